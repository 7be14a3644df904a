package released

import (
	"cmp"
	"fmt"

	"lotse/assessment"
)

func (c comparison) chapter(id string) string {
	for _, ch := range c.pack.Report.Chapters {
		if ch.ID == id {
			return ch.Title.In(c.say.Lang())
		}
	}
	return id
}

func (c comparison) status(s assessment.FollowUp) string {
	if s == "" {
		return c.line("none")
	}
	return c.say.T("plan-status-" + string(s))
}

func (c comparison) or(words string) string { return cmp.Or(words, c.line("none")) }

func (c comparison) stage(wave int) string {
	return c.say.T(fmt.Sprintf("plan-stage-%d", min(max(wave, 1), 4)))
}

func (c comparison) title(s Snapshot, id string) string {
	return c.say.Quote(cmp.Or(s.Actions[id].Title.In(c.say.Lang()), id))
}

func (c comparison) dimension(id string) string {
	if d := c.pack.Dimension(id); d != nil {
		return d.Name.In(c.say.Lang())
	}
	return id
}

func (c comparison) group(id string) string {
	if g := c.pack.Group(id); g != nil {
		return g.Short.In(c.say.Lang())
	}
	return id
}

func (c comparison) whole(n *int) string {
	if n == nil {
		return c.line("none")
	}
	return c.say.Number(float64(*n), 0)
}

func (c comparison) score(n assessment.Number) string {
	if !n.Known {
		return c.line("none")
	}
	return c.say.Number(n.Value, 1)
}

func (c comparison) metric(d assessment.ResultsDocument, name string) string {
	v, ok := d.Metrics[name].(float64) // as JSON has it
	if n, is := d.Metrics[name].(assessment.Number); is {
		v, ok = n.Value, n.Known
	}
	return c.score(assessment.Number{Value: v, Known: ok})
}
