package report_test

import (
	"maps"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
)

// chapterOf builds the sample's report with other answers in the workshop and returns
// one chapter; ok: there is one.
func chapterOf(t *testing.T, lang, id string, edit func(f assessment.Facts)) (c report.Chapter, ok bool) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	changed := *e
	round := *e.Latest()
	round.Facts = maps.Clone(round.Facts)
	edit(round.Facts)
	changed.Rounds = []assessment.Round{round}
	pub, plan := assessed(&changed, pack)
	doc := build(t, pub, plan, lang)
	check(t, doc)
	for _, c := range doc.Chapters {
		if c.ID == id {
			return c, true
		}
	}
	return report.Chapter{}, false
}

// textOf is a chapter's text.
func textOf(c report.Chapter) string {
	return strings.ReplaceAll((&report.Document{Chapters: []report.Chapter{c}}).Plain(), "\u00a0", " ")
}

// A chapterCase is what a chapter says, and what it does not, after a change.
type chapterCase struct {
	name      string
	edit      func(f assessment.Facts)
	want, not []string
}

// checkChapter builds a chapter in German for each case.
func checkChapter(t *testing.T, id string, cases []chapterCase) {
	t.Helper()
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			c, ok := chapterOf(t, "de", id, tt.edit)
			if !ok {
				t.Fatalf("no chapter %s", id)
			}
			text := textOf(c)
			for _, w := range tt.want {
				if !strings.Contains(text, w) {
					t.Errorf("lacks %q:\n%s", w, text)
				}
			}
			for _, w := range tt.not {
				if strings.Contains(text, w) {
					t.Errorf("says %q:\n%s", w, text)
				}
			}
		})
	}
}

// set answers a question of the workshop.
func set(question string, v questionnaires.Value) func(f assessment.Facts) {
	return func(f assessment.Facts) { f[question] = assessment.GivenAnswer(v) }
}

// unset takes answers away.
func unset(questions ...string) func(f assessment.Facts) {
	return func(f assessment.Facts) {
		for _, q := range questions {
			delete(f, q)
		}
	}
}

// both changes one thing and then another.
func both(edits ...func(f assessment.Facts)) func(f assessment.Facts) {
	return func(f assessment.Facts) {
		for _, edit := range edits {
			edit(f)
		}
	}
}

// row is an entry of a table.
func row(id string, fields map[string]questionnaires.Value) questionnaires.Entry {
	return questionnaires.Entry{ID: id, Fields: fields}
}

// TestBuild_withoutModule: a module that nobody filled in has no chapter.
func TestBuild_withoutModule(t *testing.T) {
	for id, edit := range map[string]func(assessment.Facts){
		"rep-goals":       unset("company-goals", "communication-goals", "past-efforts"),
		"rep-positioning": unset("positioning-elements", "pos-alternative", "pos-swap-test"),
		"rep-audiences":   unset("audience-profiles"),
		"rep-swot":        unset("swot-entries", "tows-pairs"),
	} {
		if _, ok := chapterOf(t, "de", id, edit); ok {
			t.Errorf("a chapter %s without answers", id)
		}
	}
}

func TestBuild_goals(t *testing.T) {
	text := func(s string) questionnaires.Value { return questionnaires.Plain(s) }
	full := map[string]questionnaires.Value{
		"goal-statement": text("Mehr Anfragen"), "goal-audience": questionnaires.Flag(true), "goal-company-link": questionnaires.Flag(true),
		"goal-metric": questionnaires.Flag(true), "goal-baseline": questionnaires.Number(4.25), "goal-target": questionnaires.Number(12000),
		"goal-deadline": questionnaires.Flag(true), "goal-owner": questionnaires.Flag(true), "goal-realism": questionnaires.Number(3),
	}
	unlinked := map[string]questionnaires.Value{"goal-statement": text("Bekannter werden")}
	checkChapter(t, "rep-goals", []chapterCase{
		{"none", set("communication-goals", questionnaires.Entries{}),
			[]string{"Es sind noch keine Kommunikationsziele festgehalten.", "Was Sie bisher versucht haben"}, []string{"Tabelle"}},
		{"wording not recorded", set("communication-goals", questionnaires.Entries{row("g", full)}),
			[]string{"Das Ziel dient einem Unternehmensziel.", "angegeben | angegeben | angegeben | 4,25 | 12\u202f000 | angegeben | angegeben | 100"}, nil},
		{"one without a link", set("communication-goals", questionnaires.Entries{row("g", unlinked)}),
			[]string{"Das Ziel ist noch keinem Unternehmensziel zugeordnet.", "== Bekannter werden"}, nil},
		{"one of two", set("communication-goals", questionnaires.Entries{row("g", full), row("h", unlinked)}),
			[]string{"Eines von zwei Zielen dient einem Unternehmensziel (50 Prozent)."}, nil},
		{"unnamed", set("communication-goals", questionnaires.Entries{row("g", map[string]questionnaires.Value{"goal-realism": questionnaires.Number(1)})}),
			[]string{"== Ziel 1"}, nil},
		{"only company goals", unset("communication-goals", "past-efforts"),
			[]string{"Unternehmensziele"}, []string{"Was Sie bisher", "Tabelle"}},
	})
}

func TestBuild_goals_languages(t *testing.T) {
	german := questionnaires.Entries{row("g", map[string]questionnaires.Value{"goal-statement": questionnaires.Plain("Ziel"), "goal-owner": questionnaires.Text{"de": "Leitung"}})}
	c, _ := chapterOf(t, "en", "rep-goals", set("communication-goals", german))
	for _, b := range c.Blocks {
		if table, ok := b.(report.Table); ok {
			if owner := table.Rows[1].Cells[6].Text[0]; owner.Text != "Leitung" || owner.Lang != "de" {
				t.Errorf("a German answer in the English report is %q in %q, want Leitung in de", owner.Text, owner.Lang)
			}
		}
	}
}
