package desk_test

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"lotse/assessment"
	"lotse/questionnaires"
)

// fields are what a browser would send of the form with an id, untouched.
func fields(t *testing.T, body, form string) url.Values {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	in := url.Values{}
	found := false
	var walk func(n *html.Node, inside bool)
	walk = func(n *html.Node, inside bool) {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if n.Type == html.ElementNode && n.Data == "form" && attr["id"] == form {
			inside, found = true, true
		}
		_, checked := attr["checked"]
		switch {
		case n.Type != html.ElementNode || !inside || attr["name"] == "":
		case n.Data == "textarea":
			text := ""
			if n.FirstChild != nil {
				text = n.FirstChild.Data
			}
			in.Add(attr["name"], text)
		case n.Data == "select":
			for o := n.FirstChild; o != nil; o = o.NextSibling {
				for _, a := range o.Attr {
					if a.Key == "selected" {
						in.Add(attr["name"], value(o))
					}
				}
			}
		case n.Data == "input" && (attr["type"] != "radio" && attr["type"] != "checkbox" || checked):
			in.Add(attr["name"], attr["value"])
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, inside)
		}
	}
	walk(root, false)
	if !found {
		t.Fatalf("no form %q on the page", form)
	}
	return in
}

func value(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key == "value" {
			return a.Val
		}
	}
	return ""
}

func pairs(in url.Values) []string {
	var list []string
	for name, values := range in {
		for _, v := range values {
			list = append(list, name, v)
		}
	}
	return list
}

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
			s.Desk.Post(path, pairs(fields(t, a.Body, "questions"))...).Want(http.StatusSeeOther)
		case strings.Contains(a.Body, `id="row"`):
			grids++
			in := fields(t, a.Body, "row")
			row := between(t, a.Body, `<form id="row" method="post" action="`, `"`)
			s.Desk.Post(row, pairs(in)...).Want(http.StatusSeeOther)
		case strings.Contains(a.Body, `class="is-edited"`):
			tables++
			s.Desk.Post(path, pairs(fields(t, a.Body, "entry"))...).Want(http.StatusSeeOther)
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
	in := fields(t, a.Body, "questions")
	in.Set("company-headcount", "-3")
	s.Desk.Post("/desk/nordhang/facts/company", pairs(in)...).Want(http.StatusUnprocessableEntity, "Error:", `value="-3"`)
	in.Set("company-headcount", "250")
	s.Desk.Post("/desk/nordhang/facts/company", append(pairs(in), "go", "list")...).Want(http.StatusSeeOther)
	if got := engagement(t, s).Rounds[0].Facts["company-headcount"]; got.Value != questionnaires.Number(250) {
		t.Errorf("headcount %v", got.Value)
	}
	// Somebody else was faster: nothing is overwritten.
	in.Set("company-headcount", "260")
	s.Desk.Post("/desk/nordhang/facts/company", pairs(in)...).Want(http.StatusUnprocessableEntity, `value="250"`)
	in.Set("invented", "1")
	s.Desk.Post("/desk/nordhang/facts/company", pairs(in)...).Want(http.StatusBadRequest)
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
	in := fields(t, a.Body, "entry")
	s.Desk.Post(path, pairs(in)...).Want(http.StatusUnprocessableEntity)
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
	s.Desk.Post(path, pairs(in)...).Want(http.StatusSeeOther)
	s.Desk.Get(path).Want(http.StatusOK, "Thirty conversations a month")
	list := entries()
	if len(list) != n+1 {
		t.Fatalf("%d entries, want %d", len(list), n+1)
	}
	last := list[n].ID
	s.Desk.Get(path+"/"+last).Want(http.StatusOK, "Edit the entry", "Thirty conversations a month")
	a = s.Desk.Get(path)
	s.Desk.Post(path, append(pairs(fields(t, a.Body, "entries")), "remove", last)...).Want(http.StatusSeeOther)
	if got := len(entries()); got != n {
		t.Errorf("%d entries after removing one of %d", got, n+1)
	}
	s.Desk.Get(path + "/" + last).Want(http.StatusNotFound)
	// Who was editing it meanwhile loses nothing.
	s.Desk.Post(path+"/"+last, pairs(in)...).Want(http.StatusUnprocessableEntity, "changed elsewhere in the meantime", "Thirty conversations a month")
	if got := len(entries()); got != n {
		t.Errorf("%d entries, want %d: nothing was saved", got, n)
	}
}

func TestFacts_ClosedRound(t *testing.T) {
	s := english(t)
	a := s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK)
	in := fields(t, a.Body, "questions")
	if err := s.DB.SetRoundState(t.Context(), "nordhang", "baseline", assessment.RoundClosed, "2026-11-13"); err != nil {
		t.Fatal(err)
	}
	s.Desk.Get("/desk/nordhang/facts").Want(http.StatusOK, "The round is closed")
	s.Desk.Get("/desk/nordhang/facts/company").Want(http.StatusOK, "The round is closed").Lacks("<form method=\"post\" action=\"/desk/nordhang/facts")
	s.Desk.Get("/desk/nordhang/facts/communication-goals").Want(http.StatusOK, "The round is closed")
	s.Desk.Post("/desk/nordhang/facts/company", pairs(in)...).Want(http.StatusConflict)
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
