package document

import (
	"slices"

	"lotse/assessment"
	"lotse/questionnaires/source"
)

func (d *decoder) rounds(n *source.Node, e *assessment.Engagement) {
	lines := map[string]int{}
	for _, item := range d.list(n, "rounds") {
		if !d.known(item, "id", "date", "state", "invited", "facts", "respondents", "workshop") {
			continue
		}
		r := assessment.Round{ID: d.id(item), Date: d.date(item.Get("date")), Facts: assessment.Facts{}}
		d.unique(item, r.ID, "round", lines)
		r.State = word(d, item.Get("state"), assessment.ParseRoundState, assessment.RoundStates)
		d.invited(item.Get("invited"), &r)
		d.facts(item.Get("facts"), r.Facts)
		d.respondents(item.Get("respondents"), &r)
		d.references(&r)
		r.Workshop = d.minutes(item.Get("workshop"))
		e.Rounds = append(e.Rounds, r)
	}
}

// list returns the items of a list; anything else is a problem.
func (d *decoder) list(n *source.Node, what string) []*source.Node {
	if !given(n) {
		return nil
	}
	if n.Kind != source.List {
		d.add(n.Problemf("%s must be a list, not %s", what, n.Kind))
	}
	return n.Items
}

// unique reports an id that is there twice.
func (d *decoder) unique(n *source.Node, id, what string, lines map[string]int) {
	at := n.Get("id")
	if id == "" || at == nil {
		return
	}
	if line, twice := lines[id]; twice {
		d.add(at.Problemf("%s %s is here twice; the first is in line %d", what, id, line))
		return
	}
	lines[id] = at.Line
}

func (d *decoder) invited(n *source.Node, r *assessment.Round) {
	if !given(n) || !d.known(n, d.groups()...) {
		return
	}
	for _, p := range n.Pairs {
		if k, ok := d.whole(p.Value, "invited "+p.Key); ok {
			if r.Invited == nil {
				r.Invited = map[string]int{}
			}
			r.Invited[p.Key] = k
		}
	}
}

func (d *decoder) respondents(n *source.Node, r *assessment.Round) {
	lines := map[string]int{}
	for _, item := range d.list(n, "respondents") {
		if item.Kind != source.Map {
			d.add(item.Problemf("a respondent must be a map, not %s", item.Kind))
			continue
		}
		who := assessment.Respondent{ID: d.id(item), Group: d.required(item, "group"), Finished: d.yesNo(item.Get("finished")), Answers: map[string]assessment.Answer{}}
		d.unique(item, who.ID, "respondent", lines)
		if _, ok := d.asked[who.Group]; !ok && who.Group != "" {
			d.add(item.Get("group").Problemf("%s", unknown("group", who.Group, d.groups())))
		}
		s := d.sheet(d.survey, who.Group, who.Answers)
		for _, p := range item.Pairs {
			d.respondentKey(item, p, s)
		}
		s.putLoose()
		r.Respondents = append(r.Respondents, who)
	}
}

// respondentKey reads one key of a respondent: answers, or a survey section of its own.
func (d *decoder) respondentKey(item *source.Node, p source.Pair, s *sheet) {
	switch p.Key {
	case "id", "group", "finished":
		return
	case "answers":
		s.putAll(p.Value, s.names)
		return
	}
	if section := d.section(p.Key, true); section != nil {
		s.putSection(p.Value, section)
		return
	}
	d.unknown(item, p.Key, "key", append(slices.Clone(respondentKeys), d.sectionKeys(true)...))
}
