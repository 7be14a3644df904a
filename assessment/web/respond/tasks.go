package respond

import (
	"net/http"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/form"
	"lotse/questionnaires"
)

// A task is one part of the questionnaire in the list of all of them.
type task struct {
	form.Part
	State string // done, part, open
	Words string // what the state is called
}

// A hub is the list a person comes back to.
type hub struct {
	Tasks     []task
	Done      int
	Minutes   int
	Next      *task
	LastDay   string
	Answered  int
	Questions int
	Finished  bool
	Group     string
	Anonymous bool
	Retention string
	Thanks    []string
}

// tasks shows what is done and what is open; after handing in, what comes next.
func (p *Pages) tasks(s *seat) error {
	h := s.hub()
	if s.Finished {
		h.Thanks = thanksOf(s.Say, s.Pack)
		return s.Show(http.StatusOK, "respond-done", s.frame(s.Say.T("web-respond-done-title")), h)
	}
	return s.Show(http.StatusOK, "respond-tasks", s.frame(s.Say.T("web-respond-tasks-title")), h)
}

func (s *seat) hub() hub {
	h := hub{
		LastDay: s.Say.Date(invite.LastDay(s.Expires)), Finished: s.Finished, Retention: day(s.Say, s.Of.Retention),
		Anonymous: s.Disclosure == assessment.DisclosureAnonymous,
	}
	if g := s.Pack.Group(s.Group); g != nil {
		h.Group = g.Name.In(s.Say.Lang())
	}
	seconds := 0.0
	for _, part := range s.paper.Parts() {
		t := task{Part: part, State: "open", Words: s.Say.T("web-respond-open")}
		all := len(part.Questions)
		switch {
		case part.Done == all:
			t.State, t.Words = "done", s.Say.T("web-respond-done")
			h.Done++
		case part.Done > 0:
			t.State, t.Words = "part", s.Say.T("web-respond-some", "Done", part.Done, "Of", all)
		}
		h.Answered, h.Questions = h.Answered+part.Done, h.Questions+all
		for _, q := range part.Questions {
			if s.paper.Flow.Answer(q.ID).State == assessment.Missing {
				seconds += q.Seconds
			}
		}
		h.Tasks = append(h.Tasks, t)
	}
	for i := range h.Tasks {
		if h.Tasks[i].State != "done" {
			h.Next = &h.Tasks[i]
			break
		}
	}
	h.Minutes = minutes(seconds / 60)
	return h
}

// missing are the required questions that are open.
func (s *seat) missing() []*questionnaires.Question {
	var list []*questionnaires.Question
	for _, q := range s.paper.Flow.Missing() {
		if q.Required {
			list = append(list, q)
		}
	}
	return list
}
