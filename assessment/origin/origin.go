// Package origin puts into words where a number comes from: its formula and what goes
// into it. Every face that answers the question shows the same.
package origin

import (
	"math"
	"strings"

	"lotse/assessment"
	"lotse/templates/locale"
)

// An Origin is where a metric comes from, in one language.
type Origin struct {
	Metric   string
	Name     string // the metric's
	Value    string
	Withheld bool   // it may not be shown; then there are no inputs
	Formula  string // in words
	Inputs   []Input
}

// An Input is one of the things a metric is computed from. One with a Metric can be
// asked about in turn.
type Input struct {
	Name, Value string
	Metric      string // "" for a count or a fact
}

// Of says where a metric comes from; !ok if there is no such metric. It reads published
// values only.
func Of(pub *assessment.Published, metric string, say *locale.Printer) (Origin, bool) {
	s, ok := pub.Explain(metric)
	if !ok {
		return Origin{}, false
	}
	w := words{pub, say}
	o := Origin{Metric: metric, Name: pub.Pack.MetricLabel(metric).In(say.Lang()), Value: w.value(metric, s.Value), Withheld: s.Withheld}
	if s.Withheld {
		return o, true
	}
	o.Formula = w.formula(s)
	for _, in := range s.Inputs {
		input := Input{Name: w.inputName(in.Name), Value: w.value(in.Name, in.Value)}
		if _, ok := pub.Metrics[in.Name]; ok {
			input.Metric = in.Name
		}
		o.Inputs = append(o.Inputs, input)
	}
	return o, true
}

type words struct {
	pub *assessment.Published
	say *locale.Printer
}

// formula says in words how a metric is computed; the formula in signs stands in for a
// metric without words.
func (w words) formula(s assessment.Source) string {
	if w.say.Has(s.Key) {
		return w.say.T(s.Key)
	}
	return s.Formula
}

func (w words) value(name string, n assessment.Number) string {
	switch {
	case w.pub.Withheld[name]:
		return w.say.T("results-source-withheld")
	case !n.Known:
		return w.say.T("results-source-null")
	case n.Value > 1e300:
		return "∞"
	}
	if m, ok := w.pub.Pack.Metric(name); ok && !m.Boolean {
		return w.say.Metric(n.Value, m.Unit)
	}
	if n.Value == math.Trunc(n.Value) {
		return w.say.Number(n.Value, 0)
	}
	return w.say.Number(n.Value, 2)
}

// inputName names an input: a metric by its name, a group or a count in words.
func (w words) inputName(name string) string {
	lang := w.say.Lang()
	if g := w.pub.Pack.Group(name); g != nil {
		return g.Short.In(lang)
	}
	if key := "source-input-" + strings.ToLower(name); w.say.Has(key) {
		return w.say.T(key)
	}
	if label := w.pub.Pack.Label(name); !label.Empty() {
		return label.In(lang)
	}
	if _, ok := w.pub.Pack.Metric(name); ok {
		return w.pub.Pack.MetricLabel(name).In(lang)
	}
	return name
}
