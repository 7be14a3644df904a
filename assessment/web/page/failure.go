package page

import (
	"errors"
	"fmt"
	"net/http"

	"lotse/assessment/store"
)

// What a handler returns where a visitor gets an error page.
var (
	ErrNotFound    = errors.New("no such page")
	ErrLink        = errors.New("the link does not work") // whatever the reason
	ErrForbidden   = errors.New("not allowed from here")
	ErrForm        = errors.New("a form that no page has sent")
	ErrTooLarge    = errors.New("more than may be sent")
	ErrOften       = errors.New("too many attempts")
	ErrHost        = errors.New("not a name of this server")
	ErrUnavailable = errors.New("cannot be done right now")
	ErrChanged     = errors.New("changed by somebody else, or closed")
)

// failures says how each of them is shown: its status, and the word in the keys of
// its messages, web-error-WORD-title and -lead.
var failures = []struct {
	err    error
	status int
	word   string
}{
	{ErrNotFound, http.StatusNotFound, "404"},
	{ErrLink, http.StatusNotFound, "link"},
	{ErrForbidden, http.StatusForbidden, "403"},
	{ErrForm, http.StatusBadRequest, "400"},
	{ErrTooLarge, http.StatusRequestEntityTooLarge, "413"},
	{ErrOften, http.StatusTooManyRequests, "429"},
	{ErrHost, http.StatusMisdirectedRequest, "421"},
	{ErrUnavailable, http.StatusServiceUnavailable, "503"},
	{ErrChanged, http.StatusConflict, "409"},
	{store.ErrNotFound, http.StatusNotFound, "404"},
	{store.ErrConflict, http.StatusConflict, "409"},
	{store.ErrClosed, http.StatusConflict, "409"},
	{store.ErrFinished, http.StatusConflict, "409"},
	{store.ErrArchived, http.StatusConflict, "409"},
	{store.ErrText, http.StatusBadRequest, "400"},
	{store.ErrBusy, http.StatusServiceUnavailable, "503"},
	{store.ErrFull, http.StatusServiceUnavailable, "503"},
	{store.ErrUnavailable, http.StatusServiceUnavailable, "503"},
}

// Status returns the status an error is answered with.
func Status(err error) int {
	status, _ := shownAs(err)
	return status
}

func shownAs(err error) (status int, word string) {
	for _, f := range failures {
		if errors.Is(err, f.err) {
			return f.status, f.word
		}
	}
	return http.StatusInternalServerError, "500"
}

// refuse tells a body that is too large from one that cannot be read.
func refuse(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	return fmt.Errorf("%w: %w", ErrForm, err)
}

// Fail answers a request that reached no handler with the page of an error.
func (s *Site) Fail(w http.ResponseWriter, r *http.Request, err error) { s.visit(w, r).fail(err) }

// fail answers with the page of an error. Only the machine's own errors are logged.
func (v *Visit) fail(err error) {
	status, word := shownAs(err)
	data := map[string]any{"Word": word, "Incident": ""}
	if status >= http.StatusInternalServerError {
		v.record.Err = err
		data["Incident"] = v.record.ID
	}
	f := Frame{Title: v.Say.T("web-error-" + word + "-title"), Here: "/"}
	if v.brand != toolName {
		f.Brand = v.Say.T(v.brand)
	}
	if err := v.Show(status, "error", f, data); err != nil {
		v.record.Err = errors.Join(v.record.Err, err)
		http.Error(v.W, http.StatusText(status), status)
	}
}
