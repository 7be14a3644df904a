package prepare_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/prepare"
	"lotse/assessment/web/respond"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// preparing lets a browser in that prepares sections.
func preparing(s *webtest.Server, sections ...string) (b *webtest.Browser, link string) {
	b, link = s.Browser(), s.Preparation(sections...)
	b.Post(link).Want(http.StatusSeeOther)
	return b, link
}

// blank takes away everything that the company has said.
func blank(t *testing.T, s *webtest.Server) {
	t.Helper()
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil {
		t.Fatal(err)
	}
	e.Rounds[0].Facts = assessment.Facts{}
	if err := s.DB.SaveEngagement(t.Context(), e, pack, store.Replace); err != nil {
		t.Fatal(err)
	}
}

// fact is what is kept of a question.
func fact(t *testing.T, s *webtest.Server, question string) (assessment.Answer, int64) {
	t.Helper()
	all, err := s.DB.Answers(t.Context(), "nordhang", "baseline", "")
	if err != nil {
		t.Fatal(err)
	}
	return all[question].Answer, all[question].Version
}

func link(t *testing.T, s *webtest.Server) invite.Link {
	t.Helper()
	all, err := s.DB.Links(t.Context(), "nordhang", "baseline")
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range all {
		if l.Kind == invite.Preparation {
			return l
		}
	}
	t.Fatal("there is no link for preparing")
	return invite.Link{}
}

// From the link to handing over, and on another device in between.
func TestPrepare_TheWholeWay(t *testing.T) {
	s := webtest.Start(t)
	blank(t, s)
	to := s.Preparation("company", "time-budget", "rules-checklist")
	b := s.Browser()
	b.Get(to).Want(http.StatusOK, "Bitte bereiten Sie Angaben vor", "keine anonyme Befragung", "Zahl der Beschäftigten", "Unternehmen und Anlass", "rund ").
		Lacks("Stärken, Schwächen")
	if l := link(t, s); l.Begun {
		t.Fatal("looking has begun it")
	}
	if at := b.Post(to).Want(http.StatusSeeOther).To(); at != "/prepare" {
		t.Fatalf("the start leads to %s", at)
	}
	b.Get("/prepare").Want(http.StatusOK, "Ihre Angaben", "Zeitbudget", "/prepare/p/section.company").Lacks("SWOT", "/prepare/p/swot", to[3:])
	_, version := fact(t, s, "company-headcount")
	b.Post("/prepare/save", "q", "company-headcount", "company-headcount.v", text(version), "company-headcount", "312").Want(http.StatusOK, `"version":`)
	if a, _ := fact(t, s, "company-headcount"); a.Value != questionnaires.Number(312) {
		t.Fatalf("kept %v", a.Value)
	}
	b.Post("/prepare/save", "q", "company-headcount", "company-headcount.v", text(version+1), "company-headcount", "zwölf").Want(http.StatusUnprocessableEntity)

	other := s.Browser()
	other.Get(to).Want(http.StatusOK, "Weitermachen")
	other.Post(to).Want(http.StatusSeeOther)
	other.Get("/prepare/p/section.company").Want(http.StatusOK, `value="312"`)
	b.Get("/prepare/p/section.company").Want(http.StatusOK, `value="312"`)

	other.Get("/prepare/review").Want(http.StatusOK, "312", "Angaben übergeben")
	other.Post("/prepare/hand-over").Want(http.StatusSeeOther)
	other.Post("/prepare/hand-over").Want(http.StatusSeeOther)
	b.Get("/prepare").Want(http.StatusOK, "Die Angaben sind übergeben", "Wieder öffnen", "312")
	if l := link(t, s); l.Handed.IsZero() {
		t.Fatal("nothing is handed over")
	}
	b.Post("/prepare/save", "q", "company-headcount", "company-headcount.v", "2", "company-headcount", "5").Want(http.StatusConflict)
	b.Post("/prepare/p/section.company", "company-headcount.v", "2", "company-headcount", "5").Want(http.StatusConflict)
	if at := b.Get("/prepare/p/section.company").Want(http.StatusSeeOther).To(); at != "/prepare" {
		t.Errorf("a page of what is handed over leads to %s", at)
	}
	s.Browser().Get(to).Want(http.StatusOK, "Übergebene Angaben ansehen")
	b.Post("/prepare/reopen").Want(http.StatusSeeOther)
	b.Get("/prepare/p/section.company").Want(http.StatusOK, `value="312"`)
}

// Every kind of question the pack has for the client once: pages, tables and grids.
func TestPrepare_EveryPart(t *testing.T) {
	s := webtest.Start(t)
	b, _ := preparing(s, "company", "time-budget", "rules-checklist", "swot", "raci", "flows", "audiences", "communication-goals", "positioning", "working-group")
	parts := linksTo(b.Get("/prepare").Want(http.StatusOK).Body, "/prepare/p/")
	if len(parts) < 10 {
		t.Fatalf("only %d parts", len(parts))
	}
	for _, part := range parts {
		a := b.Get(part).Want(http.StatusOK).Lacks(`"/f/`)
		for i, item := range linksTo(a.Body, part+"/") {
			if i == 2 {
				break // nobody fills in faster than a session may ask for pages
			}
			b.Get(item).Want(http.StatusOK)
		}
	}
	b.Get("/prepare/p/swot-entries").Want(http.StatusOK, "Einträge")
	before, _ := fact(t, s, "swot-entries")
	a := b.Get("/prepare/p/swot-entries")
	in := webtest.Fields(t, a.Body, "entry")
	in.Set("swot-text", "Kurze Wege im Haus")
	b.PostForm("/prepare/p/swot-entries", in).Want(http.StatusSeeOther)
	after, _ := fact(t, s, "swot-entries")
	if len(after.Value.(questionnaires.Entries)) != len(before.Value.(questionnaires.Entries))+1 {
		t.Fatalf("the entry is not there: %d", len(after.Value.(questionnaires.Entries)))
	}
}

// What consultant and preparer change at once is shown to the second one, with what she
// had typed, and nobody's words are overwritten.
func TestPrepare_Conflict(t *testing.T) {
	s := webtest.Start(t)
	b, _ := preparing(s, "company", "swot")
	page := webtest.Fields(t, b.Get("/prepare/p/section.company").Body, "questions")
	table := webtest.Fields(t, b.Get("/prepare/p/swot-entries").Body, "entry")
	desk := webtest.Fields(t, s.Desk.Get("/desk/nordhang/facts/swot-entries").Body, "entry")
	_, version := fact(t, s, "company-headcount")
	put := []store.Put{{Question: "company-headcount", Answer: assessment.GivenAnswer(questionnaires.Number(99)), Version: version}}
	if _, err := s.DB.PutAnswers(t.Context(), "nordhang", "baseline", "", put); err != nil {
		t.Fatal(err)
	}
	page.Set("company-headcount", "300")
	b.PostForm("/prepare/p/section.company", page).Want(http.StatusUnprocessableEntity, "inzwischen anderswo geändert", "Ihre Eingabe war: „300“", `value="99"`)
	b.Post("/prepare/save", "q", "company-headcount", "company-headcount.v", text(version), "company-headcount", "301").Want(http.StatusPreconditionFailed)
	if a, _ := fact(t, s, "company-headcount"); a.Value != questionnaires.Number(99) {
		t.Errorf("the consultant's words became %v", a.Value)
	}
	desk.Set("swot-text", "Von der Beraterin")
	s.Desk.PostForm("/desk/nordhang/facts/swot-entries", desk).Want(http.StatusSeeOther)
	table.Set("swot-text", "Von der Vorbereitung")
	a := b.PostForm("/prepare/p/swot-entries", table).Want(http.StatusUnprocessableEntity, "inzwischen anderswo geändert", "Von der Vorbereitung", "Von der Beraterin")
	b.PostForm("/prepare/p/swot-entries", webtest.Fields(t, a.Body, "entry")).Want(http.StatusSeeOther)
	b.Get("/prepare/p/swot-entries").Want(http.StatusOK, "Von der Vorbereitung", "Von der Beraterin")
}

// A link hands over its sections and nothing beside them.
func TestPrepare_OtherSectionsAreOutOfReach(t *testing.T) {
	s := webtest.Start(t)
	b, _ := preparing(s, "company")
	before, _ := fact(t, s, "swot-entries")
	b.Get("/prepare/p/swot-entries").Want(http.StatusNotFound)
	b.Get("/prepare/p/leadership").Want(http.StatusNotFound)
	b.Post("/prepare/p/swot-entries", "swot-entries.v", "1", "swot-text", "x").Want(http.StatusNotFound)
	b.Post("/prepare/save", "q", "swot-entries", "swot-entries.v", "1").Want(http.StatusBadRequest)
	b.Post("/prepare/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusBadRequest)
	b.Post("/prepare/p/section.company", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusBadRequest)
	if after, _ := fact(t, s, "swot-entries"); len(after.Value.(questionnaires.Entries)) != len(before.Value.(questionnaires.Entries)) {
		t.Error("another section was changed")
	}
	// A link that names a section of the survey opens none of it.
	odd, _ := preparing(s, "maturity", "barriers", "nothing")
	odd.Get("/prepare").Want(http.StatusOK, "nichts, was einzutragen wäre")
}

// Who prepares and answers has two links, two cookies and two sessions.
func TestPrepare_SessionsDoNotMix(t *testing.T) {
	s := webtest.Start(t)
	b, prepareLink := preparing(s, "company")
	answer := s.Link("experts", invite.Personal, assessment.DisclosureConfidential)
	b.Get(strings.Replace(prepareLink, "/p/", "/r/", 1)).Want(http.StatusNotFound)
	b.Get(strings.Replace(answer, "/r/", "/p/", 1)).Want(http.StatusNotFound)
	b.Post(strings.Replace(answer, "/r/", "/p/", 1)).Want(http.StatusNotFound)
	b.Post(strings.Replace(prepareLink, "/p/", "/r/", 1), "consent", "1").Want(http.StatusNotFound)

	both := *b
	both.Cookies = map[string]string{}
	for name, value := range b.Cookies {
		both.Cookies[name] = value
	}
	both.Post(answer, "consent", "1").Want(http.StatusSeeOther)
	both.Post("/f/save", "q", "lead-mandate", "lead-mandate.v", "0", "lead-mandate", "4").Want(http.StatusOK)
	both.Get("/prepare").Want(http.StatusOK, "Ihre Angaben")
	both.Get("/f").Want(http.StatusOK, "Ihr Fragebogen")
	// One's cookie under the other's name opens nothing.
	crossed := s.Browser()
	for name, value := range both.Cookies {
		switch {
		case strings.HasSuffix(name, strings.TrimPrefix(prepare.Cookie, "__Host-")):
			crossed.Cookies[strings.Replace(name, strings.TrimPrefix(prepare.Cookie, "__Host-"), strings.TrimPrefix(respond.Cookie, "__Host-"), 1)] = value
		case strings.HasSuffix(name, strings.TrimPrefix(respond.Cookie, "__Host-")):
			crossed.Cookies[strings.Replace(name, strings.TrimPrefix(respond.Cookie, "__Host-"), strings.TrimPrefix(prepare.Cookie, "__Host-"), 1)] = value
		}
	}
	if len(crossed.Cookies) != 2 {
		t.Fatalf("crossed %v", crossed.Cookies)
	}
	crossed.Get("/f").Want(http.StatusNotFound)
	crossed.Get("/prepare").Want(http.StatusNotFound)
	for _, path := range []string{"/f", "/f/answers.json", "/f/review"} {
		b.Get(path).Want(http.StatusNotFound)
	}
	for _, path := range []string{"/desk", "/desk/nordhang/results", "/desk/nordhang/facts"} {
		if a := both.Get(path); a.StatusCode == http.StatusOK {
			t.Errorf("%s is open to who prepares and answers", path)
		}
	}
	// Ending one leaves the other.
	both.Post("/prepare/leave").Want(http.StatusSeeOther)
	both.Get("/prepare").Want(http.StatusNotFound)
	both.Get("/f").Want(http.StatusOK)
}

func TestPrepare_TheCookieLivesAsLongAsTheLink(t *testing.T) {
	s := webtest.Start(t)
	c := s.Browser().Post(s.Preparation("company")).Want(http.StatusSeeOther).Cookies()[0]
	if c.Name != prepare.Cookie || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" {
		t.Errorf("the cookie is %+v", c)
	}
	if got, want := time.Duration(c.MaxAge)*time.Second, 30*24*time.Hour; got < want-time.Hour || got > want+2*time.Hour {
		t.Errorf("it lives %v, the link %v", got, want)
	}
}

func TestPrepare_TheEnd(t *testing.T) {
	for name, end := range map[string]func(*testing.T, *webtest.Server){
		"revoked": func(t *testing.T, s *webtest.Server) {
			if err := s.DB.RevokeLink(t.Context(), "nordhang", link(t, s).ID); err != nil {
				t.Fatal(err)
			}
		},
		"expired": func(_ *testing.T, s *webtest.Server) { s.Clock.Add(31 * 24 * time.Hour) },
		"closed": func(t *testing.T, s *webtest.Server) {
			if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-24"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := webtest.Start(t)
			b, to := preparing(s, "company")
			end(t, s)
			want := s.Browser().Get("/p/"+invite.NewToken().Secret()).Want(http.StatusNotFound, "Dieser Link gilt nicht oder nicht mehr")
			for _, a := range []*webtest.Answer{s.Browser().Get(to), s.Browser().Post(to)} {
				if a.StatusCode != want.StatusCode || a.Body != want.Body {
					t.Errorf("it is told why the link does not work: %d", a.StatusCode)
				}
			}
			before, _ := fact(t, s, "company-headcount")
			b.Get("/prepare").Want(http.StatusNotFound)
			if a := b.Post("/prepare/save", "q", "company-headcount", "company-headcount.v", "1", "company-headcount", "5"); a.StatusCode < 400 {
				t.Errorf("saved: %d", a.StatusCode)
			}
			if after, _ := fact(t, s, "company-headcount"); after.Value != before.Value {
				t.Error("something was saved")
			}
		})
	}
}

func text(version int64) string { return strconv.FormatInt(version, 10) }

// linksTo are the addresses of a page that begin so, each once.
func linksTo(body, prefix string) []string {
	var list []string
	seen := map[string]bool{}
	for _, piece := range strings.Split(body, `href="`)[1:] {
		to, _, _ := strings.Cut(piece, `"`)
		to, _, _ = strings.Cut(to, "#")
		if to, err := url.PathUnescape(to); err == nil && strings.HasPrefix(to, prefix) && !seen[to] {
			seen[to] = true
			list = append(list, to)
		}
	}
	return list
}

// What is entered stays words, for the preparer and for the consultant, and a page is
// light: what goes over the wire beside the style sheet and the script.
func TestPrepare_WordsAndWeight(t *testing.T) {
	s := webtest.Start(t)
	b, way := preparing(s, "company", "swot")
	const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`
	in := webtest.Fields(t, b.Get("/prepare/p/section.company").Body, "questions")
	in.Set("company-name", evil)
	b.PostForm("/prepare/p/section.company", in).Want(http.StatusSeeOther)
	in = webtest.Fields(t, b.Get("/prepare/p/swot-entries").Body, "entry")
	in.Set("swot-text", evil)
	b.PostForm("/prepare/p/swot-entries", in).Want(http.StatusSeeOther)
	b.Header.Set("Accept-Encoding", "gzip")
	for _, path := range []string{way, "/prepare", "/prepare/p/section.company", "/prepare/p/swot-entries", "/prepare/review", "/prepare/privacy"} {
		if n := len(b.Get(path).Want(http.StatusOK).Body); n > 15<<10 {
			t.Errorf("%s takes %d bytes", path, n)
		}
	}
	b.Header.Del("Accept-Encoding")
	for _, path := range []string{way, "/prepare", "/prepare/p/section.company", "/prepare/p/swot-entries", "/prepare/review"} {
		b.Get(path).Lacks("<script>alert", "<img src=x")
	}
	b.Get("/prepare/review").Want(http.StatusOK, "&lt;script&gt;alert(1)")
	s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK, "&lt;script&gt;alert(1)").Lacks("<script>alert")
}
