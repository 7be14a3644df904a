package web_test

import (
	"context"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"

	"lotse/assessment/web/webtest"
)

// In a room's own network phones reach the board and nothing else, without TLS.
func TestServeRoom(t *testing.T) {
	s := webtest.Start(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var serving sync.WaitGroup
	serving.Go(func() {
		if err := s.Web.ServeRoom(ctx, l); err != nil {
			t.Error(err)
		}
	})
	defer serving.Wait()
	defer stop()
	board, err := s.DB.OpenBoard(t.Context(), "nordhang", "baseline", []string{"lead-mandate"}, 0)
	if err != nil {
		t.Fatal(err)
	}
	phone := s.Browser()
	phone.Base = "http://" + l.Addr().String()
	phone.Get("/b").Want(http.StatusOK, "ohne Verschlüsselung")
	joined := phone.Post("/b/join", "code", board.Code).Want(http.StatusSeeOther)
	if set := joined.Header.Get("Set-Cookie"); strings.Contains(set, "Secure") || !strings.HasPrefix(set, "lotse-board=") {
		t.Errorf("a browser drops this cookie without TLS: %s", set)
	}
	phone.Get("/b/room").Want(http.StatusOK, "Gleich geht es weiter")
	phone.Cookies = s.Desk.Cookies
	for _, path := range []string{"/desk", "/launch", "/login", "/r/abc", "/f", "/desk/nordhang/board/screen"} {
		phone.Get(path).Want(http.StatusNotFound)
	}
	phone.Header.Set("Host", "evil.example")
	phone.Get("/b").Want(http.StatusMisdirectedRequest)
	phone.Header.Set("Host", "192.168.178.20:8080")
	phone.Get("/b").Want(http.StatusOK)
	s.Browser().Get("/b").Want(http.StatusOK).Lacks("ohne Verschlüsselung")
}
