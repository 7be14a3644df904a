package assesstest

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/questionnaires"
)

// DrawCuration draws a curation that a document can hold: decisions on rules of the
// pack and on others, own recommendations, an order, capacity, overrides, and what
// was seen.
func DrawCuration(t *rapid.T, p *questionnaires.Pack, words *rapid.Generator[string]) assessment.Curation {
	d := curating{t: t, p: p, words: words}
	var ids []string
	for _, r := range p.Rules {
		ids = append(ids, r.ID)
	}
	ids = append(ids, "gone-from-the-pack", "never-there")
	c := assessment.Curation{Decisions: map[string]assessment.Decision{}}
	for range rapid.IntRange(0, 8).Draw(t, "decisions") {
		c.Decisions[rapid.SampledFrom(ids).Draw(t, "id")] = d.decision()
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "own") {
		id := fmt.Sprintf("own-%d", i)
		o := assessment.OwnRecommendation{ID: id, Decision: d.decision(), Effect: d.text(), After: d.some(ids), Area: d.maybe(words)}
		o.Title, o.Effort, o.Wave = questionnaires.Text{"de": "Eigenes " + id}, 1.5, rapid.IntRange(1, 4).Draw(t, "own wave")
		o.Priority = rapid.SampledFrom([]float64{0, 0.25, 9.75, 25}).Draw(t, "priority")
		c.Own = append(c.Own, o)
		ids = append(ids, id)
	}
	c.Order = rapid.SliceOfNDistinct(rapid.SampledFrom(ids), 0, 6, rapid.ID[string]).Draw(t, "order")
	c.Capacity = rapid.SliceOfN(rapid.Float64Range(0, 60), 0, 3).Draw(t, "capacity")
	c.Overrides = d.overrides()
	if rapid.Bool().Draw(t, "looked") {
		c.Seen = d.seen(ids)
	}
	return c
}

// curating draws the parts of a curation.
type curating struct {
	t     *rapid.T
	p     *questionnaires.Pack
	words *rapid.Generator[string]
}

func (d curating) maybe(g *rapid.Generator[string]) string {
	if rapid.IntRange(0, 2).Draw(d.t, "said") > 0 {
		return ""
	}
	return g.Draw(d.t, "words")
}

func (d curating) some(ids []string) []string {
	return rapid.SliceOfN(rapid.SampledFrom(ids), 0, 3).Draw(d.t, "ids")
}

// text draws words for all languages, or for some.
func (d curating) text() questionnaires.Text {
	switch rapid.IntRange(0, 5).Draw(d.t, "text") {
	case 0:
		return questionnaires.Plain(d.words.Draw(d.t, "plain"))
	case 1:
		return questionnaires.Text{"de": d.words.Draw(d.t, "de"), "en": d.words.Draw(d.t, "en")}
	case 2:
		return questionnaires.Text{"en": d.words.Draw(d.t, "en")}
	}
	return nil
}

func (d curating) steps() map[string][]string {
	if rapid.IntRange(0, 2).Draw(d.t, "steps") > 0 {
		return nil
	}
	list := rapid.SliceOfN(d.words, 1, 3).Draw(d.t, "steps")
	return map[string][]string{rapid.SampledFrom([]string{"", "de", "en"}).Draw(d.t, "language"): list}
}

func (d curating) day() string {
	return time.Unix(rapid.Int64Range(0, 4e9).Draw(d.t, "day"), 0).UTC().Format(time.DateOnly)
}

func (d curating) decision() assessment.Decision {
	out := assessment.Decision{
		Verdict: rapid.SampledFrom([]assessment.Verdict{"", assessment.Accept, assessment.HoldBack}).Draw(d.t, "verdict"),
		Reason:  questionnaires.Plain("weil " + d.words.Draw(d.t, "reason")), Print: rapid.Bool().Draw(d.t, "print"),
		Wave:  rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4}).Draw(d.t, "wave"),
		Title: d.text(), Why: d.text(), Steps: d.steps(), Owner: d.text(), KPI: d.text(), Note: d.text(),
		Effort: rapid.SampledFrom([]float64{0, 0, 0.5, 3, 12.25, 40}).Draw(d.t, "effort"),
		Status: assessment.FollowUp(d.maybe(rapid.SampledFrom(assessment.FollowUps()))),
	}
	if rapid.Bool().Draw(d.t, "dated") {
		out.Start = d.day()
	}
	return out
}

func (d curating) overrides() (o assessment.Overrides) {
	draw := func(value float64) assessment.Override {
		v := assessment.Override{Value: value, Reason: questionnaires.Plain("weil " + d.words.Draw(d.t, "reason"))}
		if rapid.Bool().Draw(d.t, "noted") {
			v.Computed = new(rapid.Float64Range(1, 5).Draw(d.t, "computed"))
		}
		return v
	}
	if rapid.IntRange(0, 3).Draw(d.t, "level") == 0 {
		o.Level = new(draw(float64(rapid.IntRange(1, 5).Draw(d.t, "level"))))
	}
	for _, dim := range d.p.Dimensions {
		if rapid.IntRange(0, 4).Draw(d.t, "score") == 0 {
			if o.Dimensions == nil {
				o.Dimensions = map[string]assessment.Override{}
			}
			o.Dimensions[dim.ID] = draw(rapid.Float64Range(1, 5).Draw(d.t, "score"))
		}
	}
	return o
}

func (d curating) seen(ids []string) *assessment.Seen {
	s := &assessment.Seen{Date: d.day(), Recommendations: map[string]assessment.SeenRecommendation{}}
	for _, id := range d.some(ids) {
		s.Recommendations[id] = assessment.SeenRecommendation{Priority: rapid.Float64Range(0.25, 25).Draw(d.t, "priority"),
			Wave: rapid.IntRange(1, 4).Draw(d.t, "wave"), Drivers: rapid.SliceOfN(rapid.StringMatching(`q\.[a-z]{3}`), 0, 2).Draw(d.t, "drivers")}
	}
	return s
}
