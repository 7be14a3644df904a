package report_test

import (
	"testing"

	"lotse/questionnaires"
)

func TestBuild_positioning(t *testing.T) {
	cells := func(status string, words map[string]string) questionnaires.Cells {
		all := questionnaires.Cells{}
		for _, id := range []string{
			"pos-audience", "pos-need", "pos-category", "pos-benefit", "pos-difference", "pos-proof",
			"pos-brand-values", "pos-tone", "pos-core-messages", "pos-sentence",
		} {
			all[id] = map[string]questionnaires.Value{"pos-status": questionnaires.Pick(status)}
			if s := words[id]; s != "" {
				all[id]["pos-text"] = questionnaires.Plain(s)
			}
		}
		return all
	}
	elements := func(status string, words map[string]string) questionnaires.Value { return cells(status, words) }
	checkChapter(t, "rep-positioning", []chapterCase{
		{"no words", set("positioning-elements", elements("pos-draft", nil)),
			[]string{"Noch hat die Leitung keinen Baustein", "Der Wortlaut der Bausteine ist nicht festgehalten", "Wortlaut nicht festgehalten |"}, []string{"in einem Absatz"}},
		{"all confirmed", both(set("positioning-elements", elements("pos-agreed", map[string]string{"pos-need": "Ruhe. "})), unset("pos-swap-test")),
			[]string{"Alle zehn Bausteine", "100 von 100 Punkten.", "Ihr Anliegen: Ruhe.\n", "Noch nicht formuliert: Kundengruppe, Einordnung, Nutzen,"},
			[]string{"Am meisten fehlen", "Wettbewerber stammen", "Ruhe.."}},
		{"the client's own sentence", set("positioning-elements", elements("pos-draft", map[string]string{"pos-sentence": "Wir können das."})),
			[]string{"Positionierungssatz\nWir können das.\n"}, []string{"Noch nicht formuliert"}},
		{"without an alternative", unset("pos-alternative"),
			[]string{"Noch nicht formuliert: wichtigste Alternative und Belege."}, []string{"Unser Unterschied zu"}},
		{"two elements", set("positioning-elements", elements("pos-draft", map[string]string{"pos-audience": "Leute", "pos-category": "die Guten"})),
			[]string{"Für Leute sind wir die Guten."}, nil},
	})
}
