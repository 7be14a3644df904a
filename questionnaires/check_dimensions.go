package questionnaires

// checkDimensions checks what scores for what.
func (r *reader) checkDimensions(p *Pack) {
	parts := map[string]int{}
	for _, d := range p.Dimensions {
		parts[d.Parent]++
	}
	for _, q := range p.Scored() {
		parts[q.Dimension]++
		if _, _, ok := q.Range(); !ok && q.Kind != nil && q.ID != "" {
			r.add(r.place(q.ID, "dimension").Problemf("a question of kind %s cannot score: it has no scale", scaleless(q.Kind)))
		}
	}
	for _, d := range p.Dimensions {
		if parts[d.ID] == 0 && d.ID != "" {
			r.add(r.place(d.ID, "id").Problemf("dimension %q has neither questions nor dimensions", d.ID))
		}
	}
	ids := make([]string, len(p.Dimensions))
	for i, d := range p.Dimensions {
		ids[i] = d.ID
	}
	for _, circle := range circles(ids, func(id string) []string {
		if d := p.Dimension(id); d != nil && d.Parent != "" {
			return []string{d.Parent}
		}
		return nil
	}) {
		r.add(r.place(circle[0], "parent").Problemf("dimensions are inside each other in a circle: %s", arrows(circle)))
	}
}

// scaleless names a kind, with what its scale would need.
func scaleless(k Kind) string {
	switch k.(type) {
	case *choice:
		return "choice without values"
	case *number:
		return "number without min and max"
	}
	return k.Name()
}
