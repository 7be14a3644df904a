package prepare

import (
	"net/http"

	"lotse/assessment/invite"
	"lotse/assessment/web/fill"
)

// A taskPage is the list a preparer comes back to and, once she has handed over, what
// she has entered.
type taskPage struct {
	Client, Consultant, LastDay string
	Tasks                       []taskOf
	Next                        *fill.Task
	Minutes                     int // that what is open takes
	Done, Of                    int // questions
	Handed                      string
	Parts                       []fill.Reviewed
}

// A taskOf is a part with the topic it belongs to, "" where that is what it is called.
type taskOf struct {
	fill.Task
	Topic string
}

func (s *seat) page() taskPage {
	d := taskPage{
		Client: invite.OneLine(s.Of.Client), Consultant: consultant(s.Visit, s.Of), LastDay: s.Say.Date(invite.LastDay(s.Link.Expires)),
		Minutes: minutes(topicsOf(s.sheet.Paper)),
	}
	if !s.Link.Handed.IsZero() {
		d.Handed = s.Say.Date(s.Link.Handed.Local())
	}
	d.Done, d.Of = s.sheet.Progress()
	tasks := s.sheet.Tasks()
	d.Next = fill.FirstOpen(tasks)
	for _, t := range tasks {
		topic := t.Section.Title.In(s.Say.Lang())
		if topic == t.Title {
			topic = ""
		}
		d.Tasks = append(d.Tasks, taskOf{t, topic})
	}
	return d
}

// tasks shows what is done and what is open; after handing over, what comes next.
func (p *Pages) tasks(s *seat) error {
	d := s.page()
	if d.Handed == "" {
		return s.Show(http.StatusOK, "prepare-tasks", s.frame(s.Say.T("web-prepare-tasks-title")), d)
	}
	d.Parts = s.sheet.ReadBack()
	return s.Show(http.StatusOK, "prepare-handed", s.frame(s.Say.T("web-prepare-handed-title")), d)
}

// review shows everything once more before it is handed over.
func (p *Pages) review(s *seat) error {
	d := s.page()
	if d.Handed != "" {
		return s.Go("/prepare")
	}
	d.Parts = s.sheet.ReadBack()
	return s.Show(http.StatusOK, "prepare-review", s.backed(s.Say.T("web-prepare-review-title")), d)
}

// handOver tells the consultant that she can work with it. What nobody at the client
// knows may stay open.
func (p *Pages) handOver(s *seat) error {
	if err := p.db.HandOver(s.R.Context(), s.session); err != nil {
		return err
	}
	return s.Go("/prepare")
}

// reopen lets her go on after handing over.
func (p *Pages) reopen(s *seat) error {
	if err := p.db.Reopen(s.R.Context(), s.session); err != nil {
		return err
	}
	return s.Go("/prepare")
}

// notice shows again what was said before the first question.
func (p *Pages) notice(s *seat) error {
	return s.Show(http.StatusOK, "prepare-privacy", s.backed(s.Say.T("web-respond-privacy")), map[string]any{"Who": who(s.Visit, s.Of), "Notice": notice(s.Visit, s.Of)})
}
