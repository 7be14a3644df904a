package access

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/totp"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// codeStep is how long a code of an app is shown (RFC 6238).
const codeStep = 30 * time.Second

// codeOptions are those every app that shows codes knows.
var codeOptions = totp.ValidateOpts{Period: uint(codeStep / time.Second), Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// askLogin shows the ways to log in.
func (d *Door) askLogin(v *page.Visit) error {
	if _, err := d.in(v); err == nil {
		return v.Go("/desk")
	}
	return d.showLogin(v, http.StatusOK, "", "")
}

func (d *Door) showLogin(v *page.Visit, status int, name, fault string) error {
	f := page.Frame{Title: v.Say.T("web-login-title"), Failed: fault != "", Here: "/login"}
	return v.Show(status, "login", f, map[string]any{"Name": name, "Fault": fault})
}

// login lets in who knows a password and has the app that goes with it. Whatever is
// wrong, the answer is the same and takes as long.
func (d *Door) login(v *page.Visit) error {
	name, place := UserName(v.Field("name")), page.Neighbourhood(page.RecordOf(v.R).From)
	if !d.byName.Open(name) || !d.byPlace.Open(place) {
		v.Site().Log.Warn("login refused: too many attempts", "id", page.RecordOf(v.R).ID)
		return page.ErrOften
	}
	u, err := d.db.UserByName(v.R.Context(), name)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	known := Matches(v.Field("password"), u.Password) && u.Password != "" && !u.Disabled
	if known {
		if known, err = d.codeFits(v, u, v.Field("code")); err != nil {
			return err
		}
	}
	if !known {
		d.byName.Took(name)
		d.byPlace.Took(place)
		v.Site().Log.Warn("login failed", "id", page.RecordOf(v.R).ID, "user", u.ID)
		return d.showLogin(v, http.StatusForbidden, v.Field("name"), v.Say.T("web-login-wrong"))
	}
	return d.welcome(v, u)
}

// welcome begins a user's session.
func (d *Door) welcome(v *page.Visit, u store.User) error {
	if err := d.begin(v, u.ID); err != nil {
		return err
	}
	v.Site().Log.Info("login", "id", page.RecordOf(v.R).ID, "user", u.ID)
	return v.Go("/desk")
}

// codeFits takes a code of the user's app: of this step of 30 seconds or the one before
// or after, and each once.
func (d *Door) codeFits(v *page.Visit, u store.User, typed string) (bool, error) {
	step, ok := stepOf(u.TOTP, typed, v.Site().Now())
	if !ok {
		return false, nil
	}
	err := d.db.UseCode(v.R.Context(), u.ID, step)
	if errors.Is(err, store.ErrConflict) {
		return false, nil
	}
	return err == nil, err
}

// stepOf finds the step of time that a code belongs to, a step off at most.
func stepOf(secret, typed string, now time.Time) (step int64, ok bool) {
	typed = strings.ReplaceAll(strings.TrimSpace(typed), " ", "")
	if secret == "" || typed == "" {
		return 0, false
	}
	for _, off := range []int64{0, -1, 1} {
		at := now.Add(time.Duration(off) * codeStep)
		if fits, err := totp.ValidateCustom(typed, secret, at, codeOptions); err == nil && fits {
			return at.Unix() / int64(codeStep/time.Second), true
		}
	}
	return 0, false
}

// UserName is the one spelling of a user's name.
func UserName(s string) string { return strings.ToLower(strings.TrimSpace(s)) }
