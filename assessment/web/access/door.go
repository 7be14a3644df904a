package access

import (
	"errors"
	"net/http"
	"time"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// Cookie is the consultant's cookie.
const Cookie = "__Host-lotse-desk"

// A Door lets consultants in and knows who is in.
type Door struct {
	db     *store.DB
	launch *Launch // nil: only users come in
	base   string  // the server's address, which passkeys are tied to; "" for the one a browser used

	byName, byPlace *page.Throttle
	asked           *page.Throttle // who begins to log in with a passkey
}

// NewDoor makes a door. With a launch, its start codes open it; without one, users do.
func NewDoor(db *store.DB, launch *Launch, base string, now func() time.Time) *Door {
	return &Door{
		db: db, launch: launch, base: base,
		// Who knows somebody's name can slow her down, but never keep her out.
		byName:  &page.Throttle{Every: 20 * time.Second, Burst: 5, Now: now},
		byPlace: &page.Throttle{Every: 5 * time.Second, Burst: 30, Now: now},
		asked:   &page.Throttle{Every: 2 * time.Second, Burst: 60, Now: now},
	}
}

// Routes adds the ways in and out.
func (d *Door) Routes(rs *page.Routes) {
	rs.Guard(page.Consultants, d.guard)
	rs.Handle(page.Consultants, "POST /logout", d.leave)
	rs.Handle(page.Consultants, "POST /logout/everywhere", d.leaveEverywhere)
	if d.launch != nil {
		rs.Handle(page.Anyone, "GET /launch", d.ask).Under("web-name")
		rs.Handle(page.Anyone, "POST /launch", d.enter).Under("web-name")
		return
	}
	rs.Handle(page.Consultants, "GET "+usersPath, d.users)
	rs.Handle(page.Consultants, "POST "+usersPath, d.addUser)
	rs.Handle(page.Consultants, "GET "+usersPath+"/{id}/link", d.askLink)
	rs.Handle(page.Consultants, "POST "+usersPath+"/{id}/link", d.makeLink)
	rs.Handle(page.Consultants, "GET "+usersPath+"/{id}/disable", d.askDisable)
	rs.Handle(page.Consultants, "POST "+usersPath+"/{id}/disable", d.disable)
	rs.Handle(page.Consultants, "POST "+usersPath+"/{id}/enable", d.enable)
	rs.Handle(page.Anyone, "GET /login", d.askLogin).Under("web-name")
	rs.Handle(page.Anyone, "POST /login", d.login).Under("web-name")
	rs.Handle(page.Anyone, "POST /login/passkey", d.beginLogin).Under("web-name")
	rs.Handle(page.Anyone, "POST /login/passkey/done", d.finishLogin).Under("web-name")
	rs.Handle(page.Anyone, "GET /setup/{ticket}", d.askSetup).HoldsSecret().Under("web-name")
	rs.Handle(page.Anyone, "POST /setup/{ticket}", d.setUp).HoldsSecret().Under("web-name")
	rs.Handle(page.Anyone, "POST /setup/{ticket}/passkey", d.beginPasskey).HoldsSecret().Under("web-name")
	rs.Handle(page.Anyone, "POST /setup/{ticket}/passkey/done", d.finishPasskey).HoldsSecret().Under("web-name")
}

// way is where somebody who is not in comes in.
func (d *Door) way() string {
	if d.launch != nil {
		return "/launch"
	}
	return "/login"
}

// guard lets only consultants through. A page asks the others to come in first.
func (d *Door) guard(next page.Handler) page.Handler {
	return func(v *page.Visit) error {
		u, err := d.in(v)
		switch {
		case errors.Is(err, store.ErrNotFound) && (v.R.Method == http.MethodGet || v.R.Method == http.MethodHead):
			return v.Go(d.way())
		case errors.Is(err, store.ErrNotFound):
			return page.ErrForbidden
		case err != nil:
			return err
		}
		if v.User = u.Name; u.ID == "" {
			v.User = v.Say.T("web-local-user")
		}
		return next(v)
	}
}

// in finds the user of a visit's session; [store.ErrNotFound] if there is none.
func (d *Door) in(v *page.Visit) (store.User, error) {
	token, ok := invite.ParseToken(v.Cookie(Cookie))
	if !ok {
		return store.User{}, store.ErrNotFound
	}
	u, err := d.db.Session(v.R.Context(), invite.SessionHash(token))
	if err == nil && u.ID == "" && d.launch == nil {
		return store.User{}, store.ErrNotFound // a start code's session is of no use to others
	}
	return u, err
}

// begin begins a session with a new secret; what the browser held before ends.
func (d *Door) begin(v *page.Visit, user string) error {
	var before invite.Hash
	if old, ok := invite.ParseToken(v.Cookie(Cookie)); ok {
		before = invite.SessionHash(old)
	}
	token := invite.NewToken()
	if err := d.db.BeginSession(v.R.Context(), invite.SessionHash(token), before, user); err != nil {
		return err
	}
	v.SetCookie(Cookie, token.Secret(), 0)
	return nil
}

func (d *Door) leave(v *page.Visit) error {
	if token, ok := invite.ParseToken(v.Cookie(Cookie)); ok {
		if err := d.db.EndSession(v.R.Context(), invite.SessionHash(token)); err != nil {
			return err
		}
	}
	v.SetCookie(Cookie, "", -1)
	return v.Go(d.way())
}

// leaveEverywhere ends all sessions of whoever is in.
func (d *Door) leaveEverywhere(v *page.Visit) error {
	u, err := d.in(v)
	if err != nil {
		return err
	}
	if err := d.db.EndSessions(v.R.Context(), u.ID); err != nil {
		return err
	}
	v.SetCookie(Cookie, "", -1)
	return v.Go(d.way())
}
