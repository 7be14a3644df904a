package store_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

// A database that goes away gives a clear error, leaves nothing half done, and
// is used again when it is back.
func TestPostgres_GoesAwayAndComesBack(t *testing.T) {
	where, way := throughProxy(t, storetest.Postgres(t))
	db := openAt(t, where)
	save(t, db, engagement())
	saveMany := func(value float64) (failed error) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		for i := range 16 {
			wg.Go(func() {
				puts := []store.Put{{Question: "a" + itoa(i), Answer: number(value), Version: store.AnyVersion},
					{Question: "b" + itoa(i), Answer: number(value), Version: store.AnyVersion}}
				_, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", puts)
				mu.Lock()
				defer mu.Unlock()
				if err != nil && !errors.Is(err, store.ErrUnavailable) {
					t.Errorf("err = %v, want ErrUnavailable", err)
				}
				failed = errors.Join(failed, err)
			})
		}
		wg.Wait()
		return failed
	}
	if err := saveMany(1); err != nil { // 16 connections are open now
		t.Fatal(err)
	}
	way.cut()
	if err := saveMany(2); err == nil {
		t.Fatal("saved without a database")
	}
	if _, err := db.Engagements(t.Context()); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("reading: %v, want ErrUnavailable", err)
	}
	way.restore()
	for i := range 16 {
		answers := load(t, db, "nord").Rounds[1].Respondents[1].Answers
		if a, b := answers["a"+itoa(i)], answers["b"+itoa(i)]; a.Value != b.Value {
			t.Errorf("half a save is there: %v and %v", a.Value, b.Value)
		}
	}
	if err := saveMany(3); err != nil {
		t.Errorf("after it came back: %v", err)
	}
}

// Connections that died in silence, while nobody used them, cost nobody a save.
func TestPostgres_RestartBetweenSaves(t *testing.T) {
	where, way := throughProxy(t, storetest.Postgres(t))
	db := openAt(t, where)
	save(t, db, engagement())
	for i := range 4 {
		way.cut()
		way.restore()
		put := store.Put{Question: "lead-mandate", Answer: number(float64(i)), Version: int64(i)}
		if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", []store.Put{put}); err != nil {
			t.Errorf("save %d after a restart: %v", i, err)
		}
	}
}

// A save that waits for the database ends with its context.
func TestPostgres_ContextEnds(t *testing.T) {
	where := storetest.Postgres(t)
	db := openAt(t, where)
	save(t, db, engagement())
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	<-ctx.Done()
	put := []store.Put{{Question: "lead-mandate", Answer: number(1)}}
	if _, err := db.PutAnswers(ctx, "nord", "baseline", "a", put); !errors.Is(err, context.DeadlineExceeded) || errors.Is(err, store.ErrUnavailable) {
		t.Errorf("err = %v, want DeadlineExceeded alone", err)
	}
}

// A user who may not create tables is told so.
func TestPostgres_NoRights(t *testing.T) {
	where := storetest.Postgres(t)
	u, err := url.Parse(where)
	if err != nil {
		t.Fatal(err)
	}
	role := u.Query().Get("search_path") // unique, and dropped with the schema
	storetest.Exec(t, where, "CREATE ROLE "+role+" LOGIN")
	t.Cleanup(func() { storetest.Exec(t, where, "DROP OWNED BY "+role+"; DROP ROLE "+role) })
	storetest.Exec(t, where, "GRANT USAGE ON SCHEMA "+role+" TO "+role)
	u.User = url.User(role)
	if _, err := store.Open(t.Context(), u.String()); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("err = %v, want ErrReadOnly", err)
	}
	query := u.Query()
	query.Set("search_path", "nowhere")
	u.RawQuery = query.Encode()
	if _, err := store.Open(t.Context(), u.String()); err == nil || !strings.Contains(err.Error(), "search_path does not exist") {
		t.Errorf("a schema that is not there: %v", err)
	}
}

// A proxy is a way to the database that a test can cut.
type proxy struct {
	network, address string // of the database
	listen           net.Listener

	mu    sync.Mutex
	down  bool
	conns []net.Conn
}

// throughProxy returns the address of a store that leads through a proxy.
func throughProxy(t *testing.T, where string) (string, *proxy) {
	t.Helper()
	u, err := url.Parse(where)
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{network: "tcp", address: u.Host}
	if u.Host == "" { // a socket's folder
		query := u.Query()
		p.network, p.address = "unix", query.Get("host")+"/.s.PGSQL.5432"
		query.Del("host")
		u.RawQuery = query.Encode()
	}
	if p.listen, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.listen.Close(); p.cut() })
	go p.serve()
	u.Host = p.listen.Addr().String()
	query := u.Query()
	query.Set("sslmode", "disable")
	u.RawQuery = query.Encode()
	return u.String(), p
}

func (p *proxy) serve() {
	for {
		in, err := p.listen.Accept()
		if err != nil {
			return // closed
		}
		out, err := net.Dial(p.network, p.address)
		p.mu.Lock()
		if p.down || err != nil {
			_ = in.Close()
			if err == nil {
				_ = out.Close()
			}
		} else {
			p.conns = append(p.conns, in, out)
			go func() { _, _ = io.Copy(in, out); _ = in.Close() }()
			go func() { _, _ = io.Copy(out, in); _ = out.Close() }()
		}
		p.mu.Unlock()
	}
}

// cut breaks all connections and takes no new ones.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = true
	for _, c := range p.conns {
		_ = c.Close()
	}
	p.conns = nil
}

func (p *proxy) restore() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.down = false
}
