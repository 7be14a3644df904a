package document

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// A Form reads answers of one respondent, or of the client, outside of a whole
// document: from a file in the same language, or one by one from a command line.
type Form struct {
	*index
	group string
	names names
}

// NewForm makes the form of a group's respondents, or of the client for "".
func NewForm(p *questionnaires.Pack, group string) *Form {
	f := &Form{index: newIndex(p), group: group}
	f.names = f.workshop
	if group != "" {
		f.names = f.survey
	}
	return f
}

// Question returns the question of a name, its key or id, or nil. It may be one that
// this form does not ask; see [Form.Asks].
func (f *Form) Question(name string) *questionnaires.Question {
	for _, n := range []names{f.names, f.survey, f.workshop} {
		if q := n[name]; q != nil {
			return q
		}
	}
	return nil
}

// Asks reports whether the form asks a question, conditions aside.
func (f *Form) Asks(q *questionnaires.Question) bool {
	if f.group == "" {
		return !inSurvey(q.Section)
	}
	return f.asked[f.group][q]
}

// Names lists the names of all questions of the form.
func (f *Form) Names() []string {
	return slices.DeleteFunc(f.names.list(), func(name string) bool { return !f.Asks(f.names[name]) })
}

// Value reads an answer as a command line gives it: words as they stand, or a value
// of the document's language where it begins with {, [ or a quotation mark. Nothing
// is no answer. Several options may be given with commas between them. Faults are
// the respondent's; the error is for what is no YAML.
func (f *Form) Value(q *questionnaires.Question, raw string) (assessment.Answer, questionnaires.Faults, error) {
	n, err := f.node(q, raw)
	if err != nil {
		return assessment.Answer{}, nil, err
	}
	d := &decoder{index: f.index}
	a := assessment.Answer{}
	wrapped := n.Get("value") != nil && f.controls[q].Form != questionnaires.FormGrid || wraps(n)
	if wrapped {
		if a = d.answer(q, n); len(d.problems) == 0 {
			return a, nil, nil
		}
		if v := n.Get("value"); v != nil {
			if _, faults := f.parse(q, v); faults != nil {
				return assessment.Answer{}, faults, nil
			}
		}
		return assessment.Answer{}, nil, errors.New(d.problems[0].Msg)
	}
	a, faults := f.parse(q, n)
	return a, faults, nil
}

func (f *Form) node(q *questionnaires.Question, raw string) (*source.Node, error) {
	switch {
	case !utf8.ValidString(raw):
		return nil, errors.New("not UTF-8")
	case strings.TrimSpace(raw) == "":
		return &source.Node{Kind: source.Null}, nil
	case strings.ContainsAny(raw[:1], `{["'`):
		n, problems := source.Parse("", []byte(raw))
		if len(problems) > 0 {
			return nil, errors.New(problems[0].Msg) // there is no place in a single value
		}
		return n, nil
	}
	scalar := &source.Node{Kind: source.Scalar, Text: raw}
	if f.controls[q].Form == questionnaires.FormPickMany && strings.Contains(raw, ",") {
		list := source.ListNode()
		for _, part := range strings.Split(raw, ",") {
			list.Items = append(list.Items, &source.Node{Kind: source.Scalar, Text: strings.TrimSpace(part)})
		}
		return list, nil
	}
	return scalar, nil
}

// Allowed returns the names of which a fault's one is none: options, fields or rows.
func (f *Form) Allowed(q *questionnaires.Question, fault questionnaires.Fault) []string {
	return allowed(fault, f.controls[q])
}

// A Dangling answer names an entry of a table that is not there.
type Dangling struct {
	Question *questionnaires.Question
	ID       string // of the missing entry
}

// Dangling lists the answers that name entries the client's tables do not have. A
// table that was not filled in yet is not held against them.
func (f *Form) Dangling(answers map[string]assessment.Answer, facts assessment.Facts) []Dangling {
	var list []Dangling
	d := &decoder{index: f.index, dangling: func(q *questionnaires.Question, id string) { list = append(list, Dangling{q, id}) }}
	for _, s := range f.pack.Sections {
		for _, q := range s.Questions {
			if v := answers[q.ID].Value; v != nil && f.points[q] {
				d.pointers = append(d.pointers, pointer{q, v, source.MapNode()})
			}
		}
	}
	d.references(&assessment.Round{Facts: facts})
	return list
}

// Read reads a file of answers: what stands under a respondent or under facts in a
// document, where a question may also stand by itself. Questions without a value are
// not answered. Mistakes are returned all at once as [source.Problems].
func (f *Form) Read(file string, data []byte) (map[string]assessment.Answer, error) {
	root, problems := source.ParseUpTo(MaxSize, file, data)
	d := &decoder{index: f.index, problems: problems}
	answers := map[string]assessment.Answer{}
	switch {
	case root == nil:
	case !given(root): // nothing but comments
	case f.group == "":
		d.facts(root, answers)
	case root.Kind != source.Map:
		d.add(root.Problemf("answers must be a map from question to answer, not %s", root.Kind))
	default:
		d.person(root, d.sheet(d.survey, f.group, answers))
	}
	if len(d.problems) > 0 {
		return nil, d.problems.Err()
	}
	return answers, nil
}

// person reads the answers of one person: under answers, in sections, or bare.
func (d *decoder) person(root *source.Node, s *sheet) {
	for _, p := range root.Pairs {
		if q := s.names[p.Key]; q != nil && d.section(p.Key, true) == nil {
			s.put(q, p.Value)
			continue
		}
		d.respondentKey(root, p, s)
	}
	s.putLoose()
}
