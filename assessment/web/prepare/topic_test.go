package prepare

import (
	"net/http"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/invite"
	"lotse/assessment/web/page"
)

// What a link hands over, how long that takes, and what is to be looked up for it.
func TestTopicsOf(t *testing.T) {
	pack := assesstest.Builtin(t)
	v := &page.Visit{Say: assesstest.Printer(t, "en"), R: &http.Request{}}
	topics := func(facts assessment.Facts, sections ...string) []topic {
		return topicsOf(paperOf(v, pack, invite.Link{Sections: sections}, facts))
	}
	got := topics(nil, "company", "rules-checklist")
	if len(got) != 2 || got[0].Title != "Company and background" || got[0].Open != got[0].Questions {
		t.Fatalf("topics %+v", got)
	}
	if needs := strings.Join(got[0].Needs, "|"); !strings.Contains(needs, "Number of employees") || strings.Contains(needs, "works council") {
		t.Errorf("at hand: %s", needs)
	}
	// Seven facts and two tables; a grid of twenty rows with three columns.
	if got[0].seconds != 7*aFact+2*aList || got[1].seconds != 20*(aRow+3*aCell) {
		t.Errorf("they take %d and %d seconds", got[0].seconds, got[1].seconds)
	}
	if n := minutes(got); n != 40 {
		t.Errorf("%d minutes, want 27 and 10 in steps of five", n)
	}
	e := assesstest.NordhangOn(t, pack)
	done := topics(e.Rounds[0].Facts, "company")
	if done[0].Open != 0 || len(done[0].Needs) != 0 || minutes(done) != 0 {
		t.Errorf("what is entered is still asked for: %+v", done[0])
	}
	if left := topics(nil, "maturity", "nothing"); len(left) != 0 {
		t.Errorf("the survey is handed over: %+v", left)
	}
}
