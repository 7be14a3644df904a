package respond

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
)

// A partPage is one page of questions.
type partPage struct {
	form.Part
	At, Of      int
	Questions   []form.Question
	Faults      []form.Fault
	Skip        string // how to go on without an answer; "" where that is not possible
	Instruction string
	Prev        string // id of the part before
	Next        *form.Part
	Autosave    bool
}

func (s *seat) find() (parts []form.Part, at int, err error) {
	parts = s.paper.Parts()
	at, ok := form.Find(parts, s.R.PathValue("part"))
	if !ok {
		return nil, 0, page.ErrNotFound
	}
	return parts, at, nil
}

// part shows one page of questions.
func (p *Pages) part(s *seat) error {
	parts, at, err := s.find()
	if err != nil {
		return err
	}
	if parts[at].Alone {
		return p.items(s, parts, at)
	}
	return s.showPart(http.StatusOK, parts, at, nil, nil, "")
}

func (s *seat) showPart(status int, parts []form.Part, at int, typed url.Values, faults []form.Fault, skip string) error {
	d := partPage{Part: parts[at], At: at + 1, Of: len(parts), Faults: faults, Skip: skip}
	levels := false
	for i, q := range parts[at].Questions {
		drawn := s.paper.Question(q, i+1, len(parts[at].Questions), typed, faults)
		levels = levels || drawn.Draw == "levels"
		d.Questions = append(d.Questions, drawn)
	}
	if levels {
		d.Instruction = s.Pack.Survey["txt-instruction"].In(s.Say.Lang())
	}
	if at > 0 {
		d.Prev = parts[at-1].ID
	}
	if at+1 < len(parts) {
		d.Next = &parts[at+1]
	}
	f := s.barred(d.Title)
	f.Failed = len(faults) > 0
	return s.Show(status, "respond-part", f, d)
}

// barred is a frame with the bar that says how far it is and whether it is saved.
func (s *seat) barred(title string) page.Frame {
	done, all := 0, 0
	for _, progress := range s.paper.Flow.Progress() {
		done, all = done+progress.Done, all+progress.All
	}
	f := s.frame(title)
	f.Back = &page.Link{To: "/f", Words: s.Say.T("web-respond-overview")}
	f.Save = &page.Save{Words: s.Say.T("web-respond-answered", "Done", done, "Of", all), Done: done, Of: all, State: true}
	return f
}

// takePart saves a page of questions and leads on. What is wrong is shown again; what is
// open is pointed out once, and blocks nobody.
func (p *Pages) takePart(s *seat) error {
	parts, at, err := s.find()
	if err != nil {
		return err
	}
	in, err := s.Form()
	if err != nil {
		return err
	}
	if parts[at].Alone {
		return p.takeItems(s, parts[at].Questions[0], in)
	}
	part := parts[at]
	if !s.knows(in, part) {
		return page.ErrForm
	}
	faults, err := p.savePart(s, part, in)
	if err != nil {
		return err
	}
	return p.leavePart(s, part, in, faults)
}

// savePart saves what a page's form holds: what is right of it, if something is wrong.
func (p *Pages) savePart(s *seat, part form.Part, in url.Values) ([]form.Fault, error) {
	var faults []form.Fault
	var puts []store.Put
	for _, q := range part.Questions {
		a, taken, wrong := s.paper.Take(q, in)
		if in.Get("clear") == q.ID {
			a, taken, wrong = s.paper.Clear(q)
		}
		faults = append(faults, wrong...)
		if taken {
			puts = append(puts, store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
		}
	}
	for {
		versions, err := p.put(s, puts...)
		var conflict *store.Conflict
		if errors.As(err, &conflict) {
			puts = slices.DeleteFunc(puts, func(put store.Put) bool { return put.Question == conflict.Question })
			faults = append(faults, s.yield(conflict, in))
			continue
		}
		for i, version := range versions {
			s.paper.Versions[puts[i].Question] = version
		}
		return faults, err
	}
}

// yield takes what another device has saved in place of what this form holds.
func (s *seat) yield(c *store.Conflict, in url.Values) form.Fault {
	answers := s.paper.Flow.Answers()
	answers[c.Question] = c.Now.Answer
	s.paper.Flow = assessment.NewFlow(s.Pack, s.Group, answers, s.Round.Facts)
	s.paper.Versions[c.Question] = c.Now.Version
	delete(in, c.Question+".v") // the page shows what is saved
	return s.paper.Conflict(s.Pack.Question(c.Question))
}

// leavePart leads to where a page's button points.
func (p *Pages) leavePart(s *seat, part form.Part, in url.Values, faults []form.Fault) error {
	parts := s.paper.Parts()
	at, ok := form.Find(parts, part.ID)
	if !ok { // a condition has taken the page away
		return s.Go("/f")
	}
	button := in.Get("go")
	if len(faults) > 0 {
		return s.showPart(http.StatusUnprocessableEntity, parts, at, in, faults, "")
	}
	if id := in.Get("clear"); id != "" {
		return s.Go("/f/p/" + part.ID + "#q-" + id)
	}
	switch button {
	case "back":
		if at > 0 {
			return s.Go("/f/p/" + parts[at-1].ID)
		}
		return s.Go("/f")
	case "tasks":
		return s.Go("/f")
	}
	if id := s.appeared(parts[at], in); id != "" {
		return s.Go("/f/p/" + part.ID + "#q-" + id)
	}
	if open := s.unanswered(parts[at]); len(open) > 0 && button != "skip" {
		return s.showPart(http.StatusUnprocessableEntity, parts, at, in, open, s.Say.T("web-respond-skip"))
	}
	if at+1 < len(parts) {
		return s.Go("/f/p/" + parts[at+1].ID)
	}
	return s.Go("/f/review")
}

// appeared is a question that the answers on a page have brought onto it, "" for none.
func (s *seat) appeared(part form.Part, in url.Values) string {
	for _, q := range part.Questions {
		if _, shown := in[q.ID+".v"]; !shown && s.paper.Flow.Answer(q.ID).State == assessment.Missing {
			return q.ID
		}
	}
	return ""
}

// unanswered are the open questions of a part, except for those that ask for words of
// one's own: an empty field says enough.
func (s *seat) unanswered(part form.Part) []form.Fault {
	var list []form.Fault
	for _, q := range part.Questions {
		if s.paper.Flow.Answer(q.ID).State == assessment.Missing && (q.Required || !form.Words(q)) {
			list = append(list, s.paper.Open(q))
		}
	}
	return list
}

// knows reports whether a form holds fields of this page's questions only, those among
// them that a condition has hidden since it was drawn included. Anything else no page
// has sent.
func (s *seat) knows(in url.Values, part form.Part) bool {
	for name := range in {
		if name == "go" || name == "clear" {
			continue
		}
		id, suffix, _ := strings.Cut(name, ".")
		q := s.Pack.Question(id)
		if q == nil || !q.Asks(s.Group) || !s.paper.Belongs(q, part) || !slices.Contains([]string{"", "v", "note", "state"}, suffix) {
			return false
		}
	}
	return true
}
