package assessment_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// draw is a random pack, engagement and what is published of it.
func draw(t *rapid.T) (*questionnaires.Pack, *assessment.Engagement, *assessment.Published) {
	p := assesstest.DrawPack(t)
	e := assesstest.DrawEngagement(t, p)
	return p, e, assesstest.Publish(p, e)
}

// Nothing about one hidden group alone may follow from what is published.
func TestPublish_nothingComputable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, e, pub := draw(t)
		a := &attacker{pack: p, pub: pub, people: included(p, e), columns: map[string]int{}}
		a.read()
		if found := a.solve(); found != "" {
			t.Fatalf("a hidden group's means follow: %s", found)
		}
		a = &attacker{pack: p, pub: pub, people: included(p, e), columns: map[string]int{}}
		a.readDontKnows()
		if found := a.solve(); found != "" {
			t.Fatalf("a hidden group's share of don't know follows: %s", found)
		}
	})
}

// included are the people who answered at least half of what they were asked.
func included(p *questionnaires.Pack, e *assessment.Engagement) []assessment.Respondent {
	var people []assessment.Respondent
	for _, r := range e.Rounds[0].Respondents {
		put, answered := 0, 0
		for _, q := range p.Sections[0].Questions {
			if asked(q, r.Group) {
				put++
				if r.Answers[q.ID].State != assessment.Missing {
					answered++
				}
			}
		}
		if 2*answered >= put {
			people = append(people, r)
		}
	}
	return people
}

// The attacker must be able to find what a defence would miss: with suppression
// by size alone, most small cases fall.
func TestAttacker_findsALeak(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{{ID: "q1"}, {ID: "q2"}}})
	round := answers{"q1": {"management": {1, 2}, "experts": {3, 3, 4}}, "q2": {"management": {2, 2}, "experts": {1, 1, 5}}}
	e := assesstest.Panel(assesstest.Round(round))
	pub := assesstest.Publish(p, e)
	try := func() string {
		a := &attacker{pack: p, pub: pub, people: included(p, e), columns: map[string]int{}}
		a.read()
		return a.solve()
	}
	if found := try(); found != "" {
		t.Errorf("as published: %s", found)
	}
	pub.Questions[0].Groups["experts"] = assessment.Known(10.0 / 3)
	if try() == "" {
		t.Errorf("score and mean of the other group give the hidden one away, and the attacker did not see it")
	}
}

func TestPublish_hiddenGroupsAreNowhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, _, pub := draw(t)
		shown := map[string]bool{}
		for _, g := range pub.Groups {
			shown[g.ID] = g.Shown
		}
		check := func(where, group string) {
			if !shown[group] {
				t.Fatalf("%s of hidden group %s", where, group)
			}
		}
		for _, d := range pub.Dimensions {
			for g := range d.Profiles {
				check("profile", g)
			}
		}
		for _, q := range pub.Questions {
			for g := range q.Groups {
				check("mean", g)
			}
		}
		for _, g := range append(pub.AllGaps, pub.Gaps...) {
			check("gap", g.A)
			check("gap", g.B)
		}
		for _, x := range pub.Examples {
			check("example", x.A)
			check("example", x.B)
		}
		for _, r := range pub.DontKnows {
			if r.Group != "" {
				check("share of don't know", r.Group)
			}
		}
	})
}

// Scores stay on the scale; sums may leave it.
func TestPublish_onTheScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, _, pub := draw(t)
		within := func(what string, n assessment.Number, lowest, highest float64) {
			if n.Known && (math.IsNaN(n.Value) || n.Value < lowest-1e-9 || n.Value > highest+1e-9) {
				t.Fatalf("%s = %v", what, n.Value)
			}
		}
		sums := false
		for _, d := range p.Dimensions {
			sums = sums || d.RollUp == questionnaires.RollUpSum
		}
		for _, q := range pub.Questions {
			within(q.ID, q.Score, 1, 5)
			within(q.ID+" pooled", q.Pooled, 1, 5)
			within(q.ID+" r_wg", q.Agreement, 0, 1)
			within(q.ID+" don't know", q.DontKnow, 0, 1)
			within(q.ID+" highest don't know", q.MaxGroupDK, 0, 1)
		}
		if sums {
			return
		}
		for _, d := range pub.Dimensions {
			within(d.ID, d.Score, 1, 5)
			for g, v := range d.Profiles {
				within(d.ID+" "+g, v, 1, 5)
			}
		}
		within("overall", pub.Overall.Score, 1, 5)
		if l := pub.Overall.Level; pub.Overall.Score.Known && (l < 1 || l > 5) {
			t.Fatalf("level = %d", l)
		}
	})
}

// The order in which people answered does not matter, and publishing twice gives
// the same.
func TestPublish_sameInputSameResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, e, pub := draw(t)
		r := assessment.Assess(p, e, &e.Rounds[0])
		ignore := cmp.Options{cmpopts.IgnoreFields(assessment.Published{}, "Pack"), cmpopts.IgnoreUnexported(assessment.Published{})}
		if d := cmp.Diff(r.Publish(), r.Publish(), ignore); d != "" {
			t.Fatalf("published again (-first +second):\n%s", d)
		}
		people := e.Rounds[0].Respondents
		seed := rapid.Uint64().Draw(t, "seed")
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		again := assesstest.Publish(p, e)
		if d := cmp.Diff(pub, again, ignore, cmpopts.EquateApprox(0, 1e-12)); d != "" {
			t.Fatalf("in another order (-first +second):\n%s", d)
		}
	})
}

// "Don't know" never counts as a number: more of it changes no score.
func TestScore_dontKnowChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, e, before := draw(t)
		for range rapid.IntRange(1, 4).Draw(t, "more people") {
			r := assessment.Respondent{Group: rapid.SampledFrom(assesstest.Groups()).Draw(t, "group"), Answers: map[string]assessment.Answer{}}
			for _, q := range p.Sections[0].Questions {
				r.Answers[q.ID] = assesstest.Answer("dk")
			}
			e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, r)
		}
		after := assesstest.Publish(p, e)
		for i, q := range before.Questions {
			a := after.Questions[i]
			if q.Score.Known && a.Score.Known && q.Score != a.Score {
				t.Fatalf("%s = %v, before %v", q.ID, a.Score, q.Score)
			}
			if q.N != a.N {
				t.Fatalf("%s: n = %d, before %d", q.ID, a.N, q.N)
			}
		}
	})
}
