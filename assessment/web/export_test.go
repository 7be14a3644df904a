package web

import (
	"net/http"
	"time"

	"lotse/assessment/web/page"
)

// Break adds a route that panics, and one that says it was saved before it fails.
func (s *Server) Break() {
	s.routes.Handle(page.Anyone, "GET /panic", func(*page.Visit) error { panic("secret of the machine") })
	s.routes.Handle(page.Anyone, "GET /abort", func(*page.Visit) error { panic(http.ErrAbortHandler) })
}

// Hurry shortens how long the server waits for slow visitors.
func (s *Server) Hurry(d time.Duration) {
	s.patience = patience{header: d, body: 2 * d, answer: time.Minute, idle: time.Minute}
}
