package report

import (
	"time"

	"lotse/report/figure"
)

// An aim is one of the three things the client wants in the end.
type aim struct {
	label    string // of the pack
	metric   string
	decimals int
	reached  func(today float64) bool // the proposed target is reached today
}

// aims are the target measures, measured again after six months.
var aims = []aim{
	{"aim-flow", "flow.index", 0, func(v float64) bool { return v >= 75-1e-9 }},
	{"aim-sharing", "q.know-willingness", 1, func(v float64) bool { return v >= 3.5-1e-9 }},
	{"aim-expert-time", "time.expert-minutes", 0, func(v float64) bool { return v <= 0 }},
}

// hasAims reports whether the pack knows the target measures.
func (a *author) hasAims() bool { return a.label(aims[0].label) != "" }

// repeatDay is when the assessment is to be repeated: six months on.
func (a *author) repeatDay() time.Time {
	if a.day.IsZero() {
		return a.day
	}
	return a.day.AddDate(0, 6, 0)
}

// success says how the client will notice that it worked.
func (a *author) success() []Block {
	table := Table{
		ID: "tab-aims", Number: a.tableNumber(), Caption: a.say.T("report-aims"), Source: a.say.T("report-aims-source"),
		Columns: []TableColumn{
			{Head: a.say.T("report-aims-measure"), Width: 0.36},
			{Head: a.say.T("report-aims-unit"), Width: 0.22},
			{Head: a.say.T("report-aims-today"), Width: 0.14, Align: figure.Right},
			{Head: a.say.T("report-aims-target"), Width: 0.28},
		},
	}
	known := 0
	for _, m := range aims {
		today, target := a.say.T("report-not-measured"), bind(a.label(m.label+"-target"))
		if v, ok := a.value(m.metric, nil).(float64); ok {
			today = a.say.Number(v, m.decimals)
			known++
			switch {
			case m.reached(v):
				target = a.say.T("report-aims-hold")
			case m.label == "aim-expert-time":
				target = bind(a.say.T("report-aims-at-most", "Value", a.say.Number(v*2/3, 0), "Target", target))
			}
		}
		table.Rows = append(table.Rows, textRow(a.label(m.label), a.label(m.label+"-unit"), today, target))
	}
	blocks := []Block{key(a.successKey(known))}
	blocks = append(blocks, para(a.say.T("report-success-intro")), table)
	blocks = append(blocks, paras(a.repetition())...)
	return blocks
}

func (a *author) successKey(known int) string {
	if known == len(aims) {
		return a.say.T("report-success-key")
	}
	return a.say.T("report-success-key-open")
}

// repetition says when and how the measures are taken again.
func (a *author) repetition() string {
	if day := a.repeatDay(); !day.IsZero() {
		return a.say.T("report-repeat-on", "Date", a.say.Date(day), "Core", a.spell(a.coreQuestions()))
	}
	return a.say.T("report-repeat", "Core", a.spell(a.coreQuestions()))
}

// coreQuestions is how many questions go to every core group.
func (a *author) coreQuestions() int {
	n := 0
	for _, q := range a.pack.Scored() {
		if q.Core {
			n++
		}
	}
	return n
}
