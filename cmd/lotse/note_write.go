package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
)

// noteWriteCommand takes the consultant's words for a chapter, from a file or an editor.
func (a *app) noteWriteCommand() *cobra.Command {
	var p notePlace
	var from string
	c := &cobra.Command{
		Use:   "write [ENGAGEMENT] CHAPTER",
		Short: a.say.T("note-write-short"),
		Long:  a.say.T("note-write-long"),
		Example: "  lotse note write nordhang rep-roles\n  lotse note write nordhang rep-roles --before --lang en --from roles.md\n" +
			"  lotse note write nordhang rep-goals --instead --from - < goals.md",
		Args: a.args(1, 2),
	}
	p.flags(a, c.Flags())
	c.Flags().StringVar(&from, "from", "", a.say.T("note-flag-from"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.onNote(c, args, p, func(j noteJob) error {
			if from == "" {
				return a.editNote(j)
			}
			data, err := a.readFile(from)
			if err != nil {
				return err
			}
			return a.takeNote(j, from, string(data))
		})
	}
	return c
}

// takeNote keeps words that stand in a file. Problems name the file.
func (a *app) takeNote(j noteJob, file, words string) error {
	if words = assessment.NoteWords(words); words == "" {
		return a.usage("note-empty")
	}
	if err := a.saveNote(j, file, words); err != nil {
		return err
	}
	fmt.Fprintln(a.Err, a.say.T("note-kept", "Note", a.noteName(j.note)))
	return nil
}

// editNote opens the note in the user's editor. What cannot be kept stays in the file.
func (a *app) editNote(j noteJob) error {
	if !a.interactive() {
		return a.usage("note-no-terminal")
	}
	f, err := os.CreateTemp("", "lotse-"+j.note.Chapter+"-*.md")
	if err != nil {
		return fmt.Errorf("edit the note: %w", err)
	}
	_, err = f.WriteString(j.note.Words)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("edit the note: %w", err)
	}
	if err := a.runEditor(j.ctx, f.Name()); err != nil {
		return fmt.Errorf("edit the note: %w", err)
	}
	data, err := os.ReadFile(f.Name())
	if err != nil {
		return fmt.Errorf("edit the note: %w", err)
	}
	if words := string(data); words == j.note.Words || strings.TrimSpace(words) == "" {
		fmt.Fprintln(a.Err, a.say.T("note-unchanged"))
	} else if err := a.takeNote(j, f.Name(), words); err != nil {
		return err // the file stays: it is all there is of the words
	}
	return os.Remove(f.Name())
}

// runEditor opens a file in $VISUAL, $EDITOR or vi.
func (a *app) runEditor(ctx context.Context, file string) error {
	words := strings.Fields(cmp.Or(a.env("VISUAL"), a.env("EDITOR"), "vi"))
	edit := exec.CommandContext(ctx, words[0], append(words[1:], file)...)
	edit.Stdin, edit.Stdout, edit.Stderr = a.In, a.Out, a.Err
	return edit.Run()
}
