package respond

import (
	"net/http"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/fill"
)

// A hub is the list a person comes back to.
type hub struct {
	Tasks     []fill.Task
	Done      int
	Minutes   int
	Next      *fill.Task
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
	h.Tasks = s.sheet.Tasks()
	h.Next = fill.FirstOpen(h.Tasks)
	seconds := 0.0
	for _, t := range h.Tasks {
		if t.State == "done" {
			h.Done++
		}
		h.Answered, h.Questions = h.Answered+t.Part.Done, h.Questions+len(t.Questions)
		for _, q := range t.Questions {
			if s.sheet.Paper.Flow.Answer(q.ID).State == assessment.Missing {
				seconds += q.Seconds
			}
		}
	}
	h.Minutes = minutes(seconds / 60)
	return h
}
