package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"slices"

	"lotse/assessment/web/page"
)

// phones are the routes of a room's own network: the board's pages for phones with
// the consultant's sign, and nothing else. No questionnaire, no consultant's page and no log-in is among them.
func (s *Server) phones() *page.Routes {
	rs := page.NewRoutes(s.site)
	s.signs.Routes(rs)
	s.board.Phones(rs)
	rs.Handle(page.Anyone, "GET /{$}", func(v *page.Visit) error { return v.Go("/b") })
	return rs
}

// inRoom reports whether a host name is one under which phones in a room come: a number,
// because a network without names has nothing else, or one of the server's names.
func (s *Server) inRoom(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || slices.Contains(s.names, host)
}

// ServeRoom answers phones in a room on a listener until ctx ends. It speaks without
// TLS, which nobody has a certificate for in a meeting room's network: whoever listens
// there learns which level a phone votes for, but not whose phone it is.
func (s *Server) ServeRoom(ctx context.Context, l net.Listener) error {
	return s.answer(ctx, s.room, func(h *http.Server) error { return h.Serve(l) })
}
