package access

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/pquerna/otp/totp"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/qr"
)

// ticketLife is how long the link works with which a user sets herself up.
const ticketLife = 72 * time.Hour

// NewTicket makes the path of a link with which a user sets a password or a passkey
// once; earlier ones work no more.
func NewTicket(ctx context.Context, db *store.DB, user string) (path string, err error) {
	token := invite.NewToken()
	if err := db.AddTicket(ctx, user, invite.SessionHash(token), db.Now().Add(ticketLife)); err != nil {
		return "", err
	}
	return "/setup/" + token.Secret(), nil
}

// A setupPage is where a user sets a password.
type setupPage struct {
	Name, Path, Secret string
	QR                 qr.Picture
	Faults             []setupFault
}

type setupFault struct{ Field, Words string }

// Fault is what is wrong with a field, "" for nothing.
func (s setupPage) Fault(field string) string {
	for _, f := range s.Faults {
		if f.Field == field {
			return f.Words
		}
	}
	return ""
}

// ticket finds the user whom a visit's address lets set herself up.
func (d *Door) ticket(v *page.Visit) (store.User, invite.Hash, error) {
	token, ok := invite.ParseToken(v.R.PathValue("ticket"))
	if !ok {
		return store.User{}, invite.Hash{}, page.ErrLink
	}
	hash := invite.SessionHash(token)
	u, err := d.db.Ticket(v.R.Context(), hash)
	if errors.Is(err, store.ErrNotFound) {
		err = page.ErrLink
	}
	return u, hash, err
}

func (d *Door) askSetup(v *page.Visit) error {
	u, _, err := d.ticket(v)
	if err != nil {
		return err
	}
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "Lotse", AccountName: u.Name})
	if err != nil {
		return fmt.Errorf("make a secret for codes: %w", err)
	}
	return d.showSetup(v, http.StatusOK, u, key.Secret(), nil)
}

func (d *Door) showSetup(v *page.Visit, status int, u store.User, secret string, faults []setupFault) error {
	address := "otpauth://totp/" + url.PathEscape("Lotse:"+u.Name) + "?" + url.Values{"secret": {secret}, "issuer": {"Lotse"}}.Encode()
	picture, err := qr.Of(address)
	if err != nil {
		return err
	}
	f := page.Frame{Title: v.Say.T("web-setup-title"), Failed: len(faults) > 0}
	return v.Show(status, "setup", f, setupPage{Name: u.Name, Path: v.R.URL.Path, Secret: secret, QR: picture, Faults: faults})
}

// secretForm is a secret as the page has shown it: 160 bits in base 32.
var secretForm = regexp.MustCompile(`^[A-Z2-7]{32}$`)

// setUp takes a new password and the proof that the app shows the right codes.
func (d *Door) setUp(v *page.Visit) error {
	u, hash, err := d.ticket(v)
	if err != nil {
		return err
	}
	secret, password := v.Field("secret"), v.Field("password")
	if !secretForm.MatchString(secret) {
		return page.ErrForm
	}
	var faults []setupFault
	if why := Weak(password, u.Name); why != "" {
		faults = append(faults, setupFault{"password", v.Say.T("web-setup-" + why)})
	}
	step, ok := stepOf(secret, v.Field("code"), v.Site().Now())
	if !ok {
		faults = append(faults, setupFault{"code", v.Say.T("web-setup-code-wrong")})
	}
	if len(faults) > 0 {
		return d.showSetup(v, http.StatusUnprocessableEntity, u, secret, faults)
	}
	phc := Hash(password)
	if err := d.useTicket(v, hash); err != nil {
		return err
	}
	if err := d.db.SetPassword(v.R.Context(), u.ID, phc, secret); err != nil {
		return err
	}
	if err := d.db.UseCode(v.R.Context(), u.ID, step); err != nil {
		return err
	}
	return d.welcome(v, u)
}

func (d *Door) useTicket(v *page.Visit, hash invite.Hash) error {
	err := d.db.UseTicket(v.R.Context(), hash)
	if errors.Is(err, store.ErrNotFound) {
		return page.ErrLink
	}
	return err
}
