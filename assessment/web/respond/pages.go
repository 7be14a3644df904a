package respond

import (
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/brand"
	"lotse/assessment/web/fill"
	"lotse/assessment/web/page"
)

// Cookies of people who answer. They are not the consultant's.
const (
	// Cookie holds the session that leads to a person's answers.
	Cookie = "__Host-lotse-answers"
	// doneCookie holds what was handed in, so that the last page can be shown again.
	doneCookie = "__Host-lotse-done"
)

// Pages are the pages of people who answer.
type Pages struct {
	db      *store.DB
	signs   *brand.Signs
	guesses *page.Throttle // of links and codes
	haste   *page.Throttle // of one session: nobody fills in that fast
}

// New makes the pages over a store.
func New(db *store.DB, signs *brand.Signs, now func() time.Time) *Pages {
	return &Pages{
		db:      db,
		signs:   signs,
		guesses: &page.Throttle{Every: 10 * time.Second, Burst: 20, Now: now},
		haste:   &page.Throttle{Every: 100 * time.Millisecond, Burst: 100, Now: time.Now},
	}
}

// Routes adds them.
func (p *Pages) Routes(rs *page.Routes) {
	rs.Guard(page.Respondents, func(next page.Handler) page.Handler { return next }) // each handler finds its seat itself
	rs.Handle(page.Anyone, "GET /r", p.askCode)
	rs.Handle(page.Anyone, "POST /r", p.takeCode)
	rs.Handle(page.Anyone, "GET /r/{secret}", p.start).HoldsSecret()
	rs.Handle(page.Anyone, "POST /r/{secret}", p.begin).HoldsSecret()
	rs.Handle(page.Anyone, "GET /thanks", p.thanks)
	rs.Handle(page.Anyone, "GET /accessibility", p.accessibility)

	rs.Handle(page.Respondents, "GET /f", p.seated(p.tasks))
	rs.Handle(page.Respondents, "GET /f/p/{part}", p.filling((*fill.Sheet).Part))
	rs.Handle(page.Respondents, "POST /f/p/{part}", p.filling((*fill.Sheet).TakePart))
	rs.Handle(page.Respondents, "GET /f/p/{part}/{item}", p.filling((*fill.Sheet).Item))
	rs.Handle(page.Respondents, "POST /f/p/{part}/{item}", p.filling((*fill.Sheet).TakeItem))
	rs.Handle(page.Respondents, "POST /f/save", p.filling((*fill.Sheet).Save)).Takes(fill.SaveLimit)
	rs.Handle(page.Respondents, "GET /f/review", p.writing(p.review))
	rs.Handle(page.Respondents, "POST /f/hand-in", p.handIn)
	rs.Handle(page.Respondents, "GET /f/privacy", p.seated(p.notice))
	rs.Handle(page.Respondents, "GET /f/answers.pdf", p.seated(p.ownPDF))
	rs.Handle(page.Respondents, "GET /f/answers.json", p.seated(p.ownJSON))
	rs.Handle(page.Respondents, "GET /f/delete", p.seated(p.askDelete))
	rs.Handle(page.Respondents, "POST /f/delete", p.seated(p.delete))
	rs.Handle(page.Anyone, "POST /f/leave", p.leave)
}
