package html

import "lotse/report"

// summary writes the page for the managing director: where we stand, why, what first,
// what to decide.
func (p *page) summary(b report.Summary) {
	p.raw("<div class=\"summary\">\n<div class=\"opening\">\n<div>\n")
	p.rich(`p class="read"`, b.Frame)
	p.rich("p", b.Opening)
	p.raw("</div>\n")
	if b.Map != nil {
		p.small(b.Map)
	}
	p.raw("</div>\n")
	p.levels(b)
	p.raw("<div class=\"halves\">\n")
	if len(b.Findings) > 0 {
		p.raw("<div>\n")
		p.part("", 2, b.FindingsHead)
		p.list(report.List{Items: b.Findings})
		p.raw("</div>\n")
	}
	if len(b.First) > 0 {
		p.raw("<div>\n")
		p.part("", 2, b.FirstHead)
		p.raw("<ol class=\"first\">\n")
		for _, a := range b.First {
			p.raw("<li>%s <span class=\"read\">%s</span></li>\n", p.link(a.Anchor, a.Title), text(a.Facts))
		}
		p.raw("</ol>\n</div>\n")
	}
	p.raw("</div>\n")
	if len(b.Gap) > 0 || b.Dumbbell != nil {
		p.raw("<div class=\"gap\">\n")
		p.rich("p", b.Gap)
		if b.Dumbbell != nil {
			p.small(b.Dumbbell)
		}
		p.raw("</div>\n")
	}
	if len(b.Decisions)+len(b.DecisionsLink) > 0 {
		p.raw("<div class=\"band\">\n")
		p.rich("p", b.Decisions)
		p.rich("p", b.DecisionsLink)
		p.raw("</div>\n")
	}
	p.raw("</div>\n")
}

// small writes a figure without a caption.
func (p *page) small(f *report.Figure) {
	p.raw("<figure class=\"small-figure\"%s>\n", p.id(f.ID))
	p.drawing(*f, f.Caption)
	p.raw("</figure>\n")
}

// levels writes the ladder of levels with the one that is reached.
func (p *page) levels(b report.Summary) {
	if len(b.Levels) == 0 {
		return
	}
	p.el(`p class="label"`, b.LevelLabel)
	p.raw("<ol class=\"levels\">\n")
	for _, l := range b.Levels {
		state := ""
		switch {
		case l.Current:
			state = ` class="current" aria-current="true"`
		case l.Reached:
			state = ` class="reached"`
		}
		p.raw("<li%s>%s</li>\n", state, text(l.Text))
	}
	p.raw("</ol>\n")
}

// decisions writes the form that is signed: on paper, since the page sends nothing.
func (p *page) decisions(b report.Decisions) {
	p.raw("<ol class=\"decisions\">\n")
	l := b.Labels
	for _, d := range b.Items {
		p.raw("<li>\n")
		p.el(`p class="words"`, d.Text)
		p.el("p", d.Reason)
		p.rich(`p class="read"`, d.Source)
		p.raw("<ul class=\"boxes\">")
		for _, words := range []string{l.Yes, l.Change, l.No} {
			p.raw("<li><span class=\"box\" aria-hidden=\"true\"></span>%s</li>", text(words))
		}
		p.raw("</ul>\n<ul class=\"lines\">")
		for _, words := range []string{l.Owner, l.Date, l.Signature} {
			p.raw("<li>%s</li>", text(words))
		}
		p.raw("</ul>\n</li>\n")
	}
	p.raw("</ol>\n")
}

// profile writes one target group.
func (p *page) profile(b report.Profile) {
	id := report.Anchor(b.ID, p.chapterAt, p.blockAt)
	p.raw("<article class=\"profile\"%s aria-labelledby=%s>\n<div class=\"head\">\n", p.id(id), attr(id+"-head"))
	tag := p.belowTag()
	p.raw("<div><%s%s>%s</%s>\n", tag, p.id(id+"-head"), text(b.Title), tag)
	p.el(`p class="label"`, b.Label)
	p.raw("</div>\n")
	if len(b.Facts) > 0 {
		p.raw("<dl class=\"facts\">\n")
		for _, f := range b.Facts {
			p.raw("<div><dt>%s</dt><dd>%s%s</dd></div>\n", text(f.Label), meter(&f), text(f.Text))
		}
		p.raw("</dl>\n")
	}
	p.raw("</div>\n")
	p.profileFields(b)
	p.raw("</article>\n")
}

// profileFields writes the questions about a target group with their answers.
func (p *page) profileFields(b report.Profile) {
	if len(b.Fields) == 0 {
		p.el(`p class="read"`, b.Note)
		return
	}
	p.raw("<dl class=\"fields\">\n")
	for _, f := range b.Fields {
		answer := p.spans(f.Answer)
		if answer == "" {
			answer = `<span class="open">` + text(b.Open) + "</span>"
		}
		p.raw("<div><dt>%s</dt><dd>%s</dd></div>\n", text(f.Label), answer)
	}
	p.raw("</dl>\n")
}
