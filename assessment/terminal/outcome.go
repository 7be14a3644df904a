package terminal

import (
	"strconv"
	"strings"

	"lotse/assessment"
)

// Outcome is what the workshop agreed on and left open, as a page: each level beside
// the survey's value and the last vote, if that may be shown. Empty where there is
// nothing to tell.
func (p Page) Outcome(pub *assessment.Published) Outline {
	o := pub.Workshop
	if o.Empty() {
		return Outline{}
	}
	r := &room{say: p.Say, lang: p.Say.Lang(), pack: pub.Pack}
	agreed := Part{Head: r.say.T("meeting-agreed")}
	for _, l := range o.Levels {
		agreed.Items = append(agreed.Items, r.levelItem(l))
	}
	for _, pt := range o.Decisions {
		agreed.Items = append(agreed.Items, Item{Label: "·", Text: r.pointLine(pt)})
	}
	if len(agreed.Items) == 0 {
		agreed.Items = []Item{{Text: r.say.T("meeting-agreed-none")}}
	}
	page := Outline{Parts: []Part{agreed}}
	if len(o.Open) > 0 {
		open := Part{Head: r.say.T("meeting-open")}
		for _, pt := range o.Open {
			open.Items = append(open.Items, Item{Label: "·", Text: r.pointLine(pt)})
		}
		page.Parts = append(page.Parts, open)
	}
	return page
}

// levelItem is a question with the level that holds, or a dash.
func (r *room) levelItem(l assessment.LevelOutcome) Item {
	item := Item{Label: "–", Text: oneLine(r.pack.Question(l.Question).Ask.In(r.lang))}
	var below []string
	if l.Survey.Known {
		below = append(below, r.say.T("meeting-survey-short", "Score", r.say.Number(l.Survey.Value, 1)))
	}
	if n := len(l.Votes); n > 0 && l.Votes[n-1].Shown {
		s := l.Votes[n-1].Spread
		key := "meeting-spread"
		if s.Low == s.High {
			key = "meeting-narrow"
		}
		below = append(below, r.say.T(key, "Mean", r.say.Number(s.Mean, 1), "Low", s.Low, "High", s.High))
	}
	if last, ok := l.Last(); ok {
		item.Label = strconv.Itoa(last.Level)
		if last.Reason != "" {
			below = append(below, oneLine(last.Reason))
		}
	}
	item.Below = strings.Join(below, " ")
	return item
}
