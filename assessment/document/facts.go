package document

import (
	"fmt"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// facts reads what was answered once for the client: section → answers. A question
// may also stand there by itself, without its section.
func (d *decoder) facts(n *source.Node, into assessment.Facts) {
	if !given(n) {
		return
	}
	if n.Kind != source.Map {
		d.add(n.Problemf("facts must be a map from section to answers, not %s", n.Kind))
		return
	}
	s := d.sheet(d.workshop, "", into)
	for _, p := range n.Pairs {
		if section := d.section(p.Key, false); section != nil {
			s.putSection(p.Value, section)
		} else if q := d.workshop[p.Key]; q != nil {
			s.put(q, p.Value)
		} else if q := d.gridWith(d.questions(false), p.Key); q != nil {
			s.loose(q, n, p)
		} else {
			d.add(n.KeyProblemf(p.Key, "%s", s.unknownFact(p.Key)))
		}
	}
	s.putLoose()
}

// unknownFact looks for the nearest name among sections and questions.
func (s *sheet) unknownFact(name string) string {
	if s.survey[name] != nil {
		return s.unknownQuestion(name, s.workshop)
	}
	return unknown("section", name, append(s.sectionKeys(false), s.workshop.list()...))
}

// putSection reads the answers of one section in any of their forms: a map from
// question to answer in which a grid's rows may stand directly; a list for the
// first table; and where there is only one question, its answer.
func (s *sheet) putSection(n *source.Node, section *questionnaires.Section) {
	if !given(n) {
		return
	}
	known := s.sections[section]
	if n.Kind != source.Map {
		s.bare(n, section)
		return
	}
	if len(section.Questions) == 1 && !s.mentions(n, section, known) {
		s.put(section.Questions[0], n)
		return
	}
	for _, p := range n.Pairs {
		if q := known[p.Key]; q != nil {
			s.put(q, p.Value)
		} else if q := s.gridWith(section.Questions, p.Key); q != nil {
			s.loose(q, n, p)
		} else {
			s.add(n.KeyProblemf(p.Key, "%s", s.unknownIn(p.Key, section, known)))
		}
	}
}

// bare reads a section that is a list or a single value.
func (s *sheet) bare(n *source.Node, section *questionnaires.Section) {
	if n.Kind == source.List {
		for _, q := range section.Questions {
			if s.controls[q].Form == questionnaires.FormTable {
				s.put(q, n)
				return
			}
		}
	}
	if len(section.Questions) == 1 {
		s.put(section.Questions[0], n)
		return
	}
	s.add(n.Problemf("the answers of %s must be a map from question to answer, not %s", sectionKey(section), n.Kind))
}

// mentions reports whether a map uses a name of one of the section's questions, rows or columns.
func (s *sheet) mentions(n *source.Node, section *questionnaires.Section, known names) bool {
	return slices.ContainsFunc(n.Pairs, func(p source.Pair) bool {
		return known[p.Key] != nil || s.gridWith(section.Questions, p.Key) != nil
	})
}

func (s *sheet) unknownIn(name string, section *questionnaires.Section, known names) string {
	if s.names[name] != nil {
		return fmt.Sprintf("%s belongs to the section %s", name, sectionKey(s.names[name].Section))
	}
	list := known.list()
	for _, q := range section.Questions {
		list = append(list, s.gridNames(q)...)
	}
	return unknown("question", name, list)
}

// loose keeps a row or column of a grid that stands outside of it, in the map of
// its section or of all facts.
func (s *sheet) loose(q *questionnaires.Question, n *source.Node, p source.Pair) {
	part := s.grids[q]
	if part == nil {
		copied := *n // keeps the place
		copied.Pairs = nil
		part = &copied
		s.grids[q] = part
	}
	if first := part.Get(p.Key); first != nil {
		s.add(n.KeyProblemf(p.Key, "%s is answered twice; the first answer is in line %d", p.Key, first.Line))
		return
	}
	part.Pairs = append(part.Pairs, p)
}

// putLoose puts the loose rows together to their grids when everything is read.
func (s *sheet) putLoose() {
	for _, section := range s.pack.Sections {
		for _, q := range section.Questions {
			part := s.grids[q]
			if part == nil {
				continue
			}
			if wraps(part) { // here, value, note and evidence can only be rows
				outer := *part
				outer.Pairs = []source.Pair{{Key: "value", Value: part}}
				part = &outer
			}
			s.put(q, part)
		}
	}
}
