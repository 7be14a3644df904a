package page

import (
	"fmt"
	"net/http"

	"lotse/templates/locale"
)

// An Audience is who may call a route.
type Audience int

// The audiences.
const (
	Anyone      Audience = iota // needs no proof: the way in, error pages, static files
	Respondents                 // whose browser holds a session for answers
	Consultants                 // who are logged in
	Preparers                   // whose browser holds a session for preparing what the company says
)

// formLimit bounds a form's body. Longer ones say so with [Route.Takes].
const formLimit = 64 << 10

// A Route is one address with its method, as http.ServeMux writes it.
type Route struct {
	Pattern  string
	Audience Audience
	limit    int64
	secret   bool
	brand    string // the key of the word that stands above its error pages
}

// The words above error pages: the tool's name for who works with it, and for all others
// a word that says what they came for.
const (
	toolName = "web-name"
	someWord = "web-survey"
)

// Under says what stands above a route's error pages: the key of a message. Without it
// that is the tool's name on a consultant's routes, and a word for a survey on others.
func (r *Route) Under(key string) *Route {
	r.brand = key
	return r
}

// HoldsSecret says that a route's address opens something: no page that comes from
// there may pass it on as where a visitor came from.
func (r *Route) HoldsSecret() *Route {
	r.secret = true
	return r
}

// Takes lets a route's requests have a body of so many bytes.
func (r *Route) Takes(bytes int64) *Route {
	r.limit = bytes
	return r
}

// Routes are all addresses of a site. It is an http.Handler.
type Routes struct {
	site   *Site
	mux    *http.ServeMux
	list   []*Route
	guards map[Audience]func(Handler) Handler
}

// NewRoutes begins with the static files and the choice of a language.
func NewRoutes(site *Site) *Routes {
	rs := &Routes{site: site, mux: http.NewServeMux(), guards: map[Audience]func(Handler) Handler{}}
	rs.Handle(Anyone, "GET /static/{hash}/{name}", site.static.serve)
	rs.Handle(Anyone, "POST /language", setLanguage)
	return rs
}

// Guard puts a proof of who somebody is in front of every route for an audience. It
// comes before the routes.
func (rs *Routes) Guard(who Audience, guard func(Handler) Handler) { rs.guards[who] = guard }

// Handle adds a route. Nobody reaches it but the audience.
func (rs *Routes) Handle(who Audience, pattern string, h Handler) *Route {
	r := &Route{Pattern: pattern, Audience: who, limit: formLimit, brand: someWord}
	if who == Consultants {
		r.brand = toolName
	}
	if guard, ok := rs.guards[who]; ok {
		h = guard(h)
	} else if who != Anyone {
		h = func(*Visit) error { return fmt.Errorf("route %s: nothing guards it", pattern) }
	}
	rs.list = append(rs.list, r)
	rs.mux.HandleFunc(pattern, func(w http.ResponseWriter, req *http.Request) {
		req.Body = http.MaxBytesReader(w, req.Body, r.limit)
		if r.secret {
			// The origin alone: without any, browsers would call a form's origin null.
			w.Header().Set("Referrer-Policy", "strict-origin")
		}
		v := rs.site.visit(w, req)
		v.record.Pattern, v.brand = pattern, r.brand
		if err := h(v); err != nil {
			v.fail(err)
		}
	})
	return r
}

// All lists the routes.
func (rs *Routes) All() []*Route { return rs.list }

// ServeHTTP finds a request's route.
func (rs *Routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if _, pattern := rs.mux.Handler(r); pattern != "" {
		rs.mux.ServeHTTP(w, r)
		return
	}
	rs.site.visit(w, r).fail(ErrNotFound)
}

// visit begins a visit in the language the visitor has chosen or prefers.
func (s *Site) visit(w http.ResponseWriter, r *http.Request) *Visit {
	lang := chosen(r)
	if lang == "" {
		lang = preferred(r)
	}
	say, _ := locale.New(lang) // one that there is
	return &Visit{W: w, R: r, Say: say, site: s, record: RecordOf(r), brand: someWord}
}
