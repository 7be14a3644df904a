package desk_test

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
)

var factLink = regexp.MustCompile(`href="(/desk/nordhang/facts/[^"#]+)`)

// links to pages of facts on a page.
func factLinks(body string) []string {
	var list []string
	for _, m := range factLink.FindAllStringSubmatch(body, -1) {
		if !slices.Contains(list, m[1]) {
			list = append(list, m[1])
		}
	}
	return list
}

// Every module can be opened, entry by entry and row by row, and who saves a page as it
// was drawn changes nothing: no translation, no mark, no note is lost.
func TestFacts_SavingWhatIsShownChangesNothing(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) { // a note at every answer, words of one's own included
		for id, a := range e.Rounds[0].Facts {
			a.Note = "noted elsewhere"
			e.Rounds[0].Facts[id] = a
		}
	})
	before := engagement(t, s).Rounds[0].Facts
	todo := factLinks(s.Desk.Get("/desk/nordhang/facts").Want(http.StatusOK, "What the company says once").Body)
	tables, grids, pages := 0, 0, 0
	for seen := map[string]bool{}; len(todo) > 0; todo = todo[1:] {
		path := todo[0]
		if seen[path] {
			continue
		}
		seen[path] = true
		a := s.Desk.Get(path).Want(http.StatusOK)
		todo = append(todo, factLinks(a.Body)...)
		switch {
		case strings.Contains(a.Body, `id="questions"`):
			pages++
			s.Desk.PostForm(path, webtest.Fields(t, a.Body, "questions")).Want(http.StatusSeeOther)
		case strings.Contains(a.Body, `id="row"`):
			grids++
			in := webtest.Fields(t, a.Body, "row")
			row := between(t, a.Body, `<form id="row" method="post" action="`, `"`)
			s.Desk.PostForm(row, in).Want(http.StatusSeeOther)
		case strings.Contains(a.Body, `class="is-edited"`):
			tables++
			s.Desk.PostForm(path, webtest.Fields(t, a.Body, "entry")).Want(http.StatusSeeOther)
		}
	}
	if diff := cmp.Diff(before, engagement(t, s).Rounds[0].Facts); diff != "" {
		t.Errorf("saving what is shown changes it:\n%s", diff)
	}
	if pages < 5 || tables < 20 || grids < 20 {
		t.Errorf("%d pages, %d entries, %d rows: this is not everything", pages, tables, grids)
	}
}

func TestFacts_Pages(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK)
	in := webtest.Fields(t, a.Body, "questions")
	in.Set("company-headcount", "-3")
	s.Desk.PostForm("/desk/nordhang/facts/company", in).Want(http.StatusUnprocessableEntity, "Error:", `value="-3"`)
	in.Set("company-headcount", "250")
	in.Set("go", "list")
	s.Desk.PostForm("/desk/nordhang/facts/company", in).Want(http.StatusSeeOther)
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"]; got.Value != questionnaires.Number(250) {
		t.Errorf("headcount %v", got.Value)
	}
	// Somebody else was faster: nothing is overwritten.
	in.Set("company-headcount", "260")
	s.Desk.PostForm("/desk/nordhang/facts/company", in).Want(http.StatusUnprocessableEntity, `value="250"`)
	in.Set("invented", "1")
	s.Desk.PostForm("/desk/nordhang/facts/company", in).Want(http.StatusBadRequest)
	s.Desk.Get("/desk/nordhang/facts/nothing").Want(http.StatusNotFound)
	s.Desk.Get("/desk/nordhang/facts/company/x").Want(http.StatusNotFound)
}

func TestFacts_Tables(t *testing.T) {
	s := english(t)
	const path = "/desk/nordhang/facts/communication-goals"
	entries := func() questionnaires.Entries {
		list, _ := engagement(t, s).Rounds[0].Facts["communication-goals"].Value.(questionnaires.Entries)
		return list
	}
	n := len(entries())
	a := s.Desk.Get(path).Want(http.StatusOK, "New entry")
	in := webtest.Fields(t, a.Body, "entry")
	s.Desk.PostForm(path, in).Want(http.StatusUnprocessableEntity)
	main := ""
	e, pack, err := s.DB.Engagement(t.Context(), "nordhang")
	if err != nil || e == nil {
		t.Fatal(err)
	}
	for _, c := range pack.Question("communication-goals").Kind.Control("en").Columns {
		if c.Main {
			main = c.ID
		}
	}
	in.Set(main, "Thirty conversations a month")
	s.Desk.PostForm(path, in).Want(http.StatusSeeOther)
	s.Desk.Get(path).Want(http.StatusOK, "Thirty conversations a month")
	list := entries()
	if len(list) != n+1 {
		t.Fatalf("%d entries, want %d", len(list), n+1)
	}
	last := list[n].ID
	s.Desk.Get(path+"/"+last).Want(http.StatusOK, "Edit the entry", "Thirty conversations a month")
	a = s.Desk.Get(path)
	remove := webtest.Fields(t, a.Body, "entries")
	remove.Set("remove", last)
	s.Desk.PostForm(path, remove).Want(http.StatusSeeOther)
	if got := len(entries()); got != n {
		t.Errorf("%d entries after removing one of %d", got, n+1)
	}
	s.Desk.Get(path + "/" + last).Want(http.StatusNotFound)
	// Who was editing it meanwhile loses nothing.
	s.Desk.PostForm(path+"/"+last, in).Want(http.StatusUnprocessableEntity, "changed elsewhere in the meantime", "Thirty conversations a month")
	if got := len(entries()); got != n {
		t.Errorf("%d entries, want %d: nothing was saved", got, n)
	}
}

func TestFacts_ClosedRound(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK)
	in := webtest.Fields(t, a.Body, "questions")
	if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-13"); err != nil {
		t.Fatal(err)
	}
	s.Desk.Get("/desk/nordhang/facts").Want(http.StatusOK, "The round is closed")
	s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK, "The round is closed").Lacks("<form method=\"post\" action=\"/desk/nordhang/facts")
	s.Desk.Get("/desk/nordhang/facts/communication-goals").Want(http.StatusOK, "The round is closed")
	s.Desk.PostForm("/desk/nordhang/facts/company", in).Want(http.StatusConflict)
}

// A new engagement has all modules, with nothing in them.
func TestFacts_Empty(t *testing.T) {
	s := english(t)
	change(t, s, func(e *assessment.Engagement) { e.Rounds[0].Facts = assessment.Facts{} })
	for _, path := range factLinks(s.Desk.Get("/desk/nordhang/facts").Want(http.StatusOK, "not begun").Body) {
		s.Desk.Get(path).Want(http.StatusOK)
	}
	if _, err := s.DB.Answers(t.Context(), "nordhang", "baseline", ""); err != nil {
		t.Fatal(err)
	}
}
