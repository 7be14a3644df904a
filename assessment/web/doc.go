// Package web is Lotse in the browser: clients' people fill in, consultants steer.
//
// It has rooms. Package page is what every page shares: templates, static files, the
// languages, routes with the audience that may call them, error pages. Package form
// draws and reads questions. Package access lets consultants in, brand puts the
// consultant's sign above what others see, respond is for who
// answers, desk for the consultant, board for a workshop's votes. This package puts
// them together, and holds the gate between them and the network: host names,
// cross-origin requests, headers, panics, the log, limits of time and size.
//
// # Adding a page
//
// A route says who may call it, and nobody else reaches its handler:
//
//	rs.Handle(page.Consultants, "GET /desk/{engagement}/plan", d.plan)
//	rs.Handle(page.Consultants, "POST /desk/{engagement}/import", d.take).Takes(10 << 20)
//	rs.Handle(page.Anyone, "GET /r/{secret}", p.start).HoldsSecret()
//
// GET changes nothing, ever: mail scanners and browsers open links on their own. A
// POST ends with [page.Visit.Go], which answers 303, or shows its page again with a
// status of 422 and an error summary. A handler returns what went wrong, wrapped;
// [page.ErrNotFound] and its neighbours have pages of their own, errors of the store
// are understood, and any other one is logged with a number which is all that the
// visitor sees.
//
//	func (d *Desk) plan(v *page.Visit) error {
//		e, pack, err := d.db.Engagement(v.R.Context(), v.R.PathValue("engagement"))
//		if err != nil {
//			return err
//		}
//		return v.Show(http.StatusOK, "desk-plan", d.frame(e.Client), planOf(e, pack))
//	}
//
// # Its markup and its words
//
// templates/web/desk-plan.html defines the template main, whose dot is the data given
// to Show. layout.html is around it, and part-*.html hold what several pages use.
// Markup is HTML that works without a script; classes are those of static/app.css.
// There is no inline style, no handler attribute, no template.HTML: the content policy
// would block the first two and a test refuses all three.
//
//	{{define "main"}}<h1>{{t "web-desk-plan-title"}}</h1>
//	<p class="lead">{{n "web-desk-plan-count" .Count}}</p>{{end}}
//
// Words stand in templates/locale/messages/web-desk.de.json and .en.json, with keys
// that begin with the area. t says a message (names and values alternate: {{t "key"
// "Client" .Client}}), n one with a plural, num, date, list and quote write as the
// language does.
//
// # Its test
//
// webtest starts a whole server over a store of its own and logs in:
//
//	s := webtest.Start(t)
//	s.Desk.Get("/desk").Want(http.StatusOK, "Nordhang")
//
// webtest.StartPublic starts one with users behind a proxy. Every GET route is also
// crawled by the tests of this package: it must leave the store as it was, refuse every
// other audience, hold nothing that a visitor's words made into markup, ask one origin
// only, and show the same for two clients whose published figures are the same. A path
// with a new placeholder gets a value in fixed, in check_links_test.go.
//
// The checks of security have numbers, TestCheck01 to TestCheck40; those of logging in
// are in package access, those of starting a server (12) in cmd/lotse.
package web
