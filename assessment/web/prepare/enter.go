package prepare

import (
	"errors"
	"net/http"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A way is a link that works, and what it leads to.
type way struct {
	invite.Link
	hash invite.Hash
	e    *assessment.Engagement
	pack *questionnaires.Pack
}

// find finds the link that a secret opens. Whatever keeps it from working, the error is
// the same.
func (p *Pages) find(v *page.Visit) (*way, error) {
	from := page.Neighbourhood(page.RecordOf(v.R).From)
	token, ok := invite.ParseToken(v.R.PathValue("secret"))
	if !ok {
		return nil, p.guesses.Missed(from)
	}
	w := &way{hash: token.Hash()}
	engagement, round, link, err := p.db.PreparationBySecret(v.R.Context(), w.hash)
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

// A startPage is what the first page says.
type startPage struct {
	Client, Consultant, LastDay string
	Minutes, Questions          int
	Topics                      []topic
	Begun, Handed               bool
	Who                         []line
	Notice                      []string
}

// A line says of somebody what she sees or does.
type line struct{ Who, What string }

// start shows what it is about, and who will know what. Opening it changes nothing.
func (p *Pages) start(v *page.Visit) error {
	w, err := p.find(v)
	if err != nil {
		return err
	}
	if err := v.Speak(w.Language, w.pack.Languages); err != nil {
		return err
	}
	topics := topicsOf(paperOf(v, w.pack, w.Link, w.e.Rounds[0].Facts))
	sp := startPage{
		Client: invite.OneLine(w.e.Client), Consultant: consultant(v, w.e), LastDay: v.Say.Date(invite.LastDay(w.Expires)),
		Minutes: minutes(topics), Topics: topics, Begun: w.Begun, Handed: !w.Handed.IsZero(),
		Who: who(v, w.e), Notice: notice(v, w.e),
	}
	for _, t := range topics {
		sp.Questions += t.Questions
	}
	f := p.signs.Frame(v, w.e, w.pack, "web-prepare-of", v.Say.T("web-prepare-start-title"))
	return v.Show(http.StatusOK, "prepare-start", f, sp)
}

// who says who knows what was entered, and from whom. It is the opposite of a survey, so
// it is said in the same place.
func who(v *page.Visit, e *assessment.Engagement) []line {
	name := consultant(v, e)
	client := invite.OneLine(e.Client)
	return []line{
		{name, v.Say.T("web-prepare-who-consultant")},
		{client, v.Say.T("web-prepare-who-company")},
		{v.Say.T("web-respond-who-you"), v.Say.T("web-prepare-who-you", "Consultant", name)},
		{v.Say.T("web-prepare-who-survey"), v.Say.T("web-prepare-who-survey-say")},
	}
}

// notice says what becomes of data about the preparer herself (GDPR, Art. 13).
func notice(v *page.Visit, e *assessment.Engagement) []string {
	lines := []string{v.Say.T("web-prepare-notice-purpose", "Client", invite.OneLine(e.Client))}
	if e.Controller != "" {
		lines = append(lines, v.Say.T("web-prepare-notice-controller", "Controller", invite.OneLine(e.Controller)))
	}
	return append(lines, v.Say.T("web-prepare-notice-address"), v.Say.T("web-respond-rights"), v.Say.T("web-respond-cookie"))
}

// begin lets a preparer in: her browser gets a cookie, and no address holds the secret
// from here on. The cookie lives as long as the link: she comes back for weeks, and it is
// her own desk. On somebody else's she ends the session.
func (p *Pages) begin(v *page.Visit) error {
	w, err := p.find(v)
	if err != nil {
		return err
	}
	if p.isIn(v, w) {
		return v.Go("/prepare")
	}
	session := invite.NewToken()
	err = p.db.BeginPreparation(v.R.Context(), w.hash, invite.PreparerHash(session))
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrClosed) {
		return page.ErrLink
	}
	if err != nil {
		return err
	}
	v.SetCookie(Cookie, session.Secret(), w.Expires.Sub(v.Site().Now()))
	return v.Go("/prepare")
}

// isIn reports whether the browser's own session came through the same link.
func (p *Pages) isIn(v *page.Visit, w *way) bool {
	token, ok := invite.ParseToken(v.Cookie(Cookie))
	if !ok {
		return false
	}
	at, err := p.db.Preparation(v.R.Context(), invite.PreparerHash(token))
	return err == nil && at.Link.ID == w.ID
}

// leave ends a session on this computer. What was entered stays.
func (p *Pages) leave(v *page.Visit) error {
	if token, ok := invite.ParseToken(v.Cookie(Cookie)); ok {
		if err := p.db.LeavePreparation(v.R.Context(), invite.PreparerHash(token)); err != nil {
			return err
		}
	}
	v.SetCookie(Cookie, "", -1)
	return v.Go("/prepare/left")
}

// left is the page after a session has ended.
func (p *Pages) left(v *page.Visit) error {
	f := page.Frame{Title: v.Say.T("web-respond-left-title"), Brand: v.Say.T("web-prepare-name")}
	return v.Show(http.StatusOK, "prepare-left", f, nil)
}
