package desk

import (
	"cmp"
	"errors"
	"net/http"
	"strings"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/assessment/notes"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/report"
)

// A notePage is one note on its way: what is typed, how it will look, what is wrong.
type notePage struct {
	Chapter, Title string
	Place, Lang    string // as the address says them
	TextLang       string // the language of the words
	Action, Remove string // Remove is "" where there is nothing to remove
	Places, Langs  []noteChoice
	Words, Version string
	Faults         []fault
	Lines          []noteMistake // what is wrong with the words, at its place
	Theirs         string        // what somebody else has written meanwhile
	Slips          []string      // where words repeat what nobody has released
	Preview        []noteBlock
	Previewed      bool
	Inserted       bool
	Pictures       []choice
	Alt, Caption   string
	Chapters       []noteChoice // that a link can lead to
	Max            int          // KiB
}

// A noteChoice leads to a note beside this one, or is a chapter that links lead to.
type noteChoice struct {
	URL, Words, Meta string
	Current, Written bool
}

// A noteMistake is a mistake in the words with the line it stands in.
type noteMistake struct{ Words, Line string }

// NoteSigns are the signs of Markdown that are explained beside a note.
func (s *scene) NoteSigns() []string {
	return []string{"paragraph", "heading", "strong", "emphasis", "list", "number", "quote", "link", "chapter", "picture", "table", "sign"}
}

// mostMistakes bounds how many mistakes are told at once.
const mostMistakes = 12

func (f notePage) fault(field string) string { return wordsOf(f.Faults, field) }

// Fault is what is wrong with a field.
func (f notePage) Fault(field string) string { return f.fault(field) }

// notePage is the page of a note with words that may not be the stored ones.
func (d *Desk) notePage(s *scene, n assessment.Note) (notePage, error) {
	p := notePage{
		Chapter: n.Chapter, Title: s.chapterTitle(n.Chapter), Place: string(n.Place), Lang: cmp.Or(n.Lang, everyLanguage), TextLang: cmp.Or(n.Lang, s.e.Language),
		Action: s.noteURL(n), Words: n.Words, Version: s.e.Notes.Get(n.Chapter, n.Place, n.Lang).Version(), Max: markdown.MaxSize >> 10,
	}
	if p.Version != "" {
		p.Remove = "notes/" + n.Chapter + "/" + p.Place + "/" + p.Lang + "/remove"
	}
	for _, place := range report.NotePlaces(n.Chapter) {
		p.Places = append(p.Places, s.beside(n, place, n.Lang, s.Say.T("web-desk-note-"+string(place))))
	}
	for _, lang := range noteLanguages(s.pack) {
		p.Langs = append(p.Langs, s.beside(n, n.Place, lang, notes.Language(s.Say, lang)))
	}
	for _, name := range s.e.PictureNames() {
		p.Pictures = append(p.Pictures, choice{name, name, name == s.Field("picture")})
	}
	for _, id := range report.NoteChapters(s.pack) {
		p.Chapters = append(p.Chapters, noteChoice{Words: s.chapterTitle(id), Meta: id})
	}
	return p, d.slipsIn(s, n, &p)
}

// beside is the note at another place, or in another language.
func (s *scene) beside(n assessment.Note, place assessment.NotePlace, lang, words string) noteChoice {
	other := s.e.Notes.Get(n.Chapter, place, lang)
	return noteChoice{URL: s.noteURL(other), Words: words, Current: place == n.Place && lang == n.Lang, Written: other.Words != ""}
}

// slipsIn finds where the words repeat what nobody has released.
func (d *Desk) slipsIn(s *scene, n assessment.Note, p *notePage) error {
	if n.Words == "" || n.Words != s.e.Notes.Get(n.Chapter, n.Place, n.Lang).Words {
		return nil // told of what is kept alone, as the report does
	}
	read, err := s.read()
	if err != nil {
		return err
	}
	for _, slip := range read.Slips {
		if slip.Note == n {
			line, col := slip.Place()
			p.Slips = append(p.Slips, s.Say.T("web-desk-note-place", "Line", line, "Col", col))
		}
	}
	return nil
}

// note shows a note to write or change.
func (d *Desk) note(s *scene) error {
	n, err := s.noteHere()
	if err != nil {
		return err
	}
	p, err := d.notePage(s, n)
	if err != nil {
		return err
	}
	return s.showNote(http.StatusOK, p)
}

func (s *scene) showNote(status int, p notePage) error {
	return s.showNotes(status, "note", p.Title, "notes", p)
}

// takeNote keeps what was typed, or shows how it will look, or puts a picture into it.
func (d *Desk) takeNote(s *scene) error {
	n, err := s.noteHere()
	if err != nil {
		return err
	}
	in, err := s.Form()
	if err != nil {
		return err
	}
	n.Words = assessment.NoteWords(in.Get("words"))
	p, err := d.notePage(s, n)
	if err != nil {
		return err
	}
	p.Version, p.Alt, p.Caption = in.Get("version"), strings.TrimSpace(in.Get("alt")), strings.TrimSpace(in.Get("caption"))
	switch in.Get("go") {
	case "preview":
		return s.previewNote(p, n)
	case "insert":
		return s.insertPicture(p, in.Get("picture"))
	case "":
		return d.saveNote(s, p, n)
	}
	return page.ErrForm
}

// saveNote keeps the words. What cannot be kept comes back with what is wrong.
func (d *Desk) saveNote(s *scene, p notePage, n assessment.Note) error {
	if n.Words == "" {
		p.Faults = []fault{{"words", s.Say.T("web-desk-note-empty")}}
		return s.showNote(http.StatusUnprocessableEntity, p)
	}
	faults, err := notes.Save(s.ctx(), d.db, s.pack, s.e, n, p.Version)
	switch {
	case len(faults) > 0:
		return s.refuseNote(p, faults)
	case errors.Is(err, store.ErrConflict):
		return d.bothNotes(s, p, n)
	case errors.Is(err, store.ErrArchived):
		p.Faults = []fault{{"words", s.Say.T("web-desk-note-archived")}}
		return s.showNote(http.StatusUnprocessableEntity, p)
	case err != nil:
		return err
	}
	return s.done("notes", "note")
}

// bothNotes shows her words beside those that somebody else has written meanwhile. To
// save once more is to have seen them.
func (d *Desk) bothNotes(s *scene, p notePage, n assessment.Note) error {
	l, err := d.db.Outline(s.ctx(), s.e.ID)
	if err != nil {
		return err
	}
	now := l.Engagement.Notes.Get(n.Chapter, n.Place, n.Lang)
	p.Theirs, p.Version = now.Words, now.Version()
	key := "web-desk-note-conflict"
	if p.Theirs == "" {
		key = "web-desk-note-conflict-gone"
	}
	p.Faults = []fault{{"words", s.Say.T(key)}}
	return s.showNote(http.StatusUnprocessableEntity, p)
}

// refuseNote shows the words again with what is wrong with them, line by line.
func (s *scene) refuseNote(p notePage, faults markdown.Faults) error {
	for i, f := range faults {
		if i == mostMistakes {
			p.Faults = append(p.Faults, fault{"words", s.Say.N("web-desk-note-more", len(faults)-i)})
			break
		}
		words := s.faultAt(f.Line, f.Col, f.Words(s.Say))
		p.Faults = append(p.Faults, fault{"words", words})
		p.Lines = append(p.Lines, noteMistake{words, beginning(f.Source)})
	}
	return s.showNote(http.StatusUnprocessableEntity, p)
}

// previewNote shows how the words will look. Nothing is kept.
func (s *scene) previewNote(p notePage, n assessment.Note) error {
	blocks, faults := report.ReadNote(s.pack, s.e, n, p.TextLang)
	if len(faults) > 0 {
		return s.refuseNote(p, faults)
	}
	p.Previewed, p.Preview = true, s.noteBlocks(blocks)
	return s.showNote(http.StatusOK, p)
}

// insertPicture puts a picture at the end of the words, with what it shows. Nothing is
// kept.
func (s *scene) insertPicture(p notePage, name string) error {
	if s.e.Picture(name) == nil {
		p.Faults = append(p.Faults, fault{"picture", s.Say.T("web-desk-note-no-picture")})
	}
	if p.Alt == "" {
		p.Faults = append(p.Faults, fault{"alt", s.Say.T("web-desk-note-no-alt")})
	}
	if len(p.Faults) > 0 {
		return s.showNote(http.StatusUnprocessableEntity, p)
	}
	line := markdown.Picture{Name: name, Alt: p.Alt, Caption: p.Caption}.String()
	p.Words = strings.TrimLeft(strings.TrimRight(p.Words, "\n")+"\n\n"+line+"\n", "\n")
	p.Inserted, p.Alt, p.Caption = true, "", ""
	return s.showNote(http.StatusOK, p)
}
