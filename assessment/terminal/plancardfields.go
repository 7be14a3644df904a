package terminal

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
)

// verdict is the field for what she decides; to hold back asks for the reason.
func (p *planCard) verdict(d assessment.Decision) cardField {
	c := p.c
	choices := []planChoice{{"", c.say.T("plan-verdict-undecided")}, {string(assessment.Accept), c.say.T("plan-verdict-accept")}, {string(assessment.HoldBack), c.say.T("plan-verdict-hold-back")}}
	f := cardField{label: p.label("verdict"), value: labelOf(choices, string(d.Verdict))}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldChoice, string(d.Verdict), choices, func(s string) string {
			if assessment.Verdict(s) == assessment.HoldBack && d.Verdict != assessment.HoldBack {
				c.field = nil
				c.holdBack(p.id)
				return ""
			}
			return p.decide(func(d *assessment.Decision) { d.Verdict = assessment.Verdict(s) })
		})
	}
	return f
}

func labelOf(choices []planChoice, value string) string {
	for _, o := range choices {
		if o.value == value {
			return o.label
		}
	}
	return value
}

func (p *planCard) print(d assessment.Decision) cardField {
	c := p.c
	choices := []planChoice{{"", c.say.T("plan-no")}, {"yes", c.say.T("plan-yes")}}
	value := ""
	if d.Print {
		value = "yes"
	}
	return cardField{label: p.label("print"), value: labelOf(choices, value), open: func() tea.Cmd {
		return c.edit(p.label("print"), fieldChoice, value, choices, func(s string) string {
			return p.decide(func(d *assessment.Decision) { d.Print = s != "" })
		})
	}}
}

func (p *planCard) stage(d assessment.Decision, computed *assessment.Recommendation) cardField {
	c := p.c
	var choices []planChoice
	now := c.plan.Recommendation(p.id)
	f := cardField{label: p.label("stage")}
	if computed != nil {
		choices = append(choices, planChoice{"0", c.say.T("plan-stage-computed")})
		if d.Wave != 0 {
			f.computed = c.words.Stage(computed.Wave)
			f.reset = func() { p.decide(func(d *assessment.Decision) { d.Wave = 0 }) }
		}
	}
	for wave := 1; wave <= 4; wave++ {
		choices = append(choices, planChoice{strconv.Itoa(wave), c.words.Stage(wave)})
	}
	switch {
	case now != nil:
		f.value = c.words.Stage(now.Wave)
	case d.Wave != 0:
		f.value = c.words.Stage(d.Wave)
	}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldChoice, strconv.Itoa(d.Wave), choices, func(s string) string {
			wave, err := strconv.Atoi(s)
			if err != nil {
				return err.Error()
			}
			return p.decide(func(d *assessment.Decision) { d.Wave = wave })
		})
	}
	return f
}

func (p *planCard) start(d assessment.Decision) cardField {
	f := cardField{label: p.label("start"), value: d.Start}
	f.open = func() tea.Cmd {
		return p.c.edit(f.label+" ("+p.c.say.T("runner-note-date")+")", fieldLine, d.Start, nil, func(s string) string {
			day, wrong := p.c.date(s)
			if wrong != "" {
				return wrong
			}
			return p.decide(func(d *assessment.Decision) { d.Start = day })
		})
	}
	if d.Start != "" {
		f.reset = func() { p.decide(func(d *assessment.Decision) { d.Start = "" }) }
	}
	return f
}

func (p *planCard) effort(d assessment.Decision, computed *assessment.Recommendation) cardField {
	c := p.c
	f := cardField{label: p.label("effort")}
	days := d.Effort
	if computed != nil {
		if d.Effort > 0 {
			f.computed = c.say.PersonDays(computed.EffortPD)
			f.reset = func() { p.decide(func(d *assessment.Decision) { d.Effort = 0 }) }
		} else {
			days = computed.EffortPD
		}
	}
	if days > 0 {
		f.value = c.say.PersonDays(days)
	}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldLine, c.typedNumber(days), nil, func(s string) string {
			n, wrong := c.number(s)
			if wrong != "" {
				return wrong
			}
			return p.decide(func(d *assessment.Decision) { d.Effort = n })
		})
	}
	return f
}

func (p *planCard) steps(d assessment.Decision, computed *assessment.Recommendation) cardField {
	c := p.c
	f := cardField{label: p.label("steps")}
	in := func(steps map[string][]string) string {
		if list, ok := steps[c.lang]; ok {
			return strings.Join(list, "\n")
		}
		return strings.Join(steps[""], "\n")
	}
	f.value = in(d.Steps)
	given := ""
	if computed != nil {
		given = strings.Join(computed.Rule.StepsIn(c.lang), "\n")
	}
	if f.value == "" {
		f.value = given
	} else {
		f.computed = given
		f.reset = func() { p.decide(func(d *assessment.Decision) { d.Steps = withSteps(d.Steps, c.lang, nil) }) }
	}
	f.open = func() tea.Cmd {
		return c.edit(f.label+" ("+c.say.T("plan-a-line-each")+")", fieldLines, f.value, nil, func(s string) string {
			if strings.TrimSpace(s) == given {
				s = ""
			}
			return p.decide(func(d *assessment.Decision) { d.Steps = withSteps(d.Steps, c.lang, strings.Split(s, "\n")) })
		})
	}
	return f
}

func (p *planCard) status(d assessment.Decision) cardField {
	c := p.c
	choices := []planChoice{{"", "–"}}
	for _, s := range assessment.FollowUps() {
		choices = append(choices, planChoice{s, c.say.T("plan-status-" + s)})
	}
	f := cardField{label: p.label("status"), value: labelOf(choices, string(d.Status))}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldChoice, string(d.Status), choices, func(s string) string {
			return p.decide(func(d *assessment.Decision) { d.Status = assessment.FollowUp(s) })
		})
	}
	return f
}
