package figure_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lotse/report/figure"
)

// flowNodes are departments with names of all lengths.
func flowNodes(n int) figure.Flows {
	names := []string{
		"Konstruktion", "Vertrieb", "Personal", "Produktmanagement", "Fertigung", "Kundendienst", "Qualitätswesen", "IT",
		"Versuch und Prototypenbau", "Logistik und Versand", "Recht", "Einkauf", "Werk Nord", "Finanzen", "Forschung und Entwicklung", "Ausbildung",
	}
	f := figure.Flows{
		Team: "Redaktion", TeamNote: "80 Prozent der Lieferungen nimmt eine einzige Stelle an.", Dead: "Sackgasse", Via: "über andere",
		Legend: figure.FlowLegend{
			Works: "funktioniert", Partly: "teilweise", Fails: "nicht", Owned: "mit Verantwortung", Unowned: "ohne Verantwortung", Cut: "erreicht die Redaktion nicht",
		},
	}
	for i := range n {
		f.Nodes = append(f.Nodes, figure.FlowNode{Name: names[i%len(names)]})
	}
	return f
}

// linked adds flows, each given as from, to and how it works, and marks who does
// not reach the team.
func linked(f figure.Flows, links ...[3]int) figure.Flows {
	texts := []string{"Produktneuheiten", "Technische Einzelheiten", "Referenzen und Kundenfragen", "Termine"}
	for i, l := range links {
		f.Links = append(f.Links, figure.FlowLink{
			From: l[0], To: l[1], Works: figure.FlowState(l[2]), Owned: i%2 == 0, Text: texts[i%len(texts)], Number: strconv.Itoa(i + 1),
		})
	}
	reach := map[int]bool{figure.FlowTeam: true}
	for range f.Nodes {
		for _, l := range f.Links {
			if l.From >= 0 && l.Works != figure.FlowFails && reach[l.To] {
				reach[l.From] = true
			}
		}
	}
	for i := range f.Nodes {
		if reach[i] {
			continue
		}
		f.Nodes[i].Cut, f.Nodes[i].Reason = true, "gibt nichts weiter"
		for _, l := range f.Links {
			if l.From == i {
				f.Nodes[i].Reason = "abgeschnitten"
			}
			f.Nodes[i].DeadEnd = f.Nodes[i].DeadEnd || l.To == i && l.From >= 0 && l.Works != figure.FlowFails
		}
	}
	return f
}

// flowCases are the sample and the edge cases.
func flowCases() map[string]figure.Flows {
	const team = figure.FlowTeam
	var many [][3]int
	for i := range 40 {
		many = append(many, [3]int{i * 7 % 16, []int{team, team, (i*5 + 3) % 16}[i%3], i % 3})
	}
	return map[string]figure.Flows{
		"sample": linked(flowNodes(7), [3]int{3, team, 0}, [3]int{0, 3, 1}, [3]int{1, team, 1}, [3]int{5, 1, 2},
			[3]int{2, team, 0}, [3]int{6, 4, 0}, [3]int{team, 2, 0}, [3]int{0, team, 2}),
		"three":    linked(flowNodes(3), [3]int{0, team, 0}, [3]int{1, team, 1}),
		"none":     linked(flowNodes(3)),
		"parallel": linked(flowNodes(2), [3]int{0, team, 0}, [3]int{0, team, 2}, [3]int{0, team, 1}, [3]int{team, 0, 1}),
		"cycle":    linked(flowNodes(5), [3]int{0, 1, 0}, [3]int{1, 2, 0}, [3]int{2, 0, 0}, [3]int{3, 4, 0}, [3]int{4, team, 0}, [3]int{4, 2, 0}),
		"twelve": linked(flowNodes(12), [3]int{0, 1, 0}, [3]int{1, team, 0}, [3]int{2, team, 1}, [3]int{4, 3, 1}, [3]int{3, team, 0}, [3]int{5, 6, 0},
			[3]int{6, team, 2}, [3]int{team, 0, 1}, [3]int{8, 9, 0}, [3]int{1, 2, 0}, [3]int{1, 3, 2}),
		"sixteen": linked(flowNodes(16), many...),
	}
}

func TestFlows_modes(t *testing.T) {
	cases := flowCases()
	for name, want := range map[string]struct{ numbered, reduced bool }{
		"sample": {false, false}, "three": {false, false}, "none": {false, false}, "parallel": {false, false},
		"twelve": {true, false}, "sixteen": {true, true},
	} {
		if c := cases[name].Lay(); c.Numbered != want.numbered || c.Reduced != want.reduced {
			t.Errorf("%s: numbered %v, reduced %v; want %v, %v", name, c.Numbered, c.Reduced, want.numbered, want.reduced)
		}
	}
}

// TestFlows_words: a flow says what it passes on, or its number; never both.
func TestFlows_words(t *testing.T) {
	for name, f := range flowCases() {
		c := f.Lay()
		svg := string(figure.SVG(164, c.Height(), name, advance, c.Draw))
		for _, l := range f.Links {
			if c.Reduced && l.To != figure.FlowTeam {
				continue
			}
			if number := strings.Contains(svg, ">"+l.Number+"</text>"); number != c.Numbered {
				t.Errorf("%s: number %s is drawn: %v, numbered: %v", name, l.Number, number, c.Numbered)
			}
		}
	}
}

// TestFlows_orphans: whoever does not reach the team is dotted, and nobody else.
func TestFlows_orphans(t *testing.T) {
	for name, f := range flowCases() {
		c := f.Lay()
		want := 1 // in the legend
		for _, n := range f.Nodes {
			if n.Cut {
				want++
			}
		}
		svg := string(figure.SVG(164, c.Height(), name, advance, c.Draw))
		if got := strings.Count(svg, `stroke-dasharray="0.5 0.9"`); got != want {
			t.Errorf("%s: %d dotted boxes, want %d", name, got, want)
		}
	}
}

// TestFlows_notes: a flow's number keeps away from what is said beside low boxes.
func TestFlows_notes(t *testing.T) {
	const team = figure.FlowTeam
	f := linked(flowNodes(12), [3]int{1, team, 0}, [3]int{team, 0, 0}, [3]int{2, 9, 2}, [3]int{3, team, 1}, [3]int{5, 1, 1}, [3]int{1, 8, 1}, [3]int{3, 10, 2})
	for i := range f.Links {
		f.Links[i].Number = strconv.Itoa(i + 11)
	}
	c := f.Lay()
	words := placed(string(figure.SVG(164, c.Height(), "notes", figure.Estimate, c.Draw)))
	notes := 0
	for i, w := range words {
		if w.words == "gibt nichts weiter" {
			notes++
		}
		for _, o := range words[:i] {
			if w.hits(o) {
				t.Errorf("%q and %q overlap", w.words, o.words)
			}
		}
	}
	if notes == 0 {
		t.Error("no department says that it passes nothing on: the test says nothing")
	}
}

// TestFlows_any: any graph is drawn, with no words or numbers on top of each other
// and nothing outside the figure.
func TestFlows_any(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 18).Draw(t, "departments")
		var links [][3]int
		for i := range rapid.IntRange(0, 45).Draw(t, "flows") {
			end := rapid.IntRange(-2, n) // some ends do not exist
			links = append(links, [3]int{end.Draw(t, fmt.Sprint("from", i)), end.Draw(t, fmt.Sprint("to", i)), rapid.IntRange(0, 2).Draw(t, "works")})
		}
		c := linked(flowNodes(n), links...).Lay()
		svg := string(figure.SVG(164, c.Height(), "any", figure.Estimate, c.Draw))
		if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") {
			t.Fatal("a coordinate is no number")
		}
		words := placed(svg)
		for i, w := range words {
			if w.x < -0.3 || w.x+w.w > 164.3 || w.y < 0 || w.y+w.h > c.Height()+0.3 {
				t.Errorf("%q leaves the figure", w.words)
			}
			for _, o := range words[:i] {
				if w.hits(o) {
					t.Errorf("%q and %q overlap", w.words, o.words)
				}
			}
		}
	})
}

// A word is set words with the rectangle they take.
type word struct {
	words      string
	x, y, w, h float64
}

// hits reports whether letters lie on each other by more than a third of a point.
func (w word) hits(o word) bool {
	const slack = 0.12
	return min(w.x+w.w, o.x+o.w)-max(w.x, o.x) > slack && min(w.y+w.h, o.y+o.h)-max(w.y, o.y) > slack
}

// placed are the words of a drawing that stand level, from the tops of capitals to the
// ends of descenders.
func placed(svg string) []word {
	var out []word
	for _, m := range textElement.FindAllStringSubmatch(svg, -1) {
		if m[5] != "" {
			continue
		}
		x, _ := strconv.ParseFloat(m[1], 64)
		y, _ := strconv.ParseFloat(m[2], 64)
		size, _ := strconv.ParseFloat(m[3], 64)
		w := word{words: unescape(m[6]), x: x, y: y - 0.62*size, h: 0.74 * size}
		w.w = figure.Estimate(w.words, figure.TextStyle{Size: size * 72 / 25.4})
		switch {
		case strings.Contains(m[4], "middle"):
			w.x -= w.w / 2
		case strings.Contains(m[4], "end"):
			w.x -= w.w
		}
		out = append(out, w)
	}
	return out
}
