package html

import (
	"strings"

	"lotse/report"
)

// paraTags are the elements of paragraphs by their role.
var paraTags = [...]string{
	report.Body: "p", report.Key: `p class="key"`, report.Lead: `p class="lead"`,
	report.Small: `p class="small"`, report.Quote: "blockquote",
}

func (p *page) para(b report.Para) {
	if b.Style == report.Quote {
		p.raw("<blockquote%s><p>%s</p></blockquote>\n", p.id(b.ID), p.spans(b.Text))
		return
	}
	p.rich(paraTags[b.Style]+p.id(b.ID), b.Text)
}

func (p *page) list(b report.List) {
	tag := "ul"
	if b.Ordered {
		tag = "ol"
	}
	p.raw("<%s>\n", tag)
	for i, item := range b.Items {
		p.raw("<li>%s", p.spans(item))
		if i < len(b.Below) {
			for _, below := range b.Below[i] {
				p.list(below)
			}
		}
		p.raw("</li>\n")
	}
	p.raw("</%s>\n", tag)
}

func (p *page) statement(b report.Statement) {
	p.raw("<div class=\"statement\"%s>\n", p.id(b.ID))
	p.el(`p class="label"`, b.Label)
	p.rich(`p class="words"`, b.Text)
	p.el(`p class="read"`, b.Note)
	p.raw("</div>\n")
}

func (p *page) keyFigures(b report.KeyFigures) {
	if len(b.Items) == 0 {
		return
	}
	p.raw("<dl class=\"figures\">\n")
	for _, k := range b.Items {
		p.raw("<div><dt>%s</dt><dd>%s</dd></div>\n", text(k.Label), text(k.Value))
	}
	p.raw("</dl>\n")
}

func (p *page) definitions(b report.Definitions) {
	if len(b.Items) == 0 {
		return
	}
	p.raw("<dl class=\"terms\">\n")
	for _, d := range b.Items {
		p.raw("<dt>%s</dt><dd>%s</dd>\n", text(d.Term), text(d.Text))
	}
	p.raw("</dl>\n")
}

// caption is the number and the title of a table or figure.
func caption(number, title string) string {
	if number == "" {
		return text(title)
	}
	return strings.TrimSpace(`<span class="no">` + text(number) + "</span> " + text(title))
}

// meter is a small count as marks. They are a decoration, because the words behind them
// say the same.
func meter(m *report.Meter) string {
	if m == nil || m.Of <= 0 {
		return ""
	}
	full, empty := "●", "○"
	if m.Boxes {
		full, empty = "■", "□"
	}
	at := min(max(m.At, 0), m.Of)
	return `<span class="meter" aria-hidden="true">` + strings.Repeat(full, at) + strings.Repeat(empty, m.Of-at) + "</span> "
}
