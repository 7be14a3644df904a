package report

import (
	"math"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// testWriter fills templates from some metrics, with the built-in pack's texts.
func testWriter(t *testing.T, lang string, metrics map[string]float64) *writer {
	t.Helper()
	pack := assesstest.Builtin(t)
	say := assesstest.Printer(t, lang)
	pub := &assessment.Published{Pack: pack, Metrics: map[string]assessment.Number{}}
	for name, v := range metrics {
		pub.Metrics[name] = assessment.Known(v)
	}
	return newWriter(pub, &assessment.Plan{}, say)
}

// spaces makes no-break spaces visible as ordinary ones.
func spaces(s string) string { return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(s) }

func TestWriter_fill(t *testing.T) {
	metrics := map[string]float64{
		"overall": 2.25, "org.index": 30.0943, "time.chase-ratio": 0.2095, "flow.orphans": 0, "flow.dead-ends": 1,
		"swot.internal-balance": -0.05, "gap.max": 1,
	}
	row := values{"a": "Leitung", "share": 0.4, "growth": 1.458, "fall": 0.9, "low": groupMean(1.0), "mid": groupMean(1.25), "high": groupMean(4.76), "edge": groupMean(4.75), "gone": nil}
	for _, tt := range []struct{ name, template, de, en string }{
		{"one decimal, half away from zero", "{overall:1}", "2,3", "2.3"},
		{"two decimals", "{overall:2}", "2,25", "2.25"},
		{"no decimals", "{org.index:0} von 100", "30 von 100", "30 von 100"},
		{"per cent with the word", "{time.chase-ratio:%}", "21 Prozent", "21 per cent"},
		{"growth with the word", "{growth:+%}", "46 Prozent", "46 per cent"},
		{"a fall with the word", "{fall:-%}", "10 Prozent", "10 per cent"},
		{"zero is a value", "{flow.orphans:0} da.", "0 da.", "0 da."},
		{"one", "{flow.dead-ends:0} da.", "1 da.", "1 da."},
		{"a decimal one", "{gap.max:1} Stufen", "1,0 Stufen", "1.0 Stufen"},
		{"negative", "{swot.internal-balance:2}", "−0,05", "−0.05"},
		{"no minus zero", "{swot.internal-balance:0}", "0", "0"},
		{"words", "Gruppe „{a}“.", "Gruppe „Leitung“.", "Gruppe „Leitung“."},
		{"mean below the limit", "{low:1}", "unter 1,3", "below 1.3"},
		{"mean at the lower limit", "{mid:1}", "1,3", "1.3"},
		{"mean above the limit", "{high:1}", "über 4,7", "above 4.7"},
		{"mean at the upper limit", "{edge:1}", "4,8", "4.8"},
		{"null drops its sentence", "Erster Satz. Zweiter {gone} Satz. Dritter.", "Erster Satz. Dritter.", "Erster Satz. Dritter."},
		{"unknown name is null", "Nur {no.such:1}.", "", ""},
		{"null in a bracket drops the bracket", "Es ist so ({gone} von 5). Gut.", "Es ist so. Gut.", "Es ist so. Gut."},
		{"bracket in the middle", "Bei A ({gone}) und B ({overall:1}) gilt es.", "Bei A und B (2,3) gilt es.", "Bei A und B (2.3) gilt es."},
		{"null beside a bracket drops the sentence", "Es {gone} ist ({overall:1}).", "", ""},
		{"nested brackets", "Es ist so (a ({gone}) b).", "Es ist so.", "Es ist so."},
		{"nothing remains", "{gone}", "", ""},
		{"text without placeholders", "Ganz ohne.", "Ganz ohne.", "Ganz ohne."},
		{"sentence ends inside quotation marks", "Sie sagen: „Das {gone}.“ Danach kommt mehr.", "Danach kommt mehr.", "Danach kommt mehr."},
		{"question in quotation marks is no end", "Bei „{a}?“ sagen viele {gone}. Ende.", "Ende.", "Ende."},
		{"full stop in brackets is no end", "Es gilt (z. B. {overall:1}. Stufe). Ende.", "Es gilt (z. B. 2,3. Stufe). Ende.", "Es gilt (z. B. 2.3. Stufe). Ende."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for lang, want := range map[string]string{"de": tt.de, "en": tt.en} {
				if got := spaces(testWriter(t, lang, metrics).fill(tt.template, row)); got != want {
					t.Errorf("%s: fill(%q) = %q, want %q", lang, tt.template, got, want)
				}
			}
		})
	}
}

func TestWriter_text(t *testing.T) {
	for _, tt := range []struct {
		name, id string
		metrics  map[string]float64
		setup    func(*assessment.Published)
		want     string
	}{
		{"one abandoned channel", "txt-channels", map[string]float64{"channels.orphaned": 1}, nil,
			"Ein Kanal ist verwaist oder erreicht keine Ihrer Zielgruppen."},
		{"two abandoned channels", "txt-channels", map[string]float64{"channels.orphaned": 2}, nil,
			"2 Kanäle sind verwaist oder erreichen keine Ihrer Zielgruppen."},
		{"no abandoned channel", "txt-channels", map[string]float64{"channels.orphaned": 0}, nil, ""},
		{"channels not recorded", "txt-channels", nil, nil, ""},
		{"no goals", "txt-goals", map[string]float64{"goals.smart": 0},
			func(p *assessment.Published) { p.Goals.Present = true },
			"Es sind noch keine Kommunikationsziele festgehalten."},
		{"no goals are not good", "txt-goals-good", map[string]float64{"goals.smart": 0},
			func(p *assessment.Published) { p.Goals.Present = true }, ""},
		{"weak goals", "txt-goals", map[string]float64{"goals.smart": 56.7}, func(p *assessment.Published) {
			p.Goals = assessment.GoalsDiagnosis{Present: true, Goals: []assessment.Goal{{ID: "g1"}}, Missing: []string{"smart-assignable", "smart-measurable"}}
		}, "Die Ziele erreichen im Mittel 57 von 100 Punkten. Vor allem fehlen: verantwortliche Rolle und Messgröße mit Ausgangs- und Zielwert."},
		{"weak goals of which nothing is known to be missing", "txt-goals", map[string]float64{"goals.smart": 56.7},
			func(p *assessment.Published) {
				p.Goals = assessment.GoalsDiagnosis{Present: true, Goals: []assessment.Goal{{ID: "g1"}}}
			},
			"Die Ziele erreichen im Mittel 57 von 100 Punkten."},
		{"all dimensions equal", "txt-level", nil, func(p *assessment.Published) {
			p.Overall = assessment.Overall{Level: 3, Base: 3, Cap: 4, AllEqual: true, Best: "rules", Worst: "rules"}
			p.Dimensions = []assessment.PublishedDimension{{ID: "rules", Score: assessment.Known(3)}}
		}, "Insgesamt steht Ihr Unternehmen auf Stufe 3 von 5 („geregelt“)."},
		{"bottleneck", "txt-level", nil, func(p *assessment.Published) {
			p.Overall = assessment.Overall{Level: 2, Base: 3, Cap: 2, Best: "roles", Worst: "rules"}
			p.Dimensions = []assessment.PublishedDimension{{ID: "rules", Score: assessment.Known(1.8)}, {ID: "roles", Score: assessment.Known(4)}}
		}, "Im Durchschnitt wäre Stufe 3 erreicht. Der Bereich „Regeln“ (1,8) begrenzt das Ergebnis jedoch auf Stufe 2 von 5 („vereinzelt“), denn Abläufe sind nur so verlässlich wie ihr schwächstes Glied."},
		{"no notable gap", "txt-gap-summary", map[string]float64{"gap.max": 0}, nil,
			"Die Gruppen beschreiben die Lage ohne auffällige Unterschiede; das ist eine gute Grundlage für gemeinsame Maßnahmen."},
		{"no pair may be shown", "txt-gap-summary", nil, nil, ""},
		{"a withheld metric is null", "txt-time", map[string]float64{"time.need-hours": 2},
			func(p *assessment.Published) { p.Withheld = map[string]bool{"time.need-hours": true} }, ""},
		{"missing hours in full-time posts", "txt-time", map[string]float64{"time.need-hours": 16.3529}, nil,
			"Damit die Arbeit auf Dauer zu schaffen ist, fehlen 16,4 Stunden je Woche. Das entspricht etwa 0,42 Vollzeitstellen. Eine Alternative ist, Aufgaben in diesem Umfang abzugeben."},
		{"no such text", "txt-none", nil, nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := testWriter(t, "de", tt.metrics)
			if tt.setup != nil {
				tt.setup(w.pub)
			}
			if got := spaces(w.text(tt.id, nil)); got != tt.want {
				t.Errorf("text(%s) = %q, want %q", tt.id, got, tt.want)
			}
		})
	}
}

// TestWriter_noTime: a role without allocated time has an infinite utilisation;
// the sentence on it is replaced, the others stay.
func TestWriter_noTime(t *testing.T) {
	for lang, want := range map[string]string{
		"de": "Für die Rolle „Presse“ ist keine Zeit vorgesehen. Seit dem Einstieg in die Netzwerke sind die Aufgaben um 50 Prozent gewachsen, die vorgesehene Zeit um 0 Prozent.",
		"en": "No time is allocated to the role ‘Press’. Since the company entered the networks, tasks have grown by 50 per cent and the allocated time by 0 per cent.",
	} {
		w := testWriter(t, lang, map[string]float64{"time.util.max": math.Inf(1), "time.adaptation-gap": 0.5})
		w.pub.Time = assessment.TimeDiagnosis{
			UtilRole: "press", Roles: []assessment.RoleTime{{ID: "press", Role: questionnaires.Text{"de": "Presse", "en": "Press"}}},
			Growth: assessment.Known(1.5), BudgetGrowth: assessment.Known(1),
		}
		for _, f := range w.pack.Report.Findings {
			if f.ID != "find-overload" {
				continue
			}
			if got := spaces(w.choose(f.Variants, nil)); got != want {
				t.Errorf("%s: %q, want %q", lang, got, want)
			}
		}
	}
}

// TestWriter_orphans lists silent departments before cut-off ones.
func TestWriter_orphans(t *testing.T) {
	w := testWriter(t, "en", nil)
	w.pub.Flows = assessment.FlowsDiagnosis{
		Departments: []assessment.Named{{ID: "a", Name: questionnaires.Plain("Sales")}, {ID: "b", Name: questionnaires.Plain("IT")}, {ID: "c", Name: questionnaires.Plain("HR")}},
		Silent:      []string{"c"}, CutOff: []string{"a", "b"},
	}
	if got, want := w.fill("{orphan-names}", nil), "HR, Sales and IT"; got != want {
		t.Errorf("orphan-names = %q, want %q", got, want)
	}
}

func TestWriter_gapPlaceholders(t *testing.T) {
	w := testWriter(t, "en", map[string]float64{"gap.max": 1.8})
	w.pub.Gaps = []assessment.Gap{
		{Dimension: "rules", A: "management", B: "editors", Delta: 1.6, Class: assessment.GapStrong},
		{Dimension: "roles", A: "experts", B: "marketing-pr", Delta: -1.8, Class: assessment.GapStrong},
		{Dimension: "learning", A: "experts", B: "editors", Delta: 2.5, Class: assessment.GapScattered},
	}
	want := "Marketing & PR|Experts|Roles and responsibilities"
	if got := w.fill("{gap-a}|{gap-b}|{gap-dim}", nil); got != want {
		t.Errorf("gap placeholders = %q, want %q: the more favourable group comes first, scattered pairs do not count", got, want)
	}
}

// TestPlaceholders_known fills every placeholder the packs may use.
func TestPlaceholders_known(t *testing.T) {
	w := testWriter(t, "de", nil)
	for _, p := range w.pack.Placeholders() {
		_, row := w.pack.Row(p.Name)
		if row || w.pack.Question(p.Name) != nil {
			continue // stands for an answer
		}
		if _, own := w.named[p.Name]; !own && !rowNames[p.Name] {
			if _, metric := w.pack.Metric(p.Name); !metric {
				t.Errorf("placeholder {%s} is offered to packs, but nothing fills it", p.Name)
			}
		}
	}
}

// rowNames are filled from the row at hand.
var rowNames = map[string]bool{
	"a": true, "b": true, "dim": true, "delta": true, "question": true, "value-a": true, "value-b": true, "group": true, "share": true, "n": true, "x": true,
	"controller": true, "date": true, // texts of the survey
}

func TestClause(t *testing.T) {
	for _, tt := range []struct{ text, bold string }{
		{"Die Redaktion ist überlastet: Die Rolle …", "Die Redaktion ist überlastet:"},
		{"Es gibt Lücken (Zahl: 4) und mehr.", "Es gibt Lücken (Zahl: 4) und mehr."},
		{"Sie sagen „Halt: nein“ und gehen.", "Sie sagen „Halt: nein“ und gehen."},
		{"Management’s answers (‘I don’t know’: 2) differ: much.", "Management’s answers (‘I don’t know’: 2) differ:"},
		{"A ‘quoted: part’ and more: here.", "A ‘quoted: part’ and more:"},
		{"Ends with a colon:", "Ends with a colon:"},
	} {
		if got := clause(tt.text)[0]; got.Text != tt.bold || !got.Bold {
			t.Errorf("clause(%q) starts with %q, want %q", tt.text, got.Text, tt.bold)
		}
	}
	if clause("") != nil {
		t.Error("clause of nothing is something")
	}
}

func TestBind(t *testing.T) {
	for in, want := range map[string]string{
		"59 von 100 Punkten":         "59 von\u00a0100\u00a0Punkten",
		"um 2,2 Stufen günstiger":    "um 2,2\u00a0Stufen günstiger",
		"auf Stufe 2 von 5":          "auf Stufe\u00a02 von\u00a05",
		"21 per cent of the time":    "21\u00a0per\u00a0cent of the time",
		"3,3 gegenüber 1,3":          "3,3 gegenüber 1,3",
		"von 1 bis 5":                "von 1 bis 5",
		"2 person-days, 12 answers":  "2\u00a0person-days, 12\u00a0answers",
		"(Stufe 3)":                  "(Stufe\u00a03)",
		"Im Jahr 2026 Antwortbriefe": "Im Jahr 2026 Antwortbriefe",
	} {
		if got := bind(in); got != want {
			t.Errorf("bind(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAgreementBand(t *testing.T) {
	for rwg, want := range map[float64]int{0: 0, 0.304: 0, 0.305: 1, 0.5: 1, 0.505: 2, 0.7: 2, 0.705: 3, 0.9: 3, 0.905: 4, 1: 4} {
		if got := agreementBand(rwg); got != want {
			t.Errorf("agreementBand(%v) = %d, want %d", rwg, got, want)
		}
	}
}
