package terminal

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A planCard is a list of fields with what they hold and what is computed; one at a
// time is edited.
type planCard struct {
	c      *curator
	id     string // of the recommendation; "" for the overrides
	head   func() string
	fields func() []cardField
	at     int
}

// A cardField is a line of a card.
type cardField struct {
	label    string
	value    string // as it holds now
	computed string // where that differs; "" for none
	open     func() tea.Cmd
	reset    func() // takes back what she said; nil: nothing to take back
}

// newCard is the card of a recommendation.
func (c *curator) newCard(id string) *planCard {
	card := &planCard{c: c, id: id}
	card.head = func() string { return c.words.Title(id) }
	card.fields = card.recommendation
	return card
}

func (p *planCard) key(key string) tea.Cmd {
	fields := p.fields()
	switch key {
	case "up", "shift+tab":
		p.at = max(0, p.at-1)
	case "down", "tab":
		p.at = min(len(fields)-1, p.at+1)
	case "home":
		p.at = 0
	case "end":
		p.at = len(fields) - 1
	case "enter":
		return fields[p.at].open()
	case "delete", "backspace", "x":
		if reset := fields[p.at].reset; reset != nil {
			reset()
		}
	case "l":
		p.c.nextLanguage()
	case "esc", "q":
		p.c.card = nil
		if p.id != "" {
			p.c.save(p.c.job.Curation.SeeOne(p.c.plan.Computed, p.id))
			p.c.saved = ""
		}
	}
	return nil
}

// nextLanguage changes the language in which words are edited and shown in a card.
func (c *curator) nextLanguage() {
	langs := c.job.Pack.Languages
	c.lang = langs[(slices.Index(langs, c.lang)+1)%len(langs)]
}

func (p *planCard) lines(w, h int) []string {
	head := append(short(wrap(p.head(), w), 2, w), p.c.say.T("plan-words-in", "Language", p.c.say.T("plan-language-"+p.c.lang)))
	lines := append(styled(boldStyle, head[:len(head)-1]), faintStyle.Render(head[len(head)-1]), "")
	names := min(22, w/3)
	fields := p.fields()
	blocks := make([][]string, len(fields))
	for i, f := range fields {
		value := f.value
		if value == "" {
			value = "–"
		}
		most := 1
		if i == p.at {
			most = 4 // the marked field shows more of its words
		}
		words := short(wrap(value, w-names-3), most, w-names-3)
		if f.computed != "" {
			words = append(words, styled(faintStyle, short(wrap(p.c.say.T("plan-computed", "Value", f.computed), w-names-3), most, w-names-3))...)
		}
		for k, line := range words {
			label := strings.Repeat(" ", names)
			if k == 0 {
				label = cell(f.label, names)
			}
			line = "  " + label + " " + line
			if i == p.at && k == 0 {
				line = p.c.style.Render("› "+label) + " " + strings.TrimPrefix(line, "  "+label+" ")
			}
			blocks[i] = append(blocks[i], line)
		}
	}
	return append(lines, scrolled(blocks, p.at, h-len(lines))...)
}

func (p *planCard) hints() []hint {
	return []hint{p.c.hint("change"), p.c.hint("take-back"), p.c.hint("language"), p.c.hint("back")}
}

// recommendation are the fields of a recommendation.
func (p *planCard) recommendation() []cardField {
	c, id := p.c, p.id
	d, own := c.job.Curation.Decision(id), c.job.Curation.OwnOne(id)
	var computed *assessment.Recommendation
	if r := c.plan.Computed.Recommendation(id); r != nil {
		computed = r
	}
	fields := []cardField{p.verdict(d), p.text("reason", fieldLines, d.Reason, nil, func(d *assessment.Decision) *questionnaires.Text { return &d.Reason })}
	if d.Verdict == assessment.HoldBack {
		fields = append(fields, p.print(d))
	}
	of := func(get func(*questionnaires.Rule) questionnaires.Text) questionnaires.Text {
		if computed == nil {
			return nil
		}
		return get(computed.Rule)
	}
	fields = append(fields, p.stage(d, computed),
		p.text("owner", fieldLine, d.Owner, of(func(r *questionnaires.Rule) questionnaires.Text { return r.Owner }), func(d *assessment.Decision) *questionnaires.Text { return &d.Owner }),
		p.start(d), p.effort(d, computed),
		p.text("title", fieldLine, d.Title, of(func(r *questionnaires.Rule) questionnaires.Text { return r.Title }), func(d *assessment.Decision) *questionnaires.Text { return &d.Title }),
		p.text("why", fieldLines, d.Why, of(func(r *questionnaires.Rule) questionnaires.Text { return r.Why }), func(d *assessment.Decision) *questionnaires.Text { return &d.Why }),
		p.steps(d, computed),
		p.text("kpi", fieldLine, d.KPI, of(func(r *questionnaires.Rule) questionnaires.Text { return r.KPI }), func(d *assessment.Decision) *questionnaires.Text { return &d.KPI }),
		p.status(d),
		p.text("note", fieldLines, d.Note, nil, func(d *assessment.Decision) *questionnaires.Text { return &d.Note }))
	if own != nil {
		fields = append(fields, p.effect(*own), p.priority(*own))
	}
	return fields
}

func (p *planCard) label(key string) string { return p.c.say.T("plan-label-" + key) }

// decide is a take function: what is wrong with the change, or "".
func (p *planCard) decide(change func(*assessment.Decision)) string {
	if p.c.decide(p.id, change) {
		return ""
	}
	return p.c.wrong
}

// text is a field of words in the language at hand.
func (p *planCard) text(key string, kind fieldKind, now, computed questionnaires.Text, of func(*assessment.Decision) *questionnaires.Text) cardField {
	c := p.c
	f := cardField{label: p.label(key)}
	f.value = said(now, c.lang)
	if f.value != "" && len(computed) > 0 {
		f.computed = computed.In(c.lang)
	}
	if f.value == "" {
		f.value = computed.In(c.lang)
	}
	f.open = func() tea.Cmd {
		return c.edit(f.label, kind, f.value, nil, func(s string) string {
			if strings.TrimSpace(s) == computed.In(c.lang) {
				s = "" // the pack's own words are no change
			}
			return p.decide(func(d *assessment.Decision) { *of(d) = withWords(*of(d), c.lang, s) })
		})
	}
	if said(now, c.lang) != "" {
		f.reset = func() { p.decide(func(d *assessment.Decision) { *of(d) = withWords(*of(d), c.lang, "") }) }
	}
	return f
}

// said is what she said in a language, without a fallback on another one.
func said(t questionnaires.Text, lang string) string {
	if words, ok := t[lang]; ok {
		return words
	}
	return t[""]
}
