package pdf

import (
	"strconv"
	"strings"

	"lotse/report"
	"lotse/report/figure"
)

// A writer lays a document's chapters and blocks out on pages.
type writer struct {
	*document
	flow    flow
	sect    *elem // of the chapter
	running string
	heading int          // the level of the last heading, so that none is left out
	tables  int          // numbered for the ids of their head cells
	above   report.Block // the block before
	// Where in the source the writer is.
	chapterAt, blockAt int
}

// write lays out the whole document.
func (w *writer) write() {
	w.flow.newPage = w.framedPage
	if !blank(w.source.Cover.Title) {
		w.cover()
	}
	for i := range w.source.Chapters {
		w.chapterAt = i
		w.chapter(&w.source.Chapters[i])
	}
	for _, p := range w.pages {
		p.endMark()
	}
}

// chapter starts a page with the chapter's head and fills pages with its blocks.
func (w *writer) chapter(c *report.Chapter) {
	w.sect = w.root.add("Sect")
	w.heading, w.above = 1, nil
	w.running, w.within = runningTitle(c), c.Title
	w.chapterHead(c)
	var pieces []piece
	leap := false
	for i, b := range c.Blocks {
		w.blockAt = i
		var more []piece
		switch b := b.(type) {
		case report.PageBreak:
			leap = len(pieces) > 0 // no page holds a chapter's head alone
		case report.Summary:
			pieces = w.summary(b, pieces)
		default:
			more = w.block(b)
		}
		if leap && len(more) > 0 {
			more[0].leap, leap = true, false
		}
		pieces = append(pieces, more...)
		w.above = b
	}
	w.flow.fill(pieces)
}

// block lays out one block.
func (w *writer) block(b report.Block) []piece {
	switch b := b.(type) {
	case report.Heading:
		return w.headingPieces(b)
	case report.Para:
		return w.paraPieces(b)
	case report.List:
		return w.listPieces(b)
	case report.Callout:
		return w.calloutPieces(b)
	case report.Table:
		return w.tablePieces(b)
	case report.Figure:
		return w.figurePieces(b)
	case report.Picture:
		return w.picturePieces(b)
	case report.Contents:
		return w.contentsPieces()
	case report.Card:
		return w.cardPieces(b)
	case report.Decisions:
		return w.decisionPieces(b)
	case report.Profile:
		return w.profilePieces(b)
	case report.Statement:
		return w.statementPieces(b)
	case report.KeyFigures:
		return w.keyFigurePieces(b)
	case report.Definitions:
		return w.definitionPieces(b)
	}
	w.fault("block of type %T cannot be laid out", b)
	return nil
}

// framedPage adds a page with the running head and foot.
func (w *writer) framedPage() *page {
	p := w.newPage()
	right := contentRight
	p.decorate(header)
	chapter := w.shortened(w.running, styleSmall, 100)
	p.label(right, 14, chapter, figure.Right, styleSmall)
	client := w.shortened(w.source.Client, styleSmall, contentWidth-8-w.width(chapter, styleSmall))
	p.label(marginLeft, 14, client, figure.Left, styleSmall)
	p.rule(marginLeft, 16.5, contentWidth, 0.4, hair)
	p.decorate(footer)
	var foot []string
	for _, s := range []string{w.source.Title, w.source.DateText, w.source.Secrecy} {
		if s != "" {
			foot = append(foot, s)
		}
	}
	p.label(marginLeft, 285, w.shortened(strings.Join(foot, " · "), styleSmall, contentWidth-16), figure.Left, styleSmall)
	p.label(right, 285, strconv.Itoa(p.number), figure.Right, styleHead)
	p.endMark()
	return p
}

// shortened cuts words at a word's end, with an ellipsis, so that one line holds them.
func (w *writer) shortened(words string, st textStyle, width float64) string {
	words = w.oneLine(w.face(st.face), words)
	if w.width(words, st) <= width {
		return words
	}
	t := w.setWords(nil, words, setting{style: st, width: width, max: 1})
	if len(t.lines) == 0 {
		return ""
	}
	var b strings.Builder
	for _, r := range t.lines[0].Runs {
		b.WriteString(r.Text)
	}
	return strings.TrimSpace(b.String())
}

// runningTitle is a chapter's name in the running head: what stands before the colon
// of its title.
func runningTitle(c *report.Chapter) string {
	title, _, _ := strings.Cut(c.Title, ": ")
	if c.Number != "" {
		return c.Number + wideSpace + title
	}
	return title
}

// chapterTitle is a chapter's number and title in one line.
func chapterTitle(c *report.Chapter) string {
	if c.Number != "" {
		return c.Number + " " + c.Title
	}
	return c.Title
}

// The baselines of a chapter's head.
const (
	numberBase  = 29.5
	titleBase   = 38.0 // below a number
	titleAlone  = 35.0
	titleToNext = 2.5 // from the last line's box
)

// chapterHead draws a chapter's number and title at the top of a new page.
func (w *writer) chapterHead(c *report.Chapter) {
	p := w.flow.start(contentTop)
	w.anchor(blockID(c.ID, w.chapterAt, -1), p, contentTop-4)
	w.bookmark(chapterTitle(c), 0, p, contentTop-4)
	h := w.sect.add("H1")
	if w.chapterAt == 0 && blank(w.source.Cover.Title) {
		const top, height = 18.5, 8.0 // mm: between the running head and the title
		w.logo(p, top, height)
		p.endMark()
	}
	base := titleAlone
	if c.Number != "" {
		base = titleBase
		p.words(h, marginLeft, numberBase, c.Number, figure.Left, styleHead.sized(11, 14).in(teal))
	}
	title := w.titleText(h, c.Title)
	title.drawFrom(p, marginLeft, base)
	w.flow.y = base - styleTitle.baseline() + title.height()
	w.flow.below, w.flow.fresh = titleToNext, false
}

// titleText breaks a chapter's title: into lines of about equal length or, where that
// takes no more lines, after its colon.
func (w *writer) titleText(e *elem, title string) *text {
	s := w.dividing(title, setting{style: styleTitle, width: contentWidth, balanced: true})
	t := w.setWords(e, title, s)
	if len(t.lines) > 1 && strings.Contains(title, ": ") {
		at := w.setWords(e, strings.Replace(title, ": ", ":\n", 1), s)
		if len(at.lines) == len(t.lines) {
			return at
		}
	}
	return t
}
