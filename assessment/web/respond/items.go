package respond

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// An itemPage is a table with the form of one entry, or one row of a grid.
type itemPage struct {
	form.Entry
	Part    form.Part
	Faults  []form.Fault
	Skip    string
	Grid    bool
	Letters []questionnaires.ControlOption // of a matrix
	Columns []string
	Undo    string // the entry that was just removed, to put back
	Next    *form.Part
}

// items shows a table with a form for a new entry, or the row of a grid that comes next.
func (p *Pages) items(s *seat, parts []form.Part, at int) error {
	q := parts[at].Questions[0]
	if s.paper.IsGrid(q) {
		return s.showRow(http.StatusOK, q, "", nil, nil)
	}
	return s.showEntry(http.StatusOK, q, "", nil, nil, "")
}

// item shows one entry of a table, or one row of a grid.
func (p *Pages) item(s *seat) error {
	q, err := s.alone()
	if err != nil {
		return err
	}
	id := s.R.PathValue("item")
	if s.paper.IsGrid(q) {
		return s.showRow(http.StatusOK, q, id, nil, nil)
	}
	if !s.paper.HasEntry(q, id) {
		return page.ErrNotFound
	}
	return s.showEntry(http.StatusOK, q, id, nil, nil, "")
}

// alone is the table or grid that an address names.
func (s *seat) alone() (*questionnaires.Question, error) {
	parts, at, err := s.find()
	if err != nil {
		return nil, err
	}
	if !parts[at].Alone {
		return nil, page.ErrNotFound
	}
	return parts[at].Questions[0], nil
}

func (s *seat) itemPage(q *questionnaires.Question) itemPage {
	parts := s.paper.Parts()
	d := itemPage{Grid: s.paper.IsGrid(q), Letters: s.paper.Letters(q), Columns: s.paper.Columns(q)}
	if at, ok := form.Find(parts, q.ID); ok {
		d.Part = parts[at]
		if at+1 < len(parts) {
			d.Next = &parts[at+1]
		}
	}
	return d
}

func (s *seat) showEntry(status int, q *questionnaires.Question, id string, typed url.Values, faults []form.Fault, undo string) error {
	d := s.itemPage(q)
	d.Entry, d.Faults, d.Undo = s.paper.Entry(q, id, typed, faults), faults, undo
	f := s.barred(d.Part.Title)
	f.Save.State, f.Failed = false, len(faults) > 0
	return s.Show(status, "respond-table", f, d)
}

func (s *seat) showRow(status int, q *questionnaires.Question, id string, typed url.Values, faults []form.Fault) error {
	d := s.itemPage(q)
	var ok bool
	if d.Entry, ok = s.paper.Row(q, id, typed, faults); !ok {
		return page.ErrNotFound
	}
	d.Faults = faults
	f := s.barred(d.Part.Title)
	f.Failed = len(faults) > 0
	return s.Show(status, "respond-grid", f, d)
}

// takeItems takes what the page of a table sends: a new entry, or one to remove or to
// put back.
func (p *Pages) takeItems(s *seat, q *questionnaires.Question, in url.Values) error {
	if s.paper.IsGrid(q) || !s.columnsOnly(q, in) {
		return page.ErrForm
	}
	switch {
	case in.Get("remove") != "":
		return p.remove(s, q, in)
	case in.Get("restore") != "":
		return p.restore(s, q, in)
	}
	return p.keepEntry(s, q, "", in)
}

// takeItem takes a changed entry of a table, or a row of a grid.
func (p *Pages) takeItem(s *seat) error {
	q, err := s.alone()
	if err != nil {
		return err
	}
	in, err := s.Form()
	if err != nil {
		return err
	}
	if !s.columnsOnly(q, in) {
		return page.ErrForm
	}
	id := s.R.PathValue("item")
	if s.paper.IsGrid(q) {
		return p.keepRow(s, q, id, in)
	}
	if !s.paper.HasEntry(q, id) {
		return page.ErrChanged
	}
	return p.keepEntry(s, q, id, in)
}

// columnsOnly reports whether a form holds fields of a question's columns only.
func (s *seat) columnsOnly(q *questionnaires.Question, in url.Values) bool {
	known := map[string]bool{q.ID + ".v": true, "go": true, "remove": true, "restore": true}
	for _, c := range q.Kind.Control(s.Say.Lang()).Columns {
		known[c.ID] = true
	}
	for name := range in {
		if !known[name] {
			return false
		}
	}
	return true
}

func (p *Pages) keepEntry(s *seat, q *questionnaires.Question, id string, in url.Values) error {
	a, taken, faults := s.paper.TakeEntry(q, id, in)
	if len(faults) > 0 {
		return s.showEntry(http.StatusUnprocessableEntity, q, id, in, faults, "")
	}
	if err := p.keep(s, q, a, taken, in); err != nil {
		return err
	}
	return s.Go("/f/p/" + q.ID)
}

func (p *Pages) keepRow(s *seat, q *questionnaires.Question, id string, in url.Values) error {
	if !s.paper.HasRow(q, id) {
		return page.ErrNotFound
	}
	a, taken, faults := s.paper.TakeRow(q, id, in)
	if len(faults) > 0 {
		return s.showRow(http.StatusUnprocessableEntity, q, id, in, faults)
	}
	if err := p.keep(s, q, a, taken, in); err != nil {
		return err
	}
	row, _ := s.paper.Row(q, id, nil, nil)
	if row.Next == "" {
		return s.Go("/f")
	}
	return s.Go("/f/p/" + q.ID + "/" + row.Next)
}

// keep saves a table or grid as a whole.
func (p *Pages) keep(s *seat, q *questionnaires.Question, a assessment.Answer, taken bool, in url.Values) error {
	if !taken {
		return nil
	}
	_, err := p.put(s, store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
	return err
}

// remove takes an entry out, and shows the page with the way to put it back. To reload
// it does no harm: the entry is gone already.
func (p *Pages) remove(s *seat, q *questionnaires.Question, in url.Values) error {
	id := in.Get("remove")
	undo, err := s.entryJSON(q, id)
	if err != nil {
		return err
	}
	a, taken, faults := s.paper.RemoveEntry(q, id)
	if len(faults) > 0 {
		return page.ErrForm
	}
	if err := p.keep(s, q, a, taken, in); err != nil {
		return err
	}
	again, err := p.sit(s.Visit)
	if err != nil {
		return err
	}
	return again.showEntry(http.StatusOK, q, "", nil, nil, undo)
}

// entryJSON is an entry as plain data, "" if there is none.
func (s *seat) entryJSON(q *questionnaires.Question, id string) (string, error) {
	entry := s.paper.PlainEntry(q, id)
	if entry == nil {
		return "", nil
	}
	data, err := json.Marshal(entry)
	if err != nil {
		return "", fmt.Errorf("write the entry that is removed: %w", err)
	}
	return string(data), nil
}

// restore puts an entry back that was removed on the page before. It goes the way of
// every answer, whatever the browser says was in it.
func (p *Pages) restore(s *seat, q *questionnaires.Question, in url.Values) error {
	var entry map[string]any
	if err := json.Unmarshal([]byte(in.Get("restore")), &entry); err != nil {
		return errors.Join(page.ErrForm, err)
	}
	a, taken, faults := s.paper.AddEntry(q, entry)
	if len(faults) > 0 {
		return page.ErrForm
	}
	if err := p.keep(s, q, a, taken, in); err != nil {
		return err
	}
	return s.Go("/f/p/" + q.ID)
}
