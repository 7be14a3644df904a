package figure_test

import (
	"strings"
	"testing"

	"lotse/report/figure"
)

// racis are matrices with few, some and many roles, long names, cells with up to
// four letters, and roles without any.
func racis() map[string]figure.RACI {
	names := []string{
		"Geschäftsführung", "Marketing- oder Kommunikationsleitung", "Social-Media-Redaktion", "Presse- und Öffentlichkeitsarbeit", "Vertrieb", "Kundendienst",
		"Konstruktion", "Fertigung", "Qualität", "Einkauf", "Personal", "Recht und Datenschutz", "Werkleitung", "Datenschutz", "IT", "Agentur",
	}
	matrix := func(roles int, idle bool) figure.RACI {
		m := figure.RACI{Finding: "Befund", Counts: "Anzahl R je Rolle (insgesamt 15)", Idle: "kommt nicht vor"}
		for i := range roles {
			m.Roles = append(m.Roles, figure.RACIRole{Name: names[i], R: i % 4})
		}
		m.Roles[roles-2].Heavy, m.Roles[roles-2].R, m.Roles[roles-2].Remark = true, 9, "67 Prozent aller R"
		m.Roles[roles-1].Idle = idle
		cells := []string{"A", "R", "C", "I", "AR", "", "ACI", "ARCI"}
		remarks := []string{"kein C, kein I", "kein A, kein R", "zwei A"}
		for j := range 3 {
			row := figure.RACIRow{Name: "Informationen aus den Abteilungen an die Redaktion liefern", Ring: j, Faulty: j > 0, Quiet: j == 0, Remark: remarks[j]}
			for i := range roles {
				row.Cells = append(row.Cells, cells[(3*i+j)%len(cells)])
			}
			m.Rows = append(m.Rows, row)
		}
		m.Legend = []figure.RACILetter{{Letter: "A", Text: "verantwortet das Ergebnis"}, {Letter: "R", Text: "führt durch"}}
		return m
	}
	part := matrix(10, false)
	part.Counts, part.Legend = "", nil
	return map[string]figure.RACI{"two": matrix(2, true), "ten": matrix(10, false), "idle": matrix(10, true), "sixteen": matrix(16, true), "part": part}
}

// ownerChecks are bars of all kinds.
func ownerChecks() map[string]figure.OwnerCheck {
	check := figure.OwnerCheck{Threshold: 0.6, Limit: "ab 60 % eindeutig", Rows: []figure.OwnerRow{
		{Name: "Beiträge freigeben", Share: "50 Prozent nennen dieselbe Rolle", Parts: []figure.OwnerPart{
			{Name: "Marketing- oder Kommunikationsleitung", Count: 7}, {Name: "Geschäftsführung", Count: 5}, {Name: "weiß ich nicht", Count: 2, Unknown: true},
		}},
		{Name: "Beiträge fachlich prüfen", Share: "100 Prozent nennen dieselbe Rolle", Parts: []figure.OwnerPart{{Name: "Fachleute", Count: 14}}},
		{Name: "Verborgen", Missing: "geschützt", Hidden: true},
		{Name: "Offen", Missing: "keine Antworten"},
	}}
	many := figure.OwnerRow{Name: strings.Repeat("Ein langer Name einer Aufgabe ", 5), Share: "10 Prozent nennen dieselbe Rolle"}
	for i := range 16 {
		many.Parts = append(many.Parts, figure.OwnerPart{Name: "Abteilung für Rollen aller Art", Count: 17 - i})
	}
	return map[string]figure.OwnerCheck{"some": check, "many": {Rows: []figure.OwnerRow{many}}}
}

// TestRACI_foot: the foot stands on the last part of a matrix only, and says that
// a role has no letter instead of a number.
func TestRACI_foot(t *testing.T) {
	svg := func(name string) string {
		m := racis()[name]
		return string(figure.SVG(164, m.Height(), name, advance, m.Draw))
	}
	if strings.Contains(svg("part"), "Anzahl R") {
		t.Error("a part has a foot")
	}
	if s := svg("idle"); !strings.Contains(s, "Anzahl R") || strings.Count(s, "kommt nicht vor") != 1 {
		t.Error("the idle role is not said once")
	}
}

// TestOwnerCheck_names: every role is named once, in its part or below the bar.
func TestOwnerCheck_names(t *testing.T) {
	o := ownerChecks()["some"]
	svg := string(figure.SVG(164, o.Height(), "some", advance, o.Draw))
	for _, name := range []string{"Geschäftsführung", "weiß ich nicht", "Fachleute", "geschützt", "keine Antworten"} {
		if n := strings.Count(svg, name); n != 1 {
			t.Errorf("%q stands %d times", name, n)
		}
	}
}
