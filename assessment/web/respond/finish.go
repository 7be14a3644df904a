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
	"lotse/assessment/web/fill"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A reviewPage is everything once more before it is handed in.
type reviewPage struct {
	hub
	Parts   []fill.Reviewed
	Missing []form.Fault // required and open
}

// review shows all answers before they are handed in.
func (p *Pages) review(s *seat) error { return s.showReview(http.StatusOK, nil) }

func (s *seat) showReview(status int, missing []form.Fault) error {
	d := reviewPage{hub: s.hub(), Missing: missing, Parts: s.sheet.ReadBack()}
	f := s.frame(s.Say.T("web-respond-review-title"))
	f.Back, f.Failed = &page.Link{To: "/f", Words: s.Say.T("web-respond-overview")}, len(missing) > 0
	return s.Show(status, "respond-review", f, d)
}

// handIn ends the questionnaire. Who presses twice sees the same as who presses once.
func (p *Pages) handIn(v *page.Visit) error {
	s, err := p.sit(v)
	if errors.Is(err, page.ErrLink) && v.Cookie(doneCookie) != "" {
		return v.Go("/thanks")
	}
	if err != nil {
		return err
	}
	if s.Finished {
		return s.Go("/f")
	}
	if open := s.sheet.Missing(); len(open) > 0 {
		return s.showReview(http.StatusUnprocessableEntity, open)
	}
	err = p.db.HandIn(v.R.Context(), s.session)
	if err != nil && !errors.Is(err, store.ErrFinished) {
		return err
	}
	if s.Disclosure != assessment.DisclosureAnonymous {
		return s.Go("/f")
	}
	// The session is gone with the tie to the answers; what is left says only in which
	// survey somebody on this device took part.
	v.SetCookie(Cookie, "", -1)
	v.SetCookie(doneCookie, s.Engagement+"/"+s.Round.ID, 0)
	return v.Go("/thanks")
}

// thanks is the last page of who handed in anonymously, or has left.
func (p *Pages) thanks(v *page.Visit) error {
	engagement, round, ok := strings.Cut(v.Cookie(doneCookie), "/")
	if !ok {
		f := page.Frame{Title: v.Say.T("web-respond-left-title"), Brand: v.Say.T("web-survey")}
		return v.Show(http.StatusOK, "respond-left", f, nil)
	}
	e, pack, err := p.db.Frame(v.R.Context(), engagement, round)
	if errors.Is(err, store.ErrNotFound) {
		return page.ErrLink
	}
	if err != nil {
		return err
	}
	if err := v.Speak(e.Language, pack.Languages); err != nil {
		return err
	}
	h := hub{Finished: true, Anonymous: true, Retention: day(v.Say, e.Retention), Thanks: thanksOf(v.Say, pack)}
	return v.Show(http.StatusOK, "respond-done", p.signs.Frame(v, e, pack, "web-respond-of", v.Say.T("web-respond-done-title")), h)
}

// thanksOf are the pack's last words, where they hold nothing that is not known here.
func thanksOf(say *locale.Printer, p *questionnaires.Pack) []string {
	words := p.Survey["txt-thanks"].In(say.Lang())
	if words == "" || strings.Contains(words, "{") {
		return []string{say.T("web-respond-thanks")}
	}
	return []string{words}
}

// day is a day in words, "" if it is none.
func day(say *locale.Printer, date string) string {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return ""
	}
	return say.Date(t)
}

// notice shows again what was promised before the first question.
func (p *Pages) notice(s *seat) error {
	e := promised(s.Of, s.Disclosure)
	f := s.frame(s.Say.T("web-respond-privacy"))
	f.Back = &page.Link{To: "/f", Words: s.Say.T("web-respond-overview")}
	return s.Show(http.StatusOK, "respond-privacy", f, map[string]any{
		"Promise": promiseOf(s.Say, s.Pack, e, s.Disclosure, invite.Personal, s.Say.Date(invite.LastDay(s.Expires))),
		"Notice":  privacy.Notice(e, s.Pack, s.Say), "Finished": s.Finished, "Anonymous": s.Disclosure == assessment.DisclosureAnonymous,
	})
}

// accessibility is the statement on accessibility.
func (p *Pages) accessibility(v *page.Visit) error {
	f := page.Frame{Title: v.Say.T("web-respond-a11y-title"), Brand: v.Say.T("web-survey")}
	var contact page.Link
	if s, err := p.sit(v); err == nil {
		f = s.frame(v.Say.T("web-respond-a11y-title"))
		f.Back, contact = &page.Link{To: "/f", Words: s.Say.T("web-respond-overview")}, brand.Contact(v, s.Of)
	}
	return v.Show(http.StatusOK, "respond-accessibility", f, map[string]any{"Contact": contact})
}
