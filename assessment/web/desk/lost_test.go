package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
)

// What a PDF cannot show is said before anybody downloads or approves it, with the words
// in which it stands; and nothing is said where nothing is lost.
func TestLost(t *testing.T) {
	s := webtest.Start(t)
	pages := []string{"/desk/nordhang/report", "/desk/nordhang/report/approve", offerOf("day-rate", "1200", "scope", "all"), "/desk/nordhang/agenda"}
	for _, path := range pages {
		s.Desk.Get(path).Want(http.StatusOK).Lacks("Ersatzzeichen")
	}
	change(t, s, func(e *assessment.Engagement) { e.Client = "Nordhang 部門 <b>" })
	for _, path := range pages {
		s.Desk.Get(path).Want(http.StatusOK, "2 Zeichen fehlen in den Schriften des PDF", "部 (U&#43;90E8), 門 (U&#43;9580)", "Nordhang 部門 &lt;b&gt;", "Für das PDF schreiben Sie")
	}
	s.Desk.Header.Set("Accept-Language", "en")
	a := s.Desk.Get("/desk/nordhang/report?variant=summary&lang=en").Want(http.StatusOK, "2 characters are not in the typefaces of the PDF", "choose typefaces that have them")
	if strings.Count(a.Body, "U&#43;90E8") != 1 {
		t.Error("said more than once")
	}
	if a := s.Desk.Get("/desk/nordhang/report/file"); !strings.HasPrefix(a.Body, "%PDF") {
		t.Errorf("it cannot be downloaded: %d", a.StatusCode)
	}
}
