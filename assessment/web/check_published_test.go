package web_test

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store/storetest"
	"lotse/assessment/web/page"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

// members are the people of two shown and two hidden groups.
var members = []struct {
	group  string
	people int
}{{"management", 8}, {"marketing-pr", 8}, {"experts", 4}, {"editors", 4}}

// twins are two servers whose clients published the same: at the second one, the people
// of the two small groups have changed places in every question both were asked, and
// everybody wrote something else.
func twins(t *testing.T, seed uint64) (one, other *webtest.Server) {
	t.Helper()
	var list [2]*webtest.Server
	for i := range list {
		s := webtest.StartWith(t, storetest.SQLite(t))
		e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
		if err != nil {
			t.Fatal(err)
		}
		e.ID, e.Mode, e.KMin = "twin", assessment.ModeSurvey, 5
		r := &e.Rounds[0]
		r.State, r.Date, r.Invited, r.Respondents = assessment.RoundClosed, "2026-11-02", nil, nil
		random := rand.New(rand.NewPCG(seed, 40))
		for _, m := range members {
			for n := range m.people {
				r.Respondents = append(r.Respondents, person(pack, random, m.group, n, i))
			}
		}
		if i == 1 {
			change(pack, r)
		}
		if err := s.DB.SaveEngagement(t.Context(), e, pack); err != nil {
			t.Fatal(err)
		}
		list[i] = s
	}
	return list[0], list[1]
}

func person(pack *questionnaires.Pack, random *rand.Rand, group string, n, twin int) assessment.Respondent {
	who := assessment.Respondent{ID: fmt.Sprintf("%s-%d", group, n), Group: group, Answers: map[string]assessment.Answer{}}
	for _, q := range pack.QuestionsFor(group) {
		if q.Dimension != "" {
			who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(1 + random.IntN(5)))
		}
	}
	who.Answers["open"] = assessment.GivenAnswer(questionnaires.Plain(fmt.Sprintf("CANARY %d %d", n, twin)))
	return who
}

// change lets experts and editors change places in what both were asked.
func change(pack *questionnaires.Pack, r *assessment.Round) {
	people := map[string][]*assessment.Respondent{}
	for i := range r.Respondents {
		who := &r.Respondents[i]
		people[who.Group] = append(people[who.Group], who)
	}
	for i, expert := range people["experts"] {
		editor := people["editors"][i]
		for _, q := range pack.QuestionsFor("experts") {
			a, was := expert.Answers[q.ID]
			if b, is := editor.Answers[q.ID]; was && is && q.Dimension != "" {
				expert.Answers[q.ID], editor.Answers[q.ID] = b, a
			}
		}
	}
}

// No page, picture or file that is opened in the browser tells the twins apart, whatever
// address is called: what it shows depends on published figures only. The pages on which
// single words are released, and the drawings of hidden groups, show counts before they
// are asked for more.
func TestCheck40_NothingTellsTwinsApart(t *testing.T) {
	one, other := twins(t, 1)
	link := "/r/" + invite.NewToken().Secret()
	var paths []string
	for _, r := range one.Web.Routes() {
		if !strings.HasPrefix(r.Pattern, "GET ") || r.Audience != page.Consultants || strings.HasSuffix(r.Pattern, "/stream") || strings.HasSuffix(r.Pattern, "/_log") {
			continue
		}
		paths = append(paths, strings.ReplaceAll(fixed(r.Pattern, link), "nordhang", "twin"))
	}
	pages := 0
	for _, path := range append(paths, crawl(t, one.Desk, "/desk")...) {
		if strings.HasSuffix(path, "/_log") {
			continue
		}
		a, b := one.Desk.Get(path), other.Desk.Get(path)
		b.Body = strings.ReplaceAll(b.Body, other.URL, one.URL) // the address they listen at
		if a.StatusCode == http.StatusOK {
			pages++
		}
		if a.StatusCode != b.StatusCode || a.Body != b.Body {
			t.Errorf("%s tells them apart: %s", path, firstDifference(a.Body, b.Body))
		}
		a.Lacks("CANARY")
	}
	if pages < 50 {
		t.Errorf("only %d pages were compared", pages)
	}
	// The test could not fail if the two were the same.
	e, _, err := one.DB.Engagement(t.Context(), "twin")
	if err != nil {
		t.Fatal(err)
	}
	o, _, err := other.DB.Engagement(t.Context(), "twin")
	if err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(e.Rounds[0].Respondents) == fmt.Sprint(o.Rounds[0].Respondents) {
		t.Fatal("the twins do not differ")
	}
}

func firstDifference(a, b string) string {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("%q, %q", a[max(0, i-60):min(len(a), i+60)], b[max(0, i-60):min(len(b), i+60)])
		}
	}
	return fmt.Sprintf("%d and %d bytes", len(a), len(b))
}
