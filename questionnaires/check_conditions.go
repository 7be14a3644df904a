package questionnaires

import "errors"

// compileConditions compiles every condition in the place it stands in.
func (r *reader) compileConditions(p *Pack) {
	above := &names{values: map[string]nameType{}, later: map[string]bool{}}
	answered := map[string]bool{}
	above.functions = map[string]function{"answered": {of: nameType{sort: sortFlag}, args: answered, noun: "a question"}}
	for id := range p.index.questions {
		above.later[id] = true
	}
	for _, s := range p.Sections {
		r.compile(s.When, above)
		for _, q := range s.Questions {
			r.compile(q.When, above)
			if of, ok := q.nameType(); ok {
				above.values[q.ID] = of
			}
			answered[q.ID] = true
			delete(above.later, q.ID)
		}
	}
	results := p.resultNames()
	for _, t := range p.Report.Texts {
		r.compileVariants(t.Variants, results)
	}
	for _, f := range p.Report.Findings {
		r.compileVariants(f.Variants, results)
	}
	for _, d := range p.Report.Decisions {
		r.compile(d.When, results)
	}
	checks := p.checkNames(results)
	for _, c := range p.Contradictions {
		r.compile(c.When, checks)
	}
}

func (r *reader) compileVariants(variants []Variant, known *names) {
	for i := range variants {
		r.compile(variants[i].When, known)
	}
}

// compile fills a condition in, or notes what is wrong at its exact place.
func (r *reader) compile(c *Condition, known *names) {
	if c == nil {
		return
	}
	compiled, err := compile(c.text, known)
	if err != nil {
		var wrong *misstep
		if errors.As(err, &wrong) {
			r.add(r.conditions[c].ProblemAfter(wrong.at, "%s", wrong.msg))
		}
		return
	}
	*c = *compiled
}

// nameType says what a question's answer is to a condition; !ok: nothing it could
// compare.
func (q *Question) nameType() (nameType, bool) {
	switch k := q.Kind.(type) {
	case *levels, *number, *rating:
		return nameType{sort: sortNumber}, true
	case *yesno:
		return nameType{sort: sortFlag}, true
	case *choice:
		return k.nameType()
	case *reference:
		return k.nameType()
	}
	return nameType{}, false
}

// nameType is a word, if all words are known.
func (o *offer) nameType() (nameType, bool) {
	ids := make([]string, len(o.options))
	for i, option := range o.options {
		ids[i] = option.ID
	}
	return nameType{sort: sortWord, words: ids}, len(ids) > 0 && !o.open
}

// Quadrants returns the fields of the map of message and organisation.
func Quadrants() []string {
	return []string{"quad-solid", "quad-message-strong", "quad-process-strong", "quad-beginning"}
}

// resultNames are the names a text of the report may ask for: metrics, the level,
// the field of the map, the answers to questions of the workshop, and derived values.
func (p *Pack) resultNames() *names {
	number, flag := nameType{sort: sortNumber}, nameType{sort: sortFlag}
	known := &names{values: map[string]nameType{
		"stage": number, "base": number, "cap": number,
		"growth": number, "budget-growth": number, // 1: as before the networks
		"quadrant": {sort: sortWord, words: Quadrants()},
	}}
	for _, m := range p.index.metrics {
		if m.Boolean {
			known.values[m.Name] = flag
		} else {
			known.values[m.Name] = number
		}
	}
	rules, dimensions, questions, options := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, rule := range p.Rules {
		rules[rule.ID] = true
	}
	for _, d := range p.Dimensions {
		dimensions[d.ID] = true
	}
	for _, s := range p.Sections {
		if s.Mode == ModeSurvey {
			continue // there, everybody has answers of their own
		}
		for _, q := range s.Questions {
			questions[q.ID] = true
			if of, ok := q.nameType(); ok {
				known.values[q.ID] = of
			}
			if k, ok := q.Kind.(*choices); ok {
				for _, option := range k.options {
					options[option.ID] = true
				}
			}
		}
	}
	p.addDerived(known)
	known.functions = map[string]function{
		"fired":    {of: flag, args: rules, noun: "a rule"},
		"band":     {of: nameType{sort: sortWord, words: Bands()}, args: dimensions, noun: "a dimension"},
		"answered": {of: flag, args: questions, noun: "a question of the workshop"},
		"chosen":   {of: flag, args: options, noun: "an option of a choice of several"},
	}
	return known
}
