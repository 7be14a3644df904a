package respond_test

import (
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/web/webtest"
	"lotse/questionnaires"
	"lotse/templates/browsertest"
)

// everything opens a round of a pack that asks every respondent with every kind of
// question.
func everything(t *testing.T, s *webtest.Server) (link string) {
	t.Helper()
	pack, err := questionnaires.Load(os.DirFS("testdata/everything"))
	if err != nil {
		t.Fatal(err)
	}
	e := &assessment.Engagement{
		ID: "all", Client: "Alles GmbH", Language: "de", Pack: "everything", Mode: assessment.ModeSurvey, KMin: 5, Retention: "2099-12-31",
		Rounds: []assessment.Round{{ID: "first"}},
	}
	if err := s.DB.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	return s.LinkInto("all", "first", invite.NewLink("staff", invite.Personal, "de", assessment.DisclosureConfidential, s.Clock.Now().AddDate(0, 0, 9)))
}

func open(t *testing.T, s *webtest.Server) *webtest.Browser {
	b, link := s.Browser(), everything(t, s)
	b.Get(link).Want(http.StatusOK, "mindestens 5 Personen").Lacks(`name="consent"`)
	b.Post(link).Want(http.StatusSeeOther)
	return b
}

func answers(t *testing.T, s *webtest.Server) map[string]assessment.Answer {
	t.Helper()
	e, _, err := s.DB.Engagement(t.Context(), "all")
	if err != nil {
		t.Fatal(err)
	}
	return e.Latest().Respondents[0].Answers
}

// A question that an answer brings onto its page is shown before the next page.
func TestConditions(t *testing.T) {
	s := webtest.Start(t)
	b := open(t, s)
	b.Get("/f/p/content").Want(http.StatusOK).Lacks("Wer pflegt den Plan?")
	if to := b.Post("/f/p/content", "plan.v", "0", "plan", "2", "go", "next").Want(http.StatusSeeOther).To(); to != "/f/p/content#q-depth" {
		t.Errorf("leads to %s", to)
	}
	b.Get("/f/p/content").Want(http.StatusOK, "Wer pflegt den Plan?")
	b.Post("/f/p/content", "plan.v", "1", "plan", "1", "depth.v", "0", "depth", "3", "go", "next").Want(http.StatusSeeOther)
	b.Get("/f/p/content").Want(http.StatusOK).Lacks("Wer pflegt den Plan?")
	// A required question cannot be left open at the end.
	b.Post("/f/p/content", "plan.v", "2", "clear", "plan").Want(http.StatusUnprocessableEntity, "Bitte beantworten Sie diese Frage")
	b.Get("/f/p/content").Want(http.StatusOK, `value="1" id="plan" checked`)
}

func TestRequired(t *testing.T) {
	s := webtest.Start(t)
	b := open(t, s)
	b.Post("/f/hand-in").Want(http.StatusUnprocessableEntity, `href="#r-plan"`)
	b.Post("/f/save", "q", "plan", "plan.v", "0", "plan", ".dk").Want(http.StatusOK)
	b.Post("/f/hand-in").Want(http.StatusSeeOther)
}

// Every kind of question that stands on a page with others.
func TestKinds(t *testing.T) {
	s := webtest.Start(t)
	b := open(t, s)
	page := "/f/p/section.opinion"
	send := func(fields ...string) *webtest.Answer {
		for _, id := range []string{"paid", "price", "since", "grade", "why", "motto", "letter"} {
			v := "0"
			if a, ok := answers(t, s)[id]; ok && a.State != assessment.Missing {
				v = "1"
			}
			fields = append(fields, id+".v", v)
		}
		return b.Post(page, append(fields, "go", "skip")...)
	}
	send("paid", "true", "price", "12,5", "since", "31.13.2026", "grade", "9", "why", "why-news", "why", "why-not", "motto", strings.Repeat("m", 41), "letter", "Zeile 1\r\nZeile 2\u202e").
		Want(http.StatusUnprocessableEntity, "kein Datum", "zu groß", "nicht mit anderen", "höchstens 40", `href="#grade"`)
	got := answers(t, s)
	if got["paid"].Value != questionnaires.Flag(true) || len(got) != 2 {
		t.Errorf("what was right is not saved: %v", got)
	}
	if w, _ := got["letter"].Value.(questionnaires.Text); w.In("") != "Zeile 1\nZeile 2" {
		t.Errorf("letter %q", w)
	}
	send("paid", "true", "price", "12,5", "since", "2026-12-31", "grade", "5", "why", "why-news", "why", "why-work", "motto", "Mut", "letter", "Zeile 1\nZeile 2").Want(http.StatusSeeOther)
	b.Get(page).Want(http.StatusOK, `value="12,5"`, `value="2026-12-31"`, `value="why-work" checked`, ">EUR<", `name="grade" value="5" checked`, "bis zu 2 Antworten")
	if got := answers(t, s); got["price"].Value != questionnaires.Number(12.5) || got["since"].Value != questionnaires.Date("2026-12-31") {
		t.Errorf("%v", got)
	}
}

// Entries of a table: added, refused, changed, removed, put back, and referred to.
func TestTable(t *testing.T) {
	s := webtest.Start(t)
	b := open(t, s)
	page := "/f/p/issues"
	entries := func() questionnaires.Entries {
		list, _ := answers(t, s)["issues"].Value.(questionnaires.Entries)
		return list
	}
	b.Post(page, "issues.v", "0").Want(http.StatusUnprocessableEntity, `href="#issue-title"`)
	b.Post(page, "issues.v", "0", "issue-title", "Mai", "issue-hours", "-1").Want(http.StatusUnprocessableEntity, "zu klein", `value="Mai"`)
	b.Post(page, "issues.v", "0", "issue-title", "Mai", "issue-hours", "2,5", "issue-mark", "3").Want(http.StatusSeeOther)
	b.Post(page, "issues.v", "1", "issue-date", "2026-06-01").Want(http.StatusSeeOther)
	b.Get(page).Want(http.StatusOK, "2 Einträge", "unvollständig", "Mai")
	first := entries()[0].ID
	b.Get(page+"/"+first).Want(http.StatusOK, "Eintrag bearbeiten", `value="2,5"`, "is-edited")
	b.Post(page+"/"+first, "issues.v", "2", "issue-title", "Mai neu", "issue-hours", "3").Want(http.StatusSeeOther)
	b.Post(page+"/"+first, "issues.v", "2", "issue-title", "alt").Want(http.StatusUnprocessableEntity, "inzwischen anderswo geändert", `value="alt"`)
	gone := b.Post(page, "issues.v", "3", "remove", first).Want(http.StatusOK, "Rückgängig")
	if len(entries()) != 1 {
		t.Fatalf("entries %v", entries())
	}
	restore := valueOf.FindStringSubmatch(gone.Body[strings.Index(gone.Body, `name="restore"`):])[1]
	b.Post(page, "issues.v", "4", "restore", strings.ReplaceAll(restore, "&#34;", `"`)).Want(http.StatusSeeOther)
	if list := entries(); len(list) != 2 || list[1].Text("issue-title").In("") != "Mai neu" {
		t.Errorf("entries %v", list)
	}
	b.Get("/f/p/section.opinion.2").Want(http.StatusOK, "Die beste?", "Mai neu")
	b.Post(page, "issues.v", "5", "issue-title", "Juni").Want(http.StatusSeeOther)
	b.Get(page).Want(http.StatusOK, "Mehr Einträge sind nicht möglich").Lacks(`id="entry"`)
	b.Get(page + "/nothing").Want(http.StatusNotFound)
}

// Rows of grids, one at a time: a matrix of letters, and one with columns of its own.
func TestGrids(t *testing.T) {
	s := webtest.Start(t)
	b := open(t, s)
	b.Get("/f/p/who").Want(http.StatusOK, "1 von 2", "schreiben", "raci__cell", "Alles auf einen Blick")
	if to := b.Post("/f/p/who/act-write", "who.v", "0", "job-lead", "A", "job-lead", "R", "job-editor", "R").Want(http.StatusSeeOther).To(); to != "/f/p/who/act-check" {
		t.Errorf("leads to %s", to)
	}
	b.Post("/f/save", "q", "who", "row", "act-check", "who.v", "1", "job-editor", "A").Want(http.StatusOK, `"version":2`)
	b.Post("/f/save", "q", "who", "row", "nothing", "who.v", "2").Want(http.StatusBadRequest)
	b.Get("/f/p/who/act-write").Want(http.StatusOK, `name="job-lead" value="R" id="job-lead" checked`, "steht dafür ein")
	cells, _ := answers(t, s)["who"].Value.(questionnaires.Cells)
	if p, _ := cells["act-check"]["job-editor"].(questionnaires.Picks); len(p) != 1 || p[0] != "A" {
		t.Errorf("cells %v", cells)
	}
	b.Post("/f/p/habits/habit-mail", "habits.v", "0", "habit-rate", "often", "habit-why", "schnell").Want(http.StatusSeeOther)
	b.Get("/f/p/habits").Want(http.StatusOK, "2 von 2", "Gespräch")
	b.Get("/f/review").Want(http.StatusOK, "schreiben: Leitung: tut es und steht dafür ein", "Mail: Häufigkeit: oft · Warum: schnell")
}

// Tables and grids in the browser: nothing keeps people out, nothing scrolls sideways.
func TestBrowser_Everything(t *testing.T) {
	s := webtest.Start(t)
	who := open(t, s)
	who.Post("/f/p/issues", "issues.v", "0", "issue-title", "Mai", "issue-hours", "2,5").Want(http.StatusSeeOther)
	who.Post("/f/save", "q", "paid", "paid.v", "0", "paid", "true").Want(http.StatusOK)
	b := browsertest.Start(t)
	p := b.Open(t, s.URL+"/r", phone)
	p.Take(t, s.URL, who.Cookies)
	for _, path := range []string{"/f/p/content", "/f/p/section.opinion", "/f/p/issues", "/f/p/issues/issues-1", "/f/p/section.opinion.2", "/f/p/who", "/f/p/habits"} {
		p.Go(t, s.URL+path)
		for _, dark := range []bool{false, true} {
			p.Look(t, browsertest.View{Width: 390, Height: 844, Dark: dark, Lang: "de"})
			for _, v := range p.Violations(t) {
				t.Errorf("%s, dark %v: %s", path, dark, v)
			}
			picture(t, p, "all"+strings.ReplaceAll(path, "/", "_")+map[bool]string{true: "-dark"}[dark])
		}
		p.Look(t, browsertest.View{Width: 320, Height: 800, Lang: "de"})
		if wide := p.Overflow(t); wide > 0 {
			t.Errorf("%s scrolls sideways by %d pixels", path, wide)
		}
		for _, words := range p.Squeezed(t) {
			t.Errorf("%s squeezes %s", path, words)
		}
	}
	// A cell of the matrix is saved as it is tapped.
	p.Look(t, phone)
	p.Go(t, s.URL+"/f/p/who/act-write")
	p.Do(t, chromedp.Click(chromedp.CSS(`label.raci__cell:has(input[name="job-lead"][value="A"])`)))
	p.Until(t, `document.querySelector('[name="who.v"]').value === "1"`)
	quiet(t, s, p)
}
