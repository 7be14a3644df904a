package prepare

import (
	"cmp"
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

// A seat is one visit of who prepares: what was handed to her, and the paper it is
// written on.
type seat struct {
	*page.Visit
	*store.Preparation
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
	s := &seat{Visit: v, session: invite.PreparerHash(token), pages: p}
	key := string(s.session[:])
	if !p.haste.Open(key) {
		return nil, page.ErrOften
	}
	p.haste.Took(key)
	var err error
	s.Preparation, err = p.db.Preparation(v.R.Context(), s.session)
	if errors.Is(err, store.ErrNotFound) {
		return nil, page.ErrLink
	}
	if err != nil {
		return nil, err
	}
	return s, s.open()
}

// open settles the language and the paper, and whether anything can be entered.
func (s *seat) open() error {
	if err := s.Speak(s.Link.Language, s.Pack.Languages); err != nil {
		return err
	}
	facts, versions := assessment.Facts{}, map[string]int64{}
	for id, stored := range s.Facts {
		facts[id], versions[id] = stored.Answer, stored.Version
	}
	paper := paperOf(s.Visit, s.Pack, s.Link, facts)
	paper.Versions = versions
	s.sheet = &fill.Sheet{
		Visit: s.Visit, Base: "/prepare", End: "/prepare/review", Frame: s.frame, Paper: paper,
		Asks: func(q *questionnaires.Question) bool { return paper.Holds(q.Section) },
		Put:  s.put, Again: s.again,
	}
	if s.Round.State == assessment.RoundOpen && s.Site().Now().Before(s.Link.Expires) {
		return nil
	}
	if s.R.Method == http.MethodPost {
		return fmt.Errorf("%w: the survey is over", page.ErrChanged)
	}
	return page.ErrLink
}

// paperOf is the paper of the sections that a link hands over. What is prepared belongs
// to what the company says once: no section of the survey is among it, whatever the link
// names.
func paperOf(v *page.Visit, pack *questionnaires.Pack, l invite.Link, facts assessment.Facts) *form.Paper {
	return &form.Paper{Say: v.Say, Pack: pack, Flow: assessment.NewWorkshopFlow(pack, facts), Facts: facts, States: true,
		Versions: map[string]int64{}, Sections: append([]string{}, l.Sections...)}
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

// filling answers only who has not handed over, with her sheet.
func (p *Pages) filling(h func(*fill.Sheet) error) page.Handler {
	return p.seated(func(s *seat) error {
		switch {
		case s.Link.Handed.IsZero():
			return h(s.sheet)
		case s.R.Method == http.MethodPost:
			return store.ErrFinished
		}
		return s.Go("/prepare")
	})
}

// put saves facts, durably before it returns.
func (s *seat) put(puts ...store.Put) ([]int64, error) {
	if len(puts) == 0 {
		return nil, nil
	}
	return s.pages.db.Prepare(s.R.Context(), s.session, puts)
}

// again reads the sheet anew.
func (s *seat) again() (*fill.Sheet, error) {
	now, err := s.pages.sit(s.Visit)
	if err != nil {
		return nil, err
	}
	return now.sheet, nil
}

// frame is what every page of who prepares has around it.
func (s *seat) frame(title string) page.Frame {
	f := s.pages.signs.Frame(s.Visit, s.Of, s.Pack, "web-prepare-of", title)
	f.Foot = append(f.Foot, page.Link{To: "/prepare/privacy", Words: s.Say.T("web-respond-privacy")})
	return f
}

// backed is a frame with the way back to the list.
func (s *seat) backed(title string) page.Frame {
	f := s.frame(title)
	f.Back = &page.Link{To: "/prepare", Words: s.Say.T("web-respond-overview")}
	return f
}

// consultant is who asked, in words where no name is known.
func consultant(v *page.Visit, e *assessment.Engagement) string {
	return cmp.Or(invite.OneLine(e.Consultant), v.Say.T("web-respond-consultant"))
}
