package upgrade

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// What keeps an engagement from another version of its pack.
var (
	ErrOtherPack = errors.New("not a version of the engagement's pack")
	ErrLanguage  = errors.New("the version does not speak the engagement's language")
	ErrSame      = errors.New("exactly the version that is in use")
	// ErrMeanwhile says that something else would be lost by now than what was shown.
	ErrMeanwhile = errors.New("answers came in that do not fit either")
)

// A Frozen round keeps an engagement from a version: something in it would not fit.
type Frozen struct{ Round string }

// Error names the round.
func (f *Frozen) Error() string {
	return "round " + f.Round + " is frozen, and answers in it would not fit"
}

// A Plan is what a version would change in an engagement, and what would be lost.
type Plan struct {
	Changes
	Lost []Loss // all of it; people see [Plan.Shown] of it

	e         *assessment.Engagement
	old, pack *questionnaires.Pack
}

// PlanFor compares a version of the pack with the one in use. [ErrOtherPack] and
// [ErrLanguage] say that it is none for the engagement.
func PlanFor(e *assessment.Engagement, old, pack *questionnaires.Pack) (*Plan, error) {
	switch {
	case pack.ID != old.ID:
		return nil, ErrOtherPack
	case !slices.Contains(pack.Languages, e.Language):
		return nil, ErrLanguage
	}
	_, lost, err := Fit(e, old, pack)
	if err != nil {
		return nil, err
	}
	return &Plan{Changes: Compare(old, pack), Lost: lost, e: e, old: old, pack: pack}, nil
}

// Refused says why the plan cannot be carried out: [ErrSame], a *[Frozen], or nil.
func (p *Plan) Refused() error {
	if reflect.DeepEqual(p.old.Files, p.pack.Files) {
		return ErrSame
	}
	for _, l := range p.Lost {
		if r := p.e.Round(l.Round); r != nil && r.State == assessment.RoundFrozen {
			return &Frozen{l.Round}
		}
	}
	return nil
}

// Shown is what is lost as far as it may be shown, each line once. Without names, as
// always in an anonymous engagement, it tells neither who answered nor which part of an
// answer, and nothing that can be counted.
func (p *Plan) Shown(names bool) []Loss {
	shown := []Loss{}
	for _, l := range p.Lost {
		if l.Respondent != "" && (!names || p.e.Disclosure == assessment.DisclosureAnonymous) {
			l.Respondent, l.Path = "", nil
			if l.Reason != ReasonGroup {
				l.Group = ""
			}
		}
		if !slices.ContainsFunc(shown, func(other Loss) bool { return reflect.DeepEqual(l, other) }) {
			shown = append(shown, l)
		}
	}
	return shown
}

// Seen is a sign of the version and of everything that would be lost to it. It tells two
// plans apart and nothing else: ids in an anonymous engagement are random, so that nobody can try out what
// is lost.
func (p *Plan) Seen() string {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q\n", p.pack.ID, p.pack.Version)
	for _, l := range p.Lost {
		fmt.Fprintf(h, "%q %q %q %q %q %q\n", l.Round, l.Respondent, l.Group, l.Question, l.Path, l.Reason)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// CarryOut gives the engagement the version. What is lost must be what the plan says: an
// answer that came in meanwhile may fit no better; then nothing changes, and the error is
// [ErrMeanwhile].
func (p *Plan) CarryOut(ctx context.Context, db *store.DB) error {
	if err := p.Refused(); err != nil {
		return err
	}
	return db.ChangePack(ctx, p.e.ID, p.pack, func(e *assessment.Engagement, old *questionnaires.Pack) (*assessment.Engagement, error) {
		next, lost, err := Fit(e, old, p.pack)
		if err == nil && !reflect.DeepEqual(lost, p.Lost) {
			return nil, ErrMeanwhile
		}
		return next, err
	})
}
