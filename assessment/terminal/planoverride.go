package terminal

import (
	"maps"
	"math"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
)

// overridesCard lists the level and the areas, to set them against the method.
func (c *curator) overridesCard() *planCard {
	card := &planCard{c: c, head: func() string { return c.say.T("plan-overrides-head") }}
	card.fields = func() []cardField {
		computed := c.pub.Computed()
		fields := []cardField{card.override("", assessment.Number{Value: float64(computed.Overall.Level), Known: computed.Overall.Level > 0})}
		for _, d := range computed.Dimensions {
			fields = append(fields, card.override(d.ID, d.Score))
		}
		return fields
	}
	return card
}

// override is the level ("") or an area: first the value is asked, then the reason.
func (p *planCard) override(id string, computed assessment.Number) cardField {
	c, decimals := p.c, 1
	if id == "" {
		decimals = 0
	}
	words := c.say.T("plan-none")
	if computed.Known {
		words = c.say.Number(computed.Value, decimals)
	}
	f := cardField{label: c.words.Dimension(id), value: words}
	set, there := c.overrideOf(id)
	if there {
		f.computed = words
		f.value = c.say.Number(set.Value, decimals) + " – " + set.Reason.In(c.lang)
		f.reset = func() { c.save(c.withoutOverride(id)) }
	}
	f.open = func() tea.Cmd {
		if !computed.Known {
			c.wrong = c.say.T("plan-override-none")
			return nil
		}
		start := set.Value
		if !there {
			start = math.Round(computed.Value*10) / 10
		}
		return c.edit(f.label, fieldLine, c.typedNumber(start), nil, func(s string) string {
			n, wrong := c.number(s)
			if wrong != "" {
				return wrong
			}
			next := assessment.Override{Value: n, Reason: set.Reason, Computed: &computed.Value}
			for _, fault := range next.Faults(id == "", c.job.Pack.Params) {
				if fault.Key != assessment.FaultPlanReason {
					return c.words.Fault(fault)
				}
			}
			c.askWhy(id, f.label, next)
			return ""
		})
	}
	return f
}

// askWhy asks for the reason of an override, and keeps both.
func (c *curator) askWhy(id, of string, next assessment.Override) {
	before := next.Reason
	c.edit(c.say.T("plan-ask-override", "Of", of), fieldLines, before.In(c.lang), nil, func(reason string) string {
		next.Reason = withWords(before, c.lang, reason)
		if faults := next.Faults(id == "", c.job.Pack.Params); len(faults) > 0 {
			return c.words.Fault(faults[0])
		}
		if !c.save(c.withOverride(id, next)) {
			return c.wrong
		}
		return ""
	})
}

func (c *curator) overrideOf(id string) (assessment.Override, bool) {
	if id != "" {
		o, ok := c.job.Curation.Overrides.Dimensions[id]
		return o, ok
	}
	if level := c.job.Curation.Overrides.Level; level != nil {
		return *level, true
	}
	return assessment.Override{}, false
}

func (c *curator) withOverride(id string, o assessment.Override) assessment.Curation {
	next := c.job.Curation
	if id == "" {
		next.Overrides.Level = &o
		return next
	}
	next.Overrides.Dimensions = maps.Clone(next.Overrides.Dimensions)
	if next.Overrides.Dimensions == nil {
		next.Overrides.Dimensions = map[string]assessment.Override{}
	}
	next.Overrides.Dimensions[id] = o
	return next
}

func (c *curator) withoutOverride(id string) assessment.Curation {
	next := c.job.Curation
	if id == "" {
		next.Overrides.Level = nil
		return next
	}
	next.Overrides.Dimensions = maps.Clone(next.Overrides.Dimensions)
	delete(next.Overrides.Dimensions, id)
	return next
}
