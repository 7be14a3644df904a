package fill

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
	Base        string
}

func (s *Sheet) find() (parts []form.Part, at int, err error) {
	parts = s.Paper.Parts()
	at, ok := form.Find(parts, s.R.PathValue("part"))
	if !ok {
		return nil, 0, page.ErrNotFound
	}
	return parts, at, nil
}

// Part shows one page of questions.
func (s *Sheet) Part() error {
	parts, at, err := s.find()
	if err != nil {
		return err
	}
	if parts[at].Alone {
		return s.items(parts, at)
	}
	return s.showPart(http.StatusOK, parts, at, nil, nil, "")
}

func (s *Sheet) showPart(status int, parts []form.Part, at int, typed url.Values, faults []form.Fault, skip string) error {
	d := partPage{Base: s.Base, Part: parts[at], At: at + 1, Of: len(parts), Faults: faults, Skip: skip}
	levels := false
	for i, q := range parts[at].Questions {
		drawn := s.Paper.Question(q, i+1, len(parts[at].Questions), typed, faults)
		levels = levels || drawn.Draw == "levels"
		d.Questions = append(d.Questions, drawn)
	}
	if levels {
		d.Instruction = s.Paper.Pack.Survey["txt-instruction"].In(s.Say.Lang())
	}
	if at > 0 {
		d.Prev = parts[at-1].ID
	}
	if at+1 < len(parts) {
		d.Next = &parts[at+1]
	}
	f := s.barred(d.Title)
	f.Failed = len(faults) > 0
	return s.Show(status, "fill-part", f, d)
}

// barred is a frame with the bar that says how far it is and whether it is saved.
func (s *Sheet) barred(title string) page.Frame {
	done, all := s.Progress()
	f := s.Frame(title)
	f.Back = &page.Link{To: s.Base, Words: s.Say.T("web-respond-overview")}
	f.Save = &page.Save{Words: s.Say.T("web-respond-answered", "Done", done, "Of", all), Done: done, Of: all, State: true}
	return f
}

// TakePart saves a page of questions and leads on. What is wrong is shown again; what is
// open is pointed out once, and blocks nobody.
func (s *Sheet) TakePart() error {
	parts, at, err := s.find()
	if err != nil {
		return err
	}
	in, err := s.Form()
	if err != nil {
		return err
	}
	if parts[at].Alone {
		return s.takeItems(parts[at].Questions[0], in)
	}
	part := parts[at]
	if !s.knows(in, part) {
		return page.ErrForm
	}
	faults, err := s.SavePart(part, in)
	if err != nil {
		return err
	}
	return s.leavePart(part, in, faults)
}

// SavePart saves what a page's form holds: what is right of it, if something is wrong.
func (s *Sheet) SavePart(part form.Part, in url.Values) ([]form.Fault, error) {
	var faults []form.Fault
	var puts []store.Put
	for _, q := range part.Questions {
		a, taken, wrong := s.Paper.Take(q, in)
		if in.Get("clear") == q.ID {
			a, taken, wrong = s.Paper.Clear(q)
		}
		faults = append(faults, wrong...)
		if taken {
			puts = append(puts, store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
		}
	}
	for len(puts) > 0 {
		versions, err := s.Put(puts...)
		var conflict *store.Conflict
		if errors.As(err, &conflict) {
			puts = slices.DeleteFunc(puts, func(put store.Put) bool { return put.Question == conflict.Question })
			faults = append(faults, s.yield(conflict, in))
			continue
		}
		for i, version := range versions {
			s.Paper.Versions[puts[i].Question] = version
		}
		return faults, err
	}
	return faults, nil
}

// yield takes what another device has saved in place of what this form holds.
func (s *Sheet) yield(c *store.Conflict, in url.Values) form.Fault {
	delete(in, c.Question+".v") // the page shows what is saved
	return s.Paper.Conflict(s.Paper.Pack.Question(c.Question), c.Now.Answer, c.Now.Version, c.Mine)
}

// leavePart leads to where a page's button points.
func (s *Sheet) leavePart(part form.Part, in url.Values, faults []form.Fault) error {
	parts := s.Paper.Parts()
	at, ok := form.Find(parts, part.ID)
	if !ok { // a condition has taken the page away
		return s.Go(s.Base)
	}
	button := in.Get("go")
	if len(faults) > 0 {
		return s.showPart(http.StatusUnprocessableEntity, parts, at, in, faults, "")
	}
	if id := in.Get("clear"); id != "" {
		return s.Go(s.Base + "/p/" + part.ID + "#q-" + id)
	}
	switch button {
	case "back":
		if at > 0 {
			return s.Go(s.Base + "/p/" + parts[at-1].ID)
		}
		return s.Go(s.Base)
	case "tasks":
		return s.Go(s.Base)
	}
	if id := s.appeared(parts[at], in); id != "" {
		return s.Go(s.Base + "/p/" + part.ID + "#q-" + id)
	}
	if open := s.unanswered(parts[at]); len(open) > 0 && button != "skip" {
		return s.showPart(http.StatusUnprocessableEntity, parts, at, in, open, s.Say.T("web-respond-skip"))
	}
	if at+1 < len(parts) {
		return s.Go(s.Base + "/p/" + parts[at+1].ID)
	}
	return s.Go(s.End)
}

// appeared is a question that the answers on a page have brought onto it, "" for none.
func (s *Sheet) appeared(part form.Part, in url.Values) string {
	for _, q := range part.Questions {
		if _, shown := in[q.ID+".v"]; !shown && s.Paper.Flow.Answer(q.ID).State == assessment.Missing {
			return q.ID
		}
	}
	return ""
}

// unanswered are the open questions of a part, except for those that ask for words of
// one's own: an empty field says enough.
func (s *Sheet) unanswered(part form.Part) []form.Fault {
	var list []form.Fault
	for _, q := range part.Questions {
		if s.Paper.Flow.Answer(q.ID).State == assessment.Missing && (q.Required || !form.Words(q)) {
			list = append(list, s.Paper.Open(q))
		}
	}
	return list
}

// knows reports whether a form holds fields of this page's questions only, those among
// them that a condition has hidden since it was drawn included. Anything else no page
// has sent.
func (s *Sheet) knows(in url.Values, part form.Part) bool {
	for name := range in {
		if name == "go" || name == "clear" {
			continue
		}
		id, suffix, _ := strings.Cut(name, ".")
		q := s.Paper.Pack.Question(id)
		if q == nil || !s.Asks(q) || !s.Paper.Belongs(q, part) || !slices.Contains([]string{"", "v", "note", "state"}, suffix) {
			return false
		}
	}
	return true
}
