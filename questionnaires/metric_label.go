package questionnaires

import "strings"

// MetricLabel names a metric for people: the pack's label metric-<name with dots
// as dashes>, or what the metric is about: a question's short label, a
// dimension's name. Not found is the name itself.
func (p *Pack) MetricLabel(name string) Text {
	if t := p.Label("metric-" + strings.ReplaceAll(name, ".", "-")); !t.Empty() {
		return t
	}
	kind, rest, _ := strings.Cut(name, ".")
	id, scope, _ := strings.Cut(rest, ".")
	switch kind {
	case "q":
		return p.questionLabel(id)
	case "dk":
		return joined(p.Label("metric-dk-"+scope), p.questionLabel(id))
	case "owner", "barrier", "dim":
		if t := p.Label(id); !t.Empty() {
			return t
		}
	}
	return Plain(name)
}

// questionLabel is a question's short label, else its words.
func (p *Pack) questionLabel(id string) Text {
	q := p.Question(id)
	if q == nil {
		return nil
	}
	if !q.Short.Empty() {
		return q.Short
	}
	return q.Ask
}

// joined puts two texts together, language by language.
func joined(a, b Text) Text {
	if a.Empty() || b.Empty() {
		return b
	}
	t := Text{}
	for lang, words := range b {
		t[lang] = a.In(lang) + ": " + words
	}
	return t
}
