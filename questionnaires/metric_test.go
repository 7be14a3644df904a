package questionnaires_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires"
	"lotse/templates/goldentest"
)

// The catalogue of the built-in pack: what rules, texts and outside programs may name.
func TestPack_Metrics(t *testing.T) {
	p, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, m := range p.Metrics() {
		if m.Boolean {
			fmt.Fprintf(&b, "%s: yes or no, bad: %s\n", m.Name, bad(m, "yes", "no"))
			continue
		}
		fmt.Fprintf(&b, "%s: %v to %v %s, bad: %s\n", m.Name, m.Min, m.Max, m.Unit, bad(m, "high", "low"))
	}
	goldentest.Compare(t, "testdata/metrics.golden", b.String())
}

func bad(m questionnaires.Metric, high, low string) string {
	switch m.Direction {
	case questionnaires.HighIsBad:
		return high
	case questionnaires.LowIsBad:
		return low
	}
	return "neither"
}

// Every placeholder has one meaning, and the numbers take a format.
func TestPack_Placeholders(t *testing.T) {
	p := load(t, "facts")
	number := map[string]bool{}
	for _, ph := range p.Placeholders() {
		if _, twice := number[ph.Name]; twice {
			t.Errorf("the placeholder %q is there twice", ph.Name)
		}
		number[ph.Name] = ph.Number
	}
	want := map[string]bool{"stage": true, "stage-name": false, "worst-score": true, "k": true, "controller": false, "home": false, "act-plan": false}
	for name, isNumber := range want {
		got, known := number[name]
		if !known || got != isNumber {
			t.Errorf("placeholder %q: known %v, a number %v", name, known, got)
		}
	}
}

func TestPack_lookups(t *testing.T) {
	p := load(t, "facts")
	row, _ := p.Row("act-plan")
	column, _ := p.Column("place-since")
	option, _ := p.Option("st-no")
	got := []any{
		row.Weight, row.Law, row.Short.In("de"), column.Label("en"), option.Note, option.HasLevel, p.Label("nowhere").In("de"),
		p.Section("facts").Question("places").ID, p.Question("away").Kind.Control("de").Options[0].Label, p.Question("boss").Item,
	}
	want := []any{2.0, "§ 1", "P", "since", "offen", true, "nirgends", "places", "nirgends", "act-plan"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for name, found := range map[string]bool{
		"group": p.Group("x") != nil, "dimension": p.Dimension("x") != nil, "question": p.Question("x") != nil,
		"section": p.Section("x") != nil, "rule": p.Rule("x") != nil, "label": p.Label("x") != nil, "in section": p.Sections[0].Question("x") != nil,
	} {
		if found {
			t.Errorf("found a %s that is not there", name)
		}
	}
}

// A fault is said in the face's words, so every key must be listed for them, once.
func TestFaultKeys(t *testing.T) {
	seen := map[string]bool{}
	for _, key := range questionnaires.FaultKeys() {
		if seen[key] || !strings.HasPrefix(key, "fault-") {
			t.Errorf("key %q", key)
		}
		seen[key] = true
	}
	for _, key := range []string{questionnaires.FaultOption, questionnaires.FaultNoScalar, questionnaires.FaultTwice} {
		if !seen[key] {
			t.Errorf("%s is not listed", key)
		}
	}
}
