package html

import (
	"math"
	"strconv"

	"lotse/report"
)

// card writes one recommendation.
func (p *page) card(b report.Card) {
	id := report.Anchor(b.ID, p.chapterAt, p.blockAt)
	p.raw("<article class=\"card\"%s aria-labelledby=%s>\n", p.id(id), attr(id+"-head"))
	tag := p.belowTag()
	p.raw("<%s%s><span class=\"no\">%s</span> %s</%s>\n", tag, p.id(id+"-head"), text(b.Number), text(b.Title), tag)
	p.raw("<div class=\"card-body\">\n")
	p.rich("p", b.Why)
	if len(b.Steps) > 0 {
		p.el(`p class="label"`, b.StepsLabel)
		p.raw("<ol>\n")
		for _, s := range b.Steps {
			p.el("li", s)
		}
		p.raw("</ol>\n")
	}
	if b.Effect != "" {
		p.el(`p class="label"`, b.EffectLabel)
		p.el(`p class="effect"`, b.Effect)
	}
	p.drivers(b)
	p.raw("</div>\n")
	p.facts("facts", b.Facts)
	p.raw("</article>\n")
}

// drivers writes why a recommendation fired: value, limit, and a bar for how far the
// value is beyond it.
func (p *page) drivers(b report.Card) {
	if len(b.Drivers) == 0 {
		return
	}
	p.el(`p class="label"`, b.DriversLabel)
	p.raw("<ul class=\"drivers\">\n")
	for _, d := range b.Drivers {
		p.raw("<li>%s <strong>%s</strong> <span class=\"read\">%s</span>%s</li>\n", p.link(d.Anchor, d.Label), text(d.Value), text(d.Limit), bar(d.Severity))
	}
	p.raw("</ul>\n")
}

// bar draws a share from 0 to 1; a decoration, since the words say value and limit.
func bar(share float64) string {
	width := int(math.Round(100 * min(max(share, 0), 1)))
	return `<svg class="bar" viewBox="0 0 100 12" aria-hidden="true"><rect class="all" width="100" height="12"/><rect class="on" width="` + strconv.Itoa(width) + `" height="12"/></svg>`
}
