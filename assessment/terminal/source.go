package terminal

import (
	"io"

	"lotse/assessment/origin"
)

// Source writes where a metric comes from: its formula and its inputs. An input that can
// be asked about in turn carries its name for lotse results --why.
func (p Page) Source(w io.Writer, o origin.Origin) error {
	t := p.begin(w)
	t.wrapped(0, t.bold(o.Name)+"  "+o.Metric)
	t.wrapped(2, o.Value)
	if o.Withheld {
		return t.err
	}
	t.hanging(2, 4, o.Formula)
	for _, in := range o.Inputs {
		name := in.Name
		if in.Metric != "" {
			name = in.Metric
		}
		t.line("    " + cell(name, 34) + right(in.Value, 12))
	}
	return t.err
}
