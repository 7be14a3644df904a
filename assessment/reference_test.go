package assessment_test

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires"
)

// recorded is what the reference computation made of a document: testdata/reference.
type recorded struct {
	Level, Base, Cap   *int
	Answered, Excluded int
	Gate               []string `json:"leadership-gate"`
	Quadrant           *string
	Metrics            map[string]any
	Groups             map[string]recordedGroup
	Gaps               []recordedGap
	Internal           struct {
		Questions, Dimensions map[string]struct {
			Score, Agreement *float64
			DontKnow         *float64 `json:"dont-know"`
		}
	}
	Withheld        struct{ Scores []string }
	Recommendations []recordedRule

	Print, Main, Summary, Immediate []string
	Count                           int
	TotalDays                       float64 `json:"total-days"`
}

type recordedGroup struct {
	Shown, Empty bool
	N            *float64
	Dims         map[string]*float64
}

type recordedGap struct {
	Dim, A, B string
	Common    int
	Delta     float64
	Z         any
	Class     string
}

type recordedRule struct {
	ID                                     string
	Severity, Urgency, Priority, Inherited float64
	Effort                                 float64
	EffortPD                               float64 `json:"effort-pd"`
	Wave                                   int
	Drivers                                []string
}

var closeEnough = cmpopts.EquateApprox(0, 1e-9)

// Every result is computed twice, by programs that share no code.
func TestReference(t *testing.T) {
	pack := assesstest.Builtin(t)
	files, err := filepath.Glob("testdata/reference/cases/*.json")
	if err != nil || len(files) < 40 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".json"), func(t *testing.T) {
			want, e := readCase(t, file, pack)
			pub := assessment.Assess(pack, e, e.Latest()).Publish()
			compareScores(t, pub, want)
			compareGroups(t, pub, want)
			compareMetrics(t, pub, want)
			if len(moreWithheld(pub, want)) == 0 { // else rules lack a metric that the reference has
				comparePlan(t, assessment.Recommend(pub), want)
			}
		})
	}
}

func readCase(t *testing.T, file string, pack *questionnaires.Pack) (recorded, *assessment.Engagement) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var c struct {
		Document json.RawMessage
		Expected recorded
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	e, err := document.Decode(file, c.Document, func(_, _ string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		t.Fatal(err)
	}
	return c.Expected, e
}

// jsonNumber is a number as the reference writes it.
func jsonNumber(n assessment.Number) any {
	switch {
	case !n.Known:
		return nil
	case math.IsInf(n.Value, 0):
		return "infinity"
	}
	return n.Value
}

func pointer(n assessment.Number) *float64 {
	if !n.Known {
		return nil
	}
	return &n.Value
}

func compareScores(t *testing.T, pub *assessment.Published, want recorded) {
	t.Helper()
	number := func(p *int) int {
		if p == nil {
			return 0
		}
		return *p
	}
	got := [...]int{pub.Overall.Level, pub.Overall.Base, pub.Overall.Cap, pub.Participation.Answered, pub.Participation.Excluded}
	if w := [...]int{number(want.Level), number(want.Base), number(want.Cap), want.Answered, want.Excluded}; got != w {
		t.Errorf("level, base, cap, answered, excluded: %v, want %v", got, w)
	}
	if want.Quadrant == nil {
		want.Quadrant = new(string)
	}
	if pub.Overall.Quadrant != *want.Quadrant {
		t.Errorf("quadrant %q, want %q", pub.Overall.Quadrant, *want.Quadrant)
	}
	if !slices.Equal(pub.Gate, want.Gate) {
		t.Errorf("gate %q, want %q", pub.Gate, want.Gate)
	}
	for _, d := range pub.Dimensions {
		w := want.Internal.Dimensions[d.ID]
		if diff := cmp.Diff(w.Score, pointer(d.Score), closeEnough); diff != "" {
			t.Errorf("dimension %s (-want +got):\n%s", d.ID, diff)
		}
		if diff := cmp.Diff(w.Agreement, pointer(d.Agreement), closeEnough); diff != "" && d.Agreement.Known {
			t.Errorf("agreement in %s (-want +got):\n%s", d.ID, diff)
		}
	}
	for _, q := range pub.Questions {
		w := want.Internal.Questions[q.ID]
		if diff := cmp.Diff(w.Score, pointer(q.Score), closeEnough); diff != "" && q.Score.Known {
			t.Errorf("question %s (-want +got):\n%s", q.ID, diff)
		}
		if diff := cmp.Diff(w.Agreement, pointer(q.Agreement), closeEnough); diff != "" && q.Agreement.Known {
			t.Errorf("agreement on %s (-want +got):\n%s", q.ID, diff)
		}
	}
}

// hides reports whether a case has a hidden group: only then may anything be
// withheld. Published figures are more than the reference reads as equations, so
// more may be withheld than there, never less.
func hides(pub *assessment.Published) bool {
	return slices.ContainsFunc(pub.Groups, func(g assessment.PublishedGroup) bool { return !g.Shown && !g.Empty })
}

func moreWithheld(pub *assessment.Published, want recorded) (list []string) {
	for _, q := range pub.Questions {
		if q.Withheld && !slices.Contains(want.Withheld.Scores, q.ID) {
			list = append(list, q.ID)
		}
	}
	return list
}

func compareGroups(t *testing.T, pub *assessment.Published, want recorded) {
	t.Helper()
	for _, g := range pub.Groups {
		w := want.Groups[g.ID]
		if g.Shown != w.Shown || g.Empty != w.Empty || !cmp.Equal(pointer(g.N), w.N) {
			t.Errorf("group %s: %+v, want %+v", g.ID, g, w)
		}
		for _, d := range pub.Dimensions {
			diff := cmp.Diff(w.Dims[d.ID], pointer(d.Profiles[g.ID]), closeEnough)
			if diff != "" && (d.Profiles[g.ID].Known || !hides(pub)) {
				t.Errorf("profile of %s in %s (-want +got):\n%s", g.ID, d.ID, diff)
			}
		}
	}
	for _, q := range want.Withheld.Scores {
		if pub.Metrics["q."+q].Known {
			t.Errorf("the score of %s is not withheld", q)
		}
	}
	compareGaps(t, pub, want)
}

func compareGaps(t *testing.T, pub *assessment.Published, want recorded) {
	t.Helper()
	var got []recordedGap
	for _, g := range pub.Gaps {
		z := jsonNumber(assessment.Known(g.Z))
		got = append(got, recordedGap{g.Dimension, g.A, g.B, g.Common, g.Delta, z, string(g.Class)})
	}
	if hides(pub) { // a gap that is withheld beyond the reference
		want.Gaps = slices.DeleteFunc(want.Gaps, func(w recordedGap) bool {
			return !slices.ContainsFunc(got, func(g recordedGap) bool { return g.Dim == w.Dim && g.A == w.A && g.B == w.B })
		})
	}
	if diff := cmp.Diff(want.Gaps, got, closeEnough, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
}

func compareMetrics(t *testing.T, pub *assessment.Published, want recorded) {
	t.Helper()
	more := moreWithheld(pub, want)
	for name, w := range want.Metrics {
		if yes, ok := w.(bool); ok {
			w = 0.0
			if yes {
				w = 1.0
			}
		}
		got := jsonNumber(pub.Metrics[name])
		if question, ok := strings.CutPrefix(name, "q."); ok && got == nil && slices.Contains(more, question) && hides(pub) {
			continue
		}
		if name == "gap.max" && hides(pub) {
			continue // follows from the gaps
		}
		if diff := cmp.Diff(w, got, closeEnough); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func comparePlan(t *testing.T, plan *assessment.Plan, want recorded) {
	t.Helper()
	var got []recordedRule
	for _, r := range plan.Recommendations {
		rule := recordedRule{
			ID: r.ID, Severity: r.Severity, Urgency: r.Urgency, Priority: r.Priority, Inherited: r.Inherited,
			Effort: r.Effort, EffortPD: r.EffortPD, Wave: r.Wave,
		}
		for _, d := range r.Drivers {
			rule.Drivers = append(rule.Drivers, d.Metric)
		}
		got = append(got, rule)
	}
	if diff := cmp.Diff(want.Recommendations, got, closeEnough); diff != "" {
		t.Errorf("recommendations (-want +got):\n%s", diff)
	}
	for _, l := range []struct {
		name      string
		got, want []string
	}{
		{"print", plan.Print, want.Print}, {"main", plan.Main, want.Main},
		{"summary", plan.Summary, want.Summary}, {"immediate", plan.Immediate, want.Immediate},
	} {
		if !slices.Equal(l.got, l.want) {
			t.Errorf("%s: %q, want %q", l.name, l.got, l.want)
		}
	}
	if plan.Count != want.Count || math.Abs(plan.TotalDays-want.TotalDays) > 1e-9 {
		t.Errorf("%d recommendations, %v days, want %d, %v", plan.Count, plan.TotalDays, want.Count, want.TotalDays)
	}
}
