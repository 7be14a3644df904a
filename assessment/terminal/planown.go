package terminal

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/questionnaires"
)

// newOwn asks for what a recommendation of her own needs, one after the other, and
// opens its card.
func (c *curator) newOwn() tea.Cmd {
	own := assessment.OwnRecommendation{}
	return c.edit(c.say.T("plan-own-title"), fieldLine, "", nil, func(title string) string {
		if strings.TrimSpace(title) == "" {
			return c.words.Fault(questionnaires.Fault{Key: assessment.FaultPlanNeeds, Args: map[string]any{"Field": "title"}})
		}
		own.ID, own.Title = c.ownID(title), withWords(nil, c.lang, title)
		if faults := own.Decision.Faults(); len(faults) > 0 {
			return c.words.Fault(faults[0])
		}
		c.edit(c.say.T("plan-label-effort"), fieldLine, "1", nil, func(days string) string {
			n, wrong := c.number(days)
			if own.Effort = n; wrong != "" {
				return wrong
			}
			if n == 0 {
				return c.words.Fault(questionnaires.Fault{Key: assessment.FaultPlanNeeds, Args: map[string]any{"Field": "effort"}})
			}
			c.edit(c.say.T("plan-label-stage"), fieldChoice, "1", c.stages(), func(wave string) string {
				own.Wave = int(wave[0] - '0')
				if faults := own.Faults(c.job.Pack); len(faults) > 0 {
					return c.words.Fault(faults[0])
				}
				if !c.save(c.job.Curation.SetOwn(own)) {
					return c.wrong
				}
				c.card = c.newCard(own.ID)
				return ""
			})
			return ""
		})
		return ""
	})
}

func (c *curator) stages() []planChoice {
	var list []planChoice
	for wave := 1; wave <= 4; wave++ {
		list = append(list, planChoice{strconv.Itoa(wave), c.words.Stage(wave)})
	}
	return list
}

// ownID makes an id of a title: own-check-the-press-list.
func (c *curator) ownID(title string) string {
	const most = 40
	replace := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")
	words := strings.FieldsFunc(replace.Replace(strings.ToLower(title)), func(r rune) bool {
		return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	id := strings.Join(append([]string{"own"}, words...), "-")
	id = strings.TrimRight(id[:min(len(id), most)], "-")
	for n, base := 2, id; c.job.Pack.Rule(id) != nil || c.job.Curation.OwnOne(id) != nil; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// effect is what an own recommendation brings.
func (p *planCard) effect(own assessment.OwnRecommendation) cardField {
	c := p.c
	f := cardField{label: p.label("effect"), value: said(own.Effect, c.lang)}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldLines, f.value, nil, func(s string) string {
			own.Effect = withWords(own.Effect, c.lang, s)
			return c.saveOwn(own)
		})
	}
	return f
}

// priority is where an own recommendation stands among the others of its stage.
func (p *planCard) priority(own assessment.OwnRecommendation) cardField {
	c := p.c
	f := cardField{label: p.label("priority")}
	if own.Priority > 0 {
		f.value = c.say.Number(own.Priority, 1)
		f.reset = func() {
			own.Priority = 0
			c.saveOwn(own)
		}
	}
	f.open = func() tea.Cmd {
		return c.edit(f.label, fieldLine, c.typedNumber(own.Priority), nil, func(s string) string {
			n, wrong := c.number(s)
			if own.Priority = n; wrong != "" {
				return wrong
			}
			return c.saveOwn(own)
		})
	}
	return f
}

func (c *curator) saveOwn(own assessment.OwnRecommendation) string {
	if faults := own.Faults(c.job.Pack); len(faults) > 0 {
		return c.words.Fault(faults[0])
	}
	if !c.save(c.job.Curation.SetOwn(own)) {
		return c.wrong
	}
	return ""
}

// editCapacity asks for the person-days of the three stages; without any the pack's
// hold again.
func (c *curator) editCapacity() tea.Cmd {
	var now []string
	for _, days := range c.plan.Capacity {
		now = append(now, c.typedNumber(days))
	}
	var computed []string
	for _, days := range c.plan.Computed.Capacity {
		computed = append(computed, c.days(days))
	}
	head := c.say.T("plan-ask-capacity", "Computed", strings.Join(computed, " / "))
	return c.edit(head, fieldLine, strings.Join(now, " "), nil, func(s string) string {
		next := c.job.Curation
		next.Capacity = nil
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == ';' }) {
			n, wrong := c.number(word)
			if wrong != "" {
				return wrong
			}
			next.Capacity = append(next.Capacity, n)
		}
		if slices.Equal(next.Capacity, c.plan.Computed.Capacity) {
			next.Capacity = nil
		}
		for _, f := range next.Faults(c.job.Pack) {
			if f.Key == assessment.FaultPlanCapacity {
				return c.words.Fault(f)
			}
		}
		if !c.save(next) {
			return c.wrong
		}
		return ""
	})
}

// number reads a number with a decimal comma or point; nothing is 0.
func (c *curator) number(s string) (n float64, wrong string) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, ""
	}
	n, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return 0, c.say.T(questionnaires.FaultNumber, "Given", s)
	}
	return n, ""
}

// typedNumber is a number as a person would type it.
func (c *curator) typedNumber(n float64) string {
	if n == 0 {
		return ""
	}
	s := strconv.FormatFloat(n, 'f', -1, 64)
	if c.say.Lang() == "de" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}

// date reads a day as it is written in Germany or by computers; nothing is no day.
func (c *curator) date(s string) (day, wrong string) {
	if s = strings.TrimSpace(s); s == "" {
		return "", ""
	}
	if day, ok := questionnaires.ReadDay(s); ok {
		return string(day), ""
	}
	return "", c.say.T(questionnaires.FaultDate, "Given", s)
}

// withSteps are steps with others in one language; without any the language has none.
func withSteps(steps map[string][]string, lang string, list []string) map[string][]string {
	own := maps.Clone(steps)
	if own == nil {
		own = map[string][]string{}
	}
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(list) == 0 {
		delete(own, lang)
	} else {
		own[lang] = list
	}
	if len(own) == 0 {
		return nil
	}
	return own
}
