package figure_test

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/report/figure"
	"lotse/templates/goldentest"
)

// advance is a simple typeface: every letter is half its size wide.
func advance(words string, t figure.TextStyle) float64 {
	return float64(len([]rune(words))) * t.Size * 0.47 * 25.4 / 72
}

// value is a known value.
func value(at float64, text string) figure.Value {
	return figure.Value{At: at, Known: true, Text: text}
}

// A drawing is a figure with its size.
type drawing struct {
	width, height float64
	draw          func(c figure.Canvas, width float64)
}

// drawings are the sample's figures in small and the edge cases.
func drawings() map[string]drawing {
	all := map[string]drawing{}
	add := func(name string, width, height float64, draw func(c figure.Canvas, width float64)) {
		all[name] = drawing{width, height, draw}
	}
	for name, m := range maps() {
		add("map-"+name, m.Width(), m.Height(), func(c figure.Canvas, _ float64) { m.Draw(c, 0, 0) })
	}
	for name, p := range profiles() {
		add("profile-"+name, 164, p.Height(), p.Draw)
	}
	for name, h := range heatmaps() {
		add("heatmap-"+name, 164, h.Height(), h.Draw)
	}
	for name, d := range dumbbells() {
		add("dumbbells-"+name, 164, d.Height(), d.Draw)
	}
	for name, s := range swots() {
		add("swot-"+name, 164, s.Height(), s.Draw)
	}
	for name, v := range votes() {
		add("votes-"+name, 164, v.Height(), v.Draw)
	}
	organisation(add)
	for name, f := range flowCases() {
		c := f.Lay()
		add("flows-"+name, 164, c.Height(), c.Draw)
	}
	for name, m := range racis() {
		add("raci-"+name, 164, m.Height(), m.Draw)
	}
	for name, o := range ownerChecks() {
		add("owners-"+name, 164, o.Height(), o.Draw)
	}
	groups := figure.NewGroups([]string{"Leitung", "Redaktion"})
	small := figure.SmallDumbbell{A: groups[0], B: groups[1], At: 3.3, Bt: 1.3, From: 1, To: 5, Text: "2,2 Stufen", End: "Stufe 5"}
	add("dumbbell-small", 54, figure.SmallDumbbellHeight, small.Draw)
	line := figure.Timeline{Title: "Danach", Start: "Freigabe", Steps: []figure.TimeStep{
		{Day: 30, Name: "30 Tage", Lines: []string{"10 Empfehlungen", "25 Personentage"}},
		{Day: 90, Name: "90 Tage", Lines: []string{"12 Empfehlungen"}},
		{Day: 180, Name: "180 Tage, Wiederholung", Measurement: true},
	}}
	add("timeline", 164, figure.TimelineHeight, line.Draw)
	add("timeline-empty", 164, figure.TimelineHeight, figure.Timeline{Title: "Danach", Start: "Freigabe"}.Draw)
	ladder := figure.Ladder{Title: "So lesen Sie die Stufen", Current: 2, Note: "Eine Stufe gilt erst, wenn sie ganz erreicht ist."}
	for i, n := range []string{"zufällig", "vereinzelt", "geregelt"} {
		ladder.Steps = append(ladder.Steps, figure.LadderStep{Level: i + 1, Name: n, Meaning: strings.Repeat("Etwas Bedeutung. ", i+1)})
	}
	add("ladder", 94, 56, func(c figure.Canvas, w float64) { ladder.Draw(c, 0, 0, w, 56) })
	return all
}

func maps() map[string]figure.Map {
	base := figure.Map{
		AxisX: "Was Sie sagen wollen", AxisY: "Wie es im Haus läuft", Threshold: 50, Missing: "nicht bewertet", Side: 46,
		Fields: [4]string{"Haus tragfähig, Botschaft noch unklar", "Botschaft klar, Haus tragfähig", "Beides noch offen", "Botschaft klar, Haus noch nicht tragfähig"},
	}
	with := func(x, y figure.Value) figure.Map {
		m := base
		m.X, m.Y = x, y
		return m
	}
	small := with(value(59, "59"), value(30, "30"))
	small.Side = 40.5
	long := with(value(55, "55"), value(55, "55"))
	long.AxisY = "How things work inside the whole of the company"
	return map[string]figure.Map{
		"sample": with(value(59.46, "59"), value(30.09, "30")),
		"small":  small,
		"rim":    with(value(100, "100"), value(98, "98")),
		"origin": with(value(0, "0"), value(0, "0")),
		"middle": with(value(50, "50"), value(50, "50")),
		"only-y": with(figure.Value{}, value(30, "30")),
		"only-x": with(value(96, "96"), figure.Value{}),
		"long":   long,
	}
}

func profiles() map[string]figure.Profile {
	base := figure.Profile{
		Levels: []string{"1 zufällig", "2 vereinzelt", "3 geregelt", "4 gelebt", "5 lernend"}, From: 1, To: 5,
		Groups:   figure.NewGroups([]string{"Leitung", "Fachleute", "Redaktion", "Marketing und PR"}),
		Overall:  value(2.2, "gesamt 2,2"),
		NoGroups: "keine Gruppe wird gezeigt", NotRated: "nicht bewertet: zu wenige Antworten",
	}
	with := func(rows ...figure.ProfileRow) figure.Profile {
		p := base
		p.Rows = rows
		return p
	}
	close := []figure.Point{{Group: 0, At: 2.87}, {Group: 1, At: 2.53}, {Group: 2, At: 3}, {Group: 3, At: 3.05}}
	var many []figure.ProfileRow
	for i := range 12 {
		many = append(many, figure.ProfileRow{Name: fmt.Sprintf("Bereich %d", i+1), Value: value(4-float64(i)/4, "4,0"), Marks: close})
	}
	hidden := with(figure.ProfileRow{Name: "Führung", Value: value(2.4, "2,4")})
	hidden.Groups = nil
	same := with(figure.ProfileRow{Name: "Regeln", Value: value(2, "2,0"), Marks: []figure.Point{{0, 2}, {1, 2}, {2, 2}, {3, 2}}})
	return map[string]figure.Profile{
		"sample": with(
			figure.ProfileRow{Name: "Inhalte und Beziehungspflege", Value: value(2.9, "2,9"), Strong: true, Marks: close},
			figure.ProfileRow{Name: "Rollen und Zuständigkeiten", Value: value(2, "2,0"), Strong: true, Marks: []figure.Point{{0, 3.33}, {1, 1.63}, {2, 1.5}, {3, 2.04}}}),
		"edges": with(
			figure.ProfileRow{Name: "Kurzer Balken", Value: value(1, "1,0"), Marks: []figure.Point{{0, 1.3}}},
			figure.ProfileRow{Name: "Ganz oben", Value: value(5, "5,0"), Marks: []figure.Point{{1, 4.7}}},
			figure.ProfileRow{Name: "Ein sehr langer Name eines Bereichs, der nicht in zwei Zeilen neben die Achse passt", Value: value(3, "3,0")},
			figure.ProfileRow{Name: "Ohne Wert"}),
		"hidden": hidden,
		"same":   same,
		"many":   with(many...),
	}
}

func heatmaps() map[string]figure.Heatmap {
	base := figure.Heatmap{
		Overall: "gesamt", Gap: "größter Unterschied", GapIn: "in Stufen", NotRated: "nicht bewertet: zu wenige Antworten",
		Level: "Stufe", More: "sieht es günstiger", Less: "sieht es ungünstiger", Strong: "stark: ab 1,5 Stufen", Notable: "deutlich: ab 1,0 Stufen",
	}
	with := func(groups []figure.HeatGroup, rows ...figure.HeatRow) figure.Heatmap {
		h := base
		h.Groups, h.Rows, h.ShowsMarked = groups, rows, true
		return h
	}
	heads := func(names ...string) (gs []figure.HeatGroup) {
		for _, n := range names {
			gs = append(gs, figure.HeatGroup{Name: n, Sub: "n = 3"})
		}
		return gs
	}
	hidden := heads("Leitung", "Fachleute", "Redaktion", "Marketing und PR")
	hidden[2], hidden[3] = figure.HeatGroup{Name: "Redaktion", Sub: "geschützt", Hidden: true}, figure.HeatGroup{Name: "Marketing und PR", Sub: "geschützt", Hidden: true}
	return map[string]figure.Heatmap{
		"tones": with(heads("A", "B", "C", "D", "E"),
			figure.HeatRow{Name: "Alle Töne", Overall: value(3, "3,0"), Gap: figure.HeatGap{Text: "2,2", Word: "stark", Size: 2},
				Cells: []figure.HeatCell{{Text: "unter 1,3", Level: 1}, {Text: "2,0", Level: 2}, {Text: "3,0", Level: 3, Trend: -1}, {Text: "4,0", Level: 4, Trend: 1}, {Text: "5,0", Level: 5}}}),
		"hidden": with(hidden,
			figure.HeatRow{Name: "Führung", Overall: value(2.4, "2,4"), Gap: figure.HeatGap{Text: "1,2", Word: "deutlich", Size: 1},
				Cells: []figure.HeatCell{{Text: "3,1", Level: 3, Trend: 1}, {Text: "2,0", Level: 2, Trend: -1}, {}, {}}},
			figure.HeatRow{Name: "Regeln", Overall: value(2.1, "2,1"), Gap: figure.HeatGap{Text: "–"}, Cells: []figure.HeatCell{{Text: "2,9", Level: 2}, {}, {}, {}}},
			figure.HeatRow{Name: "Wissen", Cells: make([]figure.HeatCell, 4)}),
		"two": with(heads("Leitung", "Öffentlichkeitsarbeit und Unternehmenskommunikation"),
			figure.HeatRow{Name: "Ein langer Name, der zwei Zeilen braucht und dann gekürzt wird, weil er nicht passt", Overall: value(2, "2,0"),
				Gap: figure.HeatGap{Text: "0,1", Word: "gering"}, Cells: []figure.HeatCell{{Text: "2,0", Level: 2}, {Text: "über 4,7", Level: 4, Trend: 1}}}),
		"none": with(nil, figure.HeatRow{Name: "Führung", Overall: value(2, "2,0")}),
	}
}

func dumbbells() map[string]figure.Dumbbells {
	groups := figure.NewGroups([]string{"Leitung", "Fachleute", "Redaktion", "Marketing und PR"})
	with := func(rows ...figure.Dumbbell) figure.Dumbbells {
		return figure.Dumbbells{Rows: rows, Groups: groups, From: 1, To: 5}
	}
	row := func(a, b float64, text string) figure.Dumbbell {
		return figure.Dumbbell{
			Name: "Rollen und Zuständigkeiten", Question: "„Wer sorgt dafür, dass Informationen aus den Abteilungen zur Redaktion gelangen, und wer sonst noch in allen anderen Fällen, an die niemand gedacht hat?“",
			A: figure.End{Group: 0, Value: value(a, "3,3")}, B: figure.End{Group: 2, Value: value(b, "unter 1,3")},
			Small: [2]figure.Value{value(a, "3,3"), value(b, "unter 1,3")}, Text: text,
		}
	}
	bare := row(3, 2, "1,0 Stufen")
	bare.Question, bare.B.Group = "", 3
	return map[string]figure.Dumbbells{
		"sample": with(row(3.3, 1.3, "2,2 Stufen"), row(3.3, 1.33, "2,0 Stufen"), bare),
		"close":  with(row(2.6, 2.5, "0,1 Stufen")),
		"ends":   with(row(4.7, 1.3, "3,9 Stufen")),
		"none":   with(),
	}
}

func TestFigures(t *testing.T) {
	for name, d := range drawings() {
		t.Run(name, func(t *testing.T) {
			got := string(figure.SVG(d.width, d.height, name, advance, d.draw))
			goldentest.Compare(t, "testdata/"+name+".svg", got)
		})
	}
}

var (
	textElement = regexp.MustCompile(`<text x="([-0-9.]+)" y="([-0-9.]+)"[^>]*font-size="([0-9.]+)"[^>]*?( text-anchor="[a-z]+")?( transform="[^"]*")?>([^<]*)</text>`)
	circle      = regexp.MustCompile(`<circle cx="([-0-9.]+)" cy="([-0-9.]+)" r="([0-9.]+)"`)
)

// TestFigures_inside: no words and no mark leave the figure.
func TestFigures_inside(t *testing.T) {
	for name, d := range drawings() {
		svg := string(figure.SVG(d.width, d.height, name, advance, d.draw))
		for _, m := range textElement.FindAllStringSubmatch(svg, -1) {
			x, y, size := number(t, m[1]), number(t, m[2]), number(t, m[3])
			w := advance(unescape(m[6]), figure.TextStyle{Size: size * 72 / 25.4})
			if m[5] != "" {
				continue // turned
			}
			switch {
			case strings.Contains(m[4], "middle"):
				x -= w / 2
			case strings.Contains(m[4], "end"):
				x -= w
			}
			if x < -0.3 || x+w > d.width+0.3 || y < 0.5 || y > d.height+0.3 {
				t.Errorf("%s: %q stands at %.1f to %.1f, %.1f of %v × %.1f", name, m[6], x, x+w, y, d.width, d.height)
			}
		}
		for _, m := range circle.FindAllStringSubmatch(svg, -1) {
			x, y, r := number(t, m[1]), number(t, m[2]), number(t, m[3])
			if x-r < -0.1 || x+r > d.width+0.1 || y-r < -0.1 || y+r > d.height+0.1 {
				t.Errorf("%s: a circle leaves the figure at %v, %v", name, x, y)
			}
		}
	}
}

// TestFigures_smallestType: words in figures are never below 7.5 points.
func TestFigures_smallestType(t *testing.T) {
	for name, d := range drawings() {
		for _, m := range textElement.FindAllStringSubmatch(string(figure.SVG(d.width, d.height, name, advance, d.draw)), -1) {
			if size := number(t, m[3]) * 72 / 25.4; size < 7.45 {
				t.Errorf("%s: %q has %.1f pt", name, m[6], size)
			}
		}
	}
}

// TestMap_names: every field has its name, wherever the point is, and the name is
// shortened only where the point lies in the middle of its field.
func TestMap_names(t *testing.T) {
	base := maps()["sample"]
	for x := 0.0; x <= 100; x += 4 {
		for y := 0.0; y <= 100; y += 4 {
			m := base
			m.X, m.Y = value(x, "x"), value(y, "y")
			svg := string(figure.SVG(m.Width(), m.Height(), "", advance, func(c figure.Canvas, _ float64) { m.Draw(c, 0, 0) }))
			middle := max(math.Abs(math.Mod(x, 50)-25), math.Abs(math.Mod(y, 50)-25)) < 15
			if strings.Contains(svg, "…") && !middle {
				t.Errorf("point at %v, %v: a name is shortened", x, y)
			}
			for word, times := range map[string]int{"Haus": 3, "Botschaft": 3, "Beides": 1} {
				if n := strings.Count(svg, word); n < times && !middle || n == 0 {
					t.Errorf("point at %v, %v: %q is there %d times, want %d", x, y, word, n, times)
				}
			}
		}
	}
}

// TestProfile_marksApart: no two marks of a row cover each other.
func TestProfile_marksApart(t *testing.T) {
	p := profiles()["same"]
	svg := string(figure.SVG(164, p.Height(), "", advance, p.Draw))
	type spot struct{ x, y float64 }
	var spots []spot
	for _, m := range circle.FindAllStringSubmatch(svg, -1) {
		if y := number(t, m[2]); y > 10 { // below the legend
			spots = append(spots, spot{number(t, m[1]), y})
		}
	}
	if len(spots) != 2 || spots[0].y == spots[1].y {
		t.Errorf("discs at %v, want two below each other", spots)
	}
}

func TestNewGroups_letters(t *testing.T) {
	groups := figure.NewGroups([]string{"Management", "Experts", "Editors", "Marketing & PR", "2"})
	var letters []string
	for _, g := range groups {
		letters = append(letters, g.Letter)
	}
	if diff := cmp.Diff([]string{"M", "E", "D", "A", "?"}, letters); diff != "" {
		t.Errorf("letters (-want +got):\n%s", diff)
	}
}

func TestSVG_escapes(t *testing.T) {
	svg := string(figure.SVG(10, 10, `a "<&>`, advance, func(c figure.Canvas, _ float64) {
		c.Text(1, 1, "R&D <x>", figure.TextStyle{Size: 8})
		c.Rect(0, 0, 1, 1, figure.Style{Stroke: figure.Navy, Hatch: true})
		c.Rect(2, 0, 1, 1, figure.Style{Stroke: figure.Navy, Hatch: true})
	}))
	if !strings.Contains(svg, "R&amp;D &lt;x&gt;") || !strings.Contains(svg, `aria-label="a &quot;&lt;&amp;&gt;"`) {
		t.Errorf("not escaped: %s", svg)
	}
	if n := strings.Count(svg, "<pattern"); n != 1 {
		t.Errorf("%d patterns for one hatch, want 1", n)
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func unescape(s string) string {
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", `"`).Replace(s)
}
