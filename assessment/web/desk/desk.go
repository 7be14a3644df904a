package desk

import (
	"time"

	"lotse/assessment/edition"
	"lotse/assessment/invite/mail"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// A Config is what the desk works with.
type Config struct {
	DB    *store.DB
	Shelf *edition.Shelf // of the same store
	// Base is the address people reach the server under: https://lotse.example; "" where
	// the consultant has to say it when she invites.
	Base  string
	Users bool             // people log in: there is a page of who they are
	Mail  *mail.Config     // sends invitations; nil where no mail server is set up
	Now   func() time.Time // nil for the computer's clock
}

// A Desk is the consultant's pages over one store.
type Desk struct {
	Config
	db   *store.DB
	post *post
}

// New makes the pages.
func New(c Config) *Desk {
	if c.Now == nil {
		c.Now = time.Now
	}
	return &Desk{Config: c, db: c.DB, post: newPost()}
}

// Close stops sending mails. What is not sent waits in the outbox.
func (d *Desk) Close() { d.post.close() }

// A deskRoute adds a page that belongs to no engagement.
type deskRoute func(pattern string, h page.Handler) *page.Route

// An atRoute adds a page of an engagement.
type atRoute func(method, path string, h func(*scene) error) *page.Route

// Routes adds the pages.
func (d *Desk) Routes(rs *page.Routes) {
	consultant := func(pattern string, h page.Handler) *page.Route { return rs.Handle(page.Consultants, pattern, h) }
	consultant("GET /desk", d.engagements)
	consultant("GET /desk/_new", d.newEngagement)
	consultant("POST /desk/_new", d.create)
	consultant("GET /desk/_log", d.log)
	consultant("GET /desk/_purge", d.purge)
	consultant("POST /desk/_purge", d.purgeNow)
	d.themeRoutes(consultant)
	d.importRoutes(consultant)
	d.packRoutes(consultant)
	d.backupRoutes(rs)
	at := func(method, path string, h func(*scene) error) *page.Route {
		return consultant(method+" /desk/{engagement}"+path, d.on(h))
	}
	at("GET", "", d.overview)
	for _, add := range []func(atRoute){
		d.resultRoutes, d.workshopRoutes, d.agendaRoutes,
		d.factRoutes, d.intakeRoutes, d.inviteRoutes, d.prepareRoutes,
		d.reportRoutes, d.noteRoutes, d.planRoutes, d.offerRoutes, d.wordRoutes,
		d.settingRoutes, d.upgradeRoutes, d.privacyRoutes, d.exportRoutes, d.libraryRoutes, d.eraseRoutes,
	} {
		add(at)
	}
}
