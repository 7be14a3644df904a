package report

import (
	"strings"

	"lotse/questionnaires"
)

// label returns a label of the pack by id, whatever it belongs to; "" for no id.
func (w *writer) label(id string) string {
	if id == "" {
		return ""
	}
	return w.pack.Label(id).In(w.say.Lang())
}

// dimension names a dimension.
func (w *writer) dimension(id string) string {
	if d := w.pack.Dimension(id); d != nil {
		return d.Name.In(w.say.Lang())
	}
	return ""
}

// group names a group by its short name. Groups that are shown as one have a
// name of their own.
func (w *writer) group(id string) string {
	g := w.pack.Group(id)
	if g == nil {
		return w.label("group-merged")
	}
	return w.shortOr(g.Short, g.Name)
}

// shortOr is the short name if there is one, else the whole.
func (w *writer) shortOr(short, whole questionnaires.Text) string {
	if short.Empty() {
		return whole.In(w.say.Lang())
	}
	return short.In(w.say.Lang())
}

// shortRow names a row of a grid by its short label.
func (w *writer) shortRow(id string) string {
	if r, ok := w.pack.Row(id); ok {
		return w.shortOr(r.Short, r.Label)
	}
	return w.label(id)
}

// question returns the words of a question, "" for an unknown one.
func (w *writer) question(id string) string {
	if q := w.pack.Question(id); q != nil {
		return q.Ask.In(w.say.Lang())
	}
	return ""
}

// shortQuestion is a question's short label, else its words in quotation marks.
func (w *writer) shortQuestion(id string) string {
	q := w.pack.Question(id)
	if q == nil {
		return ""
	}
	if !q.Short.Empty() {
		return q.Short.In(w.say.Lang())
	}
	return w.say.Quote(q.Ask.In(w.say.Lang()))
}

// levelName names a maturity level; nil for level 0.
func (w *writer) levelName(level int) any {
	for _, l := range w.pack.Scale {
		if l.Level == level {
			return word(l.Name.In(w.say.Lang()))
		}
	}
	return nil
}

// list joins the names of ids with commas and "and"; unnamed ones are left out.
func (w *writer) list(ids []string, name func(id string) string) string {
	var names []string
	for _, id := range ids {
		if n := strings.TrimSpace(name(id)); n != "" {
			names = append(names, n)
		}
	}
	return w.say.List(names)
}
