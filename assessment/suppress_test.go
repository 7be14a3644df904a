package assessment_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// crowd gives every group so many people, who all answer 3.
func crowd(sizes map[string]int) answers {
	groups := map[string]assesstest.Answers{}
	for g, n := range sizes {
		for range n {
			groups[g] = append(groups[g], 3)
		}
	}
	return answers{"q1": maps.Clone(groups), "q2": maps.Clone(groups), "q3": maps.Clone(groups)}
}

func crowdPack() []assesstest.Dimension {
	return []assesstest.Dimension{{ID: "rules", Questions: []assesstest.Question{{ID: "q1"}, {ID: "q2"}, {ID: "q3"}}}}
}

func shownGroups(pub *assessment.Published) []string {
	var shown []string
	for _, g := range pub.Groups {
		if g.Shown {
			shown = append(shown, g.ID)
		}
	}
	return shown
}

func TestPublish_whoIsShown(t *testing.T) {
	for _, tt := range []struct {
		name  string
		mode  assessment.DisclosureMode
		k     int
		merge bool
		sizes map[string]int
		want  []string
	}{
		{"everybody", assessment.ModePanel, 3, false,
			map[string]int{"management": 3, "experts": 5, "editors": 3, "marketing-pr": 3},
			[]string{"management", "experts", "editors", "marketing-pr"}},
		{"V1 survey: three hidden need no fourth", assessment.ModeSurvey, 5, true,
			map[string]int{"management": 3, "experts": 5, "editors": 3, "marketing-pr": 3}, []string{"experts"}},
		{"E19 one hidden takes the smallest with it, the later of equals", assessment.ModePanel, 3, false,
			map[string]int{"management": 3, "experts": 5, "editors": 2, "marketing-pr": 3}, []string{"management", "experts"}},
		{"a hidden group without core status takes one with it", assessment.ModePanel, 3, false,
			map[string]int{"management": 4, "experts": 5, "editors": 3, "marketing-pr": 3, "hr-legal": 1}, []string{"management", "experts", "editors"}},
		{"two hidden with too few people together", assessment.ModePanel, 3, false,
			map[string]int{"management": 4, "experts": 5, "editors": 1, "marketing-pr": 1}, []string{"experts"}},
		{"two hidden with enough people together", assessment.ModePanel, 3, false,
			map[string]int{"management": 4, "experts": 5, "editors": 1, "marketing-pr": 2}, []string{"management", "experts"}},
		{"a group nobody of answered is not hidden", assessment.ModePanel, 3, false,
			map[string]int{"management": 3, "experts": 5}, []string{"management", "experts"}},
		{"nobody left to hide", assessment.ModePanel, 3, false, map[string]int{"management": 2, "hr-legal": 3}, []string{"hr-legal"}},
		{"k below the panel's is not granted", assessment.ModePanel, 1, false,
			map[string]int{"management": 2, "experts": 5, "editors": 2}, []string{"experts"}},
		{"k below the survey's is not granted", assessment.ModeSurvey, 3, false,
			map[string]int{"management": 4, "experts": 5, "editors": 4}, []string{"experts"}},
		{"a larger k is granted", assessment.ModePanel, 6, false,
			map[string]int{"management": 5, "experts": 7, "editors": 5}, []string{"experts"}},
		{"an unknown mode is the stricter one", "", 0, false,
			map[string]int{"management": 4, "experts": 5, "editors": 4}, []string{"experts"}},
		{"merged where that hides nobody", assessment.ModePanel, 3, true,
			map[string]int{"management": 3, "experts": 5, "editors": 2, "marketing-pr": 2}, []string{"management", "experts", "communication"}},
		{"not merged where somebody else is hidden", assessment.ModePanel, 3, true,
			map[string]int{"management": 2, "experts": 5, "editors": 2, "marketing-pr": 2}, []string{"experts"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := assesstest.Panel(assesstest.Round(crowd(tt.sizes)))
			e.Mode, e.KMin, e.Merge = tt.mode, tt.k, tt.merge
			pub := assesstest.Publish(assesstest.Pack(crowdPack()...), e)
			if got := shownGroups(pub); !slices.Equal(got, tt.want) {
				t.Errorf("shown = %v, want %v", got, tt.want)
			}
			for _, g := range pub.Groups {
				if g.N.Known != g.Shown || g.Rate.Known != g.Shown {
					t.Errorf("group %s: shown %v, n %v, rate %v", g.ID, g.Shown, g.N, g.Rate)
				}
				if g.Shown && !pub.Dimensions[0].Profiles[g.ID].Known && len(tt.want) == len(pub.Groups) {
					t.Errorf("no profile of %s though nobody is hidden", g.ID)
				}
			}
		})
	}
}

func TestPublish_mergedValues(t *testing.T) {
	p := assesstest.Pack(crowdPack()...)
	round := crowd(map[string]int{"management": 3, "experts": 5})
	for _, q := range []string{"q1", "q2", "q3"} {
		round[q]["editors"] = assesstest.Answers{1, 2, 3}
		round[q]["marketing-pr"] = assesstest.Answers{4, 4, 4}
	}
	e := assesstest.Panel(assesstest.Round(round))
	e.Merge = true
	e.Rounds[0].Invited["editors"] = 5
	pub := assesstest.Publish(p, e)
	g := pub.Groups[2]
	if g.ID != "communication" || !slices.Equal(g.Of, []string{"editors", "marketing-pr"}) || g.Invited != 8 || g.N.Value != 6 {
		t.Errorf("merged group = %+v", g)
	}
	about(t, "merged profile", pub.Dimensions[0].Profiles["communication"], 3)
	about(t, "the score still weighs two groups", pub.Questions[0].Score, (3+3+2+4)/4.0)
}

func TestPublish_lowShare(t *testing.T) {
	for _, tt := range []struct {
		invited int
		want    bool
	}{{5, false}, {6, true}} {
		e := assesstest.Panel(assesstest.Round(crowd(map[string]int{"management": 3, "experts": 3})))
		e.Rounds[0].Invited["management"] = tt.invited
		pub := assesstest.Publish(assesstest.Pack(crowdPack()...), e)
		if got := pub.Groups[0].LowShare; got != tt.want {
			t.Errorf("low share of 3 in %d = %v, want %v", tt.invited, got, tt.want)
		}
	}
}

// A profile needs enough people who gave a number in the dimension, not only in
// the survey.
func TestPublish_profileNeedsPeople(t *testing.T) {
	p := assesstest.Pack(crowdPack()...)
	e := assesstest.Panel(assesstest.Round(answers{
		"q1": {"management": {3, 3, 3}, "experts": {2, 2, "dk"}},
		"q2": {"management": {3, 3, 3}, "experts": {2, 2, "dk"}},
		"q3": {"management": {3, 3, 3}, "experts": {2, 2, "dk"}},
	}))
	pub := assesstest.Publish(p, e)
	if _, shown := pub.Dimensions[0].Profiles["experts"]; shown || len(pub.AllGaps) > 0 {
		t.Errorf("a profile or gap of two people is shown: %v, %d gaps", pub.Dimensions[0].Profiles, len(pub.AllGaps))
	}
}

func ExamplePublished_PrintedMean() {
	pub := assesstest.Publish(assesstest.Pack(crowdPack()...), assesstest.Panel(assesstest.Round(nil)))
	for _, v := range []float64{1, 1.2, 1.25, 3, 4.75, 4.8} {
		printed, limit := pub.PrintedMean(v)
		fmt.Printf("%.2f %q\n", printed, limit)
	}
	// Output:
	// 1.30 "below"
	// 1.30 "below"
	// 1.25 ""
	// 3.00 ""
	// 4.75 ""
	// 4.70 "above"
}
