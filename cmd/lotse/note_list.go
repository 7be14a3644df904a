package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/report"
)

// noteDocument is one note in JSON.
type noteDocument struct {
	Chapter  string               `json:"chapter"`
	Place    assessment.NotePlace `json:"place"`
	Lang     string               `json:"lang,omitempty"` // without: every language
	Words    string               `json:"words"`
	Problems []string             `json:"problems"`
}

// noteListCommand lists the consultant's own words and the chapters they may stand in.
func (a *app) noteListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "list [ENGAGEMENT]",
		Short: a.say.T("note-list-short"),
		Long:  a.say.T("note-list-long"),
		Args:  a.args(0, 1),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withEngagement(c.Context(), args, func(e *assessment.Engagement, pack *questionnaires.Pack) error {
			if asJSON {
				return a.notesJSON(e, pack)
			}
			return a.listNotes(e, pack)
		})
	}
	return c
}

func (a *app) notesJSON(e *assessment.Engagement, pack *questionnaires.Pack) error {
	list := []noteDocument{}
	for _, n := range e.Notes.List() {
		d := noteDocument{n.Chapter, n.Place, n.Lang, n.Words, []string{}}
		for _, p := range report.NoteProblems(pack, e, n, a.say) {
			d.Problems = append(d.Problems, p.Error())
		}
		list = append(list, d)
	}
	return a.writeJSON(struct {
		Version    int            `json:"version"`
		Engagement string         `json:"engagement"`
		Chapters   []string       `json:"chapters"`
		Notes      []noteDocument `json:"notes"`
	}{1, e.ID, report.NoteChapters(pack), list})
}

func (a *app) listNotes(e *assessment.Engagement, pack *questionnaires.Pack) error {
	chapters := report.NoteChapters(pack)
	notes := e.Notes.List()
	slices.SortStableFunc(notes, func(x, y assessment.Note) int {
		return slices.Index(chapters, x.Chapter) - slices.Index(chapters, y.Chapter)
	})
	faulty := 0
	for _, n := range notes {
		fmt.Fprintf(a.Out, "%s: %s\n", a.noteName(n), oneLine(n.Words))
		problems := report.NoteProblems(pack, e, n, a.say)
		a.printProblems(a.Out, problems)
		faulty += len(problems)
	}
	if len(notes) == 0 {
		fmt.Fprintln(a.Err, a.say.T("note-none"))
	}
	fmt.Fprintln(a.Err, a.say.T("note-chapters", "Chapters", a.say.List(chapters)))
	if faulty > 0 {
		return &openError{a.say.N("command-problems", faulty)}
	}
	return nil
}
