package fill

import (
	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// SaveLimit bounds the body of one answer that is saved while a person fills in.
const SaveLimit = 16 << 10

// A Sheet is one visit of a person who fills in a paper.
type Sheet struct {
	*page.Visit
	Paper *form.Paper
	Base  string // the list of all parts; its pages are Base/p/{part} and Base/p/{part}/{item}
	End   string // where the last page leads
	Frame func(title string) page.Frame
	// Asks reports whether a question can be on this person's paper at all.
	Asks func(*questionnaires.Question) bool
	// Put saves answers, durably before it returns; the result holds their versions.
	Put func(...store.Put) ([]int64, error)
	// Again reads the sheet anew.
	Again func() (*Sheet, error)
}

// A Task is one part in the list of all of them.
type Task struct {
	form.Part
	State string // done, part, open
	Words string // what the state is called
}

// Tasks are all parts with how far each is.
func (s *Sheet) Tasks() []Task {
	var list []Task
	for _, part := range s.Paper.Parts() {
		t := Task{Part: part, State: "open", Words: s.Say.T("web-respond-open")}
		switch all := len(part.Questions); {
		case part.Done == all:
			t.State, t.Words = "done", s.Say.T("web-respond-done")
		case part.Done > 0:
			t.State, t.Words = "part", s.Say.T("web-respond-some", "Done", part.Done, "Of", all)
		}
		list = append(list, t)
	}
	return list
}

// FirstOpen is the first of some tasks that is not done, nil if all are.
func FirstOpen(tasks []Task) *Task {
	for i := range tasks {
		if tasks[i].State != "done" {
			return &tasks[i]
		}
	}
	return nil
}

// A Reviewed part is what was answered, read back.
type Reviewed struct {
	form.Part
	Lines []ReviewedLine
}

// A ReviewedLine is one question with its answer in words, none if there is no answer.
type ReviewedLine struct {
	ID, Ask string
	Shown   []string
	Note    string
}

// ReadBack is every visible question with its answer in words.
func (s *Sheet) ReadBack() []Reviewed {
	var list []Reviewed
	for _, part := range s.Paper.Parts() {
		r := Reviewed{Part: part}
		for _, q := range part.Questions {
			a := s.Paper.Flow.Answer(q.ID)
			r.Lines = append(r.Lines, ReviewedLine{ID: q.ID, Ask: q.Ask.In(s.Say.Lang()), Shown: s.Paper.Shown(q, a), Note: a.Note})
		}
		list = append(list, r)
	}
	return list
}

// Missing are the faults of required questions that are open, each at its line of what
// is read back.
func (s *Sheet) Missing() []form.Fault {
	var faults []form.Fault
	for _, part := range s.Paper.Parts() {
		for _, q := range part.Questions {
			if q.Required && s.Paper.Flow.Answer(q.ID).State == assessment.Missing {
				f := s.Paper.Open(q)
				f.Field = "r-" + q.ID
				faults = append(faults, f)
			}
		}
	}
	return faults
}

// Progress counts answered questions, and all.
func (s *Sheet) Progress() (done, all int) {
	for _, part := range s.Paper.Parts() {
		done, all = done+part.Done, all+len(part.Questions)
	}
	return done, all
}
