package assessment_test

import (
	"math"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

type answers = map[string]map[string]assesstest.Answers

// about compares with a tolerance of half a unit of the fourth digit.
func about(t *testing.T, what string, got assessment.Number, want float64) {
	t.Helper()
	if !got.Known || math.Abs(got.Value-want) > 0.00006 {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func notAvailable(t *testing.T, what string, got assessment.Number) {
	t.Helper()
	if got.Known {
		t.Errorf("%s = %v, want not available", what, got.Value)
	}
}

// one publishes a single question of a single dimension.
func one(groups map[string]assesstest.Answers) assessment.PublishedQuestion {
	p := assesstest.Pack(assesstest.Dimension{ID: "leadership", Questions: []assesstest.Question{{ID: "q1"}}})
	e := assesstest.Panel(assesstest.Round(answers{"q1": groups}))
	return assesstest.Publish(p, e).Questions[0]
}

func TestScore_agreement(t *testing.T) {
	for _, tt := range []struct {
		name    string
		answers assesstest.Answers
		score   float64
		rwg     assessment.Number
		band    assessment.AgreementBand
	}{
		{"E01 all the same", assesstest.Answers{3, 3, 3, 3, 3}, 3, assessment.Known(1), assessment.AgreementVeryStrong},
		{"E02 two camps", assesstest.Answers{1, 1, 1, 5, 5, 5}, 3, assessment.Known(0), assessment.AgreementNone},
		{"E03 four answers", assesstest.Answers{2, 3, 3, 4}, 3, assessment.Number{}, ""},
		{"nine answers of res-budget-adapted", assesstest.Answers{1, 1, 1, 3, 3, 4, 2, 1, 2}, 2, assessment.Known(0.375), assessment.AgreementWeak},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q := one(map[string]assesstest.Answers{"experts": tt.answers})
			about(t, "score", q.Score, tt.score)
			if q.Agreement != tt.rwg {
				t.Errorf("r_wg = %v, want %v", q.Agreement, tt.rwg)
			}
			if got := assessment.BandOfAgreement(q.Agreement); got != tt.band {
				t.Errorf("band = %q, want %q", got, tt.band)
			}
		})
	}
}

func TestBandOfAgreement_limits(t *testing.T) {
	for _, tt := range []struct {
		rwg  float64
		want assessment.AgreementBand
	}{
		{0.3049, assessment.AgreementNone}, {0.305, assessment.AgreementWeak},
		{0.5049, assessment.AgreementWeak}, {0.505, assessment.AgreementModerate},
		{0.7049, assessment.AgreementModerate}, {0.705, assessment.AgreementStrong},
		{0.9049, assessment.AgreementStrong}, {0.905, assessment.AgreementVeryStrong},
	} {
		if got := assessment.BandOfAgreement(assessment.Known(tt.rwg)); got != tt.want {
			t.Errorf("BandOfAgreement(%v) = %q, want %q", tt.rwg, got, tt.want)
		}
	}
}

// A single answer counts a third of a full group, but still counts; with equal
// weights for the groups the result is not the mean of all answers.
func TestScore_smallGroups(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "leadership", Questions: []assesstest.Question{
		{ID: "e04"}, {ID: "unequal"}, {ID: "nobody"},
	}})
	e := assesstest.Panel(assesstest.Round(answers{
		"e04":     {"management": {5, "na", "na"}, "experts": {2, 2, 2, "dk", "na"}},
		"unequal": {"management": {2, 3, 2}, "experts": {1, 1, 1, 2, 1}},
		"nobody":  {"management": {"dk", "na", "dk"}},
	}))
	pub := assesstest.Publish(p, e)
	about(t, "E04 S", pub.Questions[0].Score, 2.75)
	about(t, "E04 pooled", pub.Questions[0].Pooled, 2.75)
	about(t, "unequal S", pub.Questions[1].Score, (7.0/3+1.2)/2)
	about(t, "unequal pooled", pub.Questions[1].Pooled, 13.0/8)
	notAvailable(t, "nobody", pub.Questions[2].Score)
	about(t, "nobody knows", pub.Questions[2].DontKnow, 1)
	if got := pub.Questions[0].N; got != 4 {
		t.Errorf("n = %d, want 4", got)
	}
}

func TestScore_groupWeights(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "leadership", Questions: []assesstest.Question{{ID: "q1"}}})
	p.Params.GroupWeights = map[string]float64{"management": 2, "editors": 0}
	e := assesstest.Panel(assesstest.Round(answers{"q1": {
		"management": {4, 4, 4}, "experts": {1, 1, 1}, "editors": {5, 5, 5},
	}}))
	about(t, "S", assesstest.Publish(p, e).Questions[0].Score, 3)
}

// The yardstick of agreement is the variance of answers spread evenly over the
// options that are on offer.
func TestScore_ownValues(t *testing.T) {
	p := assesstest.Pack(assesstest.Dimension{ID: "leadership", Questions: []assesstest.Question{
		{ID: "q1", Values: []float64{0, 10}},
	}})
	e := assesstest.Panel(assesstest.Round(answers{"q1": {"experts": {0, 10, 10, 10, 10}}}))
	q := assesstest.Publish(p, e).Questions[0]
	about(t, "S", q.Score, 8)
	about(t, "r_wg", q.Agreement, 1-20.0/25)
}

// The note about weights of groups: the two means of a dimension differ by 0.3.
func TestDimension_weighting(t *testing.T) {
	for _, tt := range []struct {
		experts assesstest.Answers
		want    bool
	}{
		{assesstest.Answers{1, 1, 1, 1, 1, 1, 1, 1, 1}, true},    // (4 + 1)/2 against 21/12
		{assesstest.Answers{3, 3, 3, 3, 3, 3, 3, 3, 3}, false},   // 3.5 against 3.25
		{assesstest.Answers{4, 4, 4, 4, 4, 4, 4, 4, 4}, false},   // the same view
		{assesstest.Answers{2, 2, 2, 2, 2, 2, 2, 2, 2, 2}, true}, // 3 against 32/13
	} {
		p := assesstest.Pack(assesstest.Dimension{ID: "rules", Questions: []assesstest.Question{{ID: "q1"}}})
		e := assesstest.Panel(assesstest.Round(answers{"q1": {"management": {4, 4, 4}, "experts": tt.experts}}))
		if got := assesstest.Publish(p, e).Dimensions[0].Weighting; got != tt.want {
			t.Errorf("experts %v: depends on weights = %v, want %v", tt.experts, got, tt.want)
		}
	}
}
