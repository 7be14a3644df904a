package web

import (
	"crypto/rand"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"lotse/assessment/web/page"
)

// contentPolicy lets a page load only what this server sends, run only its one
// script, and write no markup from it.
const contentPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"

// hsts is for how long browsers are told to come over TLS only: two years.
const hsts = "max-age=63072000"

// gate is everything between the network and the routes, from the outside in. known says
// which host names are answered; plain is set where there is no TLS on purpose.
func (s *Server) gate(next http.Handler, known func(host string) bool, plain bool) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.site.Fail(w, r, page.ErrForbidden)
	}))
	return s.log(s.headers(s.recover(s.hosts(cross.Handler(next), known))), plain)
}

// log writes one line a request: no address, no path, nothing that a visitor sent.
func (s *Server) log(next http.Handler, plain bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begun := time.Now()
		rec := &page.Record{ID: strings.ToLower(rand.Text()[:10]), Plain: plain}
		rec.From, rec.Secure = s.origin(r)
		out := &answer{ResponseWriter: w}
		w.Header().Set("X-Request-Id", rec.ID)
		next.ServeHTTP(out, page.Recorded(r, rec))
		took := time.Since(begun)
		if s.config.Monitor != nil && !rec.Stream { // a stream lasts as long as a workshop
			s.config.Monitor.Observe(rec.Pattern, out.status, took)
		}
		level := slog.LevelInfo
		attrs := []slog.Attr{
			slog.String("id", rec.ID), slog.String("method", method(r.Method)), slog.String("route", rec.Pattern),
			slog.Int("status", out.status), slog.Int64("bytes", out.bytes), slog.Duration("took", took),
		}
		if rec.Err != nil {
			level = slog.LevelError
			attrs = append(attrs, slog.String("error", rec.Err.Error()))
		}
		s.site.Log.LogAttrs(r.Context(), level, "request", attrs...)
	})
}

// origin is where a request comes from and whether it came over TLS. What a proxy says
// about that counts only if the proxy is one of ours; of several addresses in a row the
// last one that is no proxy of ours is the visitor's.
func (s *Server) origin(r *http.Request) (from netip.Addr, secure bool) {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}, r.TLS != nil
	}
	from = peer.Addr().Unmap()
	if !s.trusts(from) {
		return from, r.TLS != nil
	}
	row := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for _, word := range slices.Backward(row) {
		a, err := netip.ParseAddr(strings.TrimSpace(word))
		if err != nil {
			break
		}
		if from = a.Unmap(); !s.trusts(from) {
			break
		}
	}
	return from, r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
}

func (s *Server) trusts(a netip.Addr) bool {
	return slices.ContainsFunc(s.proxies, func(p netip.Prefix) bool { return p.Contains(a) })
}

// method keeps words that a visitor made up out of the log.
func method(m string) string {
	if slices.Contains([]string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"}, m) {
		return m
	}
	return "other"
}

// headers says what browsers may do with every answer, error pages included.
func (s *Server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		// Not no-referrer: with it browsers send Origin: null from a page over plain
		// HTTP, and its own forms would count as another site's.
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
		h.Set("Cache-Control", "no-store")
		if page.RecordOf(r).Secure {
			h.Set("Strict-Transport-Security", hsts)
		}
		next.ServeHTTP(w, r)
	})
}

// recover turns a panic into an error page; the process lives on.
func (s *Server) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			if p == http.ErrAbortHandler {
				panic(p) // net/http's own way to break a connection
			}
			s.site.Log.Error("panic", "id", page.RecordOf(r).ID, "value", p, "stack", string(debug.Stack()))
			s.site.Fail(w, r, errPanic)
		}()
		next.ServeHTTP(w, r)
	})
}

// hosts answers only to the server's own names. A page of another name that leads to
// this computer would otherwise count as one of ours (DNS rebinding).
func (s *Server) hosts(next http.Handler, known func(host string) bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := r.Host
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		host = strings.ToLower(strings.TrimSuffix(strings.Trim(host, "[]"), "."))
		if !known(host) {
			s.site.Fail(w, r, page.ErrHost)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// An answer counts what is sent.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader notes the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (a *answer) Write(p []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(p)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
