package html

import (
	"strings"

	"lotse/report"
)

// spans is rich text as markup.
func (p *page) spans(r report.Rich) string {
	var b strings.Builder
	for _, s := range r {
		b.WriteString(p.span(s))
	}
	return b.String()
}

// span is a stretch of text with its emphasis, language and link. A page of HTML has no
// page numbers: the title of the place stands for them.
func (p *page) span(s report.Span) string {
	words := text(s.Text)
	if s.Page {
		words = text(p.say.Quote(p.titles[s.Anchor]))
	}
	if words == "" {
		return ""
	}
	if s.Italic {
		words = "<em>" + words + "</em>"
	}
	if s.Bold {
		words = "<strong>" + words + "</strong>"
	}
	lang := ""
	if s.Lang != "" && s.Lang != p.source.Lang {
		lang = " lang=" + attr(s.Lang)
	}
	switch {
	case s.URI != "":
		return "<a href=" + attr(s.URI) + lang + ">" + words + "</a>"
	case s.Anchor != "":
		p.wanted[s.Anchor] = true
		return "<a href=" + attr("#"+s.Anchor) + lang + ">" + words + "</a>"
	case lang != "":
		return "<span" + lang + ">" + words + "</span>"
	}
	return words
}

// link is words that lead to an anchor; "" as anchor: nowhere.
func (p *page) link(anchor, words string) string {
	return p.span(report.Span{Text: words, Anchor: anchor})
}
