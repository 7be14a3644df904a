package assessment

import "slices"

const (
	// minCompletion is the share of the items put to a person that must carry an
	// answer for the person to enter the scoring.
	minCompletion = 0.5
	// straightItems is how many equal number answers in a row of all items make
	// a person a straight-liner: flagged for the consultant, not removed.
	straightItems = 15
	// lowShare is the share of the invited below which a group's values carry a
	// word of caution.
	lowShare = 0.6
)

// A sheet is one respondent's answers to the scored questions put to them.
type sheet struct {
	group    int
	put      int // items put to the person
	answered int // items with a number, "don't know" or "not applicable"
	marks    []mark
}

// A mark is an answer that counts: a number, or "don't know".
type mark struct {
	item  int
	state State
	value float64
}

// read fills the sheet with a respondent's answers. Answers to questions that
// were not put to the person are kept in the engagement but never read here.
func (sh *sheet) read(s *scheme, group int, r Respondent, facts Facts) {
	*sh = sheet{group: group, marks: sh.marks[:0]}
	asked := s.forGroups[group]
	if s.flows {
		asked = s.visible(r, facts)
	}
	for _, i := range asked {
		sh.put++
		q := s.items[i].question
		switch a := r.Answers[q.ID]; a.State {
		case NotApplicable:
			sh.answered++
		case DontKnow:
			sh.answered++
			sh.marks = append(sh.marks, mark{item: i, state: DontKnow})
		case Given:
			sh.answered++
			if v, ok := q.Kind.Score(a.Value); ok {
				sh.marks = append(sh.marks, mark{i, Given, v})
			}
		}
	}
}

// completion is the share of the items that carry an answer.
func (sh *sheet) completion() float64 {
	if sh.put == 0 {
		return 1
	}
	return float64(sh.answered) / float64(sh.put)
}

// straight reports whether all number answers are the same.
func (sh *sheet) straight() bool {
	n, first := 0, 0.0
	for _, m := range sh.marks {
		if m.state != Given {
			continue
		}
		if n > 0 && m.value != first {
			return false
		}
		first = m.value
		n++
	}
	return n >= straightItems
}

// attend reads all respondents: who enters the scoring, and how many did not.
func (r *Result) attend(round *Round) []Respondent {
	var (
		included    []Respondent
		completions []float64
		sh          sheet
	)
	for _, n := range round.Invited {
		r.participation.Invited += n
	}
	for _, person := range round.Respondents {
		group := slices.Index(r.scheme.groups, person.Group)
		if group < 0 {
			continue
		}
		sh.read(r.scheme, group, person, round.Facts)
		if below(sh.completion(), minCompletion) {
			r.participation.Excluded++
			continue
		}
		r.participation.Answered++
		if sh.straight() {
			r.participation.StraightLiners++
		}
		completions = append(completions, sh.completion())
		included = append(included, person)
		r.tally.count(r.scheme, &sh)
	}
	r.participation.MedianCompletion = median(completions)
	return included
}

// median is the middle value, or the mean of the two in the middle.
func median(values []float64) Number {
	if len(values) == 0 {
		return Number{}
	}
	slices.Sort(values)
	mid := len(values) / 2
	if len(values)%2 == 1 {
		return Known(values[mid])
	}
	return Known((values[mid-1] + values[mid]) / 2)
}
