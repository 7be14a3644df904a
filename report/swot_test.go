package report_test

import (
	"fmt"
	"testing"

	"lotse/assessment"
	"lotse/questionnaires"
)

// swotRow is an entry of one of the four lists.
func swotRow(id, code, text string, importance float64) questionnaires.Entry {
	return row(id, map[string]questionnaires.Value{
		"swot-code": questionnaires.Pick(code), "swot-text": questionnaires.Plain(text), "swot-importance": questionnaires.Number(importance),
		"swot-magnitude": questionnaires.Number(4), "swot-evidence": questionnaires.Pick("swe-external"),
	})
}

// pairRow links two entries.
func pairRow(inside, outside string, relation float64) questionnaires.Entry {
	return row(inside+outside, map[string]questionnaires.Value{
		"tows-internal": questionnaires.Pick(inside), "tows-external": questionnaires.Pick(outside), "tows-relation": questionnaires.Number(relation),
	})
}

func TestBuild_swot(t *testing.T) {
	var many, links questionnaires.Entries
	for i := range 8 {
		many = append(many, swotRow(fmt.Sprint("s", i), "S", fmt.Sprint("Stärke ", i, "."), 3))
		many = append(many, swotRow(fmt.Sprint("o", i), "O", fmt.Sprint("Chance ", i), 3))
		links = append(links, pairRow(fmt.Sprint("s", i), fmt.Sprint("o", i), 3))
	}
	entries := func(list ...questionnaires.Entry) func(assessment.Facts) {
		return set("swot-entries", questionnaires.Entries(list))
	}
	checkChapter(t, "rep-swot", []chapterCase{
		{"no entries", both(entries(), set("tows-pairs", questionnaires.Entries{})),
			[]string{"Es sind noch keine Stärken, Schwächen"}, []string{"Abbildung"}},
		{"one entry, no links", both(entries(swotRow("w", "W", "Zu wenig Zeit.", 5)), unset("tows-pairs")),
			[]string{"Am schwersten wiegt „Zu wenig Zeit“.", "noch nicht bewertet", "Bilanz im Haus: −1,00.", "Die Schwächen im Haus wiegen schwerer",
				"Stärkste Einträge: Zu wenig Zeit (Schwächen).", "Belegt sind 1 von 1."},
			[]string{"Bilanz im Umfeld", "aussichtsreich", "Tabelle"}},
		{"three a direction", both(set("swot-entries", many), set("tows-pairs", links)),
			[]string{"Am stärksten hängen „Stärke 0“ und „Chance 0“ zusammen.", "Stärke 2. | Chance 2 | 12,0 | noch offen", "5 schwächere fehlen."},
			[]string{"Daraus folgt", "Stärke 3. | Chance 3"}},
		{"not rated yet", both(entries(swotRow("s", "S", "Wissen", 5), swotRow("o", "O", "Bedarf", 5)), set("tows-pairs", questionnaires.Entries{})),
			[]string{"aussichtsreich: „Wissen“ mit „Bedarf“."}, nil},
		{"a full stop inside", both(entries(swotRow("s", "S", "Erstens. Zweitens", 5), swotRow("o", "O", "Bedarf", 5)), set("tows-pairs", questionnaires.Entries{pairRow("s", "o", 2)})),
			[]string{"\nAm stärksten hängen „Erstens. Zweitens“ und „Bedarf“ zusammen.\n"}, nil},
	})
}

// TestBuild_swot_annex: the annex lists what the figure leaves out.
func TestBuild_swot_annex(t *testing.T) {
	var many questionnaires.Entries
	for i := range 7 {
		many = append(many, swotRow(fmt.Sprint("s", i), "S", fmt.Sprint("Stärke ", i), 3))
	}
	checkChapter(t, "rep-annex", []chapterCase{
		{"seven strengths", set("swot-entries", many),
			[]string{"== Stärken", "Stärke 6 | 3 | 4 | Kundenaussagen, Marktdaten oder Studien | 12,0"}, []string{"== Schwächen"}},
	})
}
