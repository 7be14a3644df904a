package desk_test

import (
	"net/http"
	"testing"

	"lotse/assessment/web/webtest"
)

func TestDesk_Pages(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Get("/desk").Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/_new").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/nordhang/results").Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/nordhang/results/why/overall").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang/results/agenda.pdf").Want(http.StatusOK, "%PDF")
}
