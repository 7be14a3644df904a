package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/notes"
	"lotse/assessment/store"
)

// noteRemoveCommand removes one of the consultant's notes.
func (a *app) noteRemoveCommand() *cobra.Command {
	var p notePlace
	c := &cobra.Command{
		Use:     "remove [ENGAGEMENT] CHAPTER",
		Short:   a.say.T("note-remove-short"),
		Long:    a.say.T("note-remove-long"),
		Example: "  lotse note remove nordhang rep-roles --before",
		Args:    a.args(1, 2),
	}
	p.flags(a, c.Flags())
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.onNote(c, args, p, func(j noteJob) error {
			if j.note.Words == "" {
				return &openError{a.say.T("note-missing", "Note", a.noteName(j.note))}
			}
			err := notes.Remove(j.ctx, j.db, j.e.ID, j.note, j.note.Version())
			if errors.Is(err, store.ErrConflict) {
				return &openError{a.say.T("note-conflict", "Note", a.noteName(j.note))}
			}
			if err == nil {
				fmt.Fprintln(a.Err, a.say.T("note-removed", "Note", a.noteName(j.note)))
			}
			return err
		})
	}
	return c
}
