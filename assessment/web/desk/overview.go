package desk

import (
	"net/http"
	"slices"

	"lotse/assessment"
	"lotse/assessment/store"
)

// An overview is how an engagement stands: the next step first.
type overview struct {
	Eyebrow  string
	Next     nextStep
	Way      []wayStep
	Groups   []groupLine
	Together string
	Few      string // why some numbers are not told; "" where all are
	Facts    []factLine
	Prepared string // how far what was handed to people at the client is; "" for nobody
	Ask      bool   // somebody can be asked to prepare
	More     []moreLine
	Archived bool
}

// A nextStep is what brings the engagement forward.
type nextStep struct {
	Title, Text string
	URL, Action string
	Else        []moreLine
}

// A wayStep is one step of the work.
type wayStep struct {
	Words, Meta   string
	Done, Current bool
}

// A groupLine is how far a group is and whether the report will show it.
type groupLine struct {
	Name, People string
	Share        int // per cent of those invited; -1 where it is not told
	Tag, Report  string
}

// A factLine is how far a module of the workshop is.
type factLine struct{ URL, Name, Meta, Tag, State string }

// A moreLine leads to another page.
type moreLine struct{ URL, Name, Meta string }

func (d *Desk) overview(s *scene) error {
	read, err := s.read()
	if err != nil {
		return err
	}
	status, pub := read.Status, read.Published
	reports, err := d.db.Reports(s.ctx(), s.e.ID)
	if err != nil {
		return err
	}
	approved := slices.ContainsFunc(reports, func(r store.Report) bool { return r.Round == s.round.ID })
	o := overview{
		Eyebrow: s.Say.T("web-desk-eyebrow", "Round", s.roundName(s.round.ID), "Disclosure", s.Say.T("web-desk-disclosure-"+s.e.Disclosure.String()),
			"K", assessment.SmallestGroup(s.pack, s.e)),
		Next: s.next(status), Way: s.way(status, approved), Groups: s.groupLines(status, pub), Facts: s.factLines(status), More: s.more(),
		Together: s.Say.T("web-desk-together", "People", s.people(status)),
	}
	if _, o.Prepared, err = d.prepared(s); err != nil {
		return err
	}
	o.Ask = s.round.State == assessment.RoundOpen && (status.OpenFacts() > 0 || o.Prepared != "")
	if status.Least > 0 {
		o.Few = s.Say.T("status-hidden", "K", status.Least)
	}
	return s.show(http.StatusOK, "overview", "", s.Say.T("web-desk-tab-overview"), o)
}

// next is the next step in words, and where it is done.
func (s *scene) next(status *assessment.Status) nextStep {
	next := string(status.Next())
	step := nextStep{
		Title: s.Say.T("web-desk-next-title-" + next), Text: s.Say.T("web-desk-next-text-" + next),
		Action: s.Say.T("web-desk-next-action-" + next),
	}
	link := func(path, key string) moreLine { return moreLine{URL: s.url(path), Name: s.Say.T(key)} }
	switch status.Next() {
	case assessment.NextInvite:
		step.URL = s.url("invite")
	case assessment.NextWait:
		step.URL, step.Else = s.url("remind"), []moreLine{link("invite", "web-desk-all-invitations"), link("rounds", "web-desk-close-now")}
	case assessment.NextFacts:
		step.URL, step.Else = s.url("facts"), []moreLine{link("workshop", "web-desk-tab-workshop"), link("rounds", "web-desk-close-now")}
	case assessment.NextClose:
		step.URL, step.Else = s.url("rounds"), []moreLine{link("workshop", "web-desk-tab-workshop")}
	case assessment.NextReport:
		step.URL, step.Else = s.url("report"), []moreLine{link("workshop", "web-desk-tab-workshop"), link("words", "web-desk-words"), link("plan", "web-desk-tab-plan")}
	}
	return step
}

// wayWorkshop is the place of the workshop on the way.
const wayWorkshop = 4

// way is the whole way from the first settings to the approved report.
func (s *scene) way(status *assessment.Status, approved bool) []wayStep {
	invited, closed := status.Invited > 0, s.round.State != assessment.RoundOpen
	everybody := closed || status.Next() == assessment.NextFacts || status.Next() == assessment.NextClose
	facts := status.OpenFacts() == 0
	w := &s.round.Workshop
	met := len(w.Votes)+len(w.Agreed)+len(w.Decisions)+len(w.Open) > 0
	steps := []wayStep{
		{Words: s.Say.T("web-desk-way-setup"), Meta: s.day(s.e.Date), Done: true},
		{Words: s.Say.T("web-desk-way-invite"), Done: invited},
		{Words: s.Say.T("web-desk-way-survey"), Done: everybody && invited},
		{Words: s.Say.T("web-desk-way-facts"), Done: facts},
		{Words: s.Say.T("web-desk-way-workshop"), Meta: s.day(s.round.Workshop.Day), Done: met},
		{Words: s.Say.T("web-desk-way-plan"), Done: !s.e.Plan.Empty()},
		{Words: s.Say.T("web-desk-way-report"), Done: approved},
	}
	if invited {
		steps[1].Meta = s.Say.N("web-desk-invited", status.Invited)
	}
	if closed && s.round.Date != "" {
		steps[2].Meta = s.Say.T("web-desk-closed-on", "Date", s.day(s.round.Date))
	}
	if open := status.OpenFacts(); open > 0 {
		steps[3].Meta = s.Say.N("web-desk-open-questions", open)
	}
	for i := range steps {
		skipped := i == wayWorkshop && (steps[i+1].Done || steps[i+2].Done) // some do without one
		if !steps[i].Done && !skipped {
			steps[i].Current = true
			break
		}
	}
	return steps
}

func (s *scene) groupLines(status *assessment.Status, pub *assessment.Published) []groupLine {
	var lines []groupLine
	for _, g := range status.Groups {
		if g.Invited == 0 && g.Started.N == 0 && !g.Started.Hidden && !g.Done.Hidden {
			continue
		}
		line := groupLine{Name: s.groupName(g.Group.ID), Share: -1}
		line.Tag, line.Report = s.inReport(pub, g.Group.ID)
		if g.Done.Hidden {
			line.People = s.Say.T("status-fewer", "K", status.Least)
		} else {
			of := max(g.Invited, g.Done.N)
			line.People = s.Say.T("web-desk-people", "N", g.Done.N, "Of", of)
			if of > 0 {
				line.Share = 100 * g.Done.N / of
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// inReport says whether a group will be shown, from what may be published alone.
func (s *scene) inReport(pub *assessment.Published, group string) (tag, words string) {
	for _, g := range pub.Groups {
		if g.ID != group && !slices.Contains(g.Of, group) {
			continue
		}
		switch {
		case g.Shown:
			return "done", s.Say.T("web-desk-shown")
		case g.Empty:
			return "open", s.Say.T("web-desk-nobody-yet")
		}
		return "stop", s.Say.T("web-desk-too-few")
	}
	return "open", s.Say.T("web-desk-nobody-yet")
}

func (s *scene) factLines(status *assessment.Status) []factLine {
	var lines []factLine
	for _, f := range status.Facts {
		line := factLine{URL: s.url("facts/" + f.Section.ID), Name: s.in(f.Section.Title), Meta: s.Say.T("web-desk-answered", "Done", f.Done, "Of", f.All)}
		switch {
		case f.Done == 0:
			line.Tag, line.State = "open", s.Say.T("web-desk-not-begun")
		case len(f.Open) > 0:
			line.Tag, line.State = "part", s.Say.N("web-desk-open", len(f.Open))
		default:
			line.Tag, line.State = "done", s.Say.T("web-desk-complete")
		}
		lines = append(lines, line)
	}
	return lines
}

// more are the pages that are needed now and then.
func (s *scene) more() []moreLine {
	var lines []moreLine
	for _, path := range []string{"words", "notes", "intake", "rounds", "settings", "privacy", "export", "log", "erase"} {
		lines = append(lines, moreLine{s.url(path), s.Say.T("web-desk-" + path), s.Say.T("web-desk-" + path + "-meta")})
	}
	return lines
}
