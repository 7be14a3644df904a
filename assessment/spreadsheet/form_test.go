package spreadsheet_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// What is filled in comes back as it was, whatever the form's language.
func TestForm_roundTrip(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	round := &e.Rounds[0]
	for _, lang := range []string{"de", "en"} {
		t.Run(lang+"/facts", func(t *testing.T) {
			data := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: round, Answers: round.Facts, Say: assesstest.Printer(t, lang)})
			same(t, data, p, round.Facts, round.Facts)
		})
		for _, who := range round.Respondents {
			t.Run(lang+"/"+who.ID, func(t *testing.T) {
				data := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: round, Group: who.Group, Answers: who.Answers, Say: assesstest.Printer(t, lang)})
				same(t, data, p, round.Facts, who.Answers)
			})
		}
	}
}

// same reads a form and checks that it changes nothing.
func same(t testing.TB, data []byte, p *questionnaires.Pack, facts assessment.Facts, have map[string]assessment.Answer) {
	t.Helper()
	filled, faults := spreadsheet.Read(data, p, facts)
	if faults != nil {
		t.Fatal(faults)
	}
	n := 0
	for _, c := range filled.Changes(have, false) {
		n++
		if c.Sort != spreadsheet.ChangeSame {
			t.Errorf("%s: %s\n%s", c.Question.ID, c.Sort, cmp.Diff(c.Old, c.New))
		}
	}
	if n < len(have) {
		t.Errorf("%d answers came back, %d were written", n, len(have))
	}
}

// Any answers survive the way out and back.
func TestForm_roundTripOfAnything(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	printers := map[string]*locale.Printer{"de": assesstest.Printer(t, "de"), "en": assesstest.Printer(t, "en")}
	rapid.Check(t, func(rt *rapid.T) {
		round := assessment.Round{ID: "r", Facts: assessment.Facts{}}
		for _, s := range p.Sections {
			if s.Mode != questionnaires.ModeSurvey {
				assesstest.DrawAnswers(rt, s.Questions, someWords, round.Facts)
			}
		}
		group := rapid.SampledFrom(p.Groups).Draw(rt, "group").ID
		answers := map[string]assessment.Answer{}
		assesstest.DrawAnswers(rt, p.QuestionsFor(group), someWords, answers)
		lang := rapid.SampledFrom(slices.Sorted(maps.Keys(printers))).Draw(rt, "language")
		for g, a := range map[string]map[string]assessment.Answer{"": round.Facts, group: answers} {
			var b bytes.Buffer
			if err := (spreadsheet.Form{Pack: p, Engagement: e, Round: &round, Group: g, Answers: a, Say: printers[lang]}).Write(&b); err != nil {
				rt.Fatal(err)
			}
			filled, faults := spreadsheet.Read(b.Bytes(), p, round.Facts)
			if faults != nil {
				rt.Fatal(faults)
			}
			changed := 0
			for _, c := range filled.Changes(a, false) {
				changed++
				if c.Sort != spreadsheet.ChangeSame {
					rt.Errorf("%s: %s\n%s", c.Question.ID, c.Sort, cmp.Diff(c.Old, c.New))
				}
			}
			if changed != len(a) {
				rt.Errorf("%d answers came back, %d were written", changed, len(a))
			}
		}
	})
}

var someWords = rapid.OneOf(
	rapid.SampledFrom([]string{"null", "12", "1,5", "=1+1", "'=1", "''=1", "'x", "+49", "-", "@x", "\ttab", "a; b", "a, b", "[1]", "x\ny", " x ", "_x0041_", "_x005F_", "ja", "TRUE", "<b>&", "🎉"}),
	rapid.StringMatching(`[a-zäß=+@',;.-]{1,12}`),
)

// Who fills in nothing has answered nothing: neither 0 nor no.
func TestRead_blankForm(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	for _, group := range []string{"", "experts"} {
		data := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Group: group, Say: assesstest.Printer(t, "de")})
		filled, faults := spreadsheet.Read(data, p, nil)
		if faults != nil {
			t.Fatal(faults)
		}
		if len(filled.Answers) != 0 || len(filled.Blank) == 0 {
			t.Errorf("group %q: %d answers, %d blank; want none and all", group, len(filled.Answers), len(filled.Blank))
		}
		if want := (spreadsheet.Manifest{Pack: "kommunikation", PackVersion: p.Version, PackHash: spreadsheet.HashPack(p), Language: "de",
			Engagement: "nordhang", Round: "baseline", Group: group}); !cmp.Equal(filled.Manifest, want, cmp.AllowUnexported(spreadsheet.Manifest{}),
			cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".keys" }, cmp.Ignore())) {
			t.Errorf("manifest %+v, want %+v", filled.Manifest, want)
		}
	}
}

func TestForm_sameBytes(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	f := spreadsheet.Form{Pack: p, Engagement: e, Round: &e.Rounds[0], Answers: e.Rounds[0].Facts, Say: assesstest.Printer(t, "de")}
	first := form(t, f)
	for range 3 {
		if !bytes.Equal(first, form(t, f)) {
			t.Fatal("the same form gave other bytes")
		}
	}
}

// People write numbers, dates and choices in many ways.
func TestRead_asPeopleWrite(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	workshop := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Say: assesstest.Printer(t, "de")})
	experts := form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &assessment.Round{ID: "baseline"}, Group: "experts", Say: assesstest.Printer(t, "de")})
	number := func(f float64) assessment.Answer { return assessment.GivenAnswer(questionnaires.Number(f)) }
	for _, tt := range []struct {
		name     string
		form     []byte
		cells    [][3]any // key, column, value
		question string
		want     assessment.Answer
	}{
		{"a level", experts, [][3]any{{"q/lead-mandate", "C", 3}}, "lead-mandate", number(3)},
		{"a level as text", experts, [][3]any{{"q/lead-mandate", "C", " 3 "}}, "lead-mandate", number(3)},
		{"don't know", experts, [][3]any{{"q/lead-mandate", "C", "weiß ich nicht"}}, "lead-mandate", assessment.Answer{State: assessment.DontKnow}},
		{"don't know in English", experts, [][3]any{{"q/lead-mandate", "C", "I don’t know"}}, "lead-mandate", assessment.Answer{State: assessment.DontKnow}},
		{"not applicable with a remark", experts, [][3]any{{"q/lead-mandate", "C", "na"}, {"q/lead-mandate", "D", "=kein Netz"}}, "lead-mandate",
			assessment.Answer{State: assessment.NotApplicable, Note: "=kein Netz"}},
		{"marks", experts, [][3]any{{"o/barriers/bar-no-time", "C", "X"}, {"o/barriers/bar-superior", "C", true}, {"o/barriers/bar-none", "C", " "}}, "barriers",
			assessment.GivenAnswer(questionnaires.Picks{"bar-no-time", "bar-superior"})},
		{"a role by its label", experts, [][3]any{{"q/own-check-facts", "C", "Press and public relations"}}, "own-check-facts",
			assessment.GivenAnswer(questionnaires.Pick("role-pr"))},
		{"a decimal comma", workshop, [][3]any{{"q/contributions-per-week", "C", "2,5"}}, "contributions-per-week", number(2.5)},
		{"yes", workshop, [][3]any{{"q/company-agency", "C", "Ja"}}, "company-agency", assessment.GivenAnswer(questionnaires.Flag(true))},
		{"no as a boolean", workshop, [][3]any{{"q/company-agency", "C", false}}, "company-agency", assessment.GivenAnswer(questionnaires.Flag(false))},
		{"a number in a text", workshop, [][3]any{{"q/company-name", "C", 1848}}, "company-name", assessment.GivenAnswer(questionnaires.Plain("1848"))},
		{"entries without short names", workshop, [][3]any{{"e/departments/2", "C", "Versand"}, {"e/departments/5", "C", "Einkauf"}, {"e/departments/5", "D", 7}}, "departments",
			assessment.GivenAnswer(questionnaires.Entries{
				{ID: "departments-1", Fields: map[string]questionnaires.Value{"department-name": questionnaires.Plain("Versand")}},
				{ID: "departments-2", Fields: map[string]questionnaires.Value{"department-name": questionnaires.Plain("Einkauf"), "department-headcount": questionnaires.Number(7)}},
			})},
		{"an entry by its name", workshop, [][3]any{{"e/departments/1", "C", "Versand"}, {"e/flows/1", "C", "versand"}, {"e/flows/1", "D", "Redaktion"}}, "flows",
			assessment.GivenAnswer(questionnaires.Entries{{ID: "flows-1", Fields: map[string]questionnaires.Value{
				"flow-from": questionnaires.Pick("departments-1"), "flow-to": questionnaires.Pick("social-team")}}})},
		{"letters", workshop, [][3]any{{"r/raci/act-set-goals", "C", "AR"}, {"r/raci/act-set-goals", "D", "c; i"}}, "raci",
			assessment.GivenAnswer(questionnaires.Cells{"act-set-goals": {
				"role-managing-director": questionnaires.Picks{"R", "A"}, "role-marketing-lead": questionnaires.Picks{"C", "I"}}})},
		{"a day", workshop, [][3]any{{"r/rules-checklist/chk-imprint", "E", time.Date(2026, 2, 3, 0, 0, 0, 0, time.UTC)}}, "rules-checklist",
			assessment.GivenAnswer(questionnaires.Cells{"chk-imprint": {"chk-reviewed": questionnaires.Date("2026-02-03")}})},
		{"a day in words", workshop, [][3]any{{"r/rules-checklist/chk-imprint", "E", "3.2.2026"}}, "rules-checklist",
			assessment.GivenAnswer(questionnaires.Cells{"chk-imprint": {"chk-reviewed": questionnaires.Date("2026-02-03")}})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := open(t, tt.form)
			for _, c := range tt.cells {
				fill(t, f, c[0].(string), c[1].(string), c[2])
			}
			filled, faults := spreadsheet.Read(saved(t, f), p, nil)
			if faults != nil {
				t.Fatal(faults)
			}
			if diff := cmp.Diff(tt.want, filled.Answers[tt.question]); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Sheets in another order, columns of a matrix in another order, other names: what
// counts is the key.
func TestRead_byKeyNotByPosition(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	round := &e.Rounds[0]
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: round, Answers: round.Facts, Say: assesstest.Printer(t, "de")}))
	sheet, row := find(t, f, "h/raci")
	if err := f.UnprotectSheet(sheet); err != nil {
		t.Fatal(err)
	}
	if err := f.InsertCols(sheet, "D", 1); err != nil {
		t.Fatal(err)
	}
	if err := f.InsertRows(sheet, row, 3); err != nil {
		t.Fatal(err)
	}
	if err := f.SetSheetName(sheet, "Anders"); err != nil {
		t.Fatal(err)
	}
	if err := f.MoveSheet("Anders", f.GetSheetName(0)); err != nil {
		t.Fatal(err)
	}
	filled, faults := spreadsheet.Read(saved(t, f), p, round.Facts)
	if faults != nil {
		t.Fatal(faults)
	}
	if diff := cmp.Diff(round.Facts["raci"], filled.Answers["raci"]); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFilled_Changes(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: &e.Rounds[0], Group: "experts", Say: assesstest.Printer(t, "de")}))
	fill(t, f, "q/lead-mandate", "C", 3)
	fill(t, f, "q/lead-priority", "C", 4)
	fill(t, f, "q/open", "C", "Neues")
	filled, faults := spreadsheet.Read(saved(t, f), p, nil)
	if faults != nil {
		t.Fatal(faults)
	}
	blank := p.QuestionsFor("experts")[5].ID
	have := map[string]assessment.Answer{
		"lead-mandate":  {State: assessment.Given, Value: questionnaires.Number(3), Evidence: []string{"Protokoll"}},
		"lead-priority": assessment.GivenAnswer(questionnaires.Number(2)),
		blank:           assessment.GivenAnswer(questionnaires.Number(1)),
	}
	for _, tt := range []struct {
		takeBack bool
		want     map[string]spreadsheet.ChangeSort
	}{
		{false, map[string]spreadsheet.ChangeSort{"lead-mandate": "same", "lead-priority": "changed", blank: "kept", "open": "new"}},
		{true, map[string]spreadsheet.ChangeSort{"lead-mandate": "same", "lead-priority": "changed", blank: "taken", "open": "new"}},
	} {
		got := map[string]spreadsheet.ChangeSort{}
		for _, c := range filled.Changes(have, tt.takeBack) {
			got[c.Question.ID] = c.Sort
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("take back %v: -want +got:\n%s", tt.takeBack, diff)
		}
	}
}

// A translation outlives a form in the other language only if the words are the same.
func TestFilled_Changes_translations(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	round := &e.Rounds[0]
	f := open(t, form(t, spreadsheet.Form{Pack: p, Engagement: e, Round: round, Answers: round.Facts, Say: assesstest.Printer(t, "de")}))
	fill(t, f, "q/company-industry", "C", "Anlagenbau")
	filled, faults := spreadsheet.Read(saved(t, f), p, round.Facts)
	if faults != nil {
		t.Fatal(faults)
	}
	for _, c := range filled.Changes(round.Facts, false) {
		switch c.Question.ID {
		case "company-industry":
			if diff := cmp.Diff(assessment.GivenAnswer(questionnaires.Text{"de": "Anlagenbau"}), c.New); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		default:
			if c.Sort != spreadsheet.ChangeSame {
				t.Errorf("%s: %s", c.Question.ID, c.Sort)
			}
		}
	}
}
