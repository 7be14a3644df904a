package assessment

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"lotse/questionnaires"
)

func TestDiagnose_nothing(t *testing.T) {
	t.Parallel()
	for name, p := range map[string]*questionnaires.Pack{"empty pack": {}, "built-in pack": builtin(t)} {
		d := diagnose(p, nil, nil)
		pub := &Published{Pack: p}
		d.publish(pub)
		pub.fillMetrics()
		for metric, value := range pub.Metrics {
			if value.Known && metric != "always" {
				t.Errorf("%s: %s = %v without an answer", name, metric, value)
			}
		}
		if d.goals.Present || d.positioning.Present || d.audiences.Present || d.swot.Present || d.raci.Present ||
			d.flows.Present || d.time.Present || d.rules.Present || d.workingGroup.Present || d.barriers.Present {
			t.Errorf("%s: an instrument is present without an answer", name)
		}
	}
}

func TestDiagnose_anything(t *testing.T) {
	t.Parallel()
	p := builtin(t)
	var questions []*questionnaires.Question
	for _, s := range p.Sections {
		questions = append(questions, s.Questions...)
	}
	rapid.Check(t, func(t *rapid.T) {
		f := Facts{}
		for _, q := range questions {
			if v := anyValue(t, p, q); v != nil {
				f[q.ID] = GivenAnswer(v)
			}
		}
		pub := &Published{Pack: p}
		diagnose(p, f, nil).publish(pub)
		pub.fillMetrics()
		for _, m := range p.Metrics() {
			v := pub.Metrics[m.Name]
			if v.Known && (math.IsNaN(v.Value) || v.Value < m.Min-1e-6 || m.Max > m.Min && v.Value > m.Max+1e-6) {
				t.Fatalf("%s = %v is outside %v..%v", m.Name, v, m.Min, m.Max)
			}
		}
		Recommend(pub)
	})
}

func anyValue(t *rapid.T, p *questionnaires.Pack, q *questionnaires.Question) questionnaires.Value {
	c := q.Kind.Control("")
	scalar := func() questionnaires.Value {
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			return questionnaires.Number(rapid.Float64Range(-10, 50).Draw(t, "number"))
		case 1:
			return questionnaires.Flag(rapid.Bool().Draw(t, "flag"))
		case 2:
			return questionnaires.Pick(rapid.SampledFrom([]string{"a", "b", "social-team", "S", "T", "wk-yes", "chk-in-force", "A"}).Draw(t, "pick"))
		case 3:
			return questionnaires.Picks{"R", rapid.SampledFrom([]string{"A", "a", "bar-none"}).Draw(t, "picks")}
		case 4:
			return questionnaires.Text{"": rapid.SampledFrom([]string{"", "a", "role-hr"}).Draw(t, "text")}
		}
		return nil
	}
	row := func() fields {
		f := fields{}
		for _, col := range c.Columns {
			f[col.ID] = scalar()
		}
		return f
	}
	switch {
	case rapid.IntRange(0, 6).Draw(t, "missing") == 0:
		return nil
	case len(c.Rows) > 0:
		cells := questionnaires.Cells{}
		for _, r := range c.Rows {
			cells[r.ID] = row()
		}
		return cells
	case len(c.Columns) > 0:
		var out questionnaires.Entries
		for range rapid.IntRange(0, 4).Draw(t, "entries") {
			out = append(out, entry(rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "id"), row()))
		}
		return out
	}
	return scalar()
}
