package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// noteShowCommand prints one of the consultant's notes as it was written.
func (a *app) noteShowCommand() *cobra.Command {
	var p notePlace
	c := &cobra.Command{
		Use:     "show [ENGAGEMENT] CHAPTER",
		Short:   a.say.T("note-show-short"),
		Long:    a.say.T("note-show-long"),
		Example: "  lotse note show nordhang rep-roles --lang en",
		Args:    a.args(1, 2),
	}
	p.flags(a, c.Flags())
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.onNote(c, args, p, func(j noteJob) error {
			if j.note.Words == "" && !p.every { // what a report in that language prints
				j.note.Words = j.e.Notes.Words(j.note.Chapter, j.note.Place, j.note.Lang)
			}
			if j.note.Words == "" {
				return &openError{a.say.T("note-missing", "Note", a.noteName(j.note))}
			}
			fmt.Fprintln(a.Out, strings.TrimSuffix(j.note.Words, "\n"))
			return nil
		})
	}
	return c
}
