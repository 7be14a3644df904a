package fill

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
	Base    string
	Undo    string // the entry that was just removed, to put back
	Next    *form.Part
}

// items shows a table with a form for a new entry, or the row of a grid that comes next.
func (s *Sheet) items(parts []form.Part, at int) error {
	q := parts[at].Questions[0]
	if s.Paper.IsGrid(q) {
		return s.showRow(http.StatusOK, q, "", nil, nil)
	}
	return s.showEntry(http.StatusOK, q, "", nil, nil, "")
}

// Item shows one entry of a table, or one row of a grid.
func (s *Sheet) Item() error {
	q, err := s.alone()
	if err != nil {
		return err
	}
	id := s.R.PathValue("item")
	if s.Paper.IsGrid(q) {
		return s.showRow(http.StatusOK, q, id, nil, nil)
	}
	if !s.Paper.HasEntry(q, id) {
		return page.ErrNotFound
	}
	return s.showEntry(http.StatusOK, q, id, nil, nil, "")
}

// alone is the table or grid that an address names.
func (s *Sheet) alone() (*questionnaires.Question, error) {
	parts, at, err := s.find()
	if err != nil {
		return nil, err
	}
	if !parts[at].Alone {
		return nil, page.ErrNotFound
	}
	return parts[at].Questions[0], nil
}

func (s *Sheet) itemPage(q *questionnaires.Question) itemPage {
	parts := s.Paper.Parts()
	d := itemPage{Base: s.Base, Grid: s.Paper.IsGrid(q), Letters: s.Paper.Letters(q), Columns: s.Paper.Columns(q)}
	if at, ok := form.Find(parts, q.ID); ok {
		d.Part = parts[at]
		if at+1 < len(parts) {
			d.Next = &parts[at+1]
		}
	}
	return d
}

func (s *Sheet) showEntry(status int, q *questionnaires.Question, id string, typed url.Values, faults []form.Fault, undo string) error {
	d := s.itemPage(q)
	d.Entry, d.Faults, d.Undo = s.Paper.Entry(q, id, typed, faults), faults, undo
	f := s.barred(d.Part.Title)
	f.Save.State, f.Failed = false, len(faults) > 0
	return s.Show(status, "fill-table", f, d)
}

func (s *Sheet) showRow(status int, q *questionnaires.Question, id string, typed url.Values, faults []form.Fault) error {
	d := s.itemPage(q)
	var ok bool
	if d.Entry, ok = s.Paper.Row(q, id, typed, faults); !ok {
		return page.ErrNotFound
	}
	d.Faults = faults
	f := s.barred(d.Part.Title)
	f.Failed = len(faults) > 0
	return s.Show(status, "fill-grid", f, d)
}

// takeItems takes what the page of a table sends: a new entry, or one to remove or to
// put back.
func (s *Sheet) takeItems(q *questionnaires.Question, in url.Values) error {
	if s.Paper.IsGrid(q) || !s.columnsOnly(q, in) {
		return page.ErrForm
	}
	switch {
	case in.Get("remove") != "":
		return s.remove(q, in)
	case in.Get("restore") != "":
		return s.restore(q, in)
	}
	return s.keepEntry(q, "", in)
}

// TakeItem takes a changed entry of a table, or a row of a grid.
func (s *Sheet) TakeItem() error {
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
	if s.Paper.IsGrid(q) {
		return s.keepRow(q, id, in)
	}
	if !s.Paper.HasEntry(q, id) { // somebody has taken it out: what was typed is a new one
		gone := s.Paper.Meanwhile(q, s.Paper.Flow.Answer(q.ID), s.Paper.Versions[q.ID], "entry")
		return s.showEntry(http.StatusUnprocessableEntity, q, "", in, []form.Fault{gone}, "")
	}
	return s.keepEntry(q, id, in)
}

// columnsOnly reports whether a form holds fields of a question's columns only.
func (s *Sheet) columnsOnly(q *questionnaires.Question, in url.Values) bool {
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

func (s *Sheet) keepEntry(q *questionnaires.Question, id string, in url.Values) error {
	a, taken, faults := s.Paper.TakeEntry(q, id, in)
	if len(faults) > 0 {
		return s.showEntry(http.StatusUnprocessableEntity, q, id, in, faults, "")
	}
	meanwhile, err := s.SaveWhole(q, a, taken, in, "entry")
	if err != nil {
		return err
	}
	if meanwhile != nil {
		if !s.Paper.HasEntry(q, id) {
			id = "" // somebody has taken the entry out: what was typed is a new one
		}
		return s.showEntry(http.StatusUnprocessableEntity, q, id, in, meanwhile, "")
	}
	return s.Go(s.Base + "/p/" + q.ID)
}

func (s *Sheet) keepRow(q *questionnaires.Question, id string, in url.Values) error {
	if !s.Paper.HasRow(q, id) {
		return page.ErrNotFound
	}
	a, taken, faults := s.Paper.TakeRow(q, id, in)
	if len(faults) > 0 {
		return s.showRow(http.StatusUnprocessableEntity, q, id, in, faults)
	}
	meanwhile, err := s.SaveWhole(q, a, taken, in, "row")
	if err != nil {
		return err
	}
	if meanwhile != nil {
		return s.showRow(http.StatusUnprocessableEntity, q, id, in, meanwhile)
	}
	row, _ := s.Paper.Row(q, id, nil, nil)
	if row.Next == "" {
		return s.Go(s.Base)
	}
	return s.Go(s.Base + "/p/" + q.ID + "/" + row.Next)
}

// SaveWhole saves a table or grid as a whole. Where somebody else has changed it meanwhile,
// nothing is saved and the fault says so; field is where the form is.
func (s *Sheet) SaveWhole(q *questionnaires.Question, a assessment.Answer, taken bool, in url.Values, field string) ([]form.Fault, error) {
	if !taken {
		return nil, nil
	}
	_, err := s.Put(store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
	var conflict *store.Conflict
	if errors.As(err, &conflict) {
		return []form.Fault{s.Paper.Meanwhile(q, conflict.Now.Answer, conflict.Now.Version, field)}, nil
	}
	return nil, err
}

// remove takes an entry out, and shows the page with the way to put it back. To reload
// it does no harm: the entry is gone already.
func (s *Sheet) remove(q *questionnaires.Question, in url.Values) error {
	id := in.Get("remove")
	undo, err := s.entryJSON(q, id)
	if err != nil {
		return err
	}
	a, taken, faults := s.Paper.RemoveEntry(q, id)
	if len(faults) > 0 {
		return page.ErrForm
	}
	meanwhile, err := s.SaveWhole(q, a, taken, in, "list")
	if err != nil {
		return err
	}
	if meanwhile != nil {
		return s.showEntry(http.StatusUnprocessableEntity, q, "", nil, meanwhile, "")
	}
	again, err := s.Again()
	if err != nil {
		return err
	}
	return again.showEntry(http.StatusOK, q, "", nil, nil, undo)
}

// entryJSON is an entry as plain data, "" if there is none.
func (s *Sheet) entryJSON(q *questionnaires.Question, id string) (string, error) {
	entry := s.Paper.PlainEntry(q, id)
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
func (s *Sheet) restore(q *questionnaires.Question, in url.Values) error {
	var entry map[string]any
	if err := json.Unmarshal([]byte(in.Get("restore")), &entry); err != nil {
		return errors.Join(page.ErrForm, err)
	}
	a, taken, faults := s.Paper.AddEntry(q, entry)
	if len(faults) > 0 {
		return page.ErrForm
	}
	meanwhile, err := s.SaveWhole(q, a, taken, in, "list")
	if err != nil {
		return err
	}
	if meanwhile != nil { // the way to put the entry back stays on the page
		return s.showEntry(http.StatusUnprocessableEntity, q, "", nil, meanwhile, in.Get("restore"))
	}
	return s.Go(s.Base + "/p/" + q.ID)
}
