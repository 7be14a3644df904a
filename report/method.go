package report

import (
	"strconv"
	"time"

	"lotse/assessment"
)

// method says on one page how the numbers come about.
func (a *author) method() []Block {
	p := a.pack.Params
	blocks := []Block{PageBreak{}, Heading{ID: "method", Level: 2, Text: a.say.T("report-method")}}
	for _, part := range []struct {
		name string
		args []any
	}{
		{"scores", []any{"Full", a.say.Number(p.FullWeightN, 0), "Share", a.say.Percent(p.MinQuestionWeightShare)}},
		{"level", []any{"Valid", strconv.Itoa(p.MinValidDimensions), "All", strconv.Itoa(len(a.pub.Dimensions))}},
		{"gaps", []any{"Questions", strconv.Itoa(p.GapMinCommonQuestions), "Notable", a.say.Number(p.GapNotable, 1), "Strong", a.say.Number(p.GapStrong, 1), "Z", a.say.Number(p.GapMinZ, 1)}},
		{"agreement", []any{"N", strconv.Itoa(p.MinNAgreement)}},
		{"map", []any{"Threshold", a.say.Number(p.MapThreshold, 0)}},
		{"recommendations", nil},
		{"roadmap", []any{"Capacity", a.capacities()}},
		{"limits", nil},
	} {
		blocks = append(blocks, Para{Text: Rich{
			{Text: a.say.T("report-method-"+part.name+"-head") + " ", Bold: true},
			{Text: bind(a.say.T("report-method-"+part.name, part.args...))},
		}})
	}
	return blocks
}

// capacities are the person-days of the stages.
func (a *author) capacities() string {
	var parts []string
	for _, c := range a.pack.Params.WaveCapacity {
		parts = append(parts, a.days(c))
	}
	return a.say.List(parts)
}

// privacy says how the people who answered are protected.
func (a *author) privacy() []Block {
	e := a.pub.Engagement
	blocks := []Block{Heading{ID: "privacy", Level: 2, Text: a.say.T("report-privacy")}}
	mode := "report-privacy-survey"
	if a.pub.Mode == assessment.ModePanel {
		mode = "report-privacy-panel"
	}
	blocks = append(blocks, paras(
		bind(a.say.T(mode, "K", a.pub.K)),
		bind(a.say.T("report-privacy-rules", "Low", a.mean(a.pack.Params.ScaleMin), "High", a.mean(a.pack.Params.ScaleMax))),
		a.openPrivacy(),
	)...)
	responsible := ""
	if e.Controller != "" {
		responsible = a.say.T("report-privacy-controller", "Controller", e.Controller)
	}
	if day, err := time.Parse(time.DateOnly, e.Retention); err == nil {
		responsible = joinSentences([]string{responsible, a.say.T("report-privacy-retention", "Date", a.say.Date(day))})
	}
	return append(blocks, paras(responsible)...)
}
