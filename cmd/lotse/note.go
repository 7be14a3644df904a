package main

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lotse/assessment"
	"lotse/assessment/notes"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report"
)

// noteCommand groups what can be done with the consultant's own words.
func (a *app) noteCommand() *cobra.Command {
	return a.commandGroup("note", "note", a.noteListCommand(), a.noteShowCommand(), a.noteWriteCommand(), a.noteRemoveCommand())
}

// A notePlace is which of a chapter's notes a command means.
type notePlace struct {
	before, instead, after bool
	every                  bool // for all languages
}

func (p *notePlace) flags(a *app, set *pflag.FlagSet) {
	set.BoolVar(&p.before, "before", false, a.say.T("note-flag-before"))
	set.BoolVar(&p.instead, "instead", false, a.say.T("note-flag-instead"))
	set.BoolVar(&p.after, "after", false, a.say.T("note-flag-after"))
	set.BoolVar(&p.every, "every-language", false, a.say.T("note-flag-every"))
}

// at is the one place that is meant.
func (p *notePlace) at(a *app) (assessment.NotePlace, error) {
	n, at := 0, assessment.NoteAfter
	for _, place := range []struct {
		set bool
		at  assessment.NotePlace
	}{{p.before, assessment.NoteBefore}, {p.instead, assessment.NoteInstead}, {p.after, assessment.NoteAfter}} {
		if place.set {
			n, at = n+1, place.at
		}
	}
	if n > 1 {
		return "", a.usage("note-one-place")
	}
	return at, nil
}

// A noteJob is a command about one note of one engagement.
type noteJob struct {
	ctx  context.Context
	db   *store.DB
	e    *assessment.Engagement
	pack *questionnaires.Pack
	note assessment.Note // as it is
}

// onNote opens the note that [ENGAGEMENT] CHAPTER and flags name and does something with it.
func (a *app) onNote(c *cobra.Command, args []string, p notePlace, do func(noteJob) error) error {
	at, err := p.at(a)
	if err != nil {
		return err
	}
	return a.withStore(c.Context(), func(db *store.DB) error {
		e, pack, err := a.engagement(c.Context(), db, args[:len(args)-1])
		if err != nil {
			return err
		}
		n := assessment.Note{Chapter: args[len(args)-1], Place: at}
		if !p.every {
			n.Lang = a.lang
			if n.Lang == "" {
				n.Lang = e.Language
			}
		}
		if !slices.Contains(report.NoteChapters(pack), n.Chapter) {
			return report.NoteProblems(pack, e, n, a.say)
		}
		n = e.Notes.Get(n.Chapter, at, n.Lang)
		return do(noteJob{c.Context(), db, e, pack, n})
	})
}

// saveNote keeps the words of a note. Problems name the file they stand in.
func (a *app) saveNote(j noteJob, file, words string) error {
	n := j.note
	n.Words = words
	faults, err := notes.Save(j.ctx, j.db, j.pack, j.e, n, j.note.Version())
	if len(faults) > 0 {
		return faults.Problems(file, a.say)
	}
	if errors.Is(err, store.ErrConflict) {
		return &openError{a.say.T("note-conflict-file", "Note", a.noteName(j.note), "File", file)}
	}
	return err
}

// noteName is where a note stands, in words.
func (a *app) noteName(n assessment.Note) string { return notes.Name(a.say, n.Chapter, n) }
