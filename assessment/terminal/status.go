package terminal

import (
	"fmt"
	"io"
	"strings"

	"lotse/assessment"
	"lotse/assessment/invite"
)

// Status writes how far a round is: people per group, who has something left to
// answer, and the sections of the workshop with their open questions.
func (p Page) Status(w io.Writer, e *assessment.Engagement, s *assessment.Status) error {
	t := p.begin(w)
	say := p.Say
	t.wrapped(0, t.bold(e.Client+" · "+s.Round.ID+" · "+say.T("status-state-"+s.Round.State.String())))
	t.wrapped(0, say.T("status-disclosure-"+e.Disclosure.String()))
	t.statusPeople(s)
	t.statusOpenPeople(s)
	t.statusFacts(s)
	return t.err
}

// statusColumn is the width of a column of numbers: "fewer than 10" fits.
const statusColumn = 14

func (t *text) statusPeople(s *assessment.Status) {
	t.heading(t.Say.T("status-people"))
	name := max(12, min(36, t.Width-2-3*statusColumn))
	row := func(title, invited, started, done string) {
		t.line("  " + cell(title, name) + right(invited, statusColumn) + right(started, statusColumn) + right(done, statusColumn))
	}
	row("", t.Say.T("status-invited"), t.Say.T("status-started"), t.Say.T("status-done"))
	for _, g := range s.Groups {
		if g.Invited == 0 && g.Started.N == 0 && !g.Started.Hidden && !g.Done.Hidden {
			continue
		}
		title := g.Group.Short
		if title.Empty() {
			title = g.Group.Name
		}
		row(title.In(t.Say.Lang()), t.number(g.Invited), t.count(g.Started, s.Least), t.count(g.Done, s.Least))
	}
	row(t.Say.T("status-together"), t.number(s.Invited), t.count(s.Started, s.Least), t.count(s.Done, s.Least))
	if s.Started.Hidden || s.Done.Hidden {
		t.wrapped(2, t.faint(t.Say.T("status-hidden", "K", s.Least)))
	}
}

func (t *text) number(n int) string { return t.Say.Number(float64(n), 0) }

func (t *text) count(c assessment.Count, least int) string {
	if c.Hidden {
		return t.Say.T("status-fewer", "K", least)
	}
	return t.number(c.N)
}

func (t *text) statusOpenPeople(s *assessment.Status) {
	if len(s.People) == 0 {
		return
	}
	t.heading(t.Say.T("status-unfinished"))
	for _, who := range s.People {
		t.line(fmt.Sprintf("  %s  %s  %d/%d", cell(who.ID, 16), cell(who.Group, 16), who.Done, who.All))
	}
}

func (t *text) statusFacts(s *assessment.Status) {
	t.heading(t.Say.T("status-facts"))
	if words := invite.PreparationWords(s.Preparation, t.Say); words != "" {
		t.wrapped(2, words)
	}
	for _, f := range s.Facts {
		name := f.Section.Title.In(t.Say.Lang())
		t.line("  " + cell(name, max(12, min(60, t.Width-12))) + right(fmt.Sprintf("%d/%d", f.Done, f.All), 8))
		var open []string
		for _, q := range f.Open {
			open = append(open, q.ID)
		}
		if len(open) > 0 {
			t.wrapped(4, t.faint(t.Say.T("status-open", "Questions", strings.Join(open, ", "))))
		}
	}
}
