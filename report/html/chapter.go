package html

import (
	"strconv"

	"lotse/report"
)

// cover writes what the report is and for whom.
func (p *page) cover() {
	c := &p.source.Cover
	p.raw("<header class=\"cover\">\n")
	p.logo()
	p.el(`p class="label"`, c.Label)
	title, subtitle := c.Title, c.Subtitle
	if title == "" {
		title = p.source.Title
	}
	p.el("h1", title)
	p.el(`p class="subtitle"`, subtitle)
	p.el(`p class="client"`, c.Client)
	p.facts("facts", c.Facts)
	p.el(`p class="note"`, c.Note)
	p.raw("</header>\n")
}

// facts writes labelled facts that have words.
func (p *page) facts(class string, facts []report.CardFact) {
	open := false
	for _, f := range facts {
		if f.Text == "" {
			continue
		}
		if !open {
			p.raw("<dl class=%q>\n", class)
			open = true
		}
		p.raw("<div><dt>%s</dt><dd>%s</dd></div>\n", text(f.Label), text(f.Text))
	}
	if open {
		p.raw("</dl>\n")
	}
}

// navigation lists the chapters.
func (p *page) navigation() {
	if len(p.source.Chapters) < 2 {
		return
	}
	p.raw("<nav aria-label=%s>\n<ul>\n", attr(p.say.T("html-contents")))
	for _, e := range p.source.Outline() {
		if e.Chapter {
			p.raw("<li>%s</li>\n", p.link(e.Anchor, numbered(e.Number, e.Title)))
		}
	}
	p.raw("</ul>\n</nav>\n")
}

// foot says what the page is, for who scrolled that far.
func (p *page) foot() {
	p.raw("<footer>\n")
	for _, words := range []string{p.title(), p.source.DateText, p.source.Secrecy} {
		p.el("p", words)
	}
	p.raw("</footer>\n")
}

// chapter writes a chapter and its blocks.
func (p *page) chapter(i int) {
	c := &p.source.Chapters[i]
	p.chapterAt, p.heading = i, 1
	id := report.Anchor(c.ID, i, -1)
	p.raw("<section%s aria-labelledby=%s>\n", p.id(id), attr(id+"-head"))
	number := ""
	if c.Number != "" {
		number = `<span class="no">` + text(c.Number) + "</span> "
	}
	p.raw("<h2%s>%s%s</h2>\n", p.id(id+"-head"), number, text(c.Title))
	for j, b := range c.Blocks {
		p.blockAt = j
		p.block(b)
	}
	p.raw("</section>\n")
}

func (p *page) block(b report.Block) {
	switch b := b.(type) {
	case report.Heading:
		p.part(report.Anchor(b.ID, p.chapterAt, p.blockAt), b.Level, b.Text)
	case report.Para:
		p.para(b)
	case report.List:
		p.list(b)
	case report.Callout:
		p.rich(`p class="callout"`, b.Text)
	case report.Table:
		p.table(b)
	case report.Figure:
		p.figure(b)
	case report.Picture:
		p.picture(b)
	case report.Contents:
		p.contents()
	case report.Card:
		p.card(b)
	case report.Summary:
		p.summary(b)
	case report.Decisions:
		p.decisions(b)
	case report.Profile:
		p.profile(b)
	case report.Statement:
		p.statement(b)
	case report.KeyFigures:
		p.keyFigures(b)
	case report.Definitions:
		p.definitions(b)
	case report.PageBreak:
	default:
		p.fault("a %T cannot be written", b)
	}
}

// part writes the heading of a part of a chapter. No level is left out: whoever listens
// would think that something is missing.
func (p *page) part(id string, level int, words string) {
	p.heading = min(max(level, 2), 3, p.heading+1)
	p.el(p.headingTag()+p.id(id), words)
}

// headingTag is the element of a heading at the page's level: chapters are h2.
func (p *page) headingTag() string { return "h" + strconv.Itoa(p.heading+1) }

// belowTag is the element of a heading that is below the last one.
func (p *page) belowTag() string { return "h" + strconv.Itoa(min(p.heading+2, 5)) }

// contents lists chapters and, within them, their parts.
func (p *page) contents() {
	p.raw("<ul class=\"contents\">\n")
	ends := "" // what the chapter at hand still needs
	for _, e := range p.source.Outline() {
		switch {
		case e.Chapter:
			p.raw("%s<li>%s", ends, p.link(e.Anchor, numbered(e.Number, e.Title)))
			ends = "</li>\n"
			continue
		case ends == "</li>\n":
			p.raw("\n<ul>\n")
			ends = "</ul></li>\n"
		}
		p.raw("<li>%s</li>\n", p.link(e.Anchor, e.Title))
	}
	p.raw("%s</ul>\n", ends)
}

func numbered(number, title string) string {
	if number == "" {
		return title
	}
	return number + "\u2002" + title
}
