package respond

import (
	"errors"
	"fmt"
	"net/http"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/fill"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A seat is one visit of a person who answers: her answers and the paper they are
// written on.
type seat struct {
	*page.Visit
	*store.Seat
	session invite.Hash
	sheet   *fill.Sheet
	pages   *Pages
}

// sit finds the seat of a visit's cookie. A round that takes no answers and a link that
// has ended look like a link that does not work.
func (p *Pages) sit(v *page.Visit) (*seat, error) {
	token, ok := invite.ParseToken(v.Cookie(Cookie))
	if !ok {
		return nil, page.ErrLink
	}
	s := &seat{Visit: v, session: invite.SessionHash(token), pages: p}
	key := string(s.session[:])
	if !p.haste.Open(key) {
		return nil, page.ErrOften
	}
	p.haste.Took(key)
	var err error
	s.Seat, err = p.db.Seat(v.R.Context(), s.session)
	if errors.Is(err, store.ErrNotFound) {
		return nil, page.ErrLink
	}
	if err != nil {
		return nil, err
	}
	return s, s.open()
}

// open settles the language and the paper, and whether anything can be answered.
func (s *seat) open() error {
	if err := s.Speak(s.Language, s.Pack.Languages); err != nil {
		return err
	}
	answers := map[string]assessment.Answer{}
	versions := map[string]int64{}
	for id, stored := range s.Answers {
		versions[id] = stored.Version
		if stored.Answer.State != assessment.Missing {
			answers[id] = stored.Answer
		}
	}
	s.sheet = &fill.Sheet{
		Visit: s.Visit, Base: "/f", End: "/f/review", Frame: s.frame,
		Paper: &form.Paper{
			Say: s.Say, Pack: s.Pack, Facts: s.Round.Facts, Versions: versions, States: true,
			Flow: assessment.NewFlow(s.Pack, s.Group, answers, s.Round.Facts),
		},
		Asks:  func(q *questionnaires.Question) bool { return q.Asks(s.Group) },
		Put:   s.put,
		Again: s.again,
	}
	if s.Round.State == assessment.RoundOpen && s.Site().Now().Before(s.Expires) {
		return nil
	}
	if s.R.Method == http.MethodPost {
		return fmt.Errorf("%w: the survey is over", page.ErrChanged)
	}
	return page.ErrLink
}

// seated answers only who has a seat.
func (p *Pages) seated(h func(*seat) error) page.Handler {
	return func(v *page.Visit) error {
		s, err := p.sit(v)
		if err != nil {
			return err
		}
		return h(s)
	}
}

// writing answers only who has not handed in yet.
func (p *Pages) writing(h func(*seat) error) page.Handler {
	return p.seated(func(s *seat) error {
		switch {
		case !s.Finished:
			return h(s)
		case s.R.Method == http.MethodPost:
			return store.ErrFinished
		}
		return s.Go("/f")
	})
}

// put saves answers, durably before it returns.
func (s *seat) put(puts ...store.Put) ([]int64, error) {
	if len(puts) == 0 {
		return nil, nil
	}
	return s.pages.db.Fill(s.R.Context(), s.session, puts)
}

// again reads the sheet anew.
func (s *seat) again() (*fill.Sheet, error) {
	now, err := s.pages.sit(s.Visit)
	if err != nil {
		return nil, err
	}
	return now.sheet, nil
}

// filling answers only who has not handed in yet, with her sheet.
func (p *Pages) filling(h func(*fill.Sheet) error) page.Handler {
	return p.writing(func(s *seat) error { return h(s.sheet) })
}

// frame is what every page of a person who answers has around it: the consultant's name
// and the client's, never the tool's.
func (s *seat) frame(title string) page.Frame {
	f := s.pages.signs.Frame(s.Visit, s.Of, s.Pack, "web-respond-of", title)
	f.Foot = append(f.Foot, page.Link{To: "/f/privacy", Words: s.Say.T("web-respond-privacy")})
	return f
}
