package webtest

import (
	"bytes"
	"context"
	"log/slog"
	"net/http/httptest"
	"net/netip"
	"sync"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/invite"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web"
	"lotse/assessment/web/access"
	"lotse/questionnaires"
)

// A Server is a running server with the sample engagement.
type Server struct {
	*httptest.Server
	T     testing.TB
	DB    *store.DB
	Where string // its store
	Web   *web.Server
	Log   *Log
	Desk  *Browser // of a consultant who is logged in
	Clock *Clock
}

// Start starts a server over a SQLite file that holds the sample engagement.
func Start(t testing.TB) *Server {
	t.Helper()
	return StartWith(t, storetest.SQLite(t))
}

// StartWith starts a server over a store that is created and gets the sample
// engagement. A second server of the same PostgreSQL store is [StartEmpty].
func StartWith(t testing.TB, where string) *Server {
	t.Helper()
	s := StartEmpty(t, where)
	s.addSample()
	return s
}

// StartAs starts a server with the sample engagement that is made as change says.
func StartAs(t testing.TB, change func(*web.Config)) *Server {
	t.Helper()
	s := start(t, storetest.SQLite(t), change)
	s.addSample()
	return s
}

// addSample puts the sample engagement into the store.
func (s *Server) addSample() {
	s.T.Helper()
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		s.T.Fatal(err)
	}
	e, err := document.Decode("nordhang.yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		s.T.Fatal(err)
	}
	if err := s.DB.SaveEngagement(context.Background(), e, pack); err != nil {
		s.T.Fatal(err)
	}
}

// StartEmpty starts a server over a store as it is, with a consultant who is in; a store
// that is not there is created.
func StartEmpty(t testing.TB, where string) *Server {
	t.Helper()
	return start(t, where, nil)
}

// StartPublic starts a server as others would reach it: with users instead of a start
// code, known as lotse.example, behind a proxy on this computer. Nobody is in.
func StartPublic(t testing.TB) *Server {
	t.Helper()
	return start(t, storetest.SQLite(t), func(c *web.Config) {
		c.Launch, c.Names, c.Proxies = nil, []string{"lotse.example"}, []netip.Prefix{netip.MustParsePrefix("127.0.0.1/32")}
	})
}

// StartKnownAs starts a server with users that others reach by a name, without a proxy.
func StartKnownAs(t testing.TB, name string) *Server {
	t.Helper()
	return StartKnownAt(t, name, storetest.SQLite(t))
}

// StartKnownAt is StartKnownAs over a store: on PostgreSQL there may be several.
func StartKnownAt(t testing.TB, name, where string) *Server {
	t.Helper()
	return start(t, where, func(c *web.Config) { c.Launch, c.Names = nil, []string{name} })
}

// start starts a server; change changes how, if it is not nil.
func start(t testing.TB, where string, change func(*web.Config)) *Server {
	t.Helper()
	s := &Server{T: t, Where: where, Log: &Log{}, Clock: &Clock{now: time.Now()}}
	var err error
	if s.DB, err = store.OpenServer(context.Background(), where); err != nil {
		t.Fatal(err)
	}
	s.DB.Now = s.Clock.Now
	var code invite.Code
	launch := &access.Launch{Shown: func(c invite.Code) { code = c }}
	launch.Next()
	config := web.Config{DB: s.DB, Log: slog.New(slog.NewTextHandler(s.Log, nil)), Launch: launch, Now: s.Clock.Now}
	if change != nil {
		change(&config)
	}
	s.Web, err = web.New(config)
	if err != nil {
		t.Fatal(err)
	}
	s.Server = httptest.NewServer(s.Web)
	running, end := context.WithCancel(context.Background())
	var run sync.WaitGroup
	run.Go(func() { s.Web.Run(running) })
	t.Cleanup(func() {
		end() // streams end first: the server waits for them
		run.Wait()
		s.Server.Close()
		if err := s.DB.Close(); err != nil {
			t.Error(err)
		}
	})
	s.Desk = s.Browser()
	if config.Launch != nil {
		s.Desk.Post("/launch", "code", code.String()).Want(303)
	}
	return s
}

// A Log keeps what was logged.
type Log struct {
	mu sync.Mutex
	b  bytes.Buffer
}

// Write appends a line.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

// String returns everything that was logged.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// A Clock is the server's; tests move it on.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now tells the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Add moves the clock on.
func (c *Clock) Add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// Link makes a link into the sample engagement's latest round and returns its path.
func (s *Server) Link(group string, kind invite.Kind, promise assessment.Disclosure) string {
	s.T.Helper()
	return s.LinkInto("nordhang", "baseline", invite.NewLink(group, kind, "de", promise, s.Clock.Now().AddDate(0, 0, 30)))
}

// Preparation makes a link for who prepares sections of the sample engagement's latest
// round and returns its path.
func (s *Server) Preparation(sections ...string) string {
	s.T.Helper()
	return s.LinkInto("nordhang", "baseline", invite.NewPreparation(sections, "de", s.Clock.Now().AddDate(0, 0, 30)))
}

// LinkInto adds a link to a round and returns its path.
func (s *Server) LinkInto(engagement, round string, link invite.Link) string {
	s.T.Helper()
	way := invite.Way{Link: link, Token: invite.NewToken()}
	if _, err := s.DB.AddLinks(context.Background(), engagement, round, []invite.Way{way}); err != nil {
		s.T.Fatal(err)
	}
	if link.Kind == invite.Preparation {
		return "/p/" + way.Token.Secret()
	}
	return "/r/" + way.Token.Secret()
}

// People counts who answers in the sample engagement.
func (s *Server) People(t testing.TB) int {
	t.Helper()
	e, _, err := s.DB.Engagement(context.Background(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	return len(e.Latest().Respondents)
}
