package document

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// answers writes a section's answers as pairs of question and answer.
func (enc encoder) answers(s *questionnaires.Section, answers map[string]assessment.Answer, into *source.Node) (int, error) {
	written := 0
	for _, q := range s.Questions {
		a, ok := answers[q.ID]
		if !ok {
			continue
		}
		written++
		n, err := enc.answer(q, a)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", q.ID, err)
		}
		if n != nil {
			into.Pairs = append(into.Pairs, source.Pair{Key: enc.survey.of(q), Value: n})
		}
	}
	return written, nil
}

// sectionOf writes a section's answers in the shortest form that reads back alike,
// and returns how many there were: the answer itself where the section has one
// question, a grid's rows among the questions, else question by question.
func (enc encoder) sectionOf(s *questionnaires.Section, answers map[string]assessment.Answer) (*source.Node, int, error) {
	known, n, written := enc.sections[s], source.MapNode(), 0
	for _, q := range s.Questions {
		a, ok := answers[q.ID]
		if !ok {
			continue
		}
		written++
		value, err := enc.answer(q, a)
		if err != nil {
			return nil, 0, fmt.Errorf("%s: %w", q.ID, err)
		}
		switch {
		case value == nil:
		case enc.rowsAmongQuestions(q, s, value):
			n.Pairs = append(n.Pairs, value.Pairs...)
		case len(s.Questions) == 1 && enc.standsAlone(value, s):
			return value, written, nil
		default:
			n.Pairs = append(n.Pairs, source.Pair{Key: known.of(q), Value: value})
		}
	}
	if len(n.Pairs) == 0 {
		return nil, written, nil
	}
	return n, written, nil
}

// rowsAmongQuestions reports whether an answer is the bare rows of a grid, none of
// which could be taken for a question or for another grid's row.
func (enc encoder) rowsAmongQuestions(q *questionnaires.Question, s *questionnaires.Section, n *source.Node) bool {
	if n.Kind != source.Map || len(n.Pairs) == 0 || wraps(n) {
		return false
	}
	known := enc.sections[s]
	return !slices.ContainsFunc(n.Pairs, func(p source.Pair) bool {
		return known[p.Key] != nil || enc.gridWith(s.Questions, p.Key) != q
	})
}

// standsAlone reports whether an answer can stand for its whole section.
func (enc encoder) standsAlone(n *source.Node, s *questionnaires.Section) bool {
	known := enc.sections[s]
	return !slices.ContainsFunc(n.Pairs, func(p source.Pair) bool {
		return known[p.Key] != nil || enc.gridWith(s.Questions, p.Key) != nil
	})
}

// answer writes an answer; nil for none.
func (enc encoder) answer(q *questionnaires.Question, a assessment.Answer) (*source.Node, error) {
	value, err := enc.value(q, a)
	if err != nil {
		return nil, err
	}
	if a.Note == "" && len(a.Evidence) == 0 {
		if value != nil && wraps(value) {
			value = source.MapNode(source.Pair{Key: "value", Value: value})
		}
		return value, nil
	}
	var f fields
	if value != nil {
		f.pairs = append(f.pairs, source.Pair{Key: "value", Value: value})
	}
	f.text("note", a.Note)
	f.node("evidence", source.FromPlain(append([]string{}, a.Evidence...)))
	return f.asMap(), nil
}

func (enc encoder) value(q *questionnaires.Question, a assessment.Answer) (*source.Node, error) {
	switch {
	case a.State == assessment.Given && a.Value != nil:
		n := source.FromPlain(q.Kind.Plain(a.Value))
		if n.Kind == source.Scalar && n.Style == source.Plain && stateWord(n) != assessment.Missing {
			n.Style = source.Quoted // the word, not the state
		}
		order(n, enc.controls[q])
		mainTexts(n, enc.controls[q])
		letters(n, enc.controls[q])
		return prose(n), nil
	case a.State == assessment.Given:
		return nil, fmt.Errorf("given, but without a value")
	case a.Value != nil:
		return nil, fmt.Errorf("a value, but not given")
	case a.State == assessment.DontKnow:
		return source.ScalarNode(dontKnow), nil
	case a.State == assessment.NotApplicable:
		return source.ScalarNode(notApplicable), nil
	}
	return nil, nil
}

// mainTexts lifts the languages of an entry's main column into the entry: de: and
// en: directly beside its id are how people write such lists.
func mainTexts(n *source.Node, c questionnaires.Control) {
	at := slices.IndexFunc(c.Columns, func(column questionnaires.Column) bool { return column.Main })
	if c.Form != questionnaires.FormTable || at < 0 {
		return
	}
	main := c.Columns[at]
	for _, entry := range n.Items {
		i := slices.IndexFunc(entry.Pairs, func(p source.Pair) bool { return p.Key == main.Key })
		if i < 0 || main.Under != "" {
			continue
		}
		texts := entry.Pairs[i].Value.Pairs
		if len(texts) > 0 && !slices.ContainsFunc(texts, func(p source.Pair) bool { return entry.Get(p.Key) != nil }) {
			entry.Pairs = slices.Replace(entry.Pairs, i, i+1, texts...)
		}
	}
}

// letters writes the cells of a matrix the way they are said: AR for [A, R].
func letters(n *source.Node, c questionnaires.Control) {
	for _, column := range c.Columns {
		cell := column.Kind.Control("")
		if c.Form != questionnaires.FormGrid || cell.Form != questionnaires.FormPickMany || !lettersOnly(cell.Options) {
			continue
		}
		for _, row := range n.Pairs {
			for i := range row.Value.Pairs {
				p := &row.Value.Pairs[i]
				if p.Key != column.Key || len(p.Value.Items) == 0 {
					continue
				}
				word := ""
				for _, letter := range p.Value.Items {
					word += letter.Text
				}
				p.Value = source.ScalarNode(word)
			}
		}
	}
}

func lettersOnly(options []questionnaires.ControlOption) bool {
	return len(options) > 0 && !slices.ContainsFunc(options, func(o questionnaires.ControlOption) bool { return len(o.ID) != 1 })
}

// order puts the keys of an answer into the pack's order: an entry's id, then the
// columns or rows. Other keys follow in alphabetical order.
func order(n *source.Node, c questionnaires.Control) {
	rank := map[string]int{"id": -len(c.Columns) - 1}
	for i, column := range c.Columns {
		at := i - len(c.Columns)
		rank[column.ID], rank[column.Key] = at, at
	}
	for i, row := range c.Rows {
		rank[row.ID] = i + 1
	}
	last := len(c.Rows) + 1
	of := func(key string) int {
		if r, ok := rank[key]; ok {
			return r
		}
		return last
	}
	reorder(n, func(a, b string) int { return cmp.Or(cmp.Compare(of(a), of(b)), cmp.Compare(a, b)) })
}

func reorder(n *source.Node, compare func(a, b string) int) {
	slices.SortStableFunc(n.Pairs, func(a, b source.Pair) int { return compare(a.Key, b.Key) })
	for _, p := range n.Pairs {
		reorder(p.Value, compare)
	}
	for _, item := range n.Items {
		reorder(item, compare)
	}
}

// prose writes texts of several lines as blocks, which is how people read them.
func prose(n *source.Node) *source.Node {
	if n.Kind == source.Scalar && strings.Contains(n.Text, "\n") {
		n.Style = source.Block
	}
	for _, p := range n.Pairs {
		prose(p.Value)
	}
	for _, item := range n.Items {
		prose(item)
	}
	return n
}
