package questionnaires

// checkInstruments checks that a section has what its instrument reads.
func (r *reader) checkInstruments(p *Pack) {
	first := map[string]string{}
	for _, s := range p.Sections {
		in, node := instrumentNamed(s.Instrument), r.sections[s.ID]
		if in == nil || node == nil {
			continue
		}
		place := node.Get("instrument")
		if other, twice := first[in.name]; twice {
			r.add(place.Problemf("section %q has the instrument %q already", other, in.name))
		}
		first[in.name] = s.ID
		for _, need := range in.needs {
			q := p.Question(need.question)
			switch {
			case q == nil || q.Section != s:
				r.add(place.Problemf("instrument %q needs a question %q in this section", in.name, need.question))
			case q.Kind == nil:
			case q.Kind.Name() != need.kind:
				r.add(r.place(q.ID, "kind").Problemf("instrument %q needs %q to be of kind %s", in.name, q.ID, need.kind))
			default:
				r.checkNeed(p, in, q, need)
			}
		}
	}
}

// checkNeed checks the columns an instrument reads.
func (r *reader) checkNeed(p *Pack, in *instrument, q *Question, need need) {
	have := map[string]bool{}
	for _, c := range q.Kind.Control("").Columns {
		have[c.ID] = true
	}
	for _, id := range sortedKeys(need.columns) {
		c, _ := p.Column(id)
		switch {
		case !have[id]:
			r.add(r.place(q.ID, "columns").Problemf("instrument %q needs a column %q in %q", in.name, id, q.ID))
		case c.Kind != nil && c.Kind.Name() != need.columns[id]:
			r.add(r.place(id, "kind").Problemf("instrument %q needs column %q to be of kind %s", in.name, id, need.columns[id]))
		}
	}
}
