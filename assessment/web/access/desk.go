package access

import (
	"net/http"
	"sync"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/web/page"
)

// Cookie is the consultant's cookie.
const Cookie = "__Host-lotse-desk"

// Desk lets consultants in and knows who is in.
type Desk struct {
	launch *Launch

	mu       sync.Mutex
	sessions map[invite.Hash]time.Time
}

// NewDesk makes a desk that a start code opens.
func NewDesk(launch *Launch) *Desk {
	return &Desk{launch: launch, sessions: map[invite.Hash]time.Time{}}
}

// Routes adds the ways in and out.
func (d *Desk) Routes(rs *page.Routes) {
	rs.Guard(page.Consultants, d.guard)
	rs.Handle(page.Anyone, "GET /launch", d.ask)
	rs.Handle(page.Anyone, "POST /launch", d.enter)
	rs.Handle(page.Consultants, "POST /logout", d.leave)
}

// guard lets only consultants through. A page asks the others to come in first.
func (d *Desk) guard(next page.Handler) page.Handler {
	return func(v *page.Visit) error {
		if !d.in(v) {
			if v.R.Method == http.MethodGet || v.R.Method == http.MethodHead {
				return v.Go("/launch")
			}
			return page.ErrForbidden
		}
		v.User = v.Say.T("web-local-user")
		return next(v)
	}
}

func (d *Desk) in(v *page.Visit) bool {
	token, ok := invite.ParseToken(v.Cookie(Cookie))
	if !ok {
		return false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	_, ok = d.sessions[invite.SessionHash(token)]
	return ok
}

// ask shows the page on which the start code is typed. A link brings it along;
// opening the link changes nothing.
func (d *Desk) ask(v *page.Visit) error {
	if d.in(v) {
		return v.Go("/desk")
	}
	code, _ := invite.ParseCode(v.R.URL.Query().Get("code"))
	return d.show(v, http.StatusOK, code.String(), "")
}

func (d *Desk) show(v *page.Visit, status int, code, fault string) error {
	f := page.Frame{Title: v.Say.T("web-launch-title"), Failed: fault != "", Here: "/launch"}
	return v.Show(status, "launch", f, map[string]any{"Code": code, "Fault": fault})
}

func (d *Desk) enter(v *page.Visit) error {
	if !d.launch.use(v.Field("code")) {
		return d.show(v, http.StatusForbidden, "", v.Say.T("web-launch-wrong"))
	}
	token := invite.NewToken()
	d.mu.Lock()
	d.sessions[invite.SessionHash(token)] = v.Site().Now()
	d.mu.Unlock()
	v.SetCookie(Cookie, token.Secret(), 0)
	return v.Go("/desk")
}

func (d *Desk) leave(v *page.Visit) error {
	if token, ok := invite.ParseToken(v.Cookie(Cookie)); ok {
		d.mu.Lock()
		delete(d.sessions, invite.SessionHash(token))
		d.mu.Unlock()
	}
	v.SetCookie(Cookie, "", -1)
	return v.Go("/launch")
}
