package document

import (
	"maps"
	"slices"

	"lotse/questionnaires"
)

// names finds questions by what a document calls them: the key, or the id, which
// wins where one question's key is another's id.
type names map[string]*questionnaires.Question

func namesOf(questions []*questionnaires.Question) names {
	n := make(names, 2*len(questions))
	for _, q := range questions {
		n[q.ID] = q
	}
	for _, q := range questions {
		if _, taken := n[q.Key]; !taken && q.Key != "" {
			n[q.Key] = q
		}
	}
	return n
}

// of returns the name a document is written with.
func (n names) of(q *questionnaires.Question) string {
	if q.Key != "" && n[q.Key] == q {
		return q.Key
	}
	return q.ID
}

func (n names) list() []string { return slices.Sorted(maps.Keys(n)) }

// sectionKey returns how a document calls a section.
func sectionKey(s *questionnaires.Section) string {
	if s.Key != "" {
		return s.Key
	}
	return s.ID
}
