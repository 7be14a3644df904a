package terminal

import (
	"slices"

	"lotse/questionnaires"
)

// refers names the first question whose answer refers to an entry of a table, or "".
func (g *guide) refers(table, entry string) string {
	for _, q := range g.iv.Flow.Questions() {
		list, _ := g.iv.Flow.Answer(q.ID).Value.(questionnaires.Entries)
		for _, c := range q.Kind.Control(g.lang).Columns {
			if len(list) == 0 || c.Kind.Control(g.lang).RefersTo != table {
				continue
			}
			for _, e := range list {
				picks, _ := e.Fields[c.ID].(questionnaires.Picks)
				if e.Pick(c.ID) == entry || slices.Contains(picks, entry) {
					return oneLine(q.Ask.In(g.lang))
				}
			}
		}
	}
	return ""
}
