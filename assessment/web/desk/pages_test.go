package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

func TestDesk_Pages(t *testing.T) {
	s := webtest.Start(t)
	s.Desk.Get("/desk").Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/_new").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Nordhang", `href="/desk/nordhang/workshop"`)
	s.Desk.Get("/desk/nordhang/workshop").Want(http.StatusOK, `href="/desk/nordhang/board"`)
	s.Desk.Get("/desk/nordhang/rounds").Want(http.StatusOK).Lacks("geschlossen am", "closed on")
	s.Desk.Get("/desk/nordhang/board").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang/results").Want(http.StatusOK, "Nordhang")
	s.Desk.Get("/desk/nordhang/results/why/overall").Want(http.StatusOK)
	s.Desk.Get("/desk/nordhang/agenda/file").Want(http.StatusOK, "%PDF")
}

// words is an answer in somebody's own words.
func words(s string) assessment.Answer { return assessment.GivenAnswer(questionnaires.Plain(s)) }

// between is what stands between two texts on a page.
func between(t *testing.T, body, before, after string) string {
	t.Helper()
	_, rest, ok := strings.Cut(body, before)
	found, _, end := strings.Cut(rest, after)
	if !ok || !end {
		t.Fatalf("nothing between %q and %q", before, after)
	}
	return found
}

// A page of the consultant is light too: what goes over the wire, beside the style sheet
// and the script that every page shares.
func TestDesk_Weight(t *testing.T) {
	s := webtest.Start(t)
	recorded(t, s)
	s.Desk.Header.Set("Accept-Encoding", "gzip")
	paths := []string{"/desk/nordhang/notes", "/desk/nordhang/notes/rep-roles/after/de", "/desk/nordhang/pictures", "/desk/nordhang/board"}
	for _, page := range looked {
		paths = append(paths, page.path)
	}
	for _, path := range paths {
		n := len(s.Desk.Get(path).Want(http.StatusOK).Body)
		t.Logf("%s: %d bytes", path, n)
		if n > 15<<10 {
			t.Errorf("%s takes %d bytes", path, n)
		}
	}
}

// Who hands in with gaps is not waited for; who has only begun is. In an anonymous survey
// too, where small numbers stay unknown.
func TestOverview_HandedInWithGaps(t *testing.T) {
	for _, promise := range []assessment.Disclosure{assessment.DisclosureConfidential, assessment.DisclosureAnonymous} {
		s := english(t)
		change(t, s, func(e *assessment.Engagement) { e.Disclosure, e.KMin = promise, 4 })
		link := s.Link("editors", invite.Personal, promise)
		who := s.Browser()
		who.Post(link, "consent", "1").Want(http.StatusSeeOther)
		who.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "3").Want(http.StatusOK)
		few := map[assessment.Disclosure]string{assessment.DisclosureConfidential: "3 of 4", assessment.DisclosureAnonymous: "fewer than 4"}[promise]
		s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "wait for answers and remind", few)
		who.Post("/f/hand-in").Want(http.StatusSeeOther)
		s.Desk.Get("/desk/nordhang").Want(http.StatusOK, "Next step: complete the preparation", "4 of 4")
	}
}
