package web

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"lotse/assessment/edition"
	"lotse/assessment/invite/mail"
	"lotse/assessment/store"
	"lotse/assessment/web/access"
	"lotse/assessment/web/board"
	"lotse/assessment/web/brand"
	"lotse/assessment/web/desk"
	"lotse/assessment/web/monitor"
	"lotse/assessment/web/page"
	"lotse/assessment/web/prepare"
	"lotse/assessment/web/respond"
)

// A patience is how long a server waits for a visitor: nobody keeps a connection
// without using it.
type patience struct{ header, body, answer, idle time.Duration }

var usual = patience{header: 10 * time.Second, body: 60 * time.Second, answer: 90 * time.Second, idle: 120 * time.Second}

const (
	stopTime   = 10 * time.Second
	headerSize = 32 << 10
)

var errPanic = errors.New("a handler panicked")

// A Config is what a server is made of.
type Config struct {
	DB    *store.DB
	Log   *slog.Logger
	Names []string // host names it answers to, beside those of the computer itself
	Base  string   // the address that others reach it at, https://lotse.example; "" for the one a browser used
	// Proxies are in front of the server: what they say about a request's origin counts.
	Proxies []netip.Prefix
	// CertFile and KeyFile are for TLS of the server's own; "" where a proxy does it.
	CertFile, KeyFile string
	// TLS gets certificates by itself; nil for files or a proxy.
	TLS *tls.Config
	// Room is the address of the board in a room's own network, http://192.168.178.20:8080;
	// "" where phones come through Base. See [Server.ServeRoom].
	Room string
	// Monitor counts requests; nil for nobody.
	Monitor *monitor.Monitor
	// Mail sends invitations; nil where no mail server is set up.
	Mail *mail.Config
	// Launch lets a consultant in on the computer itself.
	Launch *access.Launch
	Now    func() time.Time // nil for the computer's clock
}

// A Server is the browser's side of Lotse.
type Server struct {
	site    *page.Site
	names   []string
	proxies []netip.Prefix
	routes  *page.Routes
	board   *board.Board
	desk    *desk.Desk
	signs   *brand.Signs
	config  Config

	patience patience
	handler  http.Handler
	room     http.Handler
}

// New puts a server together.
func New(c Config) (*Server, error) {
	site, err := page.NewSite(c.Log)
	if err != nil {
		return nil, fmt.Errorf("make the server: %w", err)
	}
	if c.Now != nil {
		site.Now = c.Now
	}
	s := &Server{site: site, names: []string{"localhost", "127.0.0.1", "::1"}, proxies: c.Proxies, config: c, patience: usual, routes: page.NewRoutes(site)}
	for _, name := range c.Names {
		s.names = append(s.names, strings.ToLower(name))
	}
	s.rooms(c)
	s.handler = s.gate(s.routes, func(host string) bool { return slices.Contains(s.names, host) }, false)
	s.room = s.gate(s.phones(), s.inRoom, true)
	return s, nil
}

// rooms adds the routes of every part: guards first.
func (s *Server) rooms(c Config) {
	access.NewDoor(c.DB, c.Launch, c.Base, s.site.Now).Routes(s.routes)
	base := c.Base
	if c.Launch != nil {
		base = "" // the computer's own address leads nobody else here: the consultant names the one that does
	}
	shelf := edition.NewShelf(c.DB) // one for all pages: what they compute takes room
	s.desk = desk.New(desk.Config{DB: c.DB, Shelf: shelf, Base: base, Users: c.Launch == nil, Mail: c.Mail, Now: s.site.Now})
	s.desk.Routes(s.routes)
	s.signs = brand.New(c.DB)
	s.signs.Routes(s.routes)
	respond.New(c.DB, s.signs, s.site.Now).Routes(s.routes)
	prepare.New(c.DB, s.signs, s.site.Now).Routes(s.routes)
	s.board = board.New(c.DB, shelf, s.signs, cmp.Or(c.Room, c.Base), s.site.Now)
	if c.Monitor != nil {
		s.board.Following = c.Monitor.Following
	}
	s.board.Routes(s.routes)
	s.routes.Handle(page.Anyone, "GET /{$}", func(v *page.Visit) error { return v.Go("/desk") })
}

// Routes lists what the server answers to, and whom.
func (s *Server) Routes() []*page.Route { return s.routes.All() }

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Run does what goes on beside requests until ctx ends: it tells phones and projectors
// what happens on their board. Serve does it too.
func (s *Server) Run(ctx context.Context) {
	defer s.desk.Close()
	s.board.Run(ctx)
}

// Serve answers on a listener until ctx ends, and then lets the requests on their way
// finish.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	running, end := context.WithCancel(ctx)
	var run sync.WaitGroup
	run.Go(func() { s.Run(running) })
	defer run.Wait()
	defer end()
	return s.answer(ctx, s.handler, func(h *http.Server) error {
		switch {
		case s.config.CertFile != "":
			return h.ServeTLS(l, s.config.CertFile, s.config.KeyFile)
		case s.config.TLS != nil:
			h.TLSConfig = s.config.TLS
			return h.ServeTLS(l, "", "")
		}
		return h.Serve(l)
	})
}

// answer lets a handler answer until ctx ends.
func (s *Server) answer(ctx context.Context, handler http.Handler, serve func(*http.Server) error) error {
	h := &http.Server{
		Handler: handler, ReadHeaderTimeout: s.patience.header, ReadTimeout: s.patience.body, WriteTimeout: s.patience.answer, IdleTimeout: s.patience.idle,
		MaxHeaderBytes: headerSize, ErrorLog: slog.NewLogLogger(s.site.Log.Handler(), slog.LevelDebug),
	}
	done := make(chan error, 1)
	go func() { done <- serve(h) }()
	select {
	case err := <-done:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
	defer cancel()
	if err := h.Shutdown(stop); err != nil {
		return fmt.Errorf("stop serving: %w", errors.Join(err, h.Close()))
	}
	return nil
}
