package pdf

import (
	"fmt"
	"strings"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/typeset"
)

// An entry is a line of the table of contents.
type entry struct {
	number, title, anchor string
	chapter               bool
}

// blockID is the anchor of a chapter (block -1) or block; those without an id of their
// own get one, for the contents lead to them as well.
func blockID(id string, chapter, block int) string {
	if id != "" {
		return id
	}
	return fmt.Sprintf("\x00%d.%d", chapter, block)
}

// given says whether an id was given by blockID.
func given(id string) bool { return strings.HasPrefix(id, "\x00") }

// entries lists the chapters and their headings, but for the chapter that holds the list.
func (w *writer) entries() []entry {
	var all []entry
	for i, c := range w.source.Chapters {
		if i == w.chapterAt {
			continue
		}
		all = append(all, entry{c.Number, c.Title, blockID(c.ID, i, -1), true})
		for j, b := range c.Blocks {
			if h, ok := b.(report.Heading); ok && h.Level <= 2 && !blank(h.Text) {
				all = append(all, entry{"", h.Text, blockID(h.ID, i, j), false})
			}
		}
	}
	return all
}

// blank says whether words print nothing.
func blank(words string) bool {
	return strings.Trim(typeset.Clean(words), " \n\u00ad\u200b") == ""
}

// contentsPieces lays out the table of contents, on as many pages as it takes. Page
// numbers are filled in when all pages are known.
func (w *writer) contentsPieces() []piece {
	const titleAt, numberRoom = marginLeft + 10, 14
	const right = marginLeft + wideMeasure // near enough for the eye to find the number
	toc := w.sect.add("TOC")
	all := w.entries()
	pieces := make([]piece, 0, len(all))
	for i, e := range all {
		style, above := styleBody.sized(9.5, 13), 0.8
		if e.chapter {
			style, above = styleHead.sized(10.5, 14), 2.6
		}
		link := toc.add("TOCI").add("Reference").add("Link")
		t := w.setWords(link, e.title, setting{style: style, width: right - titleAt - numberRoom})
		pieces = append(pieces, piece{
			height: t.height(), above: above,
			keep: holdsNext(all, i),
			draw: func(p *page, y float64) {
				base := y + style.baseline()
				p.words(link, marginLeft, base, e.number, figure.Left, style.in(teal))
				t.draw(p, titleAt, y)
				last := base + t.height() - style.leadMM()
				p.pageNumber(pageRef{anchor: e.anchor, x: right, y: last, align: figure.Right, style: style})
				p.link(link, linkTo(e.anchor, e.title, marginLeft, y, wideMeasure, t.height()))
			},
		})
	}
	if len(pieces) > 0 {
		pieces[0].above = 6
	}
	return pieces
}

// holdsNext says whether no page ends after entry i: a chapter stays with its first
// heading, and its last heading with the one before.
func holdsNext(all []entry, i int) bool {
	if i+1 >= len(all) || all[i+1].chapter {
		return false
	}
	return all[i].chapter || i+2 == len(all) || all[i+2].chapter
}

// linkTo is a link within the document.
func linkTo(anchor, words string, x, y, w, h float64) link {
	return link{x: x, y: y, w: w, h: h, anchor: anchor, words: words}
}
