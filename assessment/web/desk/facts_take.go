package desk

import (
	"net/url"

	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
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
	faults, err := f.sheet.SavePart(part, in)
	if err != nil {
		return err
	}
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
	if meanwhile, err := f.sheet.SaveWhole(q, a, taken, in, "row"); err != nil || meanwhile != nil {
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
	if meanwhile, err := f.sheet.SaveWhole(q, a, taken, in, "entry"); err != nil || meanwhile != nil {
		if !f.paper.HasEntry(q, id) {
			id = "" // somebody has taken the entry out: what was typed is a new one
		}
		return f.refuse(at, id, in, meanwhile, err)
	}
	return f.Go(f.url("facts/" + q.ID))
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
