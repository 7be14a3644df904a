package questionnaires

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A Placeholder is a name in braces that the report fills, beside the metrics.
type Placeholder struct {
	Name   string
	Number bool // may have a format: {delta:1}
}

// placeholders of the report and of the texts shown to respondents.
var placeholders = []Placeholder{
	{Name: "stage", Number: true}, // the level printed
	{Name: "base", Number: true},  // the level of the mean alone
	{Name: "cap", Number: true},   // one level above the weakest dimension
	{Name: "stage-name"},
	{Name: "best"}, {Name: "best-score", Number: true}, // the dimension with the highest score
	{Name: "worst"}, {Name: "worst-score", Number: true},
	{Name: "gap-dim"}, {Name: "gap-a"}, {Name: "gap-b"}, // the pair behind gap.max, the more favourable group first
	{Name: "util-role"}, // the role with the highest utilisation
	{Name: "growth", Number: true}, {Name: "budget-growth", Number: true},
	{Name: "owner-roles", Number: true}, {Name: "owner-dk", Number: true},
	{Name: "raci-activities", Number: true}, {Name: "raci-ok", Number: true},
	{Name: "max-r-role"},
	{Name: "orphan-names"},
	{Name: "goals-missing"},
	{Name: "positioning-missing"},
	{Name: "barrier-top"},
	{Name: "decisions"},
	{Name: "fte", Number: true},
	{Name: "n-recommendations", Number: true},
	{Name: "pd-total", Number: true}, {Name: "pd-1", Number: true}, {Name: "pd-2", Number: true}, {Name: "pd-3", Number: true},
	// From the row at hand.
	{Name: "a"}, {Name: "b"}, {Name: "dim"}, {Name: "question"}, {Name: "group"},
	{Name: "delta", Number: true}, {Name: "value-a", Number: true}, {Name: "value-b", Number: true}, {Name: "share", Number: true},
	{Name: "tows-internal"}, {Name: "tows-external"}, {Name: "tows-strategy"},
	{Name: "n", Number: true}, {Name: "x", Number: true},
	// In the texts shown to respondents.
	{Name: "k", Number: true}, {Name: "date"}, {Name: "controller"},
}

// Placeholders returns every name a text may have in braces: those of the report,
// the metrics, derived values and what they count, and the ids of questions and rows, which stand for their answers.
func (p *Pack) Placeholders() []Placeholder {
	list := slices.Clone(placeholders)
	for _, m := range p.index.metrics {
		if !m.Boolean {
			list = append(list, Placeholder{Name: m.Name, Number: true})
		}
	}
	for _, d := range p.Deriveds() {
		list = append(list, Placeholder{Name: PrefixDerived + d.Name, Number: true})
		if d.Names {
			list = append(list, Placeholder{Name: PrefixNames + d.Name})
		}
	}
	for id := range p.index.questions {
		list = append(list, Placeholder{Name: id})
	}
	for id := range p.index.rows {
		list = append(list, Placeholder{Name: id})
	}
	slices.SortFunc(list, func(a, b Placeholder) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// UnknownPlaceholders returns what stands in braces in words that a report is to
// fill and that it cannot fill.
func (p *Pack) UnknownPlaceholders(words string) []string {
	used, _ := placeholdersIn(words)
	if len(used) == 0 {
		return nil
	}
	known := map[string]Placeholder{}
	for _, ph := range p.Placeholders() {
		known[ph.Name] = ph
	}
	var list []string
	for _, u := range used {
		if u.fault(known) != "" {
			list = append(list, u.name)
		}
	}
	return list
}

// placeholderFormat: decimals, per cent, and of a ratio by how many per cent it is more
// (+%) or less (-%) than one.
var placeholderFormat = regexp.MustCompile(`^([0-3]|[+-]?%)$`)

// A used placeholder is one that stands in a text.
type usedPlaceholder struct {
	name, format string
	at           int // characters into the text
}

// placeholdersIn finds the placeholders of a text. A brace without its partner is
// returned as open: how many characters into the text it stands, or -1.
func placeholdersIn(text string) (used []usedPlaceholder, open int) {
	runes := []rune(text)
	start := -1
	for i, r := range runes {
		switch {
		case r == '{' && start < 0:
			start = i
		case r == '}' && start >= 0:
			name, format, _ := strings.Cut(string(runes[start+1:i]), ":")
			used = append(used, usedPlaceholder{name: name, format: format, at: start})
			start = -1
		case r == '{' || r == '}':
			return used, i
		}
	}
	return used, start
}
