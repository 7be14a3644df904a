package terminal

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// hundred is a pack of a hundred anchored questions in ten sections.
func hundred(b *testing.B) *questionnaires.Pack {
	files := fstest.MapFS{}
	var parts strings.Builder
	for s := range 10 {
		var q strings.Builder
		fmt.Fprintf(&q, "section: {id: part-%d, mode: workshop, de: Abschnitt %d}\nquestions:\n", s, s)
		for i := range 10 {
			fmt.Fprintf(&q, "  - id: q-%d-%d\n    kind: levels\n    ask: {de: \"Wie gut ist Nummer %d geregelt und im Alltag auch wirklich bekannt?\"}\n", s, i, i)
			for l := 1; l <= 5; l++ {
				fmt.Fprintf(&q, "    l%d: {de: Ein Satz über die gelebte Praxis der letzten sechs Monate auf Stufe %d.}\n", l, l)
			}
		}
		name := fmt.Sprintf("part-%d.yaml", s)
		files[name] = &fstest.MapFile{Data: []byte(q.String())}
		parts.WriteString("  - " + name + "\n")
	}
	files["pack.yaml"] = &fstest.MapFile{Data: []byte("id: hundred\nversion: 1.0.0\nlanguages: [de]\ntitle: {de: Hundert}\nparts:\n" + parts.String())}
	p, err := questionnaires.Load(files)
	if err != nil {
		b.Fatal(err)
	}
	return p
}

func benchRunner(b *testing.B, p *questionnaires.Pack) *runner {
	keep := func(string, string) error { return nil }
	save := func(string, assessment.Answer) error { return nil }
	r := newRunner(Page{Say: assesstest.Printer(b, "de")}, &Interview{Title: "Hundert", Pack: p, Flow: assessment.NewWorkshopFlow(p, nil), Save: save, SaveDraft: keep})
	r.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	return r
}

// BenchmarkKey100 is one key with the screen it leads to, in an interview of a hundred
// questions; every sixth answers one.
func BenchmarkKey100(b *testing.B) {
	r := benchRunner(b, hundred(b))
	defer r.drafts.close()
	keys := []tea.KeyPressMsg{{Code: tea.KeyDown}, {Code: '3', Text: "3"}, {Code: tea.KeyUp}, {Code: '4', Text: "4"}, {Code: tea.KeyDown}, {Code: tea.KeyEnter}}
	for i := 0; b.Loop(); i++ {
		if r.at == nil {
			r.load(r.pack.Sections[0].Questions[0])
		}
		r.Update(keys[i%len(keys)])
		if r.View().Content == "" {
			b.Fatal("nothing is drawn")
		}
	}
}

// BenchmarkFirstQuestion is everything between a loaded pack and the first screen.
func BenchmarkFirstQuestion(b *testing.B) {
	p := hundred(b)
	for b.Loop() {
		r := benchRunner(b, p)
		if !strings.Contains(r.View().Content, "Nummer 0") {
			b.Fatal("the first question is not drawn")
		}
		if err := r.drafts.close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkKeyTable is one key with its screen in a table of a hundred flows.
func BenchmarkKeyTable(b *testing.B) {
	p := assesstest.Builtin(b)
	r := benchRunner(b, p)
	defer r.drafts.close()
	var flows []any
	for i := range 100 {
		flows = append(flows, map[string]any{"id": fmt.Sprintf("f%d", i), "content": "Referenzen und Kundenfragen", "works": "wk-yes", "importance": 3.0, "owner": "Vertrieb"})
	}
	r.load(p.Question("flows"))
	if !r.put(flows) {
		b.Fatal(r.fault)
	}
	r.load(p.Question("flows"))
	for b.Loop() {
		r.Update(tea.KeyPressMsg{Code: tea.KeyDown})
		if r.View().Content == "" {
			b.Fatal("nothing is drawn")
		}
	}
}
