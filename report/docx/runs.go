package docx

import (
	"fmt"
	"strings"

	"lotse/report"
)

// run is words with properties; line ends become breaks.
func run(props, words string) string {
	if words == "" {
		return ""
	}
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	var b strings.Builder
	b.WriteString("<w:r>" + props)
	for i, line := range strings.Split(words, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, part := range strings.Split(line, "\u00ad") {
			if j > 0 {
				b.WriteString("<w:softHyphen/>")
			}
			if part != "" {
				b.WriteString(`<w:t xml:space="preserve">` + escape(part) + "</w:t>")
			}
		}
	}
	b.WriteString("</w:r>")
	return b.String()
}

// tab is what leads to the next tab stop.
const tab = "<w:r><w:tab/></w:r>"

// field is a field with the words that stand for it until it is updated.
func field(props, code, words string) string {
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	return fmt.Sprintf(`<w:r>%[1]s<w:fldChar w:fldCharType="begin"/></w:r><w:r>%[1]s<w:instrText xml:space="preserve"> %[2]s </w:instrText></w:r><w:r>%[1]s<w:fldChar w:fldCharType="separate"/></w:r><w:r>%[1]s<w:t>%[3]s</w:t></w:r><w:r>%[1]s<w:fldChar w:fldCharType="end"/></w:r>`,
		props, code, escape(words))
}

// runs is rich text.
func (w *writer) runs(r report.Rich) string {
	var b strings.Builder
	for _, s := range r {
		b.WriteString(w.span(s))
	}
	return b.String()
}

// span is a stretch of text with its emphasis, language and link.
func (w *writer) span(s report.Span) string {
	var props string
	if s.Anchor+s.URI != "" {
		props = `<w:rStyle w:val="Hyperlink"/>`
	}
	if s.Bold {
		props += "<w:b/><w:bCs/>"
	}
	if s.Italic {
		props += "<w:i/><w:iCs/>"
	}
	if s.Lang != "" && s.Lang != w.source.Lang {
		props += `<w:lang w:val="` + escape(spelling(s.Lang)) + `"/>`
	}
	words := run(props, s.Text)
	if s.Page {
		words = w.pageOf(props, s.Anchor)
	}
	switch {
	case words == "":
		return ""
	case s.URI != "":
		w.links = append(w.links, s.URI)
		return fmt.Sprintf(`<w:hyperlink r:id="rLink%d" w:history="1">%s</w:hyperlink>`, len(w.links), words)
	case s.Anchor != "":
		return `<w:hyperlink w:anchor="` + w.mark(s.Anchor) + `" w:history="1">` + words + "</w:hyperlink>"
	}
	return words
}

// unknown stands for a page number until the word processor has counted pages.
const unknown = "…"

// pageOf is a field for the page of an anchor.
func (w *writer) pageOf(props, anchor string) string {
	return field(props, "PAGEREF "+w.mark(anchor)+` \h`, unknown)
}

// spelling is a language as word processors name it, with the country that its spelling
// follows.
func spelling(lang string) string {
	switch lang {
	case "de":
		return "de-DE"
	case "en":
		return "en-GB"
	}
	return lang
}
