package questionnaires_test

import (
	"slices"
	"strings"
	"testing"
)

// Every check of the built-in pack has its place in the workshop, asks something,
// and does not lean on a single kind of answer for all it says.
func TestBuiltin_contradictions(t *testing.T) {
	p := loadBuiltin(t)
	slots := map[string]bool{}
	for _, s := range p.Workshop {
		slots[s.ID] = s.Section != ""
	}
	for _, c := range p.Contradictions {
		if !slots[c.Slot] {
			t.Errorf("%s is discussed in %q, which is no slot with a section", c.ID, c.Slot)
		}
		for _, lang := range p.Languages {
			if !strings.Contains(c.Question.In(lang), "?") {
				t.Errorf("%s asks nothing in %s: %q", c.ID, lang, c.Question.In(lang))
			}
			if !strings.HasSuffix(c.Text.In(lang), ".") {
				t.Errorf("%s is no sentence in %s: %q", c.ID, lang, c.Text.In(lang))
			}
		}
		for _, name := range c.When.Uses() {
			if _, metric := p.Metric(name); metric && !slices.Contains(c.Evidence, name) && !strings.HasPrefix(name, "dk.") {
				t.Errorf("%s asks for %s but does not show it as evidence", c.ID, name)
			}
		}
	}
}

func TestPack_View(t *testing.T) {
	p := loadBuiltin(t)
	for name, ok := range map[string]bool{
		"view.res-workload.management": true,
		"view.res-workload.experts":    false, // not asked
		"view.own-check-facts.experts": false, // does not score
		"view.res-workload":            false,
		"q.res-workload":               false,
	} {
		if q, group, got := p.View(name); got != ok || ok && (q.ID != "res-workload" || group != "management") {
			t.Errorf("View(%q) = %v, %q, %v", name, q, group, got)
		}
	}
}

func TestPack_Deriveds(t *testing.T) {
	if got := load(t, "facts").Deriveds(); len(got) > 0 {
		t.Errorf("a pack without the questions has the derived values %v", got)
	}
	if got := len(loadBuiltin(t).Deriveds()); got < 20 {
		t.Errorf("the built-in pack has %d derived values", got)
	}
}
