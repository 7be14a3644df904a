package report_test

import (
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/figure"
)

// roadmapOf draws a plan's roadmap and returns its alternative and its words.
func roadmapOf(t *testing.T, plan *assessment.Plan) (alt, svg string) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	pub, _ := assessed(e, pack)
	for _, c := range build(t, pub, plan, "de").Chapters {
		for _, b := range c.Blocks {
			if f, ok := b.(report.Figure); ok && f.ID == "fig-roadmap" {
				return strings.ReplaceAll(f.Alt, "\u00a0", " "), string(figure.SVG(164, f.Height, f.Alt, roughWidth, f.Draw))
			}
		}
	}
	return "", ""
}

// step is a recommendation of a made-up plan.
func step(number, wave int, id string, foundation bool, after ...string) assessment.Recommendation {
	return assessment.Recommendation{
		ID: id, Number: number, Position: number - 1, Wave: wave, EffortPD: 2, After: after,
		Rule: &questionnaires.Rule{ID: id, Foundation: foundation, Title: questionnaires.Plain("Titel " + id), Owner: questionnaires.Plain("Leitung"),
			KPI: questionnaires.Plain("Wert"), Effect: questionnaires.Plain("Wirkung")},
	}
}

func planOf(steps ...assessment.Recommendation) *assessment.Plan {
	p := &assessment.Plan{Recommendations: steps, DaysByWave: map[int]float64{}, Capacity: []float64{25, 35, 40}}
	for _, r := range steps {
		p.Print = append(p.Print, r.ID)
		p.DaysByWave[r.Wave] += r.EffortPD
		if r.Wave < 4 {
			p.Days[r.Wave] += r.EffortPD
			p.Count++
		}
	}
	p.Main = p.Print
	return p
}

func TestBuild_roadmapFigure(t *testing.T) {
	for _, tt := range []struct {
		name  string
		plan  *assessment.Plan
		alt   string
		needs map[string]int // words on cards → how often
	}{
		{"a foundation's band needs no words", planOf(step(1, 1, "a", true), step(2, 1, "b", false, "a"), step(3, 2, "c", false, "a", "b")),
			"30 Tage: 2 Empfehlungen, 4 Personentage; 90 Tage: eine Empfehlung, 2 Personentage; 180 Tage: 0 Empfehlungen, 0 Personentage. Alles beginnt mit: Titel a.", map[string]int{"nach": 1}},
		{"another band is named", planOf(step(1, 1, "a", true), step(2, 1, "b", true, "a"), step(3, 1, "c", false, "a"), step(4, 2, "d", false, "b", "c")),
			"Alles beginnt mit: Titel a.", map[string]int{"nach\u00a03": 2, "nach\u00a01": 0}},
		{"two stages on is said", planOf(step(1, 1, "a", false), step(2, 3, "b", false, "a")), "180 Tage: eine Empfehlung", map[string]int{"nach\u00a01": 1}},
		{"later is not drawn", planOf(step(1, 1, "a", false), step(2, 2, "b", false), step(3, 4, "c", false)), "90 Tage: eine Empfehlung", map[string]int{"Titel c": 0}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			alt, svg := roadmapOf(t, tt.plan)
			if !strings.Contains(alt, tt.alt) {
				t.Errorf("alternative %q lacks %q", alt, tt.alt)
			}
			for words, want := range tt.needs {
				if got := strings.Count(svg, words); got != want {
					t.Errorf("%q stands there %d times, want %d", words, got, want)
				}
			}
		})
	}
	if alt, _ := roadmapOf(t, planOf(step(1, 3, "repeat-assessment", false))); alt != "" {
		t.Errorf("one recommendation is drawn: %s", alt)
	}
}

// TestBuild_annexParts: the annex holds the pointers to laws and the proposal for
// responsibilities.
func TestBuild_annexParts(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for lang, want := range map[string][]string{
		"de": {"| DDG §\u00a05", "sind keine Rechtsberatung", "Vorschlag für die Zuständigkeiten", "keine fertige Lösung"},
		"en": {"| DDG §\u00a05", "are not legal advice", "Proposal for the responsibilities", "not a ready-made solution"},
	} {
		text := build(t, pub, plan, lang).Plain()
		for _, w := range want {
			if !strings.Contains(text, w) {
				t.Errorf("%s: the annex lacks %q", lang, w)
			}
		}
	}
}
