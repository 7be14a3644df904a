package report

import (
	"strings"

	"lotse/assessment"
)

// openAnswers are the answers in people's own words that the consultant has released,
// question by question. Where nothing may be shown, nothing says so: not even that
// too few people have written something.
func (a *author) openAnswers() []Block {
	if len(a.pub.OpenAnswers) == 0 {
		return nil
	}
	blocks := []Block{
		Heading{ID: "open-answers", Level: 2, Text: a.say.T("report-open-title")},
		para(bind(a.say.T("report-open-edited"))),
	}
	for _, o := range a.pub.OpenAnswers {
		blocks = append(blocks, Para{Text: Rich{{Text: a.question(o.Question), Bold: true}}}, a.openList(o))
	}
	return blocks
}

// openList keeps each answer in one paragraph, translated where somebody did, else in
// the language it was written in.
func (a *author) openList(o assessment.OpenAnswers) List {
	spoken := a.pub.Engagement.Language
	var list List
	for _, t := range o.Texts {
		words, in := t.In(a.say.Lang(), spoken)
		span := Span{Text: strings.Join(strings.Fields(words), " ")}
		if !in {
			span.Lang = spoken
		}
		list.Items = append(list.Items, Rich{span})
	}
	return list
}

// openPrivacy is what the chapter on privacy says of these answers.
func (a *author) openPrivacy() string {
	if len(a.pub.OpenAnswers) == 0 {
		return ""
	}
	return bind(a.say.T("report-open-privacy", "K", a.pub.K))
}
