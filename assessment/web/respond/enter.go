package respond

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/assessment/web/brand"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// askCode shows the page on which a group's short code is typed.
func (p *Pages) askCode(v *page.Visit) error { return p.showCode(v, http.StatusOK, "", "") }

func (p *Pages) showCode(v *page.Visit, status int, typed, fault string) error {
	f := page.Frame{Title: v.Say.T("web-respond-code-title"), Brand: v.Say.T("web-survey"), Failed: fault != "", Here: "/r"}
	return v.Show(status, "respond-code", f, map[string]any{"Typed": typed, "Fault": fault})
}

func (p *Pages) takeCode(v *page.Visit) error {
	typed := v.Field("code")
	code, ok := invite.ParseCode(typed)
	if ok {
		switch _, err := p.find(v, code.String()); {
		case err == nil:
			return v.Go("/r/" + code.String())
		case !errors.Is(err, page.ErrLink):
			return err
		}
	}
	return p.showCode(v, http.StatusUnprocessableEntity, typed, v.Say.T("web-respond-code-wrong"))
}

// A way is a link that works, and what it leads to.
type way struct {
	invite.Link
	hash invite.Hash
	e    *assessment.Engagement
	pack *questionnaires.Pack
}

// find finds the link that a secret opens. Whatever keeps it from working, the error is
// the same. A code is short enough to be guessed, so nobody may try many; a token of
// 128 bits is not, and 500 people behind one address must not wait for each other.
func (p *Pages) find(v *page.Visit, secret string) (*way, error) {
	from := page.Neighbourhood(page.RecordOf(v.R).From)
	w := &way{}
	if token, ok := invite.ParseToken(secret); ok {
		w.hash = token.Hash()
	} else if code, ok := invite.ParseCode(secret); ok && strings.TrimSpace(secret) == secret {
		if !p.guesses.Open(from) {
			return nil, page.ErrOften
		}
		w.hash = code.Hash()
	} else {
		return nil, p.guesses.Missed(from)
	}
	engagement, round, link, err := p.db.LinkBySecret(v.R.Context(), w.hash)
	if errors.Is(err, store.ErrNotFound) {
		return nil, p.guesses.Missed(from)
	}
	if err != nil {
		return nil, err
	}
	w.Link = link
	if w.e, w.pack, err = p.db.Frame(v.R.Context(), engagement, round); err != nil {
		return nil, err
	}
	if w.e.Rounds[0].State != assessment.RoundOpen {
		return nil, page.ErrLink
	}
	return w, nil
}

// start shows what it is about, and what is promised. Opening it changes nothing.
func (p *Pages) start(v *page.Visit) error { return p.showStart(v, http.StatusOK, false) }

func (p *Pages) showStart(v *page.Visit, status int, unsure bool) error {
	w, err := p.find(v, v.R.PathValue("secret"))
	if err != nil {
		return err
	}
	if err := v.Speak(w.Language, w.pack.Languages); err != nil {
		return err
	}
	f := p.signs.Frame(v, w.e, w.pack, "web-respond-of", v.Say.T("web-respond-start-short"))
	f.Failed = unsure
	return v.Show(status, "respond-start", f, w.page(v, unsure))
}

// A startPage is what the first page says.
type startPage struct {
	Client, Group, LastDay    string
	Minutes, Questions        int
	Invite                    string
	Promise                   promise
	Notice                    []string
	Consent, Unsure, Personal bool
	Contact                   page.Link
}

func (w *way) page(v *page.Visit, unsure bool) startPage {
	e, lang := w.e, v.Say.Lang()
	sp := startPage{
		Client: invite.OneLine(e.Client), LastDay: v.Say.Date(invite.LastDay(w.Expires)),
		Minutes: minutes(w.pack.MinutesFor(w.Group)), Questions: len(w.pack.QuestionsFor(w.Group)),
		Invite: w.pack.Survey["txt-invite"].In(lang), Notice: privacy.Notice(promised(e, w.Disclosure), w.pack, v.Say),
		Promise: promiseOf(v.Say, w.pack, e, w.Disclosure, w.Kind, v.Say.Date(invite.LastDay(w.Expires))),
		Consent: privacy.Consent(promised(e, w.Disclosure)), Unsure: unsure, Personal: w.Kind == invite.Personal, Contact: brand.Contact(v, e),
	}
	if g := w.pack.Group(w.Group); g != nil {
		sp.Group = g.Name.In(lang)
	}
	return sp
}

// promised is an engagement with the promise its link was made with: that one holds,
// whatever became of the engagement's.
func promised(e *assessment.Engagement, d assessment.Disclosure) *assessment.Engagement {
	own := *e
	own.Disclosure = d
	return &own
}

// minutes rounds up: nobody is kept longer than was said.
func minutes(m float64) int {
	n := int(m)
	if float64(n) < m {
		n++
	}
	return n
}

// begin lets a person in: her browser gets a cookie, and no address holds the secret
// from here on.
func (p *Pages) begin(v *page.Visit) error {
	w, err := p.find(v, v.R.PathValue("secret"))
	if err != nil {
		return err
	}
	if privacy.Consent(promised(w.e, w.Disclosure)) && v.Field("consent") == "" {
		return p.showStart(v, http.StatusUnprocessableEntity, true)
	}
	if p.hasBegun(v, w) {
		return v.Go("/f")
	}
	session := invite.NewToken()
	_, err = p.db.Begin(v.R.Context(), w.hash, invite.SessionHash(session))
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrClosed) {
		return page.ErrLink
	}
	if err != nil {
		return err
	}
	// A personal link leads back here at any time. Of a shared one the cookie is the
	// only way back: it must live as long as the link.
	var life time.Duration
	if w.Kind == invite.Shared {
		life = w.Expires.Sub(v.Site().Now())
	}
	v.SetCookie(Cookie, session.Secret(), life)
	return v.Go("/f")
}

// hasBegun reports whether the browser's own session came through the same link: who
// opens a shared link twice goes on, and is not two people.
func (p *Pages) hasBegun(v *page.Visit, w *way) bool {
	token, ok := invite.ParseToken(v.Cookie(Cookie))
	if !ok {
		return false
	}
	at, err := p.db.Sitting(v.R.Context(), invite.SessionHash(token))
	return err == nil && at.Link == w.ID && !at.Finished
}

// leave ends a session on this computer. The answers stay.
func (p *Pages) leave(v *page.Visit) error {
	v.SetCookie(Cookie, "", -1)
	v.SetCookie(doneCookie, "", -1)
	return v.Go("/thanks")
}
