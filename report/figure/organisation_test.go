package figure_test

import (
	"fmt"
	"strings"
	"testing"

	"lotse/report/figure"
)

// organisation adds the drawings of time, rules, obstacles and the roadmap.
func organisation(add func(name string, width, height float64, draw func(c figure.Canvas, width float64))) {
	for name, u := range utilisations() {
		add("utilisation-"+name, 164, u.Height(), u.Draw)
	}
	for name, m := range taskMixes() {
		add("task-mix-"+name, 164, m.Height(), m.Draw)
	}
	for name, b := range groupedBars() {
		add("bars-"+name, 164, b.Height(), b.Draw)
	}
	for name, r := range roadmaps() {
		add("roadmap-"+name, 164, r.Height(), r.Draw)
	}
	notes := figure.FieldNotes{
		Title: "Was die Felder bedeuten", Field: 2,
		Names: [4]string{"Akzeptiert, nicht in Kraft", "In Kraft und akzeptiert", "Weder noch", "In Kraft, nicht akzeptiert"},
		Notes: [4]string{"Es fehlt der Beschluss.", "Regeln wirken.", strings.Repeat("Erst erarbeiten, dann beschließen. ", 3), "Erklären Sie den Sinn."},
	}
	add("field-notes", 95, 54, func(c figure.Canvas, width float64) { notes.Draw(c, 0, 0, width, 54) })
}

func bands() []figure.UtilisationBand {
	return []figure.UtilisationBand{
		{Name: "tragfähig", To: 0.85, Tick: "85"},
		{Name: "angespannt", To: 1, Tick: "100", Full: true},
		{Name: "überlastet", To: 1.2, Tick: "120"},
		{Name: "kritisch", To: 1.6, Tick: "160 Prozent"},
	}
}

func utilisations() map[string]figure.Utilisation {
	many := figure.Utilisation{Bands: bands()}
	for i := range 12 {
		v := 2.2 - float64(i)*0.19
		many.Rows = append(many.Rows, figure.UtilisationRow{Name: fmt.Sprintf("Rolle mit einem langen Namen %d", i+1), Value: value(v, fmt.Sprintf("%.0f %%", 100*v))})
	}
	return map[string]figure.Utilisation{
		"sample": {Bands: bands(), Rows: []figure.UtilisationRow{
			{Name: "Redaktion, Vollzeit", Value: value(1.375, "138 %")},
			{Name: "Redaktion, Teilzeit", Value: value(0.958, "96 %")},
			{Name: "Marketingleitung", Value: value(0.8, "80 %")},
		}, Team: &figure.UtilisationRow{Name: "Team insgesamt", Value: value(1.141, "114 %")}},
		"edges": {Bands: bands(), Rows: []figure.UtilisationRow{
			{Name: "Redaktion", Value: value(2.12, "212 %")},
			{Name: "Presse", Value: figure.Value{Text: "–"}, Note: "6 Stunden, keine Zeit vorgesehen"},
			{Name: "Grafik", Value: value(0, "0 %")},
			{Name: "Leitung der Unternehmenskommunikation und Presse", Value: value(1, "100 %")},
		}},
		"many": many,
	}
}

func tasks() []figure.Task {
	return []figure.Task{
		{Name: "Beiträge", Look: figure.LookNavy}, {Name: "Informationen beschaffen", Look: figure.LookHatched, Strong: true},
		{Name: "Gespräche", Look: figure.LookTeal, Strong: true}, {Name: "Abstimmen", Look: figure.LookBlue},
		{Name: "Auswerten", Look: figure.LookWhite}, {Name: "Übriges", Look: figure.LookPale},
	}
}

// week is a role's row of hours.
func week(name string, allocated figure.Value, hours ...float64) figure.MixRow {
	r := figure.MixRow{Name: name, Allocated: allocated}
	for _, h := range hours {
		r.Hours = append(r.Hours, value(h, strings.TrimSuffix(fmt.Sprintf("%.1f", h), ".0")))
	}
	return r
}

func taskMixes() map[string]figure.TaskMix {
	sample := []figure.MixRow{
		week("Redaktion, Vollzeit", value(24, "vorgesehen 24 Stunden"), 9, 8, 3, 5, 1, 7),
		week("Redaktion, Teilzeit", value(12, "vorgesehen 12"), 5, 2, 2, 2, 0.5, 0),
		week("Marketingleitung", value(10, "vorgesehen 10"), 1, 1, 0, 5, 1, 0),
	}
	return map[string]figure.TaskMix{
		"sample": {Tasks: tasks(), Rows: sample, None: "keine Stunden"},
		"narrow": {Tasks: tasks(), None: "keine Stunden", Rows: []figure.MixRow{
			week("Kurz", figure.Value{}, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5),
			week("Lang, ganz schmale Teile", value(40, "vorgesehen 40 Stunden"), 36, 0.5, 0.5, 0.5, 0, 0.5),
		}},
		"nothing": {Tasks: tasks(), None: "keine Stunden", Rows: []figure.MixRow{
			week("Ohne Aufgaben", value(8, "vorgesehen 8 Stunden"), 0, 0, 0, 0, 0, 0),
			week("Ohne alles", figure.Value{}),
		}},
	}
}

func groupedBars() map[string]figure.GroupedBars {
	ticks := []figure.Value{value(0, "0 %"), value(0.5, "50 %"), value(1, "100 %")}
	return map[string]figure.GroupedBars{
		"sample": {Ticks: ticks, Groups: []figure.BarGroup{
			{Name: "Zeit", Note: "100 %", Rows: []figure.BarRow{
				{Name: "Mir fehlt die Zeit.", Value: value(0.8, "80 %"), Strong: true},
				{Name: "Die Fragen kommen einzeln und reißen mich aus der Arbeit.", Value: value(0.48, "48 %")},
			}},
			{Name: "Orientierung", Note: "0 %", Rows: []figure.BarRow{{Name: "Ich weiß nicht, was gebraucht wird.", Value: value(0, "0 %")}}},
			{Rows: []figure.BarRow{{Name: "Nichts davon.", Value: value(1, "100 %"), Open: true}}},
		}},
		"none": {Ticks: ticks},
	}
}

// TestUtilisation_beyond: a bar beyond the axis has a point, one on it has none.
func TestUtilisation_beyond(t *testing.T) {
	for v, want := range map[float64]bool{1.59: false, 1.6: false, 1.61: true} {
		u := figure.Utilisation{Bands: bands(), Rows: []figure.UtilisationRow{{Name: "R", Value: value(v, "x")}}}
		svg := string(figure.SVG(164, u.Height(), "x", advance, u.Draw))
		if got := strings.Contains(svg, "Z\" fill"); got != want {
			t.Errorf("%v: a point: %v, want %v", v, got, want)
		}
	}
}

// TestTaskMix_everyTask: each task with hours is named once, above the longest bar
// or in the line below.
func TestTaskMix_everyTask(t *testing.T) {
	for name, m := range taskMixes() {
		svg := string(figure.SVG(164, m.Height(), "x", advance, m.Draw))
		for i, task := range m.Tasks {
			hours := 0.0
			for _, r := range m.Rows {
				if i < len(r.Hours) {
					hours += r.Hours[i].At
				}
			}
			want := 0
			if hours > 0 {
				want = 1
			}
			if got := strings.Count(svg, ">"+task.Name); got != want {
				t.Errorf("%s: %q is named %d times, want %d", name, task.Name, got, want)
			}
		}
	}
}
