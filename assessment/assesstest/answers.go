package assesstest

import (
	"fmt"
	"time"

	"pgregory.net/rapid"

	"lotse/assessment"
	"lotse/questionnaires"
)

// DrawAnswers draws answers to questions: given ones, "don't know", "does not apply",
// none at all, some of them with a note and evidence.
func DrawAnswers(t *rapid.T, questions []*questionnaires.Question, words *rapid.Generator[string], into map[string]assessment.Answer) {
	d := answering{t: t, words: words}
	for _, q := range questions {
		var a assessment.Answer
		switch rapid.IntRange(0, 5).Draw(t, "state of "+q.ID) {
		case 0, 1, 2:
			if v, faults := q.Kind.Parse(d.plain(q.Kind)); len(faults) == 0 && v != nil {
				a = assessment.GivenAnswer(v)
			}
		case 3:
			a.State = assessment.State(rapid.IntRange(2, 3).Draw(t, "none"))
		}
		if rapid.IntRange(0, 9).Draw(t, "noted") == 0 {
			a.Note, a.Evidence = words.Draw(t, "note"), rapid.SliceOfN(words, 0, 2).Draw(t, "evidence")
		}
		if a.State != assessment.Missing || a.Note != "" {
			into[q.ID] = a
		}
	}
}

// answering draws the values of answers.
type answering struct {
	t     *rapid.T
	words *rapid.Generator[string]
}

// plain draws an answer by the form in which it is asked. Not every one is valid.
func (d answering) plain(k questionnaires.Kind) any {
	c := k.Control("de")
	switch c.Form {
	case questionnaires.FormLine, questionnaires.FormLines:
		return d.text()
	case questionnaires.FormNumber:
		return d.number(c)
	case questionnaires.FormDate:
		if rapid.IntRange(0, 4).Draw(d.t, "unknown day") == 0 {
			return true
		}
		return time.Unix(rapid.Int64Range(-4e9, 4e9).Draw(d.t, "day"), 0).UTC().Format(time.DateOnly)
	case questionnaires.FormLevels, questionnaires.FormPickOne:
		if len(c.Options) == 0 {
			return nil
		}
		return rapid.SampledFrom(c.Options).Draw(d.t, "option").ID
	case questionnaires.FormPickMany:
		return d.picks(c)
	case questionnaires.FormTable:
		var list []any
		for i := range rapid.IntRange(0, 3).Draw(d.t, "entries") {
			list = append(list, d.fields(c.Columns, map[string]any{"id": fmt.Sprint("n", i)}))
		}
		return list
	}
	grid := map[string]any{}
	for _, row := range c.Rows {
		if fields := d.fields(c.Columns, map[string]any{}); len(fields) > 0 {
			grid[row.ID] = fields
		}
	}
	return grid
}

func (d answering) text() any {
	return rapid.OneOf(
		rapid.Just(any(true)), rapid.Map(d.words, func(s string) any { return s }),
		rapid.Map(d.words, func(s string) any { return map[string]any{"de": s, "en": "x" + s} }),
	).Draw(d.t, "words")
}

func (d answering) number(c questionnaires.Control) any {
	lo, hi := 0, 1000
	if c.Bounded {
		lo, hi = int(max(c.Min, -1000)), int(max(c.Min, min(c.Max, 1000)))
	}
	return float64(rapid.IntRange(lo, hi).Draw(d.t, "number")) / float64(rapid.IntRange(1, 3).Draw(d.t, "part"))
}

// picks draws some options and, where a question lets people add to a list, words of their own.
func (d answering) picks(c questionnaires.Control) any {
	var list []any
	for _, o := range c.Options {
		if rapid.IntRange(0, 3).Draw(d.t, "picked") == 0 {
			list = append(list, o.ID)
		}
	}
	if c.RefersTo != "" {
		for range rapid.IntRange(0, 2).Draw(d.t, "own words") {
			list = append(list, d.words.Draw(d.t, "own"))
		}
	}
	return list
}

// fields draws what stands in a row: what must be there, and some of the rest.
func (d answering) fields(columns []questionnaires.Column, into map[string]any) map[string]any {
	for _, c := range columns {
		if !c.Required && !rapid.Bool().Draw(d.t, "filled") {
			continue
		}
		in := d.plain(c.Kind)
		if v, faults := c.Kind.Parse(in); len(faults) == 0 && questionnaires.Given(v) {
			into[c.Key] = in
		}
	}
	return into
}
