package spreadsheet

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A release says which answers of single people may leave, and how.
//
// In a named engagement everything leaves as it is. In a confidential or anonymous
// one nobody is named, and what leaves cannot be combined with published results
// to learn about a hidden group:
//
//   - only people of groups that are shown, under the name the group is shown by,
//     in an order that says nothing;
//   - no answers in words: they are released one by one, by the consultant;
//   - a question only where at least k people of the group answered it and, if it
//     is scored, where the group's mean is published too;
//   - and only if the people whose answer to it stays back are nobody, or at least
//     k people of at least two groups: otherwise a published total less the rows
//     would be theirs. Until that holds, the question stays back for the smallest
//     group as well (ties: the later one).
type release struct {
	named bool
	units []unit
	open  map[string]map[string]bool // question → unit → its answers leave
}

// A unit is what is shown as one group, with the people whose answers leave.
type unit struct {
	id     string
	groups []string // of the pack
	people []assessment.Respondent
}

func newRelease(e *assessment.Engagement, round *assessment.Round, pub *assessment.Published) release {
	r := release{named: e.Disclosure == assessment.DisclosureNamed, open: map[string]map[string]bool{}}
	if r.named {
		for _, g := range pub.Pack.Groups {
			r.add(unit{id: g.ID, groups: []string{g.ID}}, round.Respondents)
		}
		return r
	}
	people := assessment.Counted(pub.Pack, round)
	for _, g := range pub.Groups {
		u := unit{id: g.ID, groups: g.Of}
		if u.groups == nil {
			u.groups = []string{g.ID}
		}
		if g.Shown {
			r.add(u, people)
		}
	}
	means := map[string]map[string]assessment.Number{}
	for _, q := range pub.Questions {
		means[q.ID] = q.Groups
	}
	for _, q := range survey(pub.Pack) {
		r.open[q.ID] = r.opened(q, people, means[q.ID], pub.K)
	}
	return r
}

func (r *release) add(u unit, people []assessment.Respondent) {
	for _, p := range people {
		if slices.Contains(u.groups, p.Group) {
			u.people = append(u.people, p)
		}
	}
	r.units = append(r.units, u)
}

// survey lists what respondents are asked, in the pack's order.
func survey(p *questionnaires.Pack) []*questionnaires.Question { return questions(p, true) }

// questions lists what respondents are asked, or what is answered once.
func questions(p *questionnaires.Pack, survey bool) []*questionnaires.Question {
	var list []*questionnaires.Question
	for _, s := range p.Sections {
		if (s.Mode == questionnaires.ModeSurvey) == survey {
			list = append(list, s.Questions...)
		}
	}
	return list
}

// opened says of which units a question's answers leave. Means are the published
// means of a scored question; nil for any other.
func (r *release) opened(q *questionnaires.Question, people []assessment.Respondent, means map[string]assessment.Number, k int) map[string]bool {
	open := map[string]bool{}
	for _, u := range r.units {
		published := q.Dimension == "" || means[u.id].Known
		if published && u.asked(q) && u.answered(q.ID) >= k {
			open[u.id] = true
		}
	}
	for len(open) > 0 && !r.covered(q.ID, people, open, k) {
		delete(open, r.smallest(q.ID, open))
	}
	return open
}

// asked reports whether a question is put to every group of the unit that has
// people: otherwise an answer would say which of them a person belongs to.
func (u unit) asked(q *questionnaires.Question) bool {
	for _, p := range u.people {
		if len(q.Groups) > 0 && !q.Asks(p.Group) {
			return false
		}
	}
	return true
}

// answered counts the people who answered a question, "don't know" included.
func (u unit) answered(question string) int {
	n := 0
	for _, p := range u.people {
		if p.Answers[question].State != assessment.Missing {
			n++
		}
	}
	return n
}

// covered reports whether those whose answer stays back hide each other.
func (r *release) covered(question string, people []assessment.Respondent, open map[string]bool, k int) bool {
	shown := map[string]bool{}
	for _, u := range r.units {
		for _, g := range u.groups {
			shown[g] = open[u.id]
		}
	}
	n, groups := 0, map[string]bool{}
	for _, p := range people {
		if p.Answers[question].State != assessment.Missing && !shown[p.Group] {
			n++
			groups[p.Group] = true
		}
	}
	return n == 0 || n >= k && len(groups) > 1
}

func (r *release) smallest(question string, open map[string]bool) string {
	best, fewest := "", 0
	for _, u := range r.units {
		if n := u.answered(question); open[u.id] && (best == "" || n <= fewest) {
			best, fewest = u.id, n
		}
	}
	return best
}

// leaves reports whether a variable of a unit may leave.
func (r *release) leaves(v variable, unit string) bool {
	return r.named || r.open[v.question.ID][unit] && !wordy(v.kind(), v.option != nil)
}

// wordy reports whether a kind takes words a person writes: free text, and open
// lists in which any word may stand.
func wordy(k questionnaires.Kind, option bool) bool {
	c := k.Control("")
	switch c.Form {
	case questionnaires.FormLine, questionnaires.FormLines:
		return true
	}
	return c.RefersTo != "" && !option
}

// order puts lines that name nobody into an order that depends on nothing but what
// they say: the same data always gives the same order, and the order gives nothing
// back of the one the answers came in. Salt makes it another one in every export.
func (r *release) order(lines [][]any, salt string) {
	if r.named {
		return
	}
	type keyed struct {
		key  [sha256.Size]byte
		line []any
	}
	all := make([]keyed, len(lines))
	for i, line := range lines {
		all[i] = keyed{sha256.Sum256([]byte(fmt.Sprintf("%s %q", salt, line))), line}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return bytes.Compare(a.key[:], b.key[:]) })
	for i := range all {
		lines[i] = all[i].line
	}
}
