package respond_test

import (
	"net/http"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web/webtest"
)

// Two servers of one PostgreSQL store: a person may change from one to the other between
// any two requests.
func TestReplicas(t *testing.T) {
	where := storetest.Postgres(t)
	one := webtest.StartWith(t, where)
	other := webtest.StartEmpty(t, where)
	b := one.Browser()
	turn := func() *webtest.Browser {
		if b.Base == one.URL {
			b.Base = other.URL
		} else {
			b.Base = one.URL
		}
		return b
	}
	link := one.Link("experts", invite.Personal, assessment.DisclosureAnonymous)
	turn().Get(link).Want(http.StatusOK, "Wer sieht was?")
	turn().Post(link, "consent", "1").Want(http.StatusSeeOther)
	turn().Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK, `"version":1`)
	turn().Get("/f/p/leadership").Want(http.StatusOK, `name="lead-mandate" value="4"`)
	turn().Post("/f/p/leadership", "lead-mandate.v", "1", "lead-mandate", "2", "go", "tasks").Want(http.StatusSeeOther)
	turn().Get("/f/answers.json").Want(http.StatusOK, `"value": 2`)
	turn().Post("/f/hand-in").Want(http.StatusSeeOther)
	turn().Get("/thanks").Want(http.StatusOK, "Vielen Dank")
	turn().Get(link).Want(http.StatusNotFound)
	turn().Get(link).Want(http.StatusNotFound)
}

// Nobody fills in a hundred times a second, and who does is asked to wait.
func TestHaste(t *testing.T) {
	s := webtest.Start(t)
	b := begin(s, s.Link("experts", invite.Personal, assessment.DisclosureConfidential))
	codes := map[int]int{}
	for range 400 {
		codes[b.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0").StatusCode]++
	}
	if codes[http.StatusOK] < 100 || codes[http.StatusTooManyRequests] == 0 {
		t.Errorf("answers: %v", codes)
	}
	begin(s, s.Link("experts", invite.Personal, assessment.DisclosureConfidential)).Get("/f").Want(http.StatusOK)
}
