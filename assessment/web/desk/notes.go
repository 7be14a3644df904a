package desk

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/markdown"
	"lotse/assessment/notes"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
	"lotse/report"
)

// noteLimit bounds the form of a note: the longest text in signs that an address would
// write with three each, and more, so that what is too long comes back to who wrote it.
const noteLimit = 512 << 10

func (d *Desk) noteRoutes(at atRoute) {
	at("GET", "/notes", d.notes)
	at("GET", "/notes/{chapter}/{place}/{lang}", d.note)
	at("POST", "/notes/{chapter}/{place}/{lang}", d.takeNote).Takes(noteLimit)
	at("GET", "/notes/{chapter}/{place}/{lang}/remove", d.askRemoveNote)
	at("POST", "/notes/{chapter}/{place}/{lang}/remove", d.removeNote)
	d.pictureRoutes(at)
}

// A notesPage is the report's chapters with what the consultant has written for each.
type notesPage struct {
	Chapters []noteChapter
	Written  int
	Pictures int
}

// A noteChapter is a chapter and the notes in it.
type noteChapter struct {
	ID, Title string
	URL       string // where words of hers are written
	Notes     []noteLine
}

// A noteLine is a note, or one that is missing in a language that others have.
type noteLine struct {
	URL, Name, Begins, Lang string
	Tag, State              string
}

// everyLanguage stands in an address for a note without a language of its own.
const everyLanguage = "any"

// noteURL is the address of a note.
func (s *scene) noteURL(n assessment.Note) string {
	return s.url("notes/" + n.Chapter + "/" + string(n.Place) + "/" + cmp.Or(n.Lang, everyLanguage))
}

// notes lists all chapters.
func (d *Desk) notes(s *scene) error {
	read, err := s.read()
	if err != nil {
		return err
	}
	p := notesPage{Written: len(s.e.Notes.List()), Pictures: len(s.e.Pictures)}
	for _, id := range s.noteChapters() {
		c := noteChapter{ID: id, Title: s.chapterTitle(id), URL: s.noteURL(assessment.Note{Chapter: id, Place: assessment.NoteAfter, Lang: s.e.Language})}
		for _, place := range assessment.NotePlaces() {
			c.Notes = append(c.Notes, s.noteLines(id, place, read.Slips)...)
		}
		p.Chapters = append(p.Chapters, c)
	}
	return s.showNotes(http.StatusOK, "notes", s.Say.T("web-desk-notes"), "", p)
}

// noteChapters are the report's chapters, and those of an older pack that have notes.
func (s *scene) noteChapters() []string {
	ids := report.NoteChapters(s.pack)
	for _, id := range slices.Sorted(maps.Keys(s.e.Notes)) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// showNotes shows a page about notes or pictures; back is the page it hangs on.
func (s *scene) showNotes(status int, name, title, back string, data any) error {
	f := s.frame("report", title)
	f.Failed = status == http.StatusUnprocessableEntity
	f.Back = &page.Link{To: s.url("report"), Words: s.Say.T("web-desk-tab-report")}
	if back != "" {
		f.Back = &page.Link{To: s.url(back), Words: s.Say.T("web-desk-" + back)}
	}
	f.Here = s.R.URL.EscapedPath()
	return s.Show(status, "desk-"+name, f, s.view(data))
}

// chapterTitle is what a chapter is called, its id if the pack has no such chapter.
func (s *scene) chapterTitle(id string) string {
	for _, c := range s.pack.Report.Chapters {
		if c.ID == id {
			return s.in(c.Title)
		}
	}
	return id
}

// noteLines are the notes at one place of a chapter, and the languages that have none.
func (s *scene) noteLines(chapter string, place assessment.NotePlace, slips []edition.Slip) []noteLine {
	var lines []noteLine
	for _, n := range s.e.Notes.List() {
		if n.Chapter == chapter && n.Place == place {
			lines = append(lines, s.noteLine(n, slips))
		}
	}
	if !slices.Contains(report.NoteChapters(s.pack), chapter) {
		return lines // what is printed nowhere is missing nowhere
	}
	for _, lang := range s.e.Notes.Missing(chapter, place, s.pack.Languages) {
		n := assessment.Note{Chapter: chapter, Place: place, Lang: lang}
		lines = append(lines, noteLine{URL: s.noteURL(n), Name: s.noteName(n), Tag: "part", State: s.Say.T("web-desk-note-missing")})
	}
	return lines
}

// noteName is a place and a language in words.
func (s *scene) noteName(n assessment.Note) string {
	return s.Say.T("web-desk-note-name", "Place", s.Say.T("web-desk-note-"+string(n.Place)), "Lang", notes.Language(s.Say, n.Lang))
}

func (s *scene) noteLine(n assessment.Note, slips []edition.Slip) noteLine {
	line := noteLine{URL: s.noteURL(n), Name: s.noteName(n), Begins: beginning(n.Words), Lang: n.Lang, Tag: "done", State: s.Say.T("web-desk-note-written")}
	blocks, faults := report.ReadNote(s.pack, s.e, n, cmp.Or(n.Lang, s.e.Language))
	if words := markdown.Plain(blocks); words != "" {
		line.Begins = beginning(strings.ReplaceAll(words, "\n", " · "))
	}
	switch {
	case len(faults) > 0:
		line.Tag, line.State = "stop", s.Say.T("web-desk-note-faulty")
	case slices.ContainsFunc(slips, func(slip edition.Slip) bool { return slip.Note == n }):
		line.Tag, line.State = "stop", s.Say.T("web-desk-note-slips")
	}
	return line
}

// beginning is how a text begins, on one line.
func beginning(words string) string {
	const most = 80 // characters
	line := strings.Join(strings.Fields(words), " ")
	if r := []rune(line); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + " …"
	}
	return line
}

// noteHere is the note that the address names, with the words it has.
func (s *scene) noteHere() (assessment.Note, error) {
	chapter, place, lang := s.R.PathValue("chapter"), assessment.NotePlace(s.R.PathValue("place")), s.R.PathValue("lang")
	if lang == everyLanguage {
		lang = ""
	} else if !slices.Contains(s.pack.Languages, lang) {
		return assessment.Note{}, page.ErrNotFound
	}
	n := s.e.Notes.Get(chapter, place, lang)
	// A chapter that a newer pack does not have any more may still have notes to remove.
	if n.Words == "" && (!slices.Contains(report.NoteChapters(s.pack), chapter) || !slices.Contains(report.NotePlaces(chapter), place)) {
		return assessment.Note{}, page.ErrNotFound
	}
	return n, nil
}

// askRemoveNote asks before a note goes.
func (d *Desk) askRemoveNote(s *scene) error {
	n, err := s.noteHere()
	if err != nil {
		return err
	}
	if n.Words == "" {
		return page.ErrNotFound
	}
	path := "notes/" + n.Chapter + "/" + string(n.Place) + "/" + cmp.Or(n.Lang, everyLanguage)
	return s.confirm(confirmation{Title: s.Say.T("web-desk-note-remove-title"), Text: s.Say.T("web-desk-note-remove-text", "Note", notes.Name(s.Say, s.chapterTitle(n.Chapter), n)),
		Points: []string{s.Say.Quote(beginning(n.Words))}, Action: path + "/remove", Submit: s.Say.T("web-desk-note-remove"), Back: path,
		Hidden: map[string]string{"version": n.Version()}})
}

// removeNote takes a note away, if it is still what she has seen.
func (d *Desk) removeNote(s *scene) error {
	n, err := s.noteHere()
	if err != nil {
		return err
	}
	if err := notes.Remove(s.ctx(), d.db, s.e.ID, n, s.Field("version")); err != nil {
		return err
	}
	return s.done("notes", "note-removed")
}

// A noteFault leads to a note that keeps the report back.
type noteFault struct{ URL, Words string }

// noteFaults are the notes that the report cannot print, with the first fault of each.
func (s *scene) noteFaults() []noteFault {
	var list []noteFault
	for _, n := range s.e.Notes.List() {
		if _, faults := report.ReadNote(s.pack, s.e, n, n.Lang); len(faults) > 0 {
			list = append(list, noteFault{s.noteURL(n), notes.Name(s.Say, s.chapterTitle(n.Chapter), n) + ": " + s.faultAt(faults[0].Line, faults[0].Col, faults[0].Words(s.Say))})
		}
	}
	return list
}

// faultAt is what is wrong at a place of a text.
func (s *scene) faultAt(line, col int, words string) string {
	return s.Say.T("web-desk-note-at", "Line", line, "Col", col, "Words", words)
}

// notesLine says among the report's checks what she has written, and what a report in a
// language does not have of it.
func (s *scene) notesLine(lang string) (done bool, state string) {
	written, missing := len(s.e.Notes.List()), 0
	for _, id := range report.NoteChapters(s.pack) {
		for _, place := range assessment.NotePlaces() {
			missing += len(s.e.Notes.Missing(id, place, []string{lang}))
		}
	}
	if missing > 0 {
		return false, s.Say.N("web-desk-notes-missing", missing)
	}
	return true, s.Say.N("web-desk-notes-written", written)
}

// noteLanguages are those that a note may have: each of the pack's, and every one.
func noteLanguages(p *questionnaires.Pack) []string { return append(slices.Clone(p.Languages), "") }

// pictureURL is the address of a picture's page, or of something below it.
func (s *scene) pictureURL(name, below string) string {
	return s.url("pictures/" + url.PathEscape(name) + below)
}
