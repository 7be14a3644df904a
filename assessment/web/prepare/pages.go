package prepare

import (
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/brand"
	"lotse/assessment/web/fill"
	"lotse/assessment/web/page"
)

// Cookie holds the session of who prepares. It is neither that of who answers nor the
// consultant's.
const Cookie = "__Host-lotse-prepare"

// partLimit bounds a page of what the company says: long texts in many fields.
const partLimit = 256 << 10

// Pages are the pages of who prepares.
type Pages struct {
	db      *store.DB
	signs   *brand.Signs
	guesses *page.Throttle // of links
	haste   *page.Throttle // of one session: nobody fills in that fast
}

// New makes the pages over a store.
func New(db *store.DB, signs *brand.Signs, now func() time.Time) *Pages {
	return &Pages{
		db: db, signs: signs,
		guesses: &page.Throttle{Every: 10 * time.Second, Burst: 20, Now: now},
		haste:   &page.Throttle{Every: 100 * time.Millisecond, Burst: 100, Now: time.Now},
	}
}

// Routes adds them.
func (p *Pages) Routes(rs *page.Routes) {
	rs.Guard(page.Preparers, func(next page.Handler) page.Handler { return next }) // each handler finds its desk itself
	add := func(who page.Audience, pattern string, h page.Handler) *page.Route {
		return rs.Handle(who, pattern, h).Under("web-prepare-name")
	}
	add(page.Anyone, "GET /p/{secret}", p.start).HoldsSecret()
	add(page.Anyone, "POST /p/{secret}", p.begin).HoldsSecret()
	add(page.Anyone, "GET /prepare/left", p.left)
	add(page.Anyone, "POST /prepare/leave", p.leave)

	add(page.Preparers, "GET /prepare", p.seated(p.tasks))
	add(page.Preparers, "GET /prepare/p/{part}", p.filling((*fill.Sheet).Part))
	add(page.Preparers, "POST /prepare/p/{part}", p.filling((*fill.Sheet).TakePart)).Takes(partLimit)
	add(page.Preparers, "GET /prepare/p/{part}/{item}", p.filling((*fill.Sheet).Item))
	add(page.Preparers, "POST /prepare/p/{part}/{item}", p.filling((*fill.Sheet).TakeItem)).Takes(partLimit)
	add(page.Preparers, "POST /prepare/save", p.filling((*fill.Sheet).Save)).Takes(fill.SaveLimit)
	add(page.Preparers, "GET /prepare/review", p.seated(p.review))
	add(page.Preparers, "POST /prepare/hand-over", p.seated(p.handOver))
	add(page.Preparers, "POST /prepare/reopen", p.seated(p.reopen))
	add(page.Preparers, "GET /prepare/privacy", p.seated(p.notice))
}
