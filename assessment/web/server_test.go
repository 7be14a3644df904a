package web_test

import (
	"net/http"
	"testing"

	"lotse/assessment/web/webtest"
)

func TestServer_Desk(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Get("/launch").Want(http.StatusSeeOther)
	s.Browser().Get("/nowhere").Want(http.StatusNotFound, "Diese Seite gibt es nicht")
	b := s.Browser()
	if to := b.Post("/language", "language", "en", "back", "//evil.example").Want(http.StatusSeeOther).To(); to != "/" {
		t.Errorf("choosing a language leads to %q", to)
	}
	b.Get("/nowhere").Want(http.StatusNotFound, "There is no such page")
}
