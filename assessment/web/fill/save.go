package fill

import (
	"encoding/json"
	"errors"
	"net/http"

	"lotse/assessment/store"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
)

// Save saves one answer while a person fills in: the fields of one question, as they
// stand on its page, and its id in q. The answer is the version that is kept now; 412 if
// somebody else, on another device, has changed it.
func (s *Sheet) Save() error {
	in, err := s.Form()
	if err != nil {
		return err
	}
	id := s.Field("q")
	in.Del("q")
	q := s.Paper.Pack.Question(id)
	if q == nil || !s.Paper.Visible(id) {
		return page.ErrForm
	}
	row := s.Field("row")
	in.Del("row")
	a, taken, faults := s.Paper.Take(q, in)
	if row != "" {
		if !s.Paper.HasRow(q, row) {
			return page.ErrForm
		}
		a, taken, faults = s.Paper.TakeRow(q, row, in)
	}
	if len(faults) > 0 {
		return s.answer(http.StatusUnprocessableEntity, map[string]any{"fault": faults[0].Words})
	}
	version := s.Paper.Versions[id]
	if taken {
		versions, err := s.Put(store.Put{Question: id, Answer: a, Version: form.Version(in, id)})
		if errors.Is(err, store.ErrConflict) {
			return s.answer(http.StatusPreconditionFailed, map[string]any{"fault": s.Say.T("web-form-conflict")})
		}
		if err != nil {
			return err
		}
		version = versions[0]
	}
	return s.answer(http.StatusOK, map[string]any{"version": version})
}

// answer answers the script.
func (s *Sheet) answer(status int, data map[string]any) error {
	body, err := json.Marshal(data)
	if err != nil {
		return err
	}
	return s.Send(status, "application/json; charset=utf-8", body)
}
