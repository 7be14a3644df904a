package report_test

import (
	"slices"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/templates/goldentest"
	"lotse/templates/locale"
)

func workshop(t *testing.T, lang string, change func(*assessment.Engagement)) *report.Workshop {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	if change != nil {
		change(e)
	}
	pub, plan := assessed(e, pack)
	w, err := report.PrepareWorkshop(pub, plan, report.WorkshopOptions{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWorkshop_golden(t *testing.T) {
	for _, lang := range locale.Languages() {
		goldentest.Compare(t, "testdata/workshop."+lang+".golden", workshop(t, lang, nil).Document().Plain())
	}
}

// Every discussion says something and opens with a question; no placeholder is
// left, and nothing that lacks a value is said.
func TestWorkshop_words(t *testing.T) {
	for _, lang := range locale.Languages() {
		w := workshop(t, lang, nil)
		points := slices.Clone(w.Left)
		for _, s := range w.Slots {
			points = append(points, s.Points...)
		}
		if len(points) < 20 || w.Discussions() < 15 {
			t.Errorf("%s: %d points, %d discussions", lang, len(points), w.Discussions())
		}
		for _, p := range points {
			if p.Statement == "" || !strings.Contains(p.Question, "?") || strings.ContainsAny(p.Statement+p.Question, "{}") {
				t.Errorf("%s: %+v", lang, p)
			}
			if (p.Kind == report.PointContradiction) != (p.Level != "") {
				t.Errorf("%s: %s of kind %s has level %q", lang, p.ID, p.Kind, p.Level)
			}
		}
		for _, r := range w.Remarks {
			if len(r.Evidence) == 0 || slices.Contains(r.Evidence, "") || strings.ContainsAny(strings.Join(r.Evidence, ""), "{}") {
				t.Errorf("%s: %s rests on %q", lang, r.ID, r.Evidence)
			}
		}
	}
}

func TestWorkshop_clock(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	e.Latest().Workshop.Start = "08:45"
	pub, plan := assessed(e, pack)
	w, err := report.PrepareWorkshop(pub, plan, report.WorkshopOptions{})
	if err != nil {
		t.Fatal(err)
	}
	first, last := w.Slots[0], w.Slots[len(w.Slots)-1]
	if first.From != "8:45" || first.To != "8:55" || last.To != "12:45" {
		t.Errorf("from %s to %s, ends %s", first.From, first.To, last.To)
	}
	if w.Lang != e.Language {
		t.Errorf("without a language the agenda is in %q", w.Lang)
	}
	if got := workshop(t, "en", nil).Slots[1].From; got != "0:10" {
		t.Errorf("without a beginning the second slot begins at %s", got)
	}
}

// Nothing answered: the slots stand as the pack has them.
func TestWorkshop_empty(t *testing.T) {
	w := workshop(t, "de", func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} })
	got := w.Document().Plain()
	if w.Discussions() != 0 || len(w.Remarks) != 0 || !strings.Contains(got, "widersprechen einander nicht") || !strings.Contains(got, "zeigt sich erst") {
		t.Errorf("%s", got)
	}
}

// What is for the consultant is not in the client's report.
func TestWorkshop_notInReport(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, lang := range locale.Languages() {
		client := build(t, pub, plan, lang).Plain()
		remarks, err := report.Remarks(pub, plan, lang)
		if err != nil || len(remarks) != len(pub.Contradictions()) {
			t.Fatalf("%d remarks: %v", len(remarks), err)
		}
		for _, r := range remarks {
			if strings.Contains(client, r.Statement) || strings.Contains(client, r.Question) {
				t.Errorf("the report says: %s", r.Statement)
			}
		}
	}
	if _, err := report.Remarks(pub, plan, "fr"); err == nil {
		t.Error("contradictions in a language there is none of")
	}
}
