package document_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/goldentest"
)

// Equal empties: whether a map is nil or empty means nothing in an engagement.
var empties = cmpopts.EquateEmpty()

// packs offers the built-in pack, loaded once.
func packs(t testing.TB) func(id, version string) (*questionnaires.Pack, error) {
	p := assesstest.Builtin(t)
	return func(id, version string) (*questionnaires.Pack, error) {
		if id != p.ID {
			return nil, errors.New("there is no such pack")
		}
		if version != "" && version != p.Version {
			return nil, fmt.Errorf("version %s is not here", version)
		}
		return p, nil
	}
}

func decode(t testing.TB, text string) *assessment.Engagement {
	t.Helper()
	e, err := document.Decode("test.yaml", []byte(text), packs(t))
	var problems source.Problems
	if errors.As(err, &problems) {
		t.Fatalf("problems:\n%s", problems)
	}
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func encode(t testing.TB, e *assessment.Engagement) string {
	t.Helper()
	data, err := document.Encode(e, assesstest.Builtin(t))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestDecode_Sample(t *testing.T) {
	e := decode(t, string(sample.Nordhang()))
	if e.ID != "nordhang" || e.Mode != assessment.ModePanel || e.KMin != 3 || len(e.Rounds) != 1 {
		t.Fatalf("engagement %+v", e)
	}
	r := e.Rounds[0]
	if len(r.Respondents) != 14 || r.Invited["editors"] != 4 {
		t.Errorf("%d respondents, invited %v", len(r.Respondents), r.Invited)
	}
	if got, want := r.Respondents[0].Answers["lead-mandate"], assessment.GivenAnswer(questionnaires.Number(4)); !cmp.Equal(got, want) {
		t.Errorf("m1 lead-mandate = %v, want %v", got, want)
	}
	cells, _ := r.Facts["positioning-elements"].Value.(questionnaires.Cells)
	if len(cells) == 0 {
		t.Error("the rows of the positioning did not become a grid")
	}
}

func TestEncode_SampleIsLossless(t *testing.T) {
	e := decode(t, string(sample.Nordhang()))
	written := encode(t, e)
	again := decode(t, written)
	if diff := cmp.Diff(e, again, empties); diff != "" {
		t.Errorf("-read +read again:\n%s", diff)
	}
	if diff := cmp.Diff(written, encode(t, again)); diff != "" {
		t.Errorf("the canonical form is not stable:\n%s", diff)
	}
}

// head begins a document; facts and respondents follow.
const head = `lotse: 1
engagement: {id: x, client: X GmbH, language: de, pack: kommunikation, mode: panel, k-min: 3}
rounds:
- id: baseline
`

func indent(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n    ") + "\n"
}

// Every short form means the same as the long one.
func TestDecode_ShortForms(t *testing.T) {
	for _, test := range []struct{ name, short, long string }{
		{"list for the first table", `flows: [{id: f1, de: Inhalt, from: sales, to: social-team}]`, `flows: {flows: [{id: f1, de: Inhalt, from: sales, to: social-team}]}`},
		{"list for the first of several tables", `swot: [{id: s1, code: S, de: Fachwissen}]`, `swot: {swot: [{id: s1, code: S, de: Fachwissen}]}`},
		{"bare row of a grid", `positioning: {pos-tone: pos-empty}`, `positioning: {positioning-elements: {pos-tone: {status: pos-empty}}}`},
		{"rows among questions", `positioning: {pos-tone: pos-empty, pos-swap-test: swap-partly}`, `positioning: {pos-swap-test: swap-partly, positioning-elements: {pos-tone: pos-empty}}`},
		{"a column as a list of rows", `rules-checklist: {chk-imprint: chk-in-force, rules-communicated: [chk-imprint]}`,
			`rules-checklist: {chk-imprint: {status: chk-in-force, rules-communicated: true}}`},
		{"a column as a list beside its section", "rules-checklist: {chk-imprint: chk-in-force}\nrules-communicated: [chk-imprint]",
			`rules-checklist: {chk-imprint: {status: chk-in-force, rules-communicated: true}}`},
		{"a question without its section", `expert-time: [{id: E1, requests: 6, minutes: 15}]`, `time-budget: {expert-time: [{id: E1, requests: 6, minutes: 15}]}`},
		{"ids instead of keys", `company: {company-name: Nord, company-headcount: 9}`, `company: {name: Nord, headcount: 9}`},
		{"entries that are only an id", `goals: {company-goals: [cg-a, cg-b]}`, `goals: {company-goals: [{id: cg-a, de: cg-a}, {id: cg-b, de: cg-b}]}`},
		{"a matrix", `raci: {act-set-goals: {role-hr: AR}}`, `raci: {raci: {act-set-goals: {role-hr: [R, A]}}}`},
		{"value without a note", `company: {headcount: {value: 9}}`, `company: {headcount: 9}`},
		{"null is no answer", `company: {headcount: null, name: Nord}`, `company: {name: Nord}`},
		{"unquoted words", `company: {name: 2026, industry: {de: 1.10}}`, `company: {name: "2026", industry: {de: "1.10"}}`},
	} {
		t.Run(test.name, func(t *testing.T) {
			facts := func(text string) string { return head + "  facts:\n" + indent(text) }
			short, long := decode(t, facts(test.short)), decode(t, facts(test.long))
			if len(long.Rounds[0].Facts) == 0 {
				t.Fatal("no facts were read")
			}
			if test.name == "entries that are only an id" {
				// The words of such an entry have no language.
				ids := short.Rounds[0].Facts["company-goals"].Value.(questionnaires.Entries)
				if len(ids) != 2 || ids[0].ID != "cg-a" || ids[1].ID != "cg-b" {
					t.Errorf("entries %v", ids)
				}
				return
			}
			if diff := cmp.Diff(long, short, empties); diff != "" {
				t.Errorf("-long +short:\n%s", diff)
			}
		})
	}
}

func TestDecode_Answers(t *testing.T) {
	e := decode(t, head+`  respondents:
  - id: e1
    group: experts
    answers:
      lead-mandate: dk
      lead-role-model: na
      lead-priority: {value: 2, note: "why", evidence: [a, "7"]}
      rule-existence: {value: dk, note: asked twice}
      rule-acceptance: {note: later}
      rule-confidentiality: "dk"
    owner-check: {own-deliver-topics: role-pr}
    barriers: [bar-no-time]
    open: "dk"
  - id: e2
    group: experts
    open: {de: Zeit}
  - id: e3
    group: experts
    answers: {open: Mehr Zeit, barriers: dk}
`)
	want := []map[string]assessment.Answer{
		{
			"lead-mandate":         {State: assessment.DontKnow},
			"lead-role-model":      {State: assessment.NotApplicable},
			"lead-priority":        {State: assessment.Given, Value: questionnaires.Number(2), Note: "why", Evidence: []string{"a", "7"}},
			"rule-existence":       {State: assessment.DontKnow, Note: "asked twice"},
			"rule-acceptance":      {Note: "later"},
			"rule-confidentiality": {State: assessment.DontKnow}, // no level is called dk
			"own-deliver-topics":   assessment.GivenAnswer(questionnaires.Pick("role-pr")),
			"barriers":             assessment.GivenAnswer(questionnaires.Picks{"bar-no-time"}),
			"open":                 assessment.GivenAnswer(questionnaires.Plain("dk")), // the word
		},
		{"open": assessment.GivenAnswer(questionnaires.Text{"de": "Zeit"})},
		{"open": assessment.GivenAnswer(questionnaires.Plain("Mehr Zeit")), "barriers": {State: assessment.DontKnow}},
	}
	for i, who := range e.Rounds[0].Respondents {
		if diff := cmp.Diff(want[i], who.Answers); diff != "" {
			t.Errorf("%s: -want +got:\n%s", who.ID, diff)
		}
	}
	if diff := cmp.Diff(e, decode(t, encode(t, e)), empties); diff != "" {
		t.Errorf("-read +read again:\n%s", diff)
	}
}

func TestDecode_Defaults(t *testing.T) {
	for _, test := range []struct {
		header string
		mode   assessment.DisclosureMode
		k      int
	}{{"", assessment.ModeSurvey, 5}, {", mode: panel", assessment.ModePanel, 3}, {", mode: survey, k-min: 7", assessment.ModeSurvey, 7}} {
		e := decode(t, "lotse: 1\nengagement: {id: x, client: X, language: en, pack: kommunikation"+test.header+"}\n")
		if e.Mode != test.mode || e.KMin != test.k {
			t.Errorf("%q: mode %s, k-min %d; want %s, %d", test.header, e.Mode, e.KMin, test.mode, test.k)
		}
	}
}

// Notes on chapters that this version does not know survive.
func TestEncode_KeepsNotes(t *testing.T) {
	e := decode(t, head+`notes:
  rep-summary: |
    # Heading

    Two *paragraphs*.
  rep-annex: ""
  rep-roles:
    before: Words
    instead: {de: Wörter, any: words}
    after:
      en: |
        - a
        - b
`)
	notes := assessment.Notes{
		"rep-summary": {After: questionnaires.Text{"": "# Heading\n\nTwo *paragraphs*.\n"}},
		"rep-roles": {Before: questionnaires.Text{"": "Words"}, Instead: questionnaires.Text{"de": "Wörter", "": "words"},
			After: questionnaires.Text{"en": "- a\n- b\n"}},
	}
	if diff := cmp.Diff(notes, e.Notes); diff != "" {
		t.Errorf("notes:\n%s", diff)
	}
	if diff := cmp.Diff(e, decode(t, encode(t, e)), empties); diff != "" {
		t.Errorf("-read +read again:\n%s", diff)
	}
}

func TestEncode_Refuses(t *testing.T) {
	three := assessment.GivenAnswer(questionnaires.Number(3))
	round := func(r assessment.Round) *assessment.Engagement {
		r.ID = "r"
		return &assessment.Engagement{ID: "x", Client: "X", Language: "de", Pack: "kommunikation", Mode: assessment.ModePanel, KMin: 3, Rounds: []assessment.Round{r}}
	}
	if _, err := document.Encode(round(assessment.Round{}), assesstest.Builtin(t)); err != nil {
		t.Fatal(err) // otherwise the rest would say nothing
	}
	with := func(change func(*assessment.Engagement)) *assessment.Engagement {
		e := round(assessment.Round{})
		change(e)
		return e
	}
	who := func(group, question string, a assessment.Answer) *assessment.Engagement {
		return round(assessment.Round{Respondents: []assessment.Respondent{{ID: "p", Group: group, Answers: map[string]assessment.Answer{question: a}}}})
	}
	for name, e := range map[string]*assessment.Engagement{
		"a fact that is no question":      round(assessment.Round{Facts: assessment.Facts{"nothing": three}}),
		"a fact respondents answer":       round(assessment.Round{Facts: assessment.Facts{"lead-mandate": three}}),
		"an unknown question":             who("experts", "nothing", three),
		"an unknown group":                who("nobody", "lead-mandate", three),
		"a question of another group":     who("experts", "rule-crisis", three),
		"given without a value":           who("experts", "lead-mandate", assessment.Answer{State: assessment.Given}),
		"a value that is not given":       who("experts", "lead-mandate", assessment.Answer{State: assessment.DontKnow, Value: questionnaires.Number(1)}),
		"another pack":                    with(func(e *assessment.Engagement) { e.Pack = "other" }),
		"no client":                       with(func(e *assessment.Engagement) { e.Client = "" }),
		"another language":                with(func(e *assessment.Engagement) { e.Language = "fr" }),
		"no mode":                         with(func(e *assessment.Engagement) { e.Mode = "" }),
		"an unknown disclosure":           with(func(e *assessment.Engagement) { e.Disclosure = 9 }),
		"an unknown address":              with(func(e *assessment.Engagement) { e.Address = -1 }),
		"an unknown state of a round":     round(assessment.Round{State: 3}),
		"groups of two":                   with(func(e *assessment.Engagement) { e.KMin = 2 }),
		"an id that is none":              with(func(e *assessment.Engagement) { e.ID = "a b" }),
		"a round twice":                   with(func(e *assessment.Engagement) { e.Rounds = append(e.Rounds, e.Rounds[0]) }),
		"votes of nobody":                 round(assessment.Round{Workshop: assessment.Workshop{Votes: []assessment.Vote{{Question: "lead-mandate", At: "2026-11-05 09:40:00", Counts: make([]int, 5)}}}}),
		"a point whose id is none":        round(assessment.Round{Workshop: assessment.Workshop{Open: []assessment.Point{{ID: "a b", Text: "t"}}}}),
		"invited people of unknown group": round(assessment.Round{Invited: map[string]int{"nobody": 1}}),
	} {
		if data, err := document.Encode(e, assesstest.Builtin(t)); err == nil {
			t.Errorf("%s: written as\n%s", name, data)
		}
	}
}

// Each file in testdata/faulty has a golden list of all its problems.
func TestDecode_Faulty(t *testing.T) {
	files, err := filepath.Glob("testdata/faulty/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			e, err := document.Decode(filepath.Base(file), data, packs(t))
			var problems source.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("err = %v, engagement %v", err, e)
			}
			goldentest.Compare(t, strings.TrimSuffix(file, ".yaml")+".golden", problems.String())
		})
	}
}

// The document in the package comment is one.
func TestDoc_SampleIsADocument(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(text)) {
		if code, ok := strings.CutPrefix(line, "//\t"); ok {
			lines = append(lines, code)
		}
	}
	if e := decode(t, strings.Join(lines, "")); len(e.Rounds) != 1 || len(e.Rounds[0].Respondents) != 1 {
		t.Errorf("read %+v", e)
	}
}
