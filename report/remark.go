package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A Remark is a contradiction in one language. It is for the consultant and never
// part of a report.
type Remark struct {
	ID        string   `json:"id"`
	Level     string   `json:"level"` // error, warning, hint
	Statement string   `json:"statement"`
	Question  string   `json:"question"` // opens the discussion
	Slot      string   `json:"slot,omitempty"`
	Evidence  []string `json:"evidence"` // what it rests on, in words
}

// Remarks words the contradictions of published results, the gravest first.
func Remarks(pub *assessment.Published, plan *assessment.Plan, lang string) ([]Remark, error) {
	say, err := locale.New(lang)
	if err != nil {
		return nil, fmt.Errorf("word contradictions: %w", err)
	}
	a := newAuthor(newWriter(pub, plan, say), Options{Lang: lang}, time.Time{}, nil)
	remarks := []Remark{}
	for _, c := range pub.Contradictions() {
		remarks = append(remarks, a.remark(c))
	}
	return remarks, nil
}

func (a *author) remark(c assessment.FoundContradiction) Remark {
	r := Remark{ID: c.ID, Level: string(c.Level), Slot: c.Slot, Evidence: []string{}}
	r.Statement = a.fill(c.Text.In(a.say.Lang()), nil)
	r.Question = a.fill(c.Question.In(a.say.Lang()), nil)
	for _, e := range c.Rests {
		if words := a.evidenceWords(e); words != "" && !slices.Contains(r.Evidence, words) {
			r.Evidence = append(r.Evidence, words)
		}
	}
	return r
}

// evidenceWords says where something was said, and what where it is one value.
func (a *author) evidenceWords(e assessment.Evidence) string {
	if m, ok := a.pack.Metric(e.Name); ok {
		return a.metricEvidence(m, e.Value)
	}
	if q, group, ok := a.pack.View(e.Name); ok {
		v, known := e.Value.(float64)
		if !known {
			return ""
		}
		return bind(a.say.T("agenda-view", "Group", a.group(group), "Question", a.shortQuestion(q.ID), "Value", a.mean(v)))
	}
	if q := a.pack.Question(e.Name); q != nil && q.Section != nil {
		return q.Section.Title.In(a.say.Lang())
	}
	label := a.shortRow(e.Name)
	if option, ok := e.Value.(string); ok {
		return label + ": " + a.label(option)
	}
	return label
}

// metricEvidence is a metric's name and value; yes and no, and what is not
// available, by the name alone.
func (a *author) metricEvidence(m questionnaires.Metric, value any) string {
	name := a.metricName(m.Name)
	if item, ok := ownerItem(m.Name); ok {
		if q := a.pack.Question(item); q != nil {
			name = a.say.T("agenda-agreement", "Task", a.shortRow(q.Item))
		}
	}
	if v, ok := value.(float64); ok {
		return name + " " + a.metricInFull(m.Name, v)
	}
	return name
}

// ownerItem is the x in owner.x.agreement.
func ownerItem(metric string) (item string, ok bool) {
	rest, ok := strings.CutPrefix(metric, "owner.")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, ".agreement")
}
