package terminal

import (
	"fmt"
	"io"
	"strings"

	"lotse/questionnaires"
)

// Pack writes what a pack asks: groups with their time, sections with their
// questions, and the recommendations it may give.
func (p Page) Pack(w io.Writer, pack *questionnaires.Pack) error {
	t := p.begin(w)
	lang := p.Say.Lang()
	t.wrapped(0, t.bold(pack.Title.In(lang))+"  "+pack.ID+" "+pack.Version)
	t.wrapped(0, p.Say.T("results-pack-counts", "Dimensions", len(pack.Dimensions), "Questions", len(pack.Scored()), "Rules", len(pack.Rules)))
	t.heading(p.Say.T("results-pack-groups"))
	for _, g := range pack.Groups {
		questions := pack.QuestionsFor(g.ID)
		t.hanging(2, 4, p.Say.T("results-pack-time", "Group", g.Name.In(lang), "Questions", len(questions),
			"Minutes", p.Say.Number(pack.MinutesFor(g.ID), 1)))
	}
	for _, s := range pack.Sections {
		t.heading(s.Title.In(lang) + "  " + t.faint(s.ID))
		for _, q := range s.Questions {
			t.packQuestion(pack, q)
		}
	}
	t.heading(p.Say.T("results-pack-rules"))
	for _, r := range pack.Rules {
		t.hanging(2, 4, fmt.Sprintf("%s  %s", r.Title.In(lang), t.faint(r.ID)))
	}
	return t.err
}

func (t *text) packQuestion(pack *questionnaires.Pack, q *questionnaires.Question) {
	lang := t.Say.Lang()
	t.hanging(2, 4, fmt.Sprintf("%s  %s", q.Ask.In(lang), t.faint(q.ID)))
	c := q.Kind.Control(lang)
	for i, o := range c.Options {
		if c.Form == questionnaires.FormLevels {
			t.hanging(4, 7, fmt.Sprintf("%d. %s", i+1, o.Label))
		} else {
			t.hanging(4, 6, "○ "+o.Label)
		}
	}
	for _, row := range c.Rows {
		t.hanging(4, 6, "– "+row.Label.In(lang))
	}
	for _, column := range c.Columns {
		if label := column.Ask.In(lang); label != "" {
			t.hanging(4, 6, "– "+label)
		}
	}
	if len(q.Groups) > 0 && len(q.Groups) < len(pack.Groups) {
		var names []string
		for _, id := range q.Groups {
			if g := pack.Group(id); g != nil {
				names = append(names, g.Short.In(lang))
			}
		}
		t.line("    " + t.faint(strings.Join(names, ", ")))
	}
}
