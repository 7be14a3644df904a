package report

import (
	"slices"

	"lotse/assessment"
	"lotse/assessment/markdown"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/report/figure"
	"lotse/templates/locale"
)

// annexChapter says how the figures came about and what is private: nothing replaces it.
const annexChapter = "rep-annex"

// NoteChapters are the chapters that may have words of the consultant, in their order.
func NoteChapters(p *questionnaires.Pack) []string {
	var ids []string
	for _, c := range allChapters() {
		if slices.ContainsFunc(p.Report.Chapters, func(named questionnaires.Chapter) bool { return named.ID == c.id }) {
			ids = append(ids, c.id)
		}
	}
	return ids
}

// What can be wrong with where a note stands, beside its words: keys of [markdown.Fault].
const (
	faultNoChapter = "no-chapter" // Given, and Near for no-chapter-near
	faultAnnex     = "annex"
)

// ReadNote reads one of the consultant's notes for a report of the engagement in a
// language, with the signs of print as they will be. With faults there are no blocks.
func ReadNote(p *questionnaires.Pack, e *assessment.Engagement, n assessment.Note, lang string) ([]markdown.Block, markdown.Faults) {
	known := markdown.Known{Pictures: e.PictureNames(), Chapters: NoteChapters(p)}
	fault := markdown.Fault{Line: 1, Col: 1, Key: faultNoChapter, Args: []any{"Given", n.Chapter}}
	switch {
	case !slices.Contains(known.Chapters, n.Chapter):
		if near := source.Nearest(n.Chapter, known.Chapters); near != "" {
			fault.Key, fault.Args = fault.Key+"-near", append(fault.Args, "Near", near)
		}
		return nil, markdown.Faults{fault}
	case !slices.Contains(NotePlaces(n.Chapter), n.Place):
		fault.Key = faultAnnex
		return nil, markdown.Faults{fault}
	}
	blocks, faults := markdown.Read(n.Words, known)
	return polished(blocks, lang), faults
}

// NotePlaces are where notes may stand in a chapter.
func NotePlaces(chapter string) []assessment.NotePlace {
	if chapter == annexChapter {
		return []assessment.NotePlace{assessment.NoteBefore, assessment.NoteAfter}
	}
	return assessment.NotePlaces()
}

// NoteProblems are the mistakes in one of the consultant's notes as those of a file, in
// words of say's language.
func NoteProblems(p *questionnaires.Pack, e *assessment.Engagement, n assessment.Note, say *locale.Printer) source.Problems {
	_, faults := ReadNote(p, e, n, n.Lang)
	return faults.Problems(noteFile(n), say)
}

// noteFile is what a note is called where problems name their file.
func noteFile(n assessment.Note) string {
	file := n.Chapter + ", " + string(n.Place)
	if n.Lang != "" {
		file += ", " + n.Lang
	}
	return file
}

// A notePlace is where in the report words of the consultant stand.
type notePlace struct {
	chapter string
	at      assessment.NotePlace
}

// noteBlocks are the consultant's words by their place.
type noteBlocks map[notePlace][]markdown.Block

// readNotes reads what the consultant wrote in the report's language.
func (w *writer) readNotes() (noteBlocks, error) {
	e, notes := &w.pub.Engagement, noteBlocks{}
	var problems source.Problems
	for chapter := range e.Notes {
		for _, at := range assessment.NotePlaces() {
			words := e.Notes.Words(chapter, at, w.say.Lang())
			if words == "" {
				continue
			}
			lang := w.say.Lang()
			if _, own := e.Notes[chapter].At(at)[lang]; !own {
				lang = ""
			}
			n := assessment.Note{Chapter: chapter, Place: at, Lang: lang, Words: words}
			blocks, faults := ReadNote(w.pack, e, n, w.say.Lang())
			problems = append(problems, faults.Problems(noteFile(n), w.say)...)
			if len(blocks) > 0 {
				notes[notePlace{chapter, at}] = blocks
			}
		}
	}
	return notes, problems.Err()
}

// noted reports whether the consultant wrote anything for a chapter.
func (a *author) noted(chapter string) bool {
	return slices.ContainsFunc(assessment.NotePlaces(), func(at assessment.NotePlace) bool {
		return len(a.notes[notePlace{chapter, at}]) > 0
	})
}

// withNotes are a chapter's blocks with the consultant's words among them. A chapter
// that has nothing to say by itself is her words alone.
func (a *author) withNotes(c chapter) []Block {
	blocks := a.note(c.id, assessment.NoteBefore)
	instead := a.note(c.id, assessment.NoteInstead)
	blocks = append(blocks, instead...)
	switch {
	case !c.present(a):
	case len(instead) > 0:
		blocks = append(blocks, a.exhibits(c.id, c.blocks(a))...)
	default:
		blocks = append(blocks, c.blocks(a)...)
	}
	return append(blocks, a.note(c.id, assessment.NoteAfter)...)
}

// exhibits are what stays of a chapter whose words are replaced: what is seen rather
// than read, with the headings it stands under. What led to the rest leads to the chapter.
func (a *author) exhibits(chapter string, blocks []Block) []Block {
	var kept, heads []Block
	for _, b := range blocks {
		switch b := b.(type) {
		case List, Callout, PageBreak:
		case Summary:
			kept = append(kept, b.drawings()...)
		case Para:
			a.moved[b.ID] = chapter
		case Heading:
			a.moved[b.ID] = chapter
			heads = slices.DeleteFunc(heads, func(h Block) bool { return h.(Heading).Level >= b.Level })
			heads = append(heads, b)
		default:
			for _, h := range heads {
				delete(a.moved, h.(Heading).ID)
			}
			kept = append(append(kept, heads...), b)
			heads = nil
		}
	}
	delete(a.moved, "")
	return kept
}

// drawings are the figures of the summary, the second under the sentence that says what
// it shows.
func (s *Summary) drawings() []Block {
	var blocks []Block
	if s.Map != nil {
		blocks = append(blocks, *s.Map)
	}
	if s.Dumbbell != nil {
		f := *s.Dumbbell
		f.Caption = s.Gap.String()
		blocks = append(blocks, f)
	}
	return blocks
}

// note are the consultant's words at a place, as blocks.
func (a *author) note(chapter string, at assessment.NotePlace) []Block {
	var blocks []Block
	for _, b := range a.notes[notePlace{chapter, at}] {
		blocks = append(blocks, a.noteBlock(b))
	}
	return blocks
}

func (a *author) noteBlock(b markdown.Block) Block {
	switch b := b.(type) {
	case markdown.Heading:
		return Heading{Level: b.Level + 1, Text: b.Text}
	case markdown.Paragraph:
		return Para{Text: a.rich(b.Text)}
	case markdown.Quote:
		return Para{Style: Quote, Text: a.rich(b.Text)}
	case markdown.List:
		return a.noteList(b)
	case markdown.Table:
		return a.noteTable(b)
	case markdown.Picture:
		return a.picture(b)
	}
	return Para{}
}

func (a *author) noteList(l markdown.List) List {
	list := List{Ordered: l.Ordered}
	for i, item := range l.Items {
		list.Items = append(list.Items, a.rich(item.Text))
		for _, below := range item.Lists {
			if list.Below == nil {
				list.Below = make([][]List, len(l.Items))
			}
			list.Below[i] = append(list.Below[i], a.noteList(below))
		}
	}
	return list
}

func (a *author) noteTable(t markdown.Table) Table {
	table := Table{}
	aligns := map[markdown.Align]figure.Align{markdown.Center: figure.Center, markdown.Right: figure.Right}
	for _, c := range t.Columns {
		table.Columns = append(table.Columns, TableColumn{Head: c.Head, Align: aligns[c.Align]})
	}
	for _, row := range t.Rows {
		var r TableRow
		for _, cell := range row {
			r.Cells = append(r.Cells, Cell{Text: a.rich(cell)})
		}
		table.Rows = append(table.Rows, r)
	}
	return table
}

// picture is a picture of the engagement; with a caption it is numbered among the figures.
func (a *author) picture(m markdown.Picture) Block {
	p := Picture{Alt: m.Alt, Caption: m.Caption}
	if m.Caption != "" {
		p.Number = a.figureNumber()
	}
	if stored := a.pub.Engagement.Picture(m.Name); stored != nil {
		p.Image, _ = figure.NewImage(stored.Data) // checked when it was taken
	}
	return p
}

// rich is the consultant's words as the report's.
func (a *author) rich(spans []markdown.Span) Rich {
	var r Rich
	for _, s := range spans {
		span := Span{Text: s.Text, Bold: s.Strong, Italic: s.Emphasis, URI: s.URL}
		if a.has(s.Chapter) { // in a variant without that chapter the words lead nowhere
			span.Anchor = s.Chapter
		}
		r = append(r, span)
	}
	return r
}
