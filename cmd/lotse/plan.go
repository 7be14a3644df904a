package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/planwords"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
)

// planFlags say how a plan is shown or changed.
type planFlags struct {
	show, changes, asJSON, seen bool
	edit, from, round           string
}

// planCommand is where the consultant curates the plan.
func (a *app) planCommand() *cobra.Command {
	var f planFlags
	c := &cobra.Command{
		Use:   "plan [ENGAGEMENT]",
		Short: a.say.T("plan-short"),
		Long:  a.say.T("plan-long"),
		Example: "  lotse plan nordhang\n  lotse plan nordhang --show\n  lotse plan nordhang --changes\n" +
			"  lotse plan nordhang --edit plan.yaml\n  lotse plan nordhang --from plan.yaml",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.BoolVar(&f.show, "show", false, a.say.T("plan-flag-show"))
	flags.BoolVar(&f.changes, "changes", false, a.say.T("plan-flag-changes"))
	flags.BoolVar(&f.seen, "seen", false, a.say.T("plan-flag-seen"))
	flags.BoolVar(&f.asJSON, "json", false, a.say.T("plan-flag-json"))
	flags.StringVar(&f.edit, "edit", "", a.say.T("plan-flag-edit"))
	flags.StringVar(&f.from, "from", "", a.say.T("plan-flag-from"))
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	c.RunE = func(c *cobra.Command, args []string) error {
		ways := 0
		for _, way := range []bool{f.show, f.changes, f.asJSON, f.edit != ""} {
			if way {
				ways++
			}
		}
		if ways > 1 {
			return a.usage("plan-one-way")
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			j := planning{app: a, ctx: c.Context(), db: db, e: e, pack: pack, flags: f}
			return j.run()
		})
	}
	return c
}

// planning is one run of lotse plan.
type planning struct {
	*app
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	flags planFlags

	pub  *assessment.Published
	plan *assessment.Plan
}

func (j *planning) run() error {
	if err := j.compute(); err != nil {
		return err
	}
	f := j.flags
	if f.from != "" {
		if err := j.take(); err != nil {
			return err
		}
	}
	if f.seen {
		if err := j.save(j.e.Plan.See(j.pub, j.plan.Computed, today())); err != nil {
			return err
		}
	}
	switch {
	case f == planFlags{round: f.round} && j.interactive() && j.env("TERM") != "dumb" && j.env("LOTSE_PLAIN") == "":
		return j.guided()
	case f.edit != "":
		return j.writeFile(f.edit, j.writePlanFile)
	case f.asJSON:
		return j.writeJSON(assessment.Document(j.pub, j.plan))
	case f.changes:
		return j.page().PlanChanges(j.Out, j.pub, j.plan)
	case f.show || f.from == "" && !f.seen:
		return j.page().Plan(j.Out, j.pub, j.plan)
	}
	return nil
}

// guided lets her curate on the whole screen. Every change is saved at once; if somebody
// else has changed the plan meanwhile, nothing more is.
func (j *planning) guided() error {
	round, err := j.round(j.e, j.flags.round)
	if err != nil {
		return err
	}
	published := assessment.Assess(j.pack, j.e, round).Publish()
	job := &terminal.Curating{Title: j.e.Client, Pack: j.pack, Curation: j.e.Plan, Today: today(), Compute: published.Curate,
		Save: j.keep}
	if err := j.page().Curate(j.ctx, j.In, j.Out, job); err != nil {
		return err
	}
	fmt.Fprintln(j.Err, j.say.T("plan-kept", "ID", j.e.ID))
	return nil
}

// compute puts the curation as it is now on what the answers say now.
func (j *planning) compute() (err error) {
	j.pub, j.plan, err = j.results(j.e, j.pack, j.flags.round)
	return err
}

// today is the day that is noted as the one she looked on.
func today() string { return time.Now().Format(time.DateOnly) }

// keep makes a curation durable, unless somebody has saved another one meanwhile.
func (j *planning) keep(c assessment.Curation) error {
	err := j.db.SaveCuration(j.ctx, j.e.ID, j.e.Plan, c)
	if errors.Is(err, store.ErrConflict) {
		return errors.New(j.say.T("plan-conflict"))
	}
	if err == nil {
		j.e.Plan = c
	}
	return err
}

// save saves a curation and computes the plan with it.
func (j *planning) save(c assessment.Curation) error {
	if err := j.keep(c); err != nil {
		return err
	}
	return j.compute()
}

// take takes back an edited file.
func (j *planning) take() error {
	data, err := j.readFile(j.flags.from)
	if err != nil {
		return err
	}
	c, err := document.DecodePlan(j.flags.from, data, j.pack, j.e.ID, j.e.Plan)
	if err != nil {
		return err
	}
	gone := unsaid(j.e.Plan, c)
	if err := j.save(c.NoteComputed(j.pub)); err != nil {
		return err
	}
	fmt.Fprintln(j.Err, j.say.T("plan-taken", "Decided", len(c.Decisions), "Own", len(c.Own)))
	if len(gone) > 0 {
		fmt.Fprintln(j.Err, "! "+j.say.T("plan-unsaid", "What", j.say.List(gone)))
	}
	for _, w := range j.plan.Warnings {
		fmt.Fprintln(j.Err, "! "+planwords.New(j.pack, j.plan, j.say).Warning(w))
	}
	return nil
}

// unsaid is what she said before and no longer says: the file is all of the plan, so an
// older one takes away what came after it.
func unsaid(before, after assessment.Curation) []string {
	var gone []string
	for _, id := range slices.Sorted(maps.Keys(before.Decisions)) {
		if _, ok := after.Decisions[id]; !ok {
			gone = append(gone, id)
		}
	}
	for _, o := range before.Own {
		if after.OwnOne(o.ID) == nil {
			gone = append(gone, o.ID)
		}
	}
	for _, part := range []struct {
		key           string
		before, after bool
	}{
		{"order", len(before.Order) > 0, len(after.Order) > 0},
		{"capacity", len(before.Capacity) > 0, len(after.Capacity) > 0},
		{"overrides.level", before.Overrides.Level != nil, after.Overrides.Level != nil},
	} {
		if part.before && !part.after {
			gone = append(gone, part.key)
		}
	}
	for _, d := range slices.Sorted(maps.Keys(before.Overrides.Dimensions)) {
		if _, ok := after.Overrides.Dimensions[d]; !ok {
			gone = append(gone, "overrides."+d)
		}
	}
	return gone
}

// writePlanFile writes the plan as a file to edit, with what is computed as comments.
func (j *planning) writePlanFile(w io.Writer) error {
	words := planwords.New(j.pack, j.plan, j.say)
	f := document.PlanFile{Engagement: j.e.ID, Curation: j.e.Plan.See(j.pub, j.plan.Computed, today()), Seen: j.say.T("plan-file-seen")}
	for i := 1; j.say.Has(fmt.Sprintf("plan-file-head-%d", i)); i++ {
		f.Head = append(f.Head, j.say.T(fmt.Sprintf("plan-file-head-%d", i)))
	}
	for _, id := range j.plan.Computed.Print {
		f.Entries = append(f.Entries, document.PlanEntry{ID: id, Comment: j.planComment(words, id)})
	}
	for _, d := range j.plan.Dormant {
		f.Entries = append(f.Entries, document.PlanEntry{ID: d.ID, Comment: []string{words.Title(d.ID), j.say.T("plan-file-dormant")}})
	}
	_, err := w.Write(f.Encode())
	return err
}

// planComment says what the method has for a recommendation.
func (j *planning) planComment(words planwords.Words, id string) []string {
	r, lang := j.plan.Computed.Recommendation(id), j.say.Lang()
	lines := []string{r.Rule.Title.In(lang), strings.Join([]string{words.Stage(r.Wave), j.say.PersonDays(r.EffortPD), r.Rule.Owner.In(lang),
		j.say.T("results-priority", "Value", j.say.Number(r.Inherited, 1))}, " · ")}
	for _, c := range j.plan.Changes {
		if c.ID == id && c.Kind != assessment.ChangeScore {
			lines = append(lines, "* "+words.Change(c))
		}
	}
	return lines
}
