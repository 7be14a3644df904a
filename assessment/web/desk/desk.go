package desk

import (
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// A Config is what the desk works with.
type Config struct {
	DB  *store.DB
	Now func() time.Time // nil for the computer's clock
}

// A Desk is the consultant's pages over one store.
type Desk struct {
	Config
	db *store.DB
}

// New makes the pages.
func New(c Config) *Desk {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Desk{Config: c, db: c.DB}
}

// Routes adds the pages.
func (d *Desk) Routes(rs *page.Routes) {
	consultant := func(pattern string, h page.Handler) *page.Route { return rs.Handle(page.Consultants, pattern, h) }
	consultant("GET /desk", d.engagements)
	consultant("GET /desk/new", d.newEngagement)
	consultant("POST /desk/new", d.create)
	at := func(method, path string, h func(*scene) error) *page.Route {
		return consultant(method+" /desk/{engagement}"+path, d.on(h))
	}
	at("GET", "", d.overview)
	d.resultRoutes(at)
}
