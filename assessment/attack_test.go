package assessment_test

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// An attacker reads everything that is published, knows the pack and how many
// people of which group answered which question, and tries to solve for what one
// hidden group answered. It is written without a look at the defence: dense
// floating-point elimination on one large matrix instead of exact spans per
// dimension, and it derives the coefficients from the answers itself.
type attacker struct {
	pack    *questionnaires.Pack
	pub     *assessment.Published
	people  []assessment.Respondent
	columns map[string]int
	rows    [][]float64
}

// among are the groups a published group stands for.
func (a *attacker) among(id string) []string {
	for _, g := range a.pub.Groups {
		if g.ID == id && len(g.Of) > 0 {
			return g.Of
		}
	}
	return []string{id}
}

// secret are the groups nobody may learn about: with answers, and not shown by
// themselves or too small to be.
func (a *attacker) secret() []string {
	size := map[string]int{}
	for _, r := range a.people {
		size[r.Group]++
	}
	var secret []string
	for _, g := range a.pub.Groups {
		for _, id := range a.among(g.ID) {
			if size[id] > 0 && (!g.Shown || size[id] < a.pub.K) {
				secret = append(secret, id)
			}
		}
	}
	return secret
}

// asked reports whether a question goes to a group.
func asked(q *questionnaires.Question, group string) bool {
	return len(q.Groups) == 0 || slices.Contains(q.Groups, group)
}

// count is how many of a group gave a number, or said "don't know".
func (a *attacker) count(q *questionnaires.Question, group string) (numbers, dk int) {
	if !asked(q, group) {
		return 0, 0
	}
	for _, r := range a.people {
		if r.Group == group {
			switch r.Answers[q.ID].State {
			case assessment.Given:
				numbers++
			case assessment.DontKnow:
				dk++
			}
		}
	}
	return numbers, dk
}

func (a *attacker) question(id string) *questionnaires.Question {
	for _, q := range a.pack.Sections[0].Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// vector is a row by group mean: "group question" → coefficient.
type vector map[string]float64

func (v vector) add(f float64, w vector) {
	for k, c := range w {
		v[k] += f * c
	}
}

func (a *attacker) see(v vector) {
	row := make([]float64, len(a.columns))
	for k, c := range v {
		j, ok := a.columns[k]
		if !ok {
			j = len(a.columns)
			a.columns[k] = j
			row = append(row, 0)
		}
		row[j] = c
	}
	a.rows = append(a.rows, row)
}

// score is a question's S as the method defines it.
func (a *attacker) score(q *questionnaires.Question) vector {
	v, total := vector{}, 0.0
	for _, g := range a.pack.Groups {
		if n, _ := a.count(q, g.ID); n > 0 {
			w := math.Min(1, float64(n)/3)
			if stated, ok := a.pack.Params.GroupWeights[g.ID]; ok {
				w *= stated
			}
			v[g.ID+" "+q.ID] = w
			total += w
		}
	}
	if total == 0 {
		return nil
	}
	return scaled(v, 1/total)
}

// mean is the mean of all answers of some groups.
func (a *attacker) mean(q *questionnaires.Question, groups []string) vector {
	v, total := vector{}, 0.0
	for _, g := range groups {
		if n, _ := a.count(q, g); n > 0 {
			v[g+" "+q.ID] = float64(n)
			total += float64(n)
		}
	}
	if total == 0 {
		return nil
	}
	return scaled(v, 1/total)
}

func scaled(v vector, f float64) vector {
	out := vector{}
	out.add(f, v)
	return out
}

// linear reports whether a dimension is a weighted mean or sum: only those can be
// read as one equation with certainty.
func linear(d *questionnaires.Dimension) bool {
	return d.RollUp == "" || d.RollUp == questionnaires.RollUpMean || d.RollUp == questionnaires.RollUpSum
}

// rolled is a dimension's value: Σ weight·value / Σ weight over what has a value,
// !known without any; !readable if something below is not linear.
func (a *attacker) rolled(d *questionnaires.Dimension, value func(*questionnaires.Question) vector) (v vector, known, readable bool) {
	v, readable = vector{}, linear(d)
	total := 0.0
	part := func(w float64, x vector, has bool) {
		switch {
		case has:
			v.add(w, x)
			total += w
			known = true
		case d.Blanks == questionnaires.BlanksZero:
			total += w
		}
	}
	for _, q := range a.pack.Sections[0].Questions {
		if q.Dimension == d.ID {
			x := value(q)
			part(q.Weight, x, x != nil)
		}
	}
	for _, child := range a.pack.Dimensions {
		if child.Parent == d.ID {
			x, has, can := a.rolled(child, value)
			if has && (!can || !a.reliable(child, value)) {
				readable = false
			}
			part(child.Weight, x, has)
		}
	}
	if d.RollUp == questionnaires.RollUpSum {
		total = 1
	}
	return scaled(v, 1/total), known, readable
}

// reliable reports whether so much of a child dimension is answered that it
// counts; where the attacker is not sure, the row is left out.
func (a *attacker) reliable(d *questionnaires.Dimension, value func(*questionnaires.Question) vector) bool {
	have, all := 0.0, 0.0
	for _, q := range a.pack.Sections[0].Questions {
		if q.Dimension == d.ID {
			all += q.Weight
			if value(q) != nil {
				have += q.Weight
			}
		}
	}
	return have == all
}

// read turns everything published about means into equations.
func (a *attacker) read() {
	all := []string{}
	for _, g := range a.pack.Groups {
		all = append(all, g.ID)
	}
	mean := func(groups []string) func(q *questionnaires.Question) vector {
		return func(q *questionnaires.Question) vector { return a.mean(q, groups) }
	}
	score := func(q *questionnaires.Question) vector {
		v := a.score(q)
		for _, w := range v {
			if w > 0 {
				return v
			}
		}
		return nil
	}
	a.readQuestions(all)
	for i, p := range a.pub.Dimensions {
		d := a.pack.Dimensions[i]
		if v, known, ok := a.rolled(d, score); known && ok && (p.Score.Known || a.pub.Metrics["dim."+p.ID].Known) {
			a.see(v)
		}
		if v, known, ok := a.rolled(d, mean(all)); known && ok && p.Pooled.Known {
			a.see(v)
		}
		for id := range p.Profiles {
			flat := *d
			flat.Blanks = questionnaires.BlanksLeave // a profile leaves out what the group did not answer
			if v, known, ok := a.rolled(&flat, mean(a.among(id))); known && ok {
				a.see(v)
			}
		}
	}
	for _, g := range a.pub.AllGaps {
		a.seeGap(g)
	}
	a.seeOverall(score, mean(all))
}

func (a *attacker) readQuestions(all []string) {
	for _, p := range a.pub.Questions {
		q := a.question(p.ID)
		if p.Score.Known || a.pub.Metrics["q."+p.ID].Known {
			a.see(a.score(q))
		}
		if p.Pooled.Known {
			a.see(a.mean(q, all))
		}
		for id := range p.Groups {
			a.see(a.mean(q, a.among(id)))
		}
	}
	for _, x := range a.pub.Examples {
		a.seeExample(x)
	}
}

func (a *attacker) seeExample(x assessment.QuestionGap) {
	if q := a.question(x.Question); q != nil {
		a.see(a.mean(q, a.among(x.A)))
		a.see(a.mean(q, a.among(x.B)))
	}
}

// seeGap reads a gap of a dimension without children.
func (a *attacker) seeGap(g assessment.Gap) {
	a.seeExample(g.Example)
	for _, d := range a.pack.Dimensions {
		if d.Parent == g.Dimension {
			return
		}
	}
	va, vb, total := vector{}, vector{}, 0.0
	for _, q := range a.pack.Sections[0].Questions {
		na, nb := 0, 0
		for _, id := range a.among(g.A) {
			n, _ := a.count(q, id)
			na += n
		}
		for _, id := range a.among(g.B) {
			n, _ := a.count(q, id)
			nb += n
		}
		if q.Dimension == g.Dimension && na >= 2 && nb >= 2 {
			va.add(q.Weight, a.mean(q, a.among(g.A)))
			vb.add(q.Weight, a.mean(q, a.among(g.B)))
			total += q.Weight
		}
	}
	if g.ValueA.Known {
		a.see(scaled(va, 1/total))
		a.see(scaled(vb, 1/total))
	}
	va.add(-1, vb)
	a.see(scaled(va, 1/total))
}

func (a *attacker) seeOverall(score, pooled func(*questionnaires.Question) vector) {
	for _, part := range []struct {
		shown bool
		value func(*questionnaires.Question) vector
	}{
		{a.pub.Overall.Score.Known || a.pub.Metrics["overall"].Known || a.pub.Metrics["org.index"].Known, score},
		{a.pub.Overall.Pooled.Known, pooled},
	} {
		v, all := vector{}, part.shown
		for _, d := range a.pack.Dimensions {
			if d.Parent != "" {
				continue
			}
			x, known, ok := a.rolled(d, part.value)
			if known && (!ok || !a.reliable(d, part.value)) {
				all = false // some part cannot be read with certainty
			}
			if known {
				v.add(d.Weight, x)
			}
		}
		if all {
			a.see(v)
		}
	}
}

// solve returns the first hidden group of which something follows: there is a
// combination of the rows that vanishes outside its columns only.
func (a *attacker) solve() string {
	full := rank(a.rows, len(a.columns), func(int) bool { return true })
	names := make([]string, len(a.columns))
	for k, j := range a.columns {
		names[j] = k
	}
	for _, h := range a.secret() {
		other := func(j int) bool { return !strings.HasPrefix(names[j], h+" ") }
		if r := rank(a.rows, len(a.columns), other); r < full {
			return fmt.Sprintf("%s: rank %d without its columns, %d with them", h, r, full)
		}
	}
	return ""
}

// rank by elimination with full pivoting.
func rank(rows [][]float64, columns int, use func(j int) bool) int {
	var m [][]float64
	for _, r := range rows {
		row := make([]float64, columns)
		for j, c := range r {
			if use(j) {
				row[j] = c
			}
		}
		m = append(m, row)
	}
	for k := range m {
		pi, pj := k, 0
		for i := k; i < len(m); i++ {
			for j := range m[i] {
				if math.Abs(m[i][j]) > math.Abs(m[pi][pj]) {
					pi, pj = i, j
				}
			}
		}
		if math.Abs(m[pi][pj]) < 1e-9 {
			return k
		}
		m[k], m[pi] = m[pi], m[k]
		for i := k + 1; i < len(m); i++ {
			f := m[i][pj] / m[k][pj]
			for j := range m[i] {
				m[i][j] -= f * m[k][j]
			}
			m[i][pj] = 0
		}
	}
	return len(m)
}
