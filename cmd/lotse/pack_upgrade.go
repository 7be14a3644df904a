package main

import (
	"context"
	"errors"
	"fmt"
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
			pack, err := a.pack(c.Context(), name)
			if err != nil {
				return err
			}
			plan, err := upgrade.PlanFor(e, old, pack)
			switch {
			case errors.Is(err, upgrade.ErrOtherPack):
				return a.usage("upgrade-other-pack", "Engagement", e.ID, "Old", e.Pack, "New", pack.ID)
			case errors.Is(err, upgrade.ErrLanguage):
				return a.usage("upgrade-language", "Language", e.Language)
			case err != nil:
				return err
			}
			u := &upgrading{app: a, e: e, old: old, pack: pack, Plan: plan}
			return u.run(c.Context(), db, yes, asJSON)
		})
	}
	return c
}

// upgrading is one run of lotse pack upgrade.
type upgrading struct {
	*app
	*upgrade.Plan
	e         *assessment.Engagement
	old, pack *questionnaires.Pack
}

func (u *upgrading) run(ctx context.Context, db *store.DB, yes, asJSON bool) (err error) {
	refused := u.Refused()
	same := errors.Is(refused, upgrade.ErrSame)
	switch {
	case asJSON:
		err = u.writeJSON(u.document())
	case !same:
		u.print()
	}
	if err != nil {
		return err
	}
	var frozen *upgrade.Frozen
	switch {
	case same:
		fmt.Fprintln(u.Err, u.say.T("upgrade-same", "Engagement", u.e.ID, "Version", u.old.Version))
		return nil
	case errors.As(refused, &frozen):
		return fmt.Errorf("%s", u.say.T("upgrade-frozen", "Round", frozen.Round))
	case !yes:
		return &openError{u.say.T("upgrade-not-yet")}
	}
	switch err := u.CarryOut(ctx, db); {
	case errors.Is(err, upgrade.ErrMeanwhile):
		return fmt.Errorf("%s", u.say.T("upgrade-meanwhile"))
	case err != nil:
		return err
	}
	fmt.Fprintln(u.Err, u.say.T("upgrade-done", "Engagement", u.e.ID, "Version", u.pack.Version))
	return nil
}

// print says what is different and what is lost.
func (u *upgrading) print() {
	say := u.say
	fmt.Fprintln(u.Out, say.T("upgrade-head", "Pack", u.pack.ID, "Old", u.old.Version, "New", u.pack.Version))
	line := func(mark string, q *questionnaires.Question, words string) {
		fmt.Fprintf(u.Out, "%s %s  %s\n", mark, q.ID, words)
	}
	for _, q := range u.Added {
		line("+", q, q.Ask.In(say.Lang()))
	}
	for _, q := range u.Removed {
		line("-", q, q.Ask.In(say.Lang()))
	}
	for _, change := range u.Changed {
		aspects := make([]string, len(change.Aspects))
		for i, aspect := range change.Aspects {
			aspects[i] = say.T("upgrade-aspect-" + string(aspect))
		}
		line("~", change.Question, strings.Join(aspects, ", "))
	}
	lost := u.Shown(true)
	if len(lost) == 0 {
		fmt.Fprintln(u.Out, say.T("upgrade-fits"))
		return
	}
	fmt.Fprintln(u.Out, say.T("upgrade-lost"))
	for _, l := range lost {
		where := strings.Join(slices.DeleteFunc([]string{l.Round, l.Respondent, l.Question, strings.Join(l.Path, " › ")}, func(s string) bool { return s == "" }), " / ")
		fmt.Fprintf(u.Out, "! %s: %s\n", where, say.T("upgrade-reason-"+string(l.Reason), "Group", l.Group))
	}
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
		Added: []string{}, Removed: []string{}, Changed: []changeLine{}, Lost: []lossLine{}}
	for _, q := range u.Added {
		doc.Added = append(doc.Added, q.ID)
	}
	for _, q := range u.Removed {
		doc.Removed = append(doc.Removed, q.ID)
	}
	for _, change := range u.Changed {
		doc.Changed = append(doc.Changed, changeLine{change.Question.ID, change.Aspects})
	}
	for _, l := range u.Shown(true) {
		doc.Lost = append(doc.Lost, lossLine{l.Round, l.Respondent, l.Group, l.Question, l.Path, string(l.Reason)})
	}
	return doc
}
