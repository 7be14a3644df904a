package access

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"unicode"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// mostNameRunes bounds a user's name.
const mostNameRunes = 100

// ReadName is the one spelling of a new user's name: something like thea@example.com,
// without spaces; !ok if it cannot be one.
func ReadName(words string) (name string, ok bool) {
	name = UserName(words)
	bad := func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }
	return name, name != "" && len([]rune(name)) <= mostNameRunes && !strings.ContainsFunc(name, bad)
}

// AddUser adds a user, or finds the one of that name, and makes the path of the link with
// which she sets herself up.
func AddUser(ctx context.Context, db *store.DB, name string) (path string, isNew bool, err error) {
	id, err := db.AddUser(ctx, name)
	if isNew = err == nil; errors.Is(err, store.ErrExists) {
		var u store.User
		u, err = db.UserByName(ctx, name)
		id = u.ID
	}
	if err != nil {
		return "", false, err
	}
	path, err = NewTicket(ctx, db, id)
	return path, isNew, err
}

// StateOf says how a user comes in: disabled, new, password, passkey or both.
func StateOf(u store.User) string {
	switch {
	case u.Disabled:
		return "disabled"
	case u.Password != "" && len(u.Passkeys) > 0:
		return "both"
	case u.Password != "":
		return "password"
	case len(u.Passkeys) > 0:
		return "passkey"
	}
	return "new"
}

// A usersPage is everybody who may come in.
type usersPage struct {
	Done, Name, Fault string
	Users             []userLine
}

// A userLine is one user.
type userLine struct {
	URL, Name, State, Tag string
	Me, Disabled          bool
}

var stateTags = map[string]string{"disabled": "stop", "new": "open", "password": "done", "passkey": "done", "both": "done"}

func (d *Door) users(v *page.Visit) error { return d.showUsers(v, http.StatusOK, "") }

func (d *Door) showUsers(v *page.Visit, status int, fault string) error {
	me, err := d.in(v)
	if err != nil {
		return err
	}
	all, err := d.db.Users(v.R.Context())
	if err != nil {
		return err
	}
	p := usersPage{Fault: fault, Name: v.Field("name")}
	if key := "web-users-done-" + v.R.URL.Query().Get("done"); v.Say.Has(key) {
		p.Done = v.Say.T(key)
	}
	for _, u := range all {
		state := StateOf(u)
		p.Users = append(p.Users, userLine{URL: usersPath + "/" + u.ID, Name: u.Name, State: v.Say.T("user-state-" + state), Tag: stateTags[state], Me: u.ID == me.ID, Disabled: u.Disabled})
	}
	f := usersFrame(v, v.Say.T("web-users-title"))
	f.Failed = fault != ""
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-users-back")}
	return v.Show(status, "users", f, p)
}

// usersPath is where the users are.
const usersPath = "/users"

func usersFrame(v *page.Visit, title string) page.Frame {
	return page.Frame{Title: title, Home: "/desk", Wide: true, Here: usersPath, Back: &page.Link{To: usersPath, Words: v.Say.T("web-users-title")}}
}

// A ticketPage shows a link once.
type ticketPage struct {
	Name, URL string
	New, Me   bool
}

// addUser invites a colleague; for one who is there it makes a new link.
func (d *Door) addUser(v *page.Visit) error {
	name, ok := ReadName(v.Field("name"))
	if !ok {
		return d.showUsers(v, http.StatusUnprocessableEntity, v.Say.T("web-users-fault-name"))
	}
	path, isNew, err := AddUser(v.R.Context(), d.db, name)
	if err != nil {
		return err
	}
	return d.showTicket(v, ticketPage{Name: name, URL: path, New: isNew})
}

func (d *Door) showTicket(v *page.Visit, p ticketPage) error {
	p.URL = d.address(v) + p.URL
	v.Site().Log.Info("link for a user made", "id", page.RecordOf(v.R).ID)
	return v.Show(http.StatusOK, "user-link", usersFrame(v, v.Say.T("web-users-link")), p)
}

// A userPage asks before a user's access changes.
type userPage struct {
	URL, Name string
	Me        bool
}

// user finds the user an address names.
func (d *Door) user(v *page.Visit) (u, me store.User, err error) {
	if me, err = d.in(v); err == nil {
		u, err = d.db.User(v.R.Context(), v.R.PathValue("id"))
	}
	return u, me, err
}

// askLink asks whether what opened the door so far is to go on doing so.
func (d *Door) askLink(v *page.Visit) error {
	u, me, err := d.user(v)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "user-renew", usersFrame(v, v.Say.T("web-users-renew")), userPage{usersPath + "/" + u.ID, u.Name, u.ID == me.ID})
}

// makeLink gives a user a new link. Who has lost a device loses what is on it: password,
// app and passkeys open nothing any more.
func (d *Door) makeLink(v *page.Visit) error {
	u, me, err := d.user(v)
	if err != nil {
		return err
	}
	path, err := NewTicket(v.R.Context(), d.db, u.ID)
	if err != nil {
		return err
	}
	if v.Field("lost") == "yes" {
		if err := d.db.ForgetKeys(v.R.Context(), u.ID); err != nil {
			return err
		}
	}
	return d.showTicket(v, ticketPage{Name: u.Name, URL: path, Me: u.ID == me.ID})
}

// askDisable asks before somebody is kept out; nobody keeps herself out.
func (d *Door) askDisable(v *page.Visit) error {
	u, me, err := d.user(v)
	if err != nil {
		return err
	}
	if u.ID == me.ID {
		return page.ErrNotFound
	}
	return v.Show(http.StatusOK, "user-disable", usersFrame(v, v.Say.T("web-users-disable")), userPage{usersPath + "/" + u.ID, u.Name, false})
}

func (d *Door) disable(v *page.Visit) error { return d.setDisabled(v, true) }

func (d *Door) enable(v *page.Visit) error { return d.setDisabled(v, false) }

func (d *Door) setDisabled(v *page.Visit, disabled bool) error {
	u, me, err := d.user(v)
	switch {
	case err != nil:
		return err
	case u.ID == me.ID:
		return page.ErrForbidden
	}
	if err := d.db.DisableUser(v.R.Context(), u.ID, disabled); err != nil {
		return err
	}
	word := "enabled"
	if disabled {
		word = "disabled"
	}
	return v.Go(usersPath + "?done=" + word)
}
