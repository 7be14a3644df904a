package docx

import (
	"fmt"
	"strconv"

	"lotse/report"
	"lotse/report/raster"
)

// cover writes the first page.
func (w *writer) cover() {
	c := &w.source.Cover
	if c.Title == "" { // its chapters are handed out one by one
		return
	}
	w.logo()
	w.words("CoverLabel", c.Label)
	w.words("Title", c.Title)
	w.words("Subtitle", c.Subtitle)
	w.words("CoverClient", c.Client)
	w.factTable(c.Facts)
	w.words("Source", c.Note)
}

// logo shows the theme's logo; a drawing becomes a picture, on white as the page is.
func (w *writer) logo() {
	t := w.source.Theme
	if t == nil || t.Logo == nil {
		return
	}
	l := t.Logo
	if l.Image != nil {
		w.para("Logo", "", w.shown(image{l.Image.Format, l.Image.Data}, l.Width, l.Height, t.Name, t.Name))
		return
	}
	data, err := raster.PNG(l.Width, l.Height, resolution, w.faces, l.Drawing.Draw)
	if err != nil {
		w.fault("the logo: %w", err)
		return
	}
	w.para("Logo", "", w.shown(image{"png", data}, l.Width+2*raster.Bleed, l.Height+2*raster.Bleed, t.Name, t.Name))
}

// chapter writes a chapter's heading and its blocks.
func (w *writer) chapter(i int) {
	c := &w.source.Chapters[i]
	w.chapterAt, w.heading, w.leap = i, 1, false
	style, props, title := "Heading1", "", c.Title
	switch {
	case listsContents(c):
		style = "TOCHeading"
	case c.Number == strconv.Itoa(w.chapters+1):
		w.chapters++
		title = "\u2002" + title
	default: // no number, or one that counting would not give
		props = `<w:numPr><w:numId w:val="0"/></w:numPr>`
		if c.Number != "" {
			title = c.Number + "\u2002" + title
		}
	}
	w.para(style, props, w.bookmarked(report.Anchor(c.ID, i, -1), run("", title)))
	for j, b := range c.Blocks {
		w.blockAt = j
		w.block(b)
	}
}

func listsContents(c *report.Chapter) bool {
	for _, b := range c.Blocks {
		if _, ok := b.(report.Contents); ok {
			return true
		}
	}
	return false
}

func (w *writer) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		w.part(report.Anchor(b.ID, w.chapterAt, w.blockAt), b.Level, b.Text)
	case report.Para:
		w.paragraph(b)
	case report.List:
		w.list(b, 0)
	case report.Callout:
		w.rich("Callout", b.Text)
	case report.Table:
		w.tableBlock(b)
	case report.Figure:
		w.figure(b)
	case report.Picture:
		w.pictureBlock(b)
	case report.Contents:
		w.contents()
	case report.Card:
		w.card(b)
	case report.Summary:
		w.summary(b)
	case report.Decisions:
		w.decisions(b)
	case report.Profile:
		w.profile(b)
	case report.Statement:
		w.statement(b)
	case report.KeyFigures:
		w.keyFigures(b)
	case report.Definitions:
		for _, d := range b.Items {
			w.para("Term", "", run(`<w:rStyle w:val="Strong"/>`, d.Term)+tab+run("", d.Text))
		}
	case report.PageBreak:
		w.leap = true
	default:
		w.fault("a %T cannot be written", b)
	}
}

// part writes the heading of a part of a chapter; no level is left out.
func (w *writer) part(id string, level int, words string) {
	if words == "" {
		return
	}
	w.heading = min(max(level, 2), 3, w.heading+1)
	w.para("Heading"+strconv.Itoa(w.heading), "", w.bookmarked(id, run("", words)))
}

// paraStyles are the styles of paragraphs by their role.
var paraStyles = [...]string{report.Body: "", report.Key: "KeySentence", report.Lead: "Lead", report.Small: "Source", report.Quote: "Quote"}

func (w *writer) paragraph(b report.Para) {
	if len(b.Text) > 0 {
		w.para(paraStyles[b.Style], "", w.bookmarked(b.ID, w.runs(b.Text)))
	}
}

// list writes a list, level deep within others; a numbered one begins at one.
func (w *writer) list(b report.List, level int) {
	id := bulletList
	style := "ListBullet"
	if b.Ordered {
		id, style = firstList+w.lists, "ListNumber"
		w.lists++
	}
	level = min(level, deepest-1)
	props := fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, id)
	for i, item := range b.Items {
		if len(item) > 0 {
			w.para(style, props, w.runs(item))
		}
		if i < len(b.Below) {
			for _, below := range b.Below[i] {
				w.list(below, level+1)
			}
		}
	}
}

// contents writes the table of contents as a field that holds its entries already.
func (w *writer) contents() {
	entries := w.source.Outline()
	for i, e := range entries {
		style, line := "TOC2", run("", e.Title)
		if e.Chapter {
			style, line = "TOC1", run("", e.Number)+tab+run("", e.Title)
		}
		line = `<w:hyperlink w:anchor="` + w.mark(e.Anchor) + `" w:history="1">` + line + tab + w.pageOf("", e.Anchor) + "</w:hyperlink>"
		if i == 0 {
			line = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + line
		}
		if i == len(entries)-1 {
			line += `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
		}
		w.para(style, "", line)
	}
}
