package document_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// blank writes a form with answers and reads it again.
func blank(t testing.TB, p *questionnaires.Pack, group string, answers map[string]assessment.Answer) map[string]assessment.Answer {
	t.Helper()
	f := document.NewForm(p, group)
	var b strings.Builder
	if err := f.Blank(&b, p.Languages[0], answers); err != nil {
		t.Fatal(err)
	}
	got, err := f.Read("form.yaml", []byte(b.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, b.String())
	}
	return got
}

func TestForm_BlankOfSample(t *testing.T) {
	p := assesstest.Builtin(t)
	r := decode(t, string(sample.Nordhang())).Latest()
	if diff := cmp.Diff(map[string]assessment.Answer(r.Facts), blank(t, p, "", r.Facts)); diff != "" {
		t.Error(diff)
	}
	for _, who := range r.Respondents {
		if diff := cmp.Diff(who.Answers, blank(t, p, who.Group, who.Answers)); diff != "" {
			t.Errorf("%s: %s", who.ID, diff)
		}
	}
	for _, group := range []string{"", "experts"} {
		if got := blank(t, p, group, nil); len(got) > 0 {
			t.Errorf("a form nobody filled in answers %v", got)
		}
	}
}

// What a form says of any answers is what it reads again.
func TestForm_BlankOfAnything(t *testing.T) {
	p := assesstest.Builtin(t)
	rapid.Check(t, func(rt *rapid.T) {
		facts := map[string]assessment.Answer{}
		for _, s := range p.Sections {
			if s.Mode != questionnaires.ModeSurvey {
				assesstest.DrawAnswers(rt, s.Questions, words, facts)
			}
		}
		if diff := cmp.Diff(facts, blank(t, p, "", facts), empties); diff != "" {
			rt.Fatal(diff)
		}
		group := rapid.SampledFrom(p.Groups).Draw(rt, "group").ID
		answers := map[string]assessment.Answer{}
		assesstest.DrawAnswers(rt, p.QuestionsFor(group), words, answers)
		if diff := cmp.Diff(answers, blank(t, p, group, answers), empties); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func TestForm_BlankSaysWhatCanBeAnswered(t *testing.T) {
	var b strings.Builder
	if err := document.NewForm(assesstest.Builtin(t), "").Blank(&b, "en", nil); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\nswot:\n", "true: yes", "pos-agreed", "[{id: …, ", "{act-", "\nwg-exists:\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("lacks %q:\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "lead-mandate") {
		t.Error("the client is asked what respondents are asked")
	}
}

func TestForm_Value(t *testing.T) {
	p := assesstest.Builtin(t)
	given := assessment.GivenAnswer
	for _, test := range []struct {
		group, question, raw string
		want                 assessment.Answer
	}{
		{"management", "lead-mandate", "3", given(questionnaires.Number(3))},
		{"management", "lead-mandate", "dk", assessment.Answer{State: assessment.DontKnow}},
		{"management", "lead-mandate", "na", assessment.Answer{State: assessment.NotApplicable}},
		{"management", "lead-mandate", "  ", assessment.Answer{}},
		{"management", "lead-mandate", `{value: 2, note: "why: so", evidence: [a]}`, assessment.Answer{State: assessment.Given, Value: questionnaires.Number(2), Note: "why: so", Evidence: []string{"a"}}},
		{"management", "lead-mandate", "{note: later}", assessment.Answer{Note: "later"}},
		{"management", "open", "Wir: alle {zusammen}", given(questionnaires.Plain("Wir: alle {zusammen}"))},
		{"management", "open", `"dk"`, given(questionnaires.Plain("dk"))},
		{"experts", "barriers", "bar-no-time, bar-superior", given(questionnaires.Picks{"bar-no-time", "bar-superior"})},
		{"", "company-headcount", "120", given(questionnaires.Number(120))},
		{"", "company-goals", "[{id: g1, de: Wachsen}]", given(questionnaires.Entries{{ID: "g1", Fields: map[string]questionnaires.Value{"company-goal-text": questionnaires.Text{"de": "Wachsen"}}}})},
	} {
		f := document.NewForm(p, test.group)
		q := f.Question(test.question)
		if q == nil || !f.Asks(q) {
			t.Errorf("%s is not asked of %q", test.question, test.group)
			continue
		}
		got, faults, err := f.Value(q, test.raw)
		if len(faults) > 0 || err != nil {
			t.Errorf("%s=%s: faults %v, err %v", test.question, test.raw, faults, err)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s=%s:\n%s", test.question, test.raw, diff)
		}
	}
}

func TestForm_WrongValue(t *testing.T) {
	f := document.NewForm(assesstest.Builtin(t), "experts")
	for _, test := range []struct{ question, raw, fault string }{
		{"lead-mandate", "9", questionnaires.FaultOption},
		{"lead-mandate", "{value: 9, note: x}", questionnaires.FaultOption},
		{"barriers", "bar-no-time,bar-nothing", questionnaires.FaultOption},
	} {
		_, faults, err := f.Value(f.Question(test.question), test.raw)
		if err != nil || len(faults) == 0 || faults[0].Key != test.fault {
			t.Errorf("%s=%s: faults %v, err %v; want %s", test.question, test.raw, faults, err, test.fault)
		}
	}
	for _, raw := range []string{"{value: 3", "{value: 3, because: x}"} {
		if _, _, err := f.Value(f.Question("lead-mandate"), raw); err == nil {
			t.Errorf("%s is taken", raw)
		}
	}
}

func TestForm_Asks(t *testing.T) {
	f := document.NewForm(assesstest.Builtin(t), "experts")
	if q := f.Question("rule-crisis"); q == nil || f.Asks(q) {
		t.Error("experts are asked rule-crisis")
	}
	if q := f.Question("swot"); q == nil || f.Asks(q) {
		t.Error("experts are asked swot")
	}
	if f.Question("nothing") != nil {
		t.Error("there is a question nothing")
	}
	for _, name := range f.Names() {
		if !f.Asks(f.Question(name)) {
			t.Errorf("%s is named, but not asked", name)
		}
	}
}

func TestForm_Read(t *testing.T) {
	f := document.NewForm(assesstest.Builtin(t), "experts")
	got, err := f.Read("x.yaml", []byte("lead-mandate: 3\nanswers: {lead-priority: dk}\nbarriers: [bar-no-time]\nopen:\n"))
	want := map[string]assessment.Answer{"lead-mandate": assessment.GivenAnswer(questionnaires.Number(3)),
		"lead-priority": {State: assessment.DontKnow}, "barriers": assessment.GivenAnswer(questionnaires.Picks{"bar-no-time"})}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("err %v\n%s", err, diff)
	}
	_, err = f.Read("x.yaml", []byte("lead-mandate: 9\nrule-crisis: 1\nnothing: 1\nswot: []\n"))
	var problems source.Problems
	if !errors.As(err, &problems) || len(problems) != 4 {
		t.Errorf("err = %v", err)
	}
	if got, err := f.Read("x.yaml", []byte("# nothing\n")); err != nil || len(got) != 0 {
		t.Errorf("nothing: %v, %v", got, err)
	}
	if _, err := f.Read("x.yaml", []byte("[1]")); err == nil {
		t.Error("a list is taken")
	}
}

func TestForm_Dangling(t *testing.T) {
	f := document.NewForm(assesstest.Builtin(t), "")
	facts := assessment.Facts{}
	tows, faults, err := f.Value(f.Question("tows"), "[{in: s1, ex: o9, r: 3}]")
	if len(faults) > 0 || err != nil {
		t.Fatal(faults, err)
	}
	facts["tows-pairs"] = tows
	if list := f.Dangling(facts, facts); len(list) != 0 {
		t.Errorf("without a table %v is dangling", list)
	}
	facts["swot-entries"] = assessment.GivenAnswer(questionnaires.Entries{{ID: "s1"}})
	list := f.Dangling(facts, facts)
	if len(list) != 1 || list[0].ID != "o9" || list[0].Question.ID != "tows-pairs" {
		t.Errorf("dangling: %v", list)
	}
}
