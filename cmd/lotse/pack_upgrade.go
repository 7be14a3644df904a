package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/upgrade"
	"lotse/questionnaires"
)

// packUpgradeCommand takes a running engagement to another version of its pack.
// Without --yes it only says what would change.
func (a *app) packUpgradeCommand() *cobra.Command {
	var name string
	var yes, asJSON bool
	c := &cobra.Command{
		Use:     "upgrade ENGAGEMENT",
		Short:   a.say.T("upgrade-short"),
		Long:    a.say.T("upgrade-long"),
		Example: "  lotse pack upgrade nordhang\n  lotse pack upgrade nordhang --pack my-pack --yes",
		Args:    a.args(1, 1),
	}
	c.Flags().StringVar(&name, "pack", "", a.say.T("upgrade-flag-pack"))
	c.Flags().BoolVar(&yes, "yes", false, a.say.T("upgrade-flag-yes"))
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("upgrade-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, old, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			if name == "" {
				name = e.Pack
			}
			pack, err := a.pack(name)
			if err != nil {
				return err
			}
			u := &upgrading{app: a, c: c, db: db, e: e, old: old, pack: pack}
			return u.run(yes, asJSON)
		})
	}
	return c
}

// upgrading is one run of lotse pack upgrade.
type upgrading struct {
	*app
	c         *cobra.Command
	db        *store.DB
	e         *assessment.Engagement
	old, pack *questionnaires.Pack
	lost      []upgrade.Loss
}

func (u *upgrading) run(yes, asJSON bool) error {
	if u.pack.ID != u.e.Pack {
		return u.usage("upgrade-other-pack", "Engagement", u.e.ID, "Old", u.e.Pack, "New", u.pack.ID)
	}
	if !slices.Contains(u.pack.Languages, u.e.Language) {
		return u.usage("upgrade-language", "Language", u.e.Language)
	}
	same := reflect.DeepEqual(u.old.Files, u.pack.Files)
	var err error
	if _, u.lost, err = upgrade.Fit(u.e, u.old, u.pack); err != nil {
		return err
	}
	switch {
	case asJSON:
		err = u.writeJSON(u.document())
	case !same:
		u.print()
	}
	if err != nil {
		return err
	}
	if same {
		fmt.Fprintln(u.Err, u.say.T("upgrade-same", "Engagement", u.e.ID, "Version", u.old.Version))
		return nil
	}
	for _, l := range u.lost {
		if u.e.Round(l.Round).State == assessment.RoundFrozen {
			return fmt.Errorf("%s", u.say.T("upgrade-frozen", "Round", l.Round))
		}
	}
	if !yes {
		return &openError{u.say.T("upgrade-not-yet")}
	}
	return u.carryOut()
}

// carryOut changes the pack. What is lost must be what was shown: an answer that
// came in meanwhile may fit no better.
func (u *upgrading) carryOut() error {
	changed := fmt.Errorf("%s", u.say.T("upgrade-meanwhile"))
	err := u.db.ChangePack(u.c.Context(), u.e.ID, u.pack, func(e *assessment.Engagement, old *questionnaires.Pack) (*assessment.Engagement, error) {
		next, lost, err := upgrade.Fit(e, old, u.pack)
		if err == nil && !reflect.DeepEqual(lost, u.lost) {
			return nil, changed
		}
		return next, err
	})
	if err != nil {
		return err
	}
	fmt.Fprintln(u.Err, u.say.T("upgrade-done", "Engagement", u.e.ID, "Version", u.pack.Version))
	return nil
}

// print says what is different and what is lost.
func (u *upgrading) print() {
	say := u.say
	fmt.Fprintln(u.Out, say.T("upgrade-head", "Pack", u.pack.ID, "Old", u.old.Version, "New", u.pack.Version))
	changes := upgrade.Compare(u.old, u.pack)
	line := func(mark string, q *questionnaires.Question, words string) {
		fmt.Fprintf(u.Out, "%s %s  %s\n", mark, q.ID, words)
	}
	for _, q := range changes.Added {
		line("+", q, q.Ask.In(say.Lang()))
	}
	for _, q := range changes.Removed {
		line("-", q, q.Ask.In(say.Lang()))
	}
	for _, change := range changes.Changed {
		aspects := make([]string, len(change.Aspects))
		for i, aspect := range change.Aspects {
			aspects[i] = say.T("upgrade-aspect-" + string(aspect))
		}
		line("~", change.Question, strings.Join(aspects, ", "))
	}
	lines := u.losses()
	if len(lines) == 0 {
		fmt.Fprintln(u.Out, say.T("upgrade-fits"))
		return
	}
	fmt.Fprintln(u.Out, say.T("upgrade-lost"))
	for _, l := range lines {
		where := strings.Join(slices.DeleteFunc([]string{l.Round, l.Respondent, l.Question, strings.Join(l.Path, " › ")}, func(s string) bool { return s == "" }), " / ")
		fmt.Fprintf(u.Out, "! %s: %s\n", where, say.T("upgrade-reason-"+l.Reason, "Group", l.Group))
	}
}

// losses are what is lost, as far as it may be shown: in an anonymous engagement
// neither who answered nor which part of an answer, and nothing that can be counted.
func (u *upgrading) losses() []lossLine {
	lines := []lossLine{}
	for _, l := range u.lost {
		at := lossLine{l.Round, l.Respondent, l.Group, l.Question, l.Path, string(l.Reason)}
		if l.Respondent != "" && u.e.Disclosure == assessment.DisclosureAnonymous {
			at.Respondent, at.Group, at.Path = "", "", nil
			if l.Reason == upgrade.ReasonGroup {
				at.Group = l.Group
			}
		}
		if !slices.ContainsFunc(lines, func(other lossLine) bool { return reflect.DeepEqual(at, other) }) {
			lines = append(lines, at)
		}
	}
	return lines
}

// An upgrade as a JSON document.
type upgradeDocument struct {
	Version    int          `json:"version"`
	Engagement string       `json:"engagement"`
	Pack       string       `json:"pack"`
	From       string       `json:"from"`
	To         string       `json:"to"`
	Added      []string     `json:"added"`
	Removed    []string     `json:"removed"`
	Changed    []changeLine `json:"changed"`
	Lost       []lossLine   `json:"lost"`
}

type changeLine struct {
	Question string           `json:"question"`
	Aspects  []upgrade.Aspect `json:"aspects"`
}

type lossLine struct {
	Round      string   `json:"round"`
	Respondent string   `json:"respondent,omitempty"`
	Group      string   `json:"group,omitempty"`
	Question   string   `json:"question,omitempty"`
	Path       []string `json:"path,omitempty"`
	Reason     string   `json:"reason"`
}

func (u *upgrading) document() upgradeDocument {
	doc := upgradeDocument{Version: 1, Engagement: u.e.ID, Pack: u.pack.ID, From: u.old.Version, To: u.pack.Version,
		Added: []string{}, Removed: []string{}, Changed: []changeLine{}, Lost: u.losses()}
	changes := upgrade.Compare(u.old, u.pack)
	for _, q := range changes.Added {
		doc.Added = append(doc.Added, q.ID)
	}
	for _, q := range changes.Removed {
		doc.Removed = append(doc.Removed, q.ID)
	}
	for _, change := range changes.Changed {
		doc.Changed = append(doc.Changed, changeLine{change.Question.ID, change.Aspects})
	}
	return doc
}
