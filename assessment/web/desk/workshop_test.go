package desk_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
)

// recorded lets a workshop take place: a vote that may be shown, a level, a decision, an
// open point.
func recorded(t *testing.T, s *webtest.Server) {
	t.Helper()
	for _, step := range [][]string{
		{"workshop", "day", "2026-12-01", "start", "9:00"},
		{"workshop/levels/lead-mandate/hands", "hands-2", "6", "hands-3", "2"},
		{"workshop/levels/lead-mandate", "level", "2", "reason", "Said, never written down."},
		{"workshop/points/_decision", "text", "The mandate is put in writing.", "owner", "Management", "due", "2026-12-18"},
		{"workshop/points/_open", "text", "Who answers at weekends?"},
	} {
		s.Desk.Post("/desk/nordhang/"+step[0], step[1:]...).Want(http.StatusSeeOther)
	}
}

func TestWorkshop(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang").Want(http.StatusOK, `href="/desk/nordhang/workshop"`)
	s.Desk.Get("/desk/nordhang/workshop").Want(http.StatusOK, "with 18 discussions", "No level is agreed on yet", "Nothing is decided yet", "The parking lot is empty", "Prepare the vote")
	recorded(t, s)
	want := assessment.Workshop{Day: "2026-12-01", Start: "09:00",
		Agreed:    []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "Said, never written down.", Date: s.Clock.Now().Format("2006-01-02")}},
		Decisions: []assessment.Point{{ID: "p1", Text: "The mandate is put in writing.", Owner: "Management", Due: "2026-12-18"}},
		Open:      []assessment.Point{{ID: "p2", Text: "Who answers at weekends?"}}}
	got := engagement(t, s).Latest().Workshop
	if len(got.Votes) != 1 || got.Votes[0].Source != assessment.VoteHands {
		t.Errorf("votes %+v", got.Votes)
	}
	got.Votes = nil
	same(t, want, got)
	s.Desk.Get("/desk/nordhang/workshop").Want(http.StatusOK, "1\u00a0December\u00a02026, 9:00 to 13:00", "Level 2: 6, Level 3: 2", "Said, never written down.", "by 18\u00a0December\u00a02026", "Who answers at weekends?").Lacks("No level is agreed on yet")
	s.Desk.Get("/desk/nordhang/workshop/levels/lead-mandate").Want(http.StatusOK, "The survey says: ", "Mean 2.3", `value="2" checked`, "Take the last count back", "Level 2, on ")
	for _, path := range []string{"levels/swot-entries", "levels/nothing", "levels/rule-acceptance/hands", "points/p9", "points/p9/remove"} {
		s.Desk.Get("/desk/nordhang/workshop/" + path).Want(http.StatusNotFound)
	}

	// What is agreed later holds, and the earlier one is kept.
	s.Desk.Post("/desk/nordhang/workshop/levels/lead-mandate", "level", "3").Want(http.StatusSeeOther)
	if agreed := engagement(t, s).Latest().Workshop.AgreedOn("lead-mandate"); len(agreed) != 2 || agreed[1].Level != 3 {
		t.Errorf("agreed: %+v", agreed)
	}
	a := s.Desk.Get("/desk/nordhang/workshop/levels/lead-mandate/hands").Want(http.StatusOK, "Take the last count back?")
	at := between(t, a.Body, `name="at" value="`, `"`)
	s.Desk.Post("/desk/nordhang/workshop/levels/lead-mandate/back", "at", "2001-01-01 00:00:00").Want(http.StatusSeeOther)
	if n := len(engagement(t, s).Latest().Workshop.Votes); n != 1 {
		t.Fatalf("%d votes after one that is not the last was taken back", n)
	}
	s.Desk.Post("/desk/nordhang/workshop/levels/lead-mandate/back", "at", at).Want(http.StatusSeeOther)
	if n := len(engagement(t, s).Latest().Workshop.Votes); n != 0 {
		t.Errorf("%d votes after the last was taken back", n)
	}
}

// Hands that may not be shown are kept and never told.
func TestWorkshop_HiddenHands(t *testing.T) {
	s := english(t)
	for _, hands := range [][]string{{"hands-1", "1"}, {"hands-3", "9"}} {
		s.Desk.Post("/desk/nordhang/workshop/levels/lead-mandate/hands", hands...).Want(http.StatusSeeOther)
		for _, path := range []string{"/desk/nordhang/workshop", "/desk/nordhang/workshop/levels/lead-mandate"} {
			s.Desk.Get(path).Want(http.StatusOK, "shown from 3 votes on").Lacks("Level 1: ", "Level 3: 9")
		}
	}
}

func TestWorkshop_Points(t *testing.T) {
	s := english(t)
	recorded(t, s)
	const list, point = "/desk/nordhang/workshop", "/desk/nordhang/workshop/points/p2"
	seen := func() string {
		t.Helper()
		return between(t, s.Desk.Get(point).Want(http.StatusOK).Body, `name="seen" value="`, `"`)
	}
	minutes := func() assessment.Workshop { return engagement(t, s).Latest().Workshop }

	first := seen()
	s.Desk.Post(point, "seen", first, "text", "Who answers on Sundays?", "owner", "HR", "due", "24.12.2026", "done", "yes").Want(http.StatusSeeOther)
	same(t, []assessment.Point{{ID: "p2", Text: "Who answers on Sundays?", Owner: "HR", Due: "2026-12-24", Done: true}}, minutes().Open)

	// Who has read the point before that is told, keeps what was typed, and decides.
	a := s.Desk.Post(point, "seen", first, "text", "Mine", "owner", "Me").Want(http.StatusUnprocessableEntity, "Somebody else has changed this point", "Who answers on Sundays?", ">Mine<", `value="Me"`)
	for _, button := range []string{"/done", "/settle", "/remove"} {
		if to := s.Desk.Post(point+button, "seen", first).Want(http.StatusSeeOther).To(); !strings.HasSuffix(to, "done=point-changed") {
			t.Errorf("%s leads to %s", button, to)
		}
	}
	s.Desk.Post(point, "seen", between(t, a.Body, `name="seen" value="`, `"`), "text", "Mine").Want(http.StatusSeeOther)
	same(t, []assessment.Point{{ID: "p2", Text: "Mine"}}, minutes().Open)

	s.Desk.Post(point+"/done", "seen", seen()).Want(http.StatusSeeOther)
	if !minutes().Open[0].Done {
		t.Error("the point is not done")
	}
	s.Desk.Get(list).Want(http.StatusOK, "Not done after all")
	s.Desk.Post(point+"/settle", "seen", seen()).Want(http.StatusSeeOther)
	if m := minutes(); len(m.Open) != 0 || len(m.Decisions) != 2 {
		t.Errorf("decided: %+v", m)
	}
	s.Desk.Post(point+"/settle", "seen", seen()).Want(http.StatusSeeOther) // it is decided already
	a = s.Desk.Get(point+"/remove").Want(http.StatusOK, "Remove this point?", "Mine")
	s.Desk.Post(point+"/remove", "seen", between(t, a.Body, `name="seen" value="`, `"`)).Want(http.StatusSeeOther)
	if m := minutes(); len(m.Decisions) != 1 {
		t.Errorf("removed: %+v", m)
	}
}

// What cannot be kept is said at its field, what was typed stays, and nothing is kept.
func TestWorkshop_Faults(t *testing.T) {
	s := english(t)
	long := strings.Repeat("x", 2001)
	for _, test := range []struct {
		path   string
		fields []string
		want   []string
	}{
		{"workshop", []string{"day", "soon", "start", "9:00"}, []string{`href="#f-day"`, `value="soon"`, `value="9:00"`}},
		{"workshop", []string{"start", "25:00"}, []string{`href="#f-start"`, "9:00 or 13:30"}},
		{"workshop", []string{"start", "2026-12-01 9:00"}, []string{`href="#f-start"`}},
		{"workshop/levels/lead-mandate", nil, []string{`href="#f-level"`, "Choose a level."}},
		{"workshop/levels/lead-mandate", []string{"level", "6", "reason", "why"}, []string{`href="#f-level"`, `value="why"`}},
		{"workshop/levels/lead-mandate", []string{"level", "2", "reason", long}, []string{`href="#f-reason"`, "500 characters"}},
		{"workshop/levels/lead-mandate/hands", nil, []string{`href="#f-hands-1"`, "No hand is counted"}},
		{"workshop/levels/lead-mandate/hands", []string{"hands-1", "4", "hands-2", "many"}, []string{`href="#f-hands-2"`, `value="4"`, `value="many"`, "<details class=\"more\" open>"}},
		{"workshop/points/_open", []string{"owner", "HR"}, []string{`href="#f-text"`, `value="HR"`}},
		{"workshop/points/_decision", []string{"text", "a", "due", "31.2.2026"}, []string{`href="#f-due"`, `value="31.2.2026"`}},
		{"workshop/points/_decision", []string{"text", long}, []string{`href="#f-text"`, "2000 characters"}},
	} {
		s.Desk.Post("/desk/nordhang/"+test.path, test.fields...).Want(http.StatusUnprocessableEntity, append(test.want, "Error: ")...)
	}
	w := engagement(t, s).Latest().Workshop
	if !w.Empty() {
		t.Errorf("kept: %+v", w)
	}
	s.Desk.Post("/desk/nordhang/rounds/baseline/close").Want(http.StatusSeeOther)
	recorded(t, s) // the workshop follows the survey
	s.Desk.Post("/desk/nordhang/rounds/baseline/freeze").Want(http.StatusSeeOther)
	s.Desk.Get("/desk/nordhang/workshop").Want(http.StatusOK, "closed for good", "Who answers at weekends?").Lacks("Record a decision", "Keep the date")
	s.Desk.Get("/desk/nordhang/workshop/levels/lead-mandate").Want(http.StatusOK, "The survey says").Lacks("Record the level", "Miscounted")
	s.Desk.Post("/desk/nordhang/workshop/points/_open", "text", "late").Want(http.StatusConflict)
}

func TestAgenda(t *testing.T) {
	s := english(t)
	s.Desk.Get("/desk/nordhang/agenda").Want(http.StatusOK, "with 18 discussions", "0:10–0:35", "25 minutes, 10 of them for the work itself", "levels more favourable", "What is your answer based on?",
		"Open points for which there is no time", "What does not go together", "Rests on", "To be agreed: ", "Enter the start")
	recorded(t, s)
	s.Desk.Get("/desk/nordhang/agenda").Want(http.StatusOK, "9:10–9:35", "9:00 to 13:00").Lacks("Enter the start")
	s.Desk.Get("/desk/nordhang/agenda?round=baseline").Want(http.StatusOK, `/desk/nordhang/agenda/file?lang=de&amp;round=baseline`)
	if a := s.Desk.Get("/desk/nordhang/agenda/file?lang=en").Want(http.StatusOK, "%PDF"); !strings.Contains(a.Header.Get("Content-Disposition"), "nordhang-agenda-en.pdf") {
		t.Error(a.Header)
	}
	s.Desk.Get("/desk/nordhang/agenda/file?format=json").Want(http.StatusOK, `"day": "2026-12-01"`, `"from": "9:10"`, `"language": "de"`)
	s.Desk.Get("/desk/nordhang/agenda/file?lang=fr").Want(http.StatusBadRequest)
	s.Desk.Get("/desk/nordhang/agenda/file?format=odt").Want(http.StatusBadRequest)
}

// same compares what was kept with what was wanted.
func same(t *testing.T, want, got any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
