package html

import (
	"encoding/base64"
	"fmt"

	"lotse/report"
)

// figure writes a figure: number, title, how to read it, the drawing, its source.
func (p *page) figure(b report.Figure) {
	p.raw("<figure%s>\n", p.id(b.ID))
	if b.Number+b.Caption != "" || len(b.Read) > 0 {
		p.raw("<figcaption>%s", caption(b.Number, b.Caption))
		if len(b.Read) > 0 {
			p.raw(" <span class=\"read\">%s</span>", p.spans(b.Read))
		}
		p.raw("</figcaption>\n")
	}
	p.drawing(b, b.Caption)
	p.el(`p class="small"`, b.Source)
	p.raw("</figure>\n")
}

// drawing writes the picture. A wide one scrolls by itself where the window is narrow:
// smaller, its words could not be read.
func (p *page) drawing(b report.Figure, label string) {
	if b.Draw == nil {
		p.fault("figure %q cannot draw itself", b.ID)
		return
	}
	if b.Alt == "" {
		p.fault("figure %q has no text alternative", b.ID)
	}
	p.drawn++
	id := b.ID
	if id == "" {
		id = fmt.Sprintf("drawing-%d", p.drawn)
	}
	const wide = 100 // mm: what a phone shows in a readable size
	if b.DrawnWidth() <= wide {
		p.raw("<div class=\"plate narrow\">%s</div>\n", b.InlineSVG(id, p.measure))
		return
	}
	if label == "" {
		label = p.source.Chapters[p.chapterAt].Title
	}
	p.raw("<div class=\"plate scroll\" role=\"group\" tabindex=\"0\" aria-label=%s>%s</div>\n", attr(label), b.InlineSVG(id, p.measure))
}

// picture writes a picture of the consultant's, as part of the page.
func (p *page) picture(b report.Picture) {
	if b.Image.Format != "png" && b.Image.Format != "jpeg" {
		p.fault("a picture of the format %q cannot be shown", b.Image.Format)
		return
	}
	p.raw("<figure>\n")
	if b.Number+b.Caption != "" {
		p.raw("<figcaption>%s</figcaption>\n", caption(b.Number, b.Caption))
	}
	p.raw("<img class=\"picture\" src=\"data:image/%s;base64,%s\" width=\"%d\" height=\"%d\" alt=%s>\n</figure>\n",
		b.Image.Format, base64.StdEncoding.EncodeToString(b.Image.Data), b.Image.Width, b.Image.Height, attr(b.Alt))
}
