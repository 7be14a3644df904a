package document

import (
	"fmt"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// The words for answers that are none.
const (
	dontKnow      = "dk"
	notApplicable = "na"
)

// A sheet takes the answers of one respondent, or of the client.
type sheet struct {
	*decoder
	names   names
	group   string // of the respondent; "" for the client's facts
	answers map[string]assessment.Answer
	lines   map[string]int // where each question was answered
	grids   map[*questionnaires.Question]*source.Node
}

func (d *decoder) sheet(known names, group string, into map[string]assessment.Answer) *sheet {
	return &sheet{decoder: d, names: known, group: group, answers: into,
		lines: map[string]int{}, grids: map[*questionnaires.Question]*source.Node{}}
}

// putAll reads a map from question to answer.
func (s *sheet) putAll(n *source.Node, known names) {
	if !given(n) {
		return
	}
	if n.Kind != source.Map {
		s.add(n.Problemf("answers must be a map from question to answer, not %s", n.Kind))
		return
	}
	for _, p := range n.Pairs {
		if q := known[p.Key]; q != nil {
			s.put(q, p.Value)
		} else {
			s.add(n.KeyProblemf(p.Key, "%s", s.unknownQuestion(p.Key, known)))
		}
	}
}

// unknownQuestion says what is wrong with a name that is no question here.
func (s *sheet) unknownQuestion(name string, known names) string {
	if s.group != "" && s.workshop[name] != nil {
		return fmt.Sprintf("%s is answered once for the client: it belongs to the round's facts", name)
	}
	if s.group == "" && s.survey[name] != nil {
		return fmt.Sprintf("%s is answered by respondents: it belongs to their answers", name)
	}
	return unknown("question", name, known.list())
}

// put reads the answer to one question and keeps it.
func (s *sheet) put(q *questionnaires.Question, n *source.Node) {
	if line, twice := s.lines[q.ID]; twice {
		s.add(n.Problemf("%s is answered twice; the first answer is in line %d", q.ID, line))
		return
	}
	s.lines[q.ID] = n.Line
	if asked, ok := s.asked[s.group]; ok && !asked[q] {
		s.add(n.Problemf("%s is not put to the group %s", q.ID, s.group))
	}
	if a := s.answer(q, n); a.State != assessment.Missing || a.Note != "" || len(a.Evidence) > 0 {
		s.answers[q.ID] = a
	}
}

// The keys of an answer that carries more than its value.
var wrapperKeys = []string{"value", "note", "evidence"}

// wraps reports whether a node is a value with a note or evidence. A map that
// happens to have only such keys must be wrapped itself.
func wraps(n *source.Node) bool {
	if n.Kind != source.Map || len(n.Pairs) == 0 {
		return false
	}
	return !slices.ContainsFunc(n.Pairs, func(p source.Pair) bool { return !slices.Contains(wrapperKeys, p.Key) })
}

func (d *decoder) answer(q *questionnaires.Question, n *source.Node) assessment.Answer {
	if n.Get("value") != nil && d.controls[q].Form != questionnaires.FormGrid {
		d.known(n, wrapperKeys...) // a value with something else beside it
	} else if !wraps(n) {
		return d.value(q, n)
	}
	var a assessment.Answer
	if v := n.Get("value"); v != nil {
		a = d.value(q, v)
	}
	a.Note = d.text(n.Get("note"))
	switch ev := n.Get("evidence"); {
	case !given(ev):
	case ev.Kind == source.Scalar:
		a.Evidence = []string{ev.Text}
	default:
		for _, item := range d.list(ev, "evidence") {
			a.Evidence = append(a.Evidence, d.text(item))
		}
	}
	return a
}

// value reads a value, or one of the words for none.
func (d *decoder) value(q *questionnaires.Question, n *source.Node) assessment.Answer {
	a, faults := d.parse(q, n)
	for _, f := range faults {
		d.add(problem(n, f, fmt.Sprintf("%s: %s", q.ID, explain(f, d.controls[q]))))
	}
	if a.Value != nil && d.points[q] {
		d.pointers = append(d.pointers, pointer{q, a.Value, n})
	}
	return a
}

// parse reads a value, or one of the words for none, and says what is wrong with it.
func (x *index) parse(q *questionnaires.Question, n *source.Node) (assessment.Answer, questionnaires.Faults) {
	state := stateWord(n)
	if state != assessment.Missing && n.Style == source.Plain {
		return assessment.Answer{State: state}, nil
	}
	v, faults := q.Kind.Parse(x.shapes[q].plain(n))
	switch {
	case len(faults) > 0 && state != assessment.Missing: // quoted, but no value of this question
		return assessment.Answer{State: state}, nil
	case len(faults) > 0:
		return assessment.Answer{}, faults
	case v == nil:
		return assessment.Answer{}, nil
	}
	return assessment.GivenAnswer(v), nil
}

func stateWord(n *source.Node) assessment.State {
	if n.Kind == source.Scalar {
		switch n.Text {
		case dontKnow:
			return assessment.DontKnow
		case notApplicable:
			return assessment.NotApplicable
		}
	}
	return assessment.Missing
}
