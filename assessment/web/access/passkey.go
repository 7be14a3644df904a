package access

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// A keyholder is a user as the library for passkeys wants one.
type keyholder struct{ store.User }

// WebAuthnID is the user's id: random, and not her name.
func (k keyholder) WebAuthnID() []byte { return []byte(k.ID) }

// WebAuthnName is the user's name.
func (k keyholder) WebAuthnName() string { return k.Name }

// WebAuthnDisplayName is the user's name.
func (k keyholder) WebAuthnDisplayName() string { return k.Name }

// WebAuthnCredentials are the user's passkeys. One that cannot be read opens nothing.
func (k keyholder) WebAuthnCredentials() []webauthn.Credential {
	var list []webauthn.Credential
	for _, data := range k.Passkeys {
		var c webauthn.Credential
		if json.Unmarshal(data, &c) == nil {
			list = append(list, c)
		}
	}
	return list
}

// address is the server's, as browsers know it.
func (d *Door) address(v *page.Visit) string {
	if d.base != "" {
		return strings.TrimRight(d.base, "/")
	}
	scheme := "http"
	if page.RecordOf(v.R).Secure {
		scheme = "https"
	}
	return scheme + "://" + v.R.Host
}

// party is who the keys are for: this server, by the address browsers know it by.
func (d *Door) party(v *page.Visit) (*webauthn.WebAuthn, error) {
	u, err := url.Parse(d.address(v))
	if err != nil {
		return nil, fmt.Errorf("address of the server: %w", err)
	}
	party, err := webauthn.New(&webauthn.Config{
		RPID: u.Hostname(), RPDisplayName: "Lotse", RPOrigins: []string{u.Scheme + "://" + u.Host},
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil { // keys belong to names: a number has none
		return nil, errors.Join(page.ErrForm, err)
	}
	return party, nil
}

// What is asked of a browser may be answered once, within five minutes, at any server of
// the store.
const (
	ceremonyCookie = "__Host-lotse-passkey"
	ceremonyLife   = 5 * time.Minute
)

func (d *Door) beginCeremony(v *page.Visit, asked *webauthn.SessionData) error {
	data, err := json.Marshal(asked)
	if err != nil {
		return fmt.Errorf("keep what a browser is asked: %w", err)
	}
	token := invite.NewToken()
	if err := d.db.BeginCeremony(v.R.Context(), invite.SessionHash(token), data, v.Site().Now().Add(ceremonyLife)); err != nil {
		return err
	}
	v.SetCookie(ceremonyCookie, token.Secret(), ceremonyLife)
	return nil
}

// endCeremony is what the browser was asked; [page.ErrForm] if that was nothing, or is
// answered already.
func (d *Door) endCeremony(v *page.Visit) (asked webauthn.SessionData, err error) {
	token, ok := invite.ParseToken(v.Cookie(ceremonyCookie))
	if !ok {
		return asked, page.ErrForm
	}
	v.SetCookie(ceremonyCookie, "", -1)
	data, err := d.db.EndCeremony(v.R.Context(), invite.SessionHash(token))
	if errors.Is(err, store.ErrNotFound) {
		return asked, page.ErrForm
	}
	if err != nil {
		return asked, err
	}
	if err := json.Unmarshal(data, &asked); err != nil {
		return asked, fmt.Errorf("read what a browser was asked: %w", err)
	}
	return asked, nil
}

func send(v *page.Visit, data any) error {
	body, err := json.Marshal(data)
	if err != nil {
		return fmt.Errorf("ask for a passkey: %w", err)
	}
	return v.Send(http.StatusOK, "application/json; charset=utf-8", body)
}

// beginPasskey asks the browser of a user with a ticket for a new passkey.
func (d *Door) beginPasskey(v *page.Visit) error {
	u, _, err := d.ticket(v)
	if err != nil {
		return err
	}
	party, err := d.party(v)
	if err != nil {
		return err
	}
	creation, data, err := party.BeginRegistration(keyholder{u})
	if err != nil {
		return fmt.Errorf("begin a passkey: %w", err)
	}
	if err := d.beginCeremony(v, data); err != nil {
		return err
	}
	return send(v, creation.Response)
}

// finishPasskey keeps the passkey that a browser has made.
func (d *Door) finishPasskey(v *page.Visit) error {
	u, hash, err := d.ticket(v)
	if err != nil {
		return err
	}
	party, err := d.party(v)
	if err != nil {
		return err
	}
	data, err := d.endCeremony(v)
	if err != nil {
		return err
	}
	key, err := party.FinishRegistration(keyholder{u}, data, v.R)
	if err != nil {
		return errors.Join(page.ErrForm, err)
	}
	if err := d.useTicket(v, hash); err != nil {
		return err
	}
	if err := d.keep(v, u, key); err != nil {
		return err
	}
	if err := d.begin(v, u.ID); err != nil {
		return err
	}
	return send(v, map[string]string{"to": "/desk"})
}

func (d *Door) keep(v *page.Visit, u store.User, key *webauthn.Credential) error {
	data, err := json.Marshal(key)
	if err != nil {
		return fmt.Errorf("keep a passkey: %w", err)
	}
	return d.db.PutPasskey(v.R.Context(), u.ID, key.ID, data)
}

// beginLogin asks a browser for a passkey, whoever's it is.
func (d *Door) beginLogin(v *page.Visit) error {
	place := page.Neighbourhood(page.RecordOf(v.R).From)
	if !d.asked.Open(place) { // each takes a row of the store, and pushes somebody's out in the end
		return page.ErrOften
	}
	d.asked.Took(place)
	party, err := d.party(v)
	if err != nil {
		return err
	}
	assertion, data, err := party.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return fmt.Errorf("ask for a passkey: %w", err)
	}
	if err := d.beginCeremony(v, data); err != nil {
		return err
	}
	return send(v, assertion.Response)
}

// finishLogin lets in whose passkey a browser has shown.
func (d *Door) finishLogin(v *page.Visit) error {
	place := page.Neighbourhood(page.RecordOf(v.R).From)
	if !d.byPlace.Open(place) {
		return page.ErrOften
	}
	party, err := d.party(v)
	if err != nil {
		return err
	}
	data, err := d.endCeremony(v)
	if err != nil {
		return err
	}
	find := func(_, id []byte) (webauthn.User, error) {
		u, err := d.db.User(v.R.Context(), string(id))
		if err == nil && u.Disabled {
			err = store.ErrNotFound
		}
		return keyholder{u}, err
	}
	who, key, err := party.FinishPasskeyLogin(find, data, v.R)
	if err != nil || key.Authenticator.CloneWarning {
		d.byPlace.Took(place)
		v.Site().Log.Warn("login by passkey failed", "id", page.RecordOf(v.R).ID)
		return page.ErrForbidden
	}
	u := who.(keyholder).User
	if err := d.keep(v, u, key); err != nil { // with its new counter
		return err
	}
	if err := d.begin(v, u.ID); err != nil {
		return err
	}
	v.Site().Log.Info("login by passkey", "id", page.RecordOf(v.R).ID, "user", u.ID)
	return send(v, map[string]string{"to": "/desk"})
}
