package access

import (
	"crypto/subtle"
	"net/http"
	"sync"

	"lotse/assessment/invite"
	"lotse/assessment/web/page"
)

// A Launch is the one start code that works at a time. Whoever can read the window in
// which the server runs may come in: on a computer with several users the loopback
// address alone keeps nobody out.
type Launch struct {
	mu    sync.Mutex
	code  invite.Code
	Shown func(code invite.Code) // tells the owner the next code
}

// Next makes a new code and tells it.
func (l *Launch) Next() invite.Code {
	l.mu.Lock()
	l.code = invite.NewCode()
	code := l.code
	l.mu.Unlock()
	l.Shown(code)
	return code
}

// use takes a code, which then works no more.
func (l *Launch) use(typed string) bool {
	code, ok := invite.ParseCode(typed)
	if !ok {
		return false
	}
	l.mu.Lock()
	ok = subtle.ConstantTimeCompare([]byte(code), []byte(l.code)) == 1
	if ok {
		l.code = "" // of two at once, one gets in
	}
	l.mu.Unlock()
	if ok {
		l.Next()
	}
	return ok
}

// kept marks the way back from a start code: who comes that way without a session has a
// browser that has not kept it.
const kept = "kept"

// ask shows the page on which the start code is typed. A link brings it along;
// opening the link changes nothing.
func (d *Door) ask(v *page.Visit) error {
	if _, err := d.in(v); err == nil {
		return v.Go("/desk")
	}
	if v.R.URL.Query().Has(kept) {
		return d.showLaunch(v, http.StatusOK, "", v.Say.T("web-launch-cookie"))
	}
	code, _ := invite.ParseCode(v.R.URL.Query().Get("code"))
	return d.showLaunch(v, http.StatusOK, code.String(), "")
}

func (d *Door) showLaunch(v *page.Visit, status int, code, fault string) error {
	f := page.Frame{Title: v.Say.T("web-launch-title"), Failed: fault != "", Here: "/launch"}
	return v.Show(status, "launch", f, map[string]any{"Code": code, "Fault": fault})
}

func (d *Door) enter(v *page.Visit) error {
	from := page.Neighbourhood(page.RecordOf(v.R).From)
	if !d.byPlace.Open(from) {
		return page.ErrOften
	}
	if !d.launch.use(v.Field("code")) {
		d.byPlace.Took(from)
		return d.showLaunch(v, http.StatusForbidden, "", v.Say.T("web-launch-wrong"))
	}
	if err := d.begin(v, ""); err != nil {
		return err
	}
	return v.Go("/launch?" + kept)
}
