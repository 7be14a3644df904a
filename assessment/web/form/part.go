package form

import (
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// longestPart is how many questions stand on one page at most.
const longestPart = 8

// A Part is a page of questions: those of one dimension, those of a section that
// belong to none, or one table or grid alone.
type Part struct {
	ID        string
	Section   *questionnaires.Section
	Title     string
	Lead      string
	Questions []*questionnaires.Question
	Alone     bool // a table or a grid
	Done      int  // how many questions are answered
	More      bool // goes on from the part before: too long for one page
}

// Parts are the pages of everything that is visible now, in order.
func (p *Paper) Parts() []Part {
	var parts []Part
	ids := map[string]int{}
	for s, q := range p.questions() {
		next := p.partOf(s, q)
		if n := len(parts) - 1; n >= 0 && !next.Alone && baseID(parts[n].ID) == next.ID && len(parts[n].Questions) < longestPart {
			parts[n].Questions = append(parts[n].Questions, q)
		} else {
			ids[next.ID]++
			if times := ids[next.ID]; times > 1 {
				next.ID += "." + strconv.Itoa(times)
				next.More = true
			}
			next.Questions = []*questionnaires.Question{q}
			parts = append(parts, next)
		}
		if p.Flow.Answer(q.ID).State != assessment.Missing {
			parts[len(parts)-1].Done++
		}
	}
	return parts
}

// baseID is a part's id without the number of its page.
func baseID(id string) string {
	if base, number, ok := strings.Cut(id, "."); ok && base != sectionPrefix {
		if _, err := strconv.Atoi(number); err == nil {
			return base
		}
	} else if ok {
		first, _, _ := strings.Cut(number, ".")
		return base + "." + first
	}
	return id
}

// sectionPrefix keeps the ids of sections apart from all others: ids have no dot.
const sectionPrefix = "section"

// partOf is the part that a question begins or belongs to.
func (p *Paper) partOf(s *questionnaires.Section, q *questionnaires.Question) Part {
	lang := p.Say.Lang()
	part := Part{ID: sectionPrefix + "." + s.ID, Section: s, Title: s.Title.In(lang), Lead: s.Intro.In(lang)}
	if f := q.Kind.Control(lang).Form; f == questionnaires.FormTable || f == questionnaires.FormGrid {
		part.ID, part.Alone = q.ID, true
		if len(s.Questions) > 1 {
			part.Title, part.Lead = p.short(q), ""
		}
		return part
	}
	if d := p.Pack.Dimension(q.Dimension); d != nil {
		part.ID, part.Title, part.Lead = d.ID, d.Name.In(lang), d.Lead.In(lang)
	}
	return part
}

// Belongs reports whether a question stands on a part's pages when it is visible.
func (p *Paper) Belongs(q *questionnaires.Question, part Part) bool {
	return p.partOf(q.Section, q).ID == baseID(part.ID)
}

// Visible reports whether a question is put now.
func (p *Paper) Visible(id string) bool {
	for _, q := range p.questions() {
		if q.ID == id {
			return true
		}
	}
	return false
}

// Words reports whether a question asks for words of one's own.
func Words(q *questionnaires.Question) bool {
	f := q.Kind.Control("").Form
	return f == questionnaires.FormLine || f == questionnaires.FormLines
}

// Find returns a part by its id, with its place in the list; !ok if it is not there.
func Find(parts []Part, id string) (at int, ok bool) {
	at = slices.IndexFunc(parts, func(p Part) bool { return p.ID == id })
	return at, at >= 0
}
