package main

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/theme"
)

// agendaFlags say how the agenda of a workshop is shown.
type agendaFlags struct {
	out, round, start string
	asJSON            bool
}

// agendaCommand makes the agenda of the workshop.
func (a *app) agendaCommand() *cobra.Command {
	var f agendaFlags
	c := &cobra.Command{
		Use:     "agenda [ENGAGEMENT]",
		Short:   a.say.T("agenda-short"),
		Long:    a.say.T("agenda-long"),
		Example: "  lotse agenda nordhang --start 13:00\n  lotse agenda nordhang -o agenda.pdf --lang en\n  lotse agenda nordhang --json",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVarP(&f.out, "output", "o", "", a.say.T("agenda-flag-output"))
	c.Flags().BoolVar(&f.asJSON, "json", false, a.say.T("agenda-flag-json"))
	c.Flags().StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	c.Flags().StringVar(&f.start, "start", "", a.say.T("agenda-flag-start"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			look, err := a.theme(c.Context(), db, e)
			if err != nil {
				return err
			}
			if err := a.begin(c.Context(), db, e, f.round, f.start, ""); err != nil {
				return err
			}
			return a.agenda(e, pack, look, f)
		})
	}
	return c
}

func (a *app) agenda(e *assessment.Engagement, pack *questionnaires.Pack, look *theme.Theme, f agendaFlags) error {
	if len(pack.Workshop) == 0 {
		return a.usage("agenda-no-workshop", "Pack", pack.ID)
	}
	published, plan, err := a.results(e, pack, f.round)
	if err != nil {
		return err
	}
	w, err := report.PrepareWorkshop(published, plan, report.WorkshopOptions{Lang: a.agendaLanguage(e, f), Theme: look})
	if err != nil {
		return fmt.Errorf("make the agenda: %w", err)
	}
	switch {
	case f.asJSON:
		return w.WriteJSON(a.Out)
	case f.out == "-" && isTerminal(a.Out):
		return a.usage("command-report-terminal")
	case f.out != "":
		if err := a.writePDF(f.out, w.Document(), pdf.Options{}); err != nil || f.out == "-" {
			return err
		}
		fmt.Fprintln(a.Err, a.say.T("command-report-done", "Path", f.out))
		return nil
	}
	return a.page().Outline(a.Out, a.agendaOutline(w))
}

// agendaLanguage is --lang; without it, what people read on the terminal is in the
// language of talk, and what others get is in the engagement's.
func (a *app) agendaLanguage(e *assessment.Engagement, f agendaFlags) string {
	switch {
	case a.lang != "":
		return a.lang
	case f.asJSON || f.out != "":
		return e.Language
	}
	return a.say.Lang()
}

// begin takes over when the workshop of a round begins, and keeps it for whoever asks
// next; a round that is frozen keeps what it has. Words without a day mean today, or the
// day known already where today is "". Without words nothing changes.
func (a *app) begin(ctx context.Context, db *store.DB, e *assessment.Engagement, id, words, today string) error {
	if words == "" {
		return nil
	}
	day, clock, ok := assessment.ReadBegin(words)
	if !ok {
		return a.usage("agenda-bad-start", "Value", words)
	}
	r, err := a.round(e, id)
	if err != nil {
		return err
	}
	set := func(w *assessment.Workshop) error {
		w.Day, w.Start = cmp.Or(day, today, w.Day), clock
		return nil
	}
	if r.State != assessment.RoundFrozen {
		if _, err := db.ChangeWorkshop(ctx, e.ID, r.ID, store.AnyVersion, set); err != nil {
			return err
		}
	}
	return set(&r.Workshop)
}

// page is the terminal that output goes to.
func (a *app) page() terminal.Page {
	colour := isTerminal(a.Out) && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"
	return terminal.Page{Width: width(a.Out), Colour: colour, Say: a.say}
}

// agendaOutline is the agenda as a page of text, and what does not fit in below it.
func (a *app) agendaOutline(w *report.Workshop) terminal.Outline {
	o := terminal.Outline{Title: w.Client + " · " + a.say.T("agenda-title"), Lead: w.Intro()}
	if when := w.When(); when != "" {
		o.Title += " · " + when
	}
	for _, s := range w.Slots {
		part := terminal.Part{Head: a.say.T("agenda-slot", "From", s.From, "To", s.To, "Title", s.Title), Note: a.slotNote(s)}
		for _, p := range s.Points {
			part.Items = append(part.Items, terminal.Item{Label: "·", Text: p.Statement, Below: p.Question})
		}
		if len(s.Actions) > 0 {
			part.Items = append(part.Items, terminal.Item{Label: "·", Text: a.say.T("agenda-actions", "Titles", a.say.List(s.Actions))})
		}
		o.Parts = append(o.Parts, part)
	}
	if len(w.Left) > 0 {
		part := terminal.Part{Head: a.say.T("agenda-left")}
		for _, p := range w.Left {
			part.Items = append(part.Items, terminal.Item{Label: "·", Text: p.Statement})
		}
		o.Parts = append(o.Parts, part)
	}
	return o
}

// slotNote says how long a slot takes and how much of it is left for its own work.
func (a *app) slotNote(s report.WorkshopSlot) string {
	note := a.say.N("agenda-slot-minutes", s.Minutes)
	if len(s.Points) > 0 {
		note += ", " + a.say.T("agenda-slot-work", "Work", s.Work)
	}
	return note
}

// contradictions is what does not go together, as a part of a page.
func (a *app) contradictions(published *assessment.Published, plan *assessment.Plan) (terminal.Outline, error) {
	remarks, err := report.Remarks(published, plan, a.say.Lang())
	if err != nil || len(remarks) == 0 {
		return terminal.Outline{}, err
	}
	part := terminal.Part{Head: a.say.T("agenda-contradictions")}
	for _, r := range remarks {
		part.Items = append(part.Items, terminal.Item{Label: a.say.T("agenda-level-" + r.Level), Text: r.Statement})
	}
	return terminal.Outline{Parts: []terminal.Part{part}}, nil
}
