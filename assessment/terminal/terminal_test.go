package terminal_test

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"charm.land/lipgloss/v2"
	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/origin"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
	"lotse/templates/goldentest"
	"lotse/templates/locale"
)

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

func results(t testing.TB, change func(*assessment.Engagement)) (*assessment.Published, *assessment.Plan) {
	t.Helper()
	e, p := assesstest.Nordhang(t)
	if change != nil {
		change(e)
	}
	pub := assessment.Assess(p, e, e.Latest()).Publish()
	return pub, assessment.Recommend(pub)
}

func TestPage_Results(t *testing.T) {
	changes := map[string]func(*assessment.Engagement){
		"nordhang": nil,
		"survey":   func(e *assessment.Engagement) { e.Mode, e.KMin = assessment.ModeSurvey, 5 },
		"empty":    func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} },
		"nobody-but-facts": func(e *assessment.Engagement) {
			e.Rounds[0].Respondents = nil
		},
	}
	for name, change := range changes {
		pub, plan := results(t, change)
		for _, lang := range locale.Languages() {
			for _, width := range []int{60, 80} {
				t.Run(name+"-"+lang+"-"+strconv.Itoa(width), func(t *testing.T) {
					var b bytes.Buffer
					if err := (terminal.Page{Width: width, Say: assesstest.Printer(t, lang)}).Results(&b, pub, plan); err != nil {
						t.Fatal(err)
					}
					fits(t, b.String(), width)
					goldentest.Compare(t, "testdata/results-"+name+"-"+lang+"-"+strconv.Itoa(width)+".golden", b.String())
				})
			}
		}
	}
}

// What is the consultant's is said to be: values that she set, and that nothing is left
// because she held everything back.
func TestPage_Results_curated(t *testing.T) {
	pub, plan := results(t, nil)
	c := assessment.Curation{Decisions: map[string]assessment.Decision{}, Overrides: assessment.Overrides{
		Level:      &assessment.Override{Value: 3, Reason: questionnaires.Text{"en": "decided"}},
		Dimensions: map[string]assessment.Override{"leadership": {Value: 3.5, Reason: questionnaires.Text{"en": "seen"}}},
	}}
	for _, r := range plan.Recommendations {
		c.Decisions[r.Rule.ID] = assessment.Decision{Verdict: assessment.HoldBack, Reason: questionnaires.Text{"en": "later"}}
	}
	pub, plan = pub.Curate(c)
	var b bytes.Buffer
	if err := (terminal.Page{Width: 80, Say: assesstest.Printer(t, "en")}).Results(&b, pub, plan); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Set by you: Leadership: 3.5 (computed 2.4)", "Set by you: Maturity level: 3 (computed 2)", "All recommendations are held back."} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("not said: %q in\n%s", want, b.String())
		}
	}
}

// fits checks that no line is wider than the terminal and no space is left over.
func fits(t *testing.T, page string, width int) {
	t.Helper()
	for i, line := range strings.Split(page, "\n") {
		if w := lipgloss.Width(line); w > width {
			t.Errorf("line %d is %d columns wide, want at most %d: %q", i+1, w, width, line)
		}
		if strings.HasSuffix(line, " ") {
			t.Errorf("line %d ends with a space: %q", i+1, line)
		}
	}
}

func TestPage_Results_colourChangesNoWords(t *testing.T) {
	pub, plan := results(t, nil)
	var plain, colour bytes.Buffer
	for _, p := range []struct {
		page terminal.Page
		w    *bytes.Buffer
	}{{terminal.Page{Width: 80, Say: assesstest.Printer(t, "de")}, &plain}, {terminal.Page{Width: 80, Colour: true, Say: assesstest.Printer(t, "de")}, &colour}} {
		if err := p.page.Results(p.w, pub, plan); err != nil {
			t.Fatal(err)
		}
	}
	if plain.String() == colour.String() {
		t.Error("colour makes no difference")
	}
	stripped := escape.ReplaceAllString(colour.String(), "")
	if diff := cmp.Diff(plain.String(), stripped); diff != "" {
		t.Errorf("with colour other words (-plain +colour):\n%s", diff)
	}
}

func TestPage_Source(t *testing.T) {
	pub, _ := results(t, nil)
	for _, metric := range []string{"overall", "q.lead-mandate", "flow.index", "time.util.max", "gap.max"} {
		t.Run(metric, func(t *testing.T) {
			source, ok := origin.Of(pub, metric, assesstest.Printer(t, "en"))
			if !ok {
				t.Fatalf("no source of %s", metric)
			}
			var b bytes.Buffer
			if err := (terminal.Page{Width: 80, Say: assesstest.Printer(t, "en")}).Source(&b, source); err != nil {
				t.Fatal(err)
			}
			fits(t, b.String(), 80)
			goldentest.Compare(t, "testdata/source-"+metric+".golden", b.String())
		})
	}
}

func TestSources_haveWords(t *testing.T) {
	pub, _ := results(t, nil)
	for metric := range pub.Metrics {
		source, ok := pub.Explain(metric)
		if !ok {
			t.Errorf("%s has no source", metric)
		}
		if !assesstest.Printer(t, "de").Has(source.Key) {
			t.Errorf("%s: no words for %q", metric, source.Key)
		}
	}
}

func TestPage_Pack(t *testing.T) {
	for _, lang := range locale.Languages() {
		var b bytes.Buffer
		if err := (terminal.Page{Width: 80, Say: assesstest.Printer(t, lang)}).Pack(&b, assesstest.Builtin(t)); err != nil {
			t.Fatal(err)
		}
		fits(t, b.String(), 80)
		goldentest.Compare(t, "testdata/pack-"+lang+".golden", b.String())
	}
}
