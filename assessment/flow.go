package assessment

import (
	"iter"
	"maps"
	"slices"

	"lotse/questionnaires"
)

// A Flow guides one respondent, or the workshop, through a pack: which questions
// are put, in which order, and what is still open. It belongs to one request or
// one terminal; it saves nothing. A condition may look only upward, so what is
// visible is decided in one pass. An answer to a question that is hidden now is
// kept, but neither conditions nor scores see it.
type Flow struct {
	pack    *questionnaires.Pack
	group   string // "" for the workshop
	answers map[string]Answer
	facts   Facts
	passed  map[string]bool // left empty on purpose while this flow lives
}

// NewFlow starts or resumes a respondent's flow. Conditions may also ask for the
// client's facts.
func NewFlow(p *questionnaires.Pack, group string, answers map[string]Answer, facts Facts) *Flow {
	f := &Flow{pack: p, group: group, answers: maps.Clone(answers), facts: facts, passed: map[string]bool{}}
	if f.answers == nil {
		f.answers = map[string]Answer{}
	}
	return f
}

// NewWorkshopFlow starts or resumes the flow of what is answered once.
func NewWorkshopFlow(p *questionnaires.Pack, facts Facts) *Flow {
	return NewFlow(p, "", facts, nil)
}

// Questions yields the visible questions in order.
func (f *Flow) Questions() iter.Seq2[*questionnaires.Section, *questionnaires.Question] {
	return func(yield func(*questionnaires.Section, *questionnaires.Question) bool) {
		seen := upward{}
		if f.group != "" {
			maps.Copy(seen, f.facts)
		}
		for _, s := range f.pack.Sections {
			if !f.takes(s) || !s.When.Holds(seen) {
				continue
			}
			for _, q := range s.Questions {
				if f.group != "" && !asks(q, f.group) || !q.When.Holds(seen) {
					continue
				}
				if !yield(s, q) {
					return
				}
				if a, ok := f.answers[q.ID]; ok {
					seen[q.ID] = a
				}
			}
		}
	}
}

// takes reports whether a section is put to this flow's person at all.
func (f *Flow) takes(s *questionnaires.Section) bool {
	if f.group == "" {
		return s.Mode != questionnaires.ModeSurvey
	}
	return s.Mode == questionnaires.ModeSurvey && (len(s.Groups) == 0 || slices.Contains(s.Groups, f.group))
}

// visible lists the visible questions.
func (f *Flow) visible() []*questionnaires.Question {
	var all []*questionnaires.Question
	for _, q := range f.Questions() {
		all = append(all, q)
	}
	return all
}

// Next returns the first visible question that has no answer and was not passed
// over; !ok at the end.
func (f *Flow) Next() (q *questionnaires.Question, ok bool) {
	for _, q := range f.Questions() {
		if f.answers[q.ID].State == Missing && !f.passed[q.ID] {
			return q, true
		}
	}
	return nil, false
}

// Before returns the visible question before the one with an id; !ok at the
// beginning. For an id that is not visible it is the last visible question.
func (f *Flow) Before(id string) (q *questionnaires.Question, ok bool) {
	for _, at := range f.Questions() {
		if at.ID == id {
			break
		}
		q = at
	}
	return q, q != nil
}

// After returns the visible question after the one with an id; !ok at the end.
func (f *Flow) After(id string) (q *questionnaires.Question, ok bool) {
	found := false
	for _, at := range f.Questions() {
		if found {
			return at, true
		}
		found = at.ID == id
	}
	return nil, false
}

// Answer returns what was answered to a question, visible or not.
func (f *Flow) Answer(id string) Answer { return f.answers[id] }

// Answers returns all answers, those to hidden questions included.
func (f *Flow) Answers() map[string]Answer { return maps.Clone(f.answers) }

// A Refusal says why an answer was not taken. It is the respondent's mistake;
// the face puts it into words.
type Refusal struct {
	Question string
	Faults   questionnaires.Faults
}

// Error returns the refusal for a log; people read the faults.
func (r *Refusal) Error() string {
	text := "answer to " + r.Question + " refused"
	for _, f := range r.Faults {
		text += ": " + f.Key
	}
	return text
}

// The faults that a flow itself finds, by message key.
const (
	FaultRequired = "fault-required"
	FaultNotAsked = "fault-not-asked"
)

// Put answers a visible question. in is plain data as the question's kind parses
// it, or [DontKnow] or [NotApplicable]; nil or an empty answer takes the answer
// back, which is refused for a required question. The error is a *[Refusal].
func (f *Flow) Put(id string, in any, note string) (Answer, error) {
	q := f.find(id)
	if q == nil {
		return Answer{}, refuse(id, FaultNotAsked)
	}
	a := Answer{Note: note}
	switch in := in.(type) {
	case nil:
	case State:
		if in == DontKnow || in == NotApplicable {
			a.State = in
		}
	default:
		v, faults := q.Kind.Parse(in)
		if len(faults) > 0 {
			return Answer{}, &Refusal{Question: id, Faults: faults}
		}
		if v != nil {
			a.State, a.Value = Given, v
		}
	}
	if a.State != Missing {
		a.Evidence = f.answers[id].Evidence
		f.answers[id] = a
		return a, nil
	}
	if q.Required {
		return Answer{}, refuse(id, FaultRequired)
	}
	delete(f.answers, id)
	f.passed[id] = true
	return Answer{}, nil
}

// Set takes over an answer as it is kept: what somebody else has saved, or what was
// there before a save that failed. A missing one takes the answer away.
func (f *Flow) Set(id string, a Answer) {
	if a.State == Missing {
		delete(f.answers, id)
		return
	}
	f.answers[id] = a
}

// Annotate gives an answer another note and other evidence; !ok: there is no answer
// they could belong to.
func (f *Flow) Annotate(id, note string, evidence []string) (a Answer, ok bool) {
	a, ok = f.answers[id]
	if !ok || a.State == Missing {
		return Answer{}, false
	}
	a.Note, a.Evidence = note, evidence
	f.answers[id] = a
	return a, true
}

func refuse(id, key string) error {
	return &Refusal{Question: id, Faults: questionnaires.Faults{{Key: key}}}
}

// find returns a visible question.
func (f *Flow) find(id string) *questionnaires.Question {
	for _, q := range f.Questions() {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// Missing lists the visible questions without an answer.
func (f *Flow) Missing() []*questionnaires.Question {
	return slices.DeleteFunc(f.visible(), func(q *questionnaires.Question) bool {
		return f.answers[q.ID].State != Missing
	})
}

// A Progress is how far a section is answered.
type Progress struct {
	Section   *questionnaires.Section
	Done, All int
}

// Progress counts the answered among the visible questions of every section that
// has any.
func (f *Flow) Progress() []Progress {
	var all []Progress
	for s, q := range f.Questions() {
		if n := len(all); n == 0 || all[n-1].Section != s {
			all = append(all, Progress{Section: s})
		}
		p := &all[len(all)-1]
		p.All++
		if f.answers[q.ID].State != Missing {
			p.Done++
		}
	}
	return all
}

// upward are the answers a condition may see: those to visible questions above it.
type upward map[string]Answer

// Lookup returns the answer to a question as a number, yes or no, or the id of
// the chosen option; nil for anything else and for no answer.
func (u upward) Lookup(name string) any {
	a := u[name]
	if a.State != Given {
		return nil
	}
	switch v := a.Value.(type) {
	case questionnaires.Number:
		return float64(v)
	case questionnaires.Flag:
		return bool(v)
	case questionnaires.Pick:
		return string(v)
	}
	return nil
}

// Call returns whether a question was answered, for answered(question).
func (u upward) Call(function, name string) any {
	if function != "answered" {
		return nil
	}
	a := u[name]
	return a.State == Given && a.Value != nil
}

// visible lists the items put to a respondent where conditions decide on it.
func (s *scheme) visible(r Respondent, facts Facts) []int {
	f := NewFlow(s.pack, r.Group, r.Answers, facts)
	var items []int
	for _, q := range f.Questions() {
		if i, ok := s.places[q.ID]; ok {
			items = append(items, i)
		}
	}
	return items
}
