package assessment_test

import "lotse/questionnaires"

// readDontKnows turns everything published about "don't know" into equations. The
// unknowns are the numbers of such answers of a group to a question.
func (a *attacker) readDontKnows() {
	sizes := func(q *questionnaires.Question, groups []string) (v vector, total float64) {
		v = vector{}
		for _, g := range groups {
			n, dk := a.count(q, g)
			if n+dk > 0 {
				v[g+" "+q.ID] = 1
				total += float64(n + dk)
			}
		}
		return v, total
	}
	var all []string
	for _, g := range a.pack.Groups {
		all = append(all, g.ID)
	}
	for _, p := range a.pub.Questions {
		q := a.question(p.ID)
		if v, total := sizes(q, all); p.DontKnow.Known || a.pub.Metrics["dk."+p.ID+".total"].Known {
			a.see(scaled(v, 1/total))
		}
		if !p.MaxGroupDK.Known && !a.pub.Metrics["dk."+p.ID+".max-group"].Known {
			continue
		}
		var shown []vector
		for _, g := range a.pub.Groups {
			if v, total := sizes(q, a.among(g.ID)); g.Shown && total > 0 {
				shown = append(shown, scaled(v, 1/total))
			}
		}
		if len(shown) == 1 { // of several, nobody knows whose it is
			a.see(shown[0])
		}
	}
	for i, p := range a.pub.Dimensions {
		if !p.DontKnow.Known {
			continue
		}
		v := vector{}
		for _, q := range a.pack.Sections[0].Questions {
			if q.Dimension == a.pack.Dimensions[i].ID {
				x, _ := sizes(q, all)
				v.add(1, x)
			}
		}
		for _, d := range a.pack.Dimensions {
			if d.Parent == p.ID {
				v = nil
			}
		}
		if v != nil {
			a.see(v)
		}
	}
}
