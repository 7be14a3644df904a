package assessment

import (
	"testing"

	"lotse/questionnaires"
)

func TestBarriers_hidden(t *testing.T) {
	t.Parallel()
	p := builtin(t)
	var people []Respondent
	for range 4 {
		people = append(people, Respondent{Group: "experts", Answers: map[string]Answer{
			"barriers": GivenAnswer(questionnaires.Picks{"bar-no-time", "bar-interruptions"}), "own-check-facts": GivenAnswer(questionnaires.Pick("role-pr"))}})
	}
	people = append(people, Respondent{Group: "editors", Answers: map[string]Answer{"barriers": GivenAnswer(questionnaires.Picks{"bar-none"})}})
	for _, tt := range []struct {
		name  string
		k     int
		shown bool
		want  bool
	}{
		{"shown", 3, true, true}, {"group hidden", 3, false, false}, {"too few of the group answered", 5, true, false},
	} {
		pub := &Published{Pack: p, K: tt.k, Groups: []PublishedGroup{{ID: "experts", Shown: tt.shown}}}
		diagnose(p, nil, people).publish(pub)
		pub.fillMetrics()
		share := pub.Metrics["barrier.bar-class-time.share"]
		if share.Known != tt.want || pub.Withheld["barrier.max-share"] == tt.want || pub.Barriers.Shown != tt.want {
			t.Errorf("%s: share %v, withheld %v", tt.name, share, pub.Withheld["barrier.max-share"])
		}
		if tt.want && (share != Known(1) || pub.Barriers.Answered != 4) {
			t.Errorf("%s: share %v of %d; a class counts once, other groups do not", tt.name, share, pub.Barriers.Answered)
		}
		if s, ok := pub.Explain("barrier.bar-no-time.share"); !ok || s.Withheld == tt.want || !tt.want && len(s.Inputs) > 0 {
			t.Errorf("%s: source %+v", tt.name, s)
		}
		if o := pub.Owner("own-check-facts"); o.Withheld != (tt.k > 4) || o.Withheld && (o.Answers > 0 || o.Agreement.Known) {
			t.Errorf("%s: owner item %+v", tt.name, o)
		}
		if tt.want {
			continue
		}
		rule := p.Rule("lower-knowledge-barriers")
		if why := pub.Why(rule); why.In("de") != rule.WhyAlt.In("de") || why.Empty() {
			t.Errorf("%s: why = %v, want the alternative", tt.name, why)
		}
	}
}

func TestLargestGap_direction(t *testing.T) {
	t.Parallel()
	pub := &Published{AllGaps: []Gap{
		{Dimension: "rules", A: "x", B: "y", Delta: 2, Class: GapScattered},
		{Dimension: "roles", A: "x", B: "y", Delta: -1.5, ValueA: Known(1), ValueB: Known(2.5), Class: GapStrong},
		{Dimension: "processes", A: "x", B: "z", Delta: 1.5, Class: GapStrong},
	}}
	g, ok := pub.LargestGap()
	if !ok || g.Dimension != "roles" || g.A != "y" || g.Delta != 1.5 || g.ValueA != Known(2.5) {
		t.Errorf("largest gap = %+v", g)
	}
	if got := pub.gapMax(); got != Known(1.5) {
		t.Errorf("E14: gap.max = %v; scattered gaps do not count", got)
	}
	if got := (&Published{AllGaps: []Gap{{Delta: 0.6, Class: GapSlight}}}).gapMax(); got != Known(0) {
		t.Errorf("gap.max = %v, want 0 without a notable pair", got)
	}
	if got := (&Published{}).gapMax(); got.Known {
		t.Errorf("gap.max = %v without a pair", got)
	}
}
