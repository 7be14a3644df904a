package main

import (
	"fmt"
	"strings"

	"lotse/report"
)

// pages writes a document in the language of another program.
type pages struct {
	marks
	lang string
	b    strings.Builder
}

func newPages(m marks, lang string) *pages { return &pages{marks: m, lang: lang} }

func (p *pages) write(d *report.Document) string {
	fmt.Fprintf(&p.b, p.head, p.lang, p.escape(d.Title))
	for _, f := range []string{d.Cover.Label, d.Cover.Title, d.Cover.Subtitle, d.Cover.Client, d.Cover.Note} {
		p.paragraph(f)
	}
	for _, c := range d.Chapters {
		p.b.WriteString(p.pageBreak)
		p.heading(1, strings.TrimSpace(c.Number+" "+c.Title))
		for _, b := range c.Blocks {
			p.block(b)
		}
	}
	p.b.WriteString(p.foot)
	return p.b.String()
}

func (p *pages) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		p.heading(b.Level, b.Text)
	case report.Para:
		p.paragraph(b.Text.String())
	case report.List:
		for _, item := range b.Items {
			fmt.Fprintf(&p.b, p.item, p.escape(item.String()))
		}
	case report.Table:
		p.table(b)
	case report.Figure:
		p.figure(&b)
	case report.Contents:
		fmt.Fprintf(&p.b, p.contents, p.escape(b.Title))
	default:
		p.words(b)
	}
}

// words writes any other block as paragraphs, with the figures it holds.
func (p *pages) words(b report.Block) {
	if s, ok := b.(report.Summary); ok {
		for _, f := range []*report.Figure{s.Map, s.Dumbbell} {
			if f != nil {
				p.figure(f)
			}
		}
		s.Map, s.Dumbbell = nil, nil
		b = s
	}
	plain := (&report.Document{Chapters: []report.Chapter{{Blocks: []report.Block{b}}}}).Plain()
	for line := range strings.Lines(plain) {
		p.paragraph(strings.Trim(line, "#\n "))
	}
}

func (p *pages) heading(level int, words string) {
	fmt.Fprintf(&p.b, p.headings[level-1], p.escape(words))
}

func (p *pages) paragraph(words string) {
	if words != "" {
		fmt.Fprintf(&p.b, p.para, p.escape(words))
	}
}

func (p *pages) table(t report.Table) {
	p.paragraph(t.Number + " " + t.Caption)
	fmt.Fprintf(&p.b, p.tableHead, len(t.Columns))
	for _, c := range t.Columns {
		fmt.Fprintf(&p.b, p.headCell, p.escape(c.Head))
	}
	p.b.WriteString(p.tableBody)
	for _, r := range t.Rows {
		p.b.WriteString(p.row)
		if r.Group != "" {
			fmt.Fprintf(&p.b, p.wideCell, len(t.Columns), p.escape(r.Group))
		}
		for _, c := range r.Cells {
			fmt.Fprintf(&p.b, p.wideCell, max(c.Span, 1), p.escape(c.Text.String()))
		}
		p.b.WriteString(p.rowEnd)
	}
	p.b.WriteString(p.tableEnd)
	p.paragraph(t.Source)
}

func (p *pages) figure(f *report.Figure) {
	width := f.Width
	if width == 0 {
		width = report.ContentWidth
	}
	p.paragraph(f.Number + " " + f.Caption)
	fmt.Fprintf(&p.b, p.image, f.ID, width, p.escape(f.Alt))
	p.paragraph(f.Read.String())
	p.paragraph(f.Source)
}
