package assessment_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/questionnaires"
)

// writtenScores are the scores of the sample engagement as the method's authors
// worked them out, with four digits.
type writtenScores struct {
	Questions map[string]struct {
		S, Pooled, RWG, DK float64
		N                  int
	}
	Dimensions map[string]struct {
		D, Pooled, RWG, DK float64
		Profile            map[string]float64
	}
	Overall struct {
		O, Pooled        float64
		Base, Cap, Level int
		OrgIndex         float64 `json:"org-index"`
		FoundationIndex  float64 `json:"foundation-index"`
		Quadrant         string
	}
	Gaps []struct {
		Dim, A, B string
		Common    int
		Delta, Z  float64
		S         float64
		Class     assessment.GapClass
	}
	GapMax   float64 `json:"gap-max"`
	DontKnow map[string]struct {
		Total    float64
		MaxGroup float64 `json:"max-group"`
	} `json:"dont-know"`
}

func readScores(t *testing.T) (want writtenScores) {
	t.Helper()
	data, err := os.ReadFile("testdata/nordhang-scores.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	return want
}

func TestNordhang_questions(t *testing.T) {
	want, pub := readScores(t), publishSample(t, nil)
	if len(pub.Questions) != len(want.Questions) || len(want.Questions) != 40 {
		t.Errorf("%d questions, want %d", len(pub.Questions), len(want.Questions))
	}
	for _, q := range pub.Questions {
		w, ok := want.Questions[q.ID]
		if !ok {
			t.Errorf("unexpected question %s", q.ID)
			continue
		}
		about(t, q.ID, q.Score, w.S)
		about(t, q.ID+" pooled", q.Pooled, w.Pooled)
		about(t, q.ID+" agreement", q.Agreement, w.RWG)
		about(t, q.ID+" don't know", q.DontKnow, w.DK)
		if q.N != w.N {
			t.Errorf("%s: n = %d, want %d", q.ID, q.N, w.N)
		}
		// A question that nobody left open has no share of "don't know" in any group.
		dk := want.DontKnow[q.ID]
		about(t, q.ID+" highest don't know", q.MaxGroupDK, dk.MaxGroup)
		about(t, "dk."+q.ID+".total", pub.Metrics["dk."+q.ID+".total"], dk.Total)
		about(t, "q."+q.ID, pub.Metrics["q."+q.ID], w.S)
	}
}

func TestNordhang_dimensions(t *testing.T) {
	want, pub := readScores(t), publishSample(t, nil)
	if len(pub.Dimensions) != len(want.Dimensions) {
		t.Errorf("%d dimensions, want %d", len(pub.Dimensions), len(want.Dimensions))
	}
	for _, d := range pub.Dimensions {
		w := want.Dimensions[d.ID]
		about(t, d.ID, d.Score, w.D)
		about(t, d.ID+" pooled", d.Pooled, w.Pooled)
		about(t, d.ID+" agreement", d.Agreement, w.RWG)
		about(t, d.ID+" don't know", d.DontKnow, w.DK)
		if len(d.Profiles) != len(w.Profile) {
			t.Errorf("%s: %d profiles, want %d", d.ID, len(d.Profiles), len(w.Profile))
		}
		for g, v := range w.Profile {
			about(t, d.ID+" of "+g, d.Profiles[g], v)
		}
		if d.Weighting {
			t.Errorf("%s depends on the weights of groups", d.ID)
		}
	}
	o := pub.Overall
	about(t, "overall", o.Score, want.Overall.O)
	about(t, "overall pooled", o.Pooled, want.Overall.Pooled)
	about(t, "org index", o.OrgIndex, want.Overall.OrgIndex)
	about(t, "foundation index", o.FoundationIndex, want.Overall.FoundationIndex)
	if o.Base != want.Overall.Base || o.Cap != want.Overall.Cap || o.Level != want.Overall.Level {
		t.Errorf("base, cap, level = %d, %d, %d", o.Base, o.Cap, o.Level)
	}
	if o.Quadrant != want.Overall.Quadrant || o.Best != "dialogue" || o.Worst != "roles" || o.AllEqual {
		t.Errorf("quadrant, best, worst = %q, %q, %q", o.Quadrant, o.Best, o.Worst)
	}
	if len(pub.Gate) > 0 {
		t.Errorf("gate = %v, want none", pub.Gate)
	}
}

func TestNordhang_gaps(t *testing.T) {
	want, pub := readScores(t), publishSample(t, nil)
	if len(pub.Gaps) != len(want.Gaps) {
		t.Fatalf("%d gaps, want %d", len(pub.Gaps), len(want.Gaps))
	}
	for i, g := range pub.Gaps {
		w := want.Gaps[i]
		name := w.Dim + " " + w.A + " " + w.B
		if g.Dimension != w.Dim || g.A != w.A || g.B != w.B || g.Common != w.Common || g.Class != w.Class {
			t.Errorf("gap %d = %+v, want %+v", i, g, w)
		}
		about(t, name+" delta", assessment.Known(g.Delta), w.Delta)
		about(t, name+" s", assessment.Known(g.SPooled), w.S)
		about(t, name+" z", assessment.Known(g.Z), w.Z)
		about(t, name+" sides", assessment.Known(g.ValueA.Value-g.ValueB.Value), w.Delta)
	}
	about(t, "gap.max", pub.Metrics["gap.max"], want.GapMax)
}

func TestNordhang_participation(t *testing.T) {
	pub := publishSample(t, nil)
	if p := pub.Participation; p.Invited != 15 || p.Answered != 14 || p.Excluded != 0 || p.StraightLiners != 0 {
		t.Errorf("participation = %+v", p)
	}
	for _, g := range pub.Groups {
		if g.Shown == g.Empty || g.LowShare {
			t.Errorf("group %+v", g)
		}
	}
	about(t, "share of editors", pub.Groups[2].Rate, 0.75)
	if len(pub.Withheld) > 0 {
		t.Errorf("withheld = %v, want nothing", pub.Withheld)
	}
	want := []assessment.DontKnowRate{
		{Question: "rule-existence", Group: "experts", Share: 0.4},
		{Question: "learn-listening", Group: "experts", Share: 0.4},
	}
	if !slices.Equal(pub.DontKnows, want) {
		t.Errorf("notable shares of don't know = %v, want %v", pub.DontKnows, want)
	}
	for i, x := range pub.Examples {
		if math.Abs(x.Delta) < 1.5-1e-9 || i > 0 && math.Abs(x.Delta) > math.Abs(pub.Examples[i-1].Delta)+1e-9 {
			t.Errorf("example %d = %+v", i, x)
		}
	}
	if len(pub.Examples) == 0 {
		t.Errorf("no single question with 1.5 levels between two groups")
	}
}

// V1: as a survey, only the experts are shown; the scores stay the same.
func TestNordhang_asASurvey(t *testing.T) {
	before := publishSample(t, nil)
	pub := publishSample(t, func(e *assessment.Engagement) { e.Mode, e.KMin, e.Merge = assessment.ModeSurvey, 5, true })
	if got := shownGroups(pub); !slices.Equal(got, []string{"experts"}) {
		t.Errorf("shown = %v, want experts only", got)
	}
	if len(pub.AllGaps) > 0 {
		t.Errorf("%d gaps are shown", len(pub.AllGaps))
	}
	notAvailable(t, "gap.max", pub.Metrics["gap.max"])
	for i, q := range pub.Questions {
		if q.Score != before.Questions[i].Score {
			t.Errorf("%s = %v, want %v", q.ID, q.Score, before.Questions[i].Score)
		}
	}
	for i, d := range pub.Dimensions {
		if d.Score != before.Dimensions[i].Score {
			t.Errorf("%s = %v, want %v", d.ID, d.Score, before.Dimensions[i].Score)
		}
	}
	if pub.Overall.Score != before.Overall.Score || pub.Overall.Level != 2 {
		t.Errorf("overall = %+v", pub.Overall)
	}
	// Both questions of "dialogue" that the experts answered went to management as
	// well: their profile less the two scores is management's.
	if v, shown := pub.Dimensions[6].Profiles["experts"]; shown {
		t.Errorf("profile of experts in %s = %v gives management away", pub.Dimensions[6].ID, v)
	}
	if _, shown := pub.Dimensions[0].Profiles["experts"]; !shown {
		t.Errorf("no profile of experts in %s", pub.Dimensions[0].ID)
	}
}

// V3: a question that nobody can answer leaves its dimension, which stays valid.
func TestNordhang_nobodyKnows(t *testing.T) {
	pub := publishSample(t, func(e *assessment.Engagement) {
		for _, r := range e.Latest().Respondents {
			if r.Group == "editors" || r.Group == "marketing-pr" {
				r.Answers["flow-planning"] = assessment.Answer{State: assessment.DontKnow}
			}
		}
	})
	notAvailable(t, "q.flow-planning", pub.Metrics["q.flow-planning"])
	about(t, "dk.flow-planning.total", pub.Metrics["dk.flow-planning.total"], 1)
	about(t, "processes", pub.Metrics["dim.processes"], 1.8806)
	about(t, "overall", pub.Metrics["overall"], 2.1744)
}

// V5: leadership improves; the level does not, because other areas hold it back.
func TestNordhang_clearMandate(t *testing.T) {
	pub := publishSample(t, func(e *assessment.Engagement) {
		for _, r := range e.Latest().Respondents {
			for id, v := range map[string]float64{"lead-mandate": 5, "lead-role-model": 3, "lead-priority": 3} {
				if _, answered := r.Answers[id]; answered {
					r.Answers[id] = assessment.GivenAnswer(questionnaires.Number(v))
				}
			}
		}
	})
	about(t, "leadership", pub.Metrics["dim.leadership"], 3.1806)
	if o := pub.Overall; o.Base != 2 || o.Cap != 2 || o.Level != 2 {
		t.Errorf("base, cap, level = %d, %d, %d; want 2, 2, 2", o.Base, o.Cap, o.Level)
	}
}

// publishSample publishes the sample engagement after an edit of it.
func publishSample(t *testing.T, edit func(e *assessment.Engagement)) *assessment.Published {
	t.Helper()
	pub, _ := sampleCase(t, edit)
	return pub
}
