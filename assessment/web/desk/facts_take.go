package desk

import (
	"errors"
	"net/url"
	"slices"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// takeFacts saves a page of questions, or a new entry of a table.
func (d *Desk) takeFacts(s *scene) error {
	f, at, in, err := d.factForm(s)
	if err != nil {
		return err
	}
	if f.parts[at].Alone {
		return d.takeEntry(f, at, "", in)
	}
	part := f.parts[at]
	var faults []form.Fault
	var puts []store.Put
	for _, q := range part.Questions {
		a, taken, wrong := f.paper.Take(q, in)
		if in.Get("clear") == q.ID {
			a, taken, wrong = f.paper.Clear(q)
		}
		faults = append(faults, wrong...)
		if taken {
			puts = append(puts, store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
		}
	}
	conflicts, err := d.putFacts(f, puts, in)
	if err != nil {
		return err
	}
	faults = append(faults, conflicts...)
	if len(faults) > 0 {
		return f.draw(at, "", in, faults)
	}
	if id := in.Get("clear"); id != "" {
		return s.Go(s.url("facts/"+part.ID) + "#q-" + id)
	}
	return s.Go(f.onwards(part.ID, in.Get("go")))
}

// factForm reads the form of a page of facts. A form with fields that the page does not
// have came from no page of ours.
func (d *Desk) factForm(s *scene) (*factSheet, int, url.Values, error) {
	f, err := d.sheet(s)
	if err != nil {
		return nil, 0, nil, err
	}
	at, err := f.part()
	if err != nil {
		return nil, 0, nil, err
	}
	in, err := s.Form()
	if err != nil {
		return nil, 0, nil, err
	}
	if !f.open() {
		return nil, 0, nil, page.ErrChanged
	}
	known := map[string]bool{"go": true, "clear": true, "remove": true}
	for _, q := range f.parts[at].Section.Questions {
		for _, suffix := range []string{"", ".v", ".note", ".state"} {
			known[q.ID+suffix] = true
		}
		for _, c := range q.Kind.Control(s.Say.Lang()).Columns {
			known[c.ID] = known[c.ID] || f.parts[at].Alone
		}
	}
	for name := range in {
		if !known[name] {
			return nil, 0, nil, page.ErrForm
		}
	}
	return f, at, in, nil
}

// putFacts saves answers. What somebody else has changed meanwhile is not overwritten:
// the page shows it, with a fault.
func (d *Desk) putFacts(f *factSheet, puts []store.Put, in url.Values) ([]form.Fault, error) {
	var faults []form.Fault
	for len(puts) > 0 {
		_, err := d.db.PutAnswers(f.ctx(), f.e.ID, f.round.ID, "", puts)
		var conflict *store.Conflict
		if !errors.As(err, &conflict) {
			return faults, err
		}
		delete(in, conflict.Question+".v") // the page shows what is saved
		faults = append(faults, f.paper.Conflict(f.pack.Question(conflict.Question), conflict.Now.Answer, conflict.Now.Version, conflict.Mine))
		puts = slices.DeleteFunc(puts, func(p store.Put) bool { return p.Question == conflict.Question })
	}
	return faults, nil
}

// onwards is where a page's button leads: to the list, or to the next page. The answers
// may have brought pages or taken them away.
func (f *factSheet) onwards(part, button string) string {
	parts := f.paper.Parts()
	at, ok := form.Find(parts, part)
	if button == "list" || !ok || at+1 >= len(parts) {
		return f.url("facts")
	}
	return f.url("facts/" + parts[at+1].ID)
}

// takeFactItem saves a changed entry of a table, or a row of a grid.
func (d *Desk) takeFactItem(s *scene) error {
	f, at, in, err := d.factForm(s)
	if err != nil {
		return err
	}
	if !f.parts[at].Alone {
		return page.ErrNotFound
	}
	q, id := f.parts[at].Questions[0], s.R.PathValue("item")
	if !f.paper.IsGrid(q) {
		if !f.paper.HasEntry(q, id) { // somebody has taken it out: what was typed is a new one
			gone := f.paper.Meanwhile(q, f.paper.Flow.Answer(q.ID), f.paper.Versions[q.ID], "entry")
			return f.draw(at, "", in, []form.Fault{gone})
		}
		return d.takeEntry(f, at, id, in)
	}
	if !f.paper.HasRow(q, id) {
		return page.ErrNotFound
	}
	a, taken, faults := f.paper.TakeRow(q, id, in)
	if len(faults) > 0 {
		return f.draw(at, id, in, faults)
	}
	if meanwhile, err := d.putWhole(f, q, a, taken, in, "row"); err != nil || meanwhile != nil {
		return f.refuse(at, id, in, meanwhile, err)
	}
	row, _ := f.paper.Row(q, id, nil, nil)
	if row.Next == "" || in.Get("go") == "list" {
		return s.Go(s.url("facts"))
	}
	return s.Go(s.url("facts/" + q.ID + "/" + row.Next))
}

// takeEntry saves one entry of a table, or takes one out.
func (d *Desk) takeEntry(f *factSheet, at int, id string, in url.Values) error {
	q := f.parts[at].Questions[0]
	if f.paper.IsGrid(q) {
		return page.ErrForm
	}
	a, taken, faults := f.paper.TakeEntry(q, id, in)
	if gone := in.Get("remove"); gone != "" {
		a, taken, faults = f.paper.RemoveEntry(q, gone)
	}
	if len(faults) > 0 {
		return f.draw(at, id, in, faults)
	}
	if meanwhile, err := d.putWhole(f, q, a, taken, in, "entry"); err != nil || meanwhile != nil {
		if !f.paper.HasEntry(q, id) {
			id = "" // somebody has taken the entry out: what was typed is a new one
		}
		return f.refuse(at, id, in, meanwhile, err)
	}
	return f.Go(f.url("facts/" + q.ID))
}

// putWhole saves a table or a grid as a whole. Where somebody else has changed it
// meanwhile, nothing is saved and the fault says so; field is where the form is.
func (d *Desk) putWhole(f *factSheet, q *questionnaires.Question, a assessment.Answer, taken bool, in url.Values, field string) ([]form.Fault, error) {
	if !taken {
		return nil, nil
	}
	_, err := d.db.PutAnswers(f.ctx(), f.e.ID, f.round.ID, "", []store.Put{{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)}})
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return []form.Fault{f.paper.Meanwhile(q, conflict.Now.Answer, conflict.Now.Version, field)}, nil
	}
	return nil, err
}

// refuse answers with an error, or with the page of a table or grid and its faults.
func (f *factSheet) refuse(at int, item string, typed url.Values, faults []form.Fault, err error) error {
	if err != nil {
		return err
	}
	return f.draw(at, item, typed, faults)
}

// To is the address of an entry or a row, "" for the page itself.
func (p factPage) To(item string) string {
	if item == "" {
		return p.Base + p.Query
	}
	return p.Base + "/" + item + p.Query
}
