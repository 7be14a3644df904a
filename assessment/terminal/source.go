package terminal

import (
	"io"
	"math"
	"strings"

	"lotse/assessment"
)

// Source writes where a metric comes from: its formula and its inputs.
func (p Page) Source(w io.Writer, pub *assessment.Published, s assessment.Source) error {
	t := p.begin(w)
	name := pub.Pack.MetricLabel(s.Metric).In(p.Say.Lang())
	t.wrapped(0, t.bold(name)+"  "+s.Metric)
	t.wrapped(2, t.sourceValue(pub, s.Metric, s.Value, s.Withheld))
	if s.Withheld {
		return t.err
	}
	t.hanging(2, 4, t.formula(s))
	for _, in := range s.Inputs {
		t.line("    " + cell(t.inputName(pub, in.Name), 34) + right(t.sourceValue(pub, in.Name, in.Value, pub.Withheld[in.Name]), 12))
	}
	return t.err
}

// formula says in words how a metric is computed; the formula in signs stands in
// for a metric without words.
func (t *text) formula(s assessment.Source) string {
	if t.Say.Has(s.Key) {
		return t.Say.T(s.Key)
	}
	return s.Formula
}

func (t *text) sourceValue(pub *assessment.Published, name string, n assessment.Number, withheld bool) string {
	switch {
	case withheld:
		return t.Say.T("results-source-withheld")
	case !n.Known:
		return t.Say.T("results-source-null")
	case n.Value > 1e300:
		return "∞"
	}
	if m, ok := pub.Pack.Metric(name); ok && !m.Boolean {
		return t.Say.Metric(n.Value, m.Unit)
	}
	if n.Value == math.Trunc(n.Value) {
		return t.Say.Number(n.Value, 0)
	}
	return t.Say.Number(n.Value, 2)
}

// inputName names an input: a metric by its name, so that it can be asked for in
// turn, a group or a count in words.
func (t *text) inputName(pub *assessment.Published, name string) string {
	if g := pub.Pack.Group(name); g != nil {
		return g.Short.In(t.Say.Lang())
	}
	if key := "source-input-" + strings.ToLower(name); t.Say.Has(key) {
		return t.Say.T(key)
	}
	if label := pub.Pack.Label(name); !label.Empty() {
		return label.In(t.Say.Lang())
	}
	return name
}
