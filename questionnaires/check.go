package questionnaires

import (
	"cmp"
	"slices"

	"lotse/questionnaires/source"
)

// check completes a pack whose files are all read, and checks what only shows
// when they are seen together.
func (r *reader) check(p *Pack) {
	p.complete(r)
	p.buildIndex()
	r.resolveOffers(p)
	p.buildCatalogue()

	r.checkMentions(p)
	r.checkKeys(p)
	r.checkScale(p)
	r.checkSurvey(p)
	r.checkDimensions(p)
	r.checkInstruments(p)
	r.checkRules(p)
	r.compileConditions(p)
	r.checkTemplates(p)
}

// complete fills in what a pack may leave out.
func (p *Pack) complete(r *reader) {
	params := r.once["params"]
	if len(p.Scale) > 0 && params.Get("scale-min") == nil && params.Get("scale-max") == nil {
		byLevel := func(a, b Level) int { return cmp.Compare(a.Level, b.Level) }
		p.Params.ScaleMin = float64(slices.MinFunc(p.Scale, byLevel).Level)
		p.Params.ScaleMax = float64(slices.MaxFunc(p.Scale, byLevel).Level)
	}
	for _, d := range p.Dimensions {
		if r.declared[d.ID].of.Get("minimum") == nil {
			d.Minimum = p.Params.MinQuestionWeightShare
		}
	}
	for _, s := range p.Sections {
		if s.Mode != ModeSurvey {
			continue
		}
		for _, q := range s.Questions {
			if q.Groups == nil {
				q.Groups = p.groupsOf(s, q)
			}
		}
	}
}

// groupsOf returns who is asked a question that does not say so itself.
func (p *Pack) groupsOf(s *Section, q *Question) []string {
	if !q.Core && s.Groups != nil {
		return s.Groups
	}
	ids := []string{}
	for _, g := range p.Groups {
		if !q.Core || g.Core {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// resolveOffers fills choices from other parts of the pack.
func (r *reader) resolveOffers(p *Pack) {
	for _, pending := range r.offers {
		o := pending.offer
		for i := range o.options {
			if o.options[i].Label == nil {
				o.options[i].Label = p.Labels[o.options[i].ID]
			}
		}
		if msg := o.resolve(p); msg != "" {
			r.add(pending.node.Problemf("%s", msg))
		}
	}
}

// checkMentions looks up whatever is referred to.
func (r *reader) checkMentions(p *Pack) {
	for _, m := range r.mentions {
		id := m.node.Text
		var known []string
		switch m.to {
		case aSection:
			if r.sections[id] != nil {
				continue
			}
			known = sortedKeys(r.sections)
		case aMetric:
			if _, ok := p.Metric(id); ok {
				continue
			}
			known = sortedKeys(p.index.byMetric)
		case anEvidence:
			if p.isEvidence(id) {
				continue
			}
			known = p.evidenceNames()
		default:
			if r.declared[id].what == m.to {
				continue
			}
			for _, other := range sortedKeys(r.declared) {
				if r.declared[other].what == m.to {
					known = append(known, other)
				}
			}
		}
		r.add(m.node.Problemf("unknown %s %q%s", m.to, id, suggest(id, known)))
	}
}

// checkKeys notes sections and questions that documents could not tell apart.
func (r *reader) checkKeys(p *Pack) {
	sections := map[string]string{} // key → id
	for _, s := range p.Sections {
		if first, twice := sections[s.Key]; twice && s.ID != "" {
			r.add(keyPlace(r.sections[s.ID]).Problemf("section %q has the key %q already", first, s.Key))
		}
		sections[s.Key] = s.ID
		questions := map[string]string{}
		for _, q := range s.Questions {
			if first, twice := questions[q.Key]; twice && q.ID != "" {
				r.add(keyPlace(r.declared[q.ID].of).Problemf("question %q of this section has the key %q already", first, q.Key))
			}
			questions[q.Key] = q.ID
		}
	}
}

// keyPlace returns the place of an object's key or, without one, of its id.
func keyPlace(of *source.Node) *source.Node {
	if key := of.Get("key"); key != nil {
		return key
	}
	return of.Get("id")
}

// checkScale checks the names of the levels and the numbers that belong together.
func (r *reader) checkScale(p *Pack) {
	for i, l := range p.Scale {
		level := r.place(l.ID, "level")
		switch {
		case l.ID == "":
		case i > 0 && l.Level <= p.Scale[i-1].Level:
			r.add(level.Problemf("levels must ascend"))
		case float64(l.Level) < p.Params.ScaleMin || float64(l.Level) > p.Params.ScaleMax:
			r.add(level.Problemf("level %d is outside the scale from %s to %s", l.Level, figure(p.Params.ScaleMin), figure(p.Params.ScaleMax)))
		}
	}
	params := r.once["params"]
	if params == nil {
		return
	}
	r.ascending(params, "scale-min", p.Params.ScaleMin, "scale-max", p.Params.ScaleMax)
	r.ascending(params, "gap-slight", p.Params.GapSlight, "gap-notable", p.Params.GapNotable)
	r.ascending(params, "gap-notable", p.Params.GapNotable, "gap-strong", p.Params.GapStrong)
	r.ascending(params, "utilisation-sustainable", p.Params.UtilisationSustainable, "utilisation-full", p.Params.UtilisationFull)
	r.ascending(params, "utilisation-full", p.Params.UtilisationFull, "utilisation-critical", p.Params.UtilisationCritical)
}

func (r *reader) ascending(params *source.Node, low string, a float64, high string, b float64) {
	if a < b {
		return
	}
	place := params
	for _, key := range []string{low, high} {
		if n := params.Get(key); n != nil {
			place = n
		}
	}
	r.add(place.Problemf("%s (%s) must be above %s (%s)", high, figure(b), low, figure(a)))
}
