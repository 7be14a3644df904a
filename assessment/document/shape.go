package document

import (
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// A shape says where in an answer the words stand: there an unquoted 1.10 or 2026
// is kept as it was written, instead of becoming a number first.
type shape struct {
	words   bool
	columns map[string]*shape // by id and key
}

func shapeOf(k questionnaires.Kind, language string) *shape {
	c := k.Control(language)
	s := &shape{words: c.Form == questionnaires.FormLine || c.Form == questionnaires.FormLines}
	for _, column := range c.Columns {
		if s.columns == nil {
			s.columns = map[string]*shape{"id": {words: true}}
		}
		of := shapeOf(column.Kind, language)
		s.columns[column.ID], s.columns[column.Key] = of, of
		// A bare value stands for the main column.
		s.words = s.words || column.Main && of.words
	}
	return s
}

// plain is the node's plain data with words kept as written. Keys that are no
// column (a grid's rows, languages, a group of columns) have the shape around them.
func (s *shape) plain(n *source.Node) any {
	if n == nil {
		return nil
	}
	switch n.Kind {
	case source.List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = s.plain(item)
		}
		return list
	case source.Map:
		m := make(map[string]any, len(n.Pairs))
		for _, p := range n.Pairs {
			inner := s.columns[p.Key]
			if inner == nil {
				inner = s
			}
			m[p.Key] = inner.plain(p.Value)
		}
		return m
	case source.Scalar:
		if _, number := n.Plain().(float64); number && s.words {
			return n.Text
		}
	}
	return n.Plain()
}
