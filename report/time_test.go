package report_test

import (
	"fmt"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// timeRow is a role's week: hours allocated, and hours of posts, chasing and dialogue.
func timeRow(name string, allocated float64, tasks ...float64) questionnaires.Entry {
	fields := map[string]questionnaires.Value{"tb-role": questionnaires.Plain(name)}
	if allocated >= 0 {
		fields["tb-allocated-hours"] = questionnaires.Number(allocated)
	}
	for i, column := range []string{"task-content", "task-obtain", "task-dialogue"} {
		if i < len(tasks) {
			fields[column] = questionnaires.Number(tasks[i])
		}
	}
	return row(strings.ToLower(name), fields)
}

func TestBuild_time(t *testing.T) {
	budget := func(list ...questionnaires.Entry) func(assessment.Facts) {
		return set("time-budget", questionnaires.Entries(list))
	}
	var many []questionnaires.Entry
	for i := range 12 {
		many = append(many, timeRow(fmt.Sprint("Rolle", i), float64(10+i), 20))
	}
	checkChapter(t, "rep-time", []chapterCase{
		{"sample", func(assessment.Facts) {},
			[]string{"fehlen 16,4 Stunden je Woche.", "Seit dem Einstieg in die Netzwerke sind die Aufgaben um 46 Prozent gewachsen", "bleiben 10 Prozent der Zeit",
				"Redaktion, Vollzeit 138 Prozent (kritisch); ", "; Team 114 Prozent.", "Team insgesamt | 46,0 | 52,5 | 114\u202f% | – | 16,4", "89 Minuten je Beitrag"}, nil},
		{"over the axis", budget(timeRow("Redaktion", 10, 21.2)), []string{"Redaktion 212 Prozent (kritisch)", "Redaktion | 10,0 | 21,2 | 212\u202f% | kritisch | 14,9"}, []string{"Team"}},
		{"no time allocated", budget(timeRow("Presse", 0, 6), timeRow("Grafik", 4, 1)),
			[]string{"Für die Rolle „Presse“ ist keine Zeit vorgesehen.", "Presse: 6 Stunden, keine Zeit vorgesehen", "Presse | – | 6,0 | – | keine Zeit vorgesehen | 7,1"}, []string{"Infinity", "∞"}},
		{"allocated hours unknown", budget(timeRow("Presse", -1, 6, 1)),
			[]string{"steht noch nicht fest", "Eine Auslastung lässt sich nicht angeben", "Presse | – | 7,0 | – | – | –"}, []string{"Auslastung je Rolle"}},
		{"enough time", budget(timeRow("Presse", 20, 5, 1, 4)), []string{"reicht auf Dauer aus: Das Team ist zu 50 Prozent ausgelastet."}, []string{"schaffen ist, fehlen", "Beziehungen brauchen mehr"}},
		{"no tasks", budget(timeRow("Presse", 20)), []string{"Im Zeitbudget sind keine Aufgaben eingetragen."}, []string{"Wofür die Zeit"}},
		{"without growth", budget(timeRow("Presse", 20, 5)), []string{"Anfragen je Fachperson und Woche: 5,2", "Minuten der Fachleute je Beitrag: 89"}, []string{"seit dem Einstieg"}},
		{"twelve roles by utilisation", budget(many...), []string{"Rolle0 200 Prozent (kritisch); Rolle1 182 Prozent", "für 12 Rollen"}, nil},
	})
}

// checklist answers the rules checklist: rule → status.
func checklist(status map[string]string, more func(questionnaires.Cells)) func(assessment.Facts) {
	cells := questionnaires.Cells{}
	for id, s := range status {
		cells[id] = map[string]questionnaires.Value{"chk-status": questionnaires.Pick(s)}
	}
	if more != nil {
		more(cells)
	}
	return set("rules-checklist", cells)
}

func TestBuild_rules(t *testing.T) {
	checkChapter(t, "rep-rules", []chapterCase{
		{"sample", func(assessment.Facts) {}, []string{"Drei von 20 Regeln sind in Kraft.", "Die Regelliste erreicht 35 von 100 Punkten", "überwiegend weder in Kraft noch akzeptiert", "fehlen: 10",
			"Personenbezogene Daten und Einwilligungen | in Kraft | ja", "Vorgehen bei Kritik, Fehlern und Krisen | fehlt | –"}, []string{"Umgangston", "Zu überprüfen"}},
		{"all in force, one stale", checklist(map[string]string{"chk-tone": "chk-in-force", "chk-images": "chk-in-force", "chk-review": "chk-na"}, func(c questionnaires.Cells) {
			c["chk-images"]["chk-reviewed"] = questionnaires.Date("2020-03-01")
		}), []string{"Alle 2 Regeln sind in Kraft.", "Zu überprüfen: Diese Regel ist in Kraft", "(zuletzt 1. März 2020).", "überwiegend in Kraft, aber nicht akzeptiert", "Freigabe: was, durch wen, bis wann | nicht angegeben | –"}, nil},
		{"none in force", checklist(map[string]string{"chk-tone": "chk-missing", "chk-images": "chk-draft"}, nil), []string{"Von 2 Regeln ist noch keine in Kraft."}, nil},
	})
	if _, ok := chapterOf(t, "de", "rep-rules", checklist(map[string]string{"chk-tone": "chk-na"}, nil)); ok {
		t.Error("a chapter on rules of which none is needed")
	}
}

func TestBuild_knowledge(t *testing.T) {
	group := func(exists bool, met ...string) func(assessment.Facts) {
		return both(set("wg-exists", questionnaires.Flag(exists)), set("wg-criteria", questionnaires.Picks(met)))
	}
	all := []string{"wg-sponsor", "wg-mandate", "wg-decision-rights", "wg-size", "wg-mix", "wg-rhythm", "wg-time", "wg-follow-up"}
	checkChapter(t, "rep-knowledge", []chapterCase{
		{"sample", func(assessment.Facts) {}, []string{"80 Prozent der befragten Fachleute sagen: „Mir fehlt die Zeit.“", "Am meisten Gewicht hat der Bereich „Zeit“", "gibt es noch nicht", "ist aufgeschrieben. | noch offen", "Für die Zusammensetzung hat sich bewährt"}, nil},
		{"two of eight", group(true, "wg-size", "wg-time"), []string{"erfüllt zwei von acht Voraussetzungen.", "fünf bis neun Mitglieder. | ja", "ist aufgeschrieben. | nein"}, []string{"noch offen"}},
		{"all", group(true, all...), []string{"erfüllt alle Voraussetzungen."}, []string{"Für die Zusammensetzung", "nein"}},
		{"group unknown", unset("wg-exists", "wg-criteria"), []string{"wurde nicht angegeben", "Für die Zusammensetzung"}, []string{"noch offen"}},
	})
}

// TestBuild_hiddenExperts: the experts' obstacles are not shown where too few of
// them answered, in no chapter.
func TestBuild_hiddenExperts(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	few := *e
	few.Rounds = []assessment.Round{*e.Latest()}
	few.Rounds[0].Respondents = nil
	experts := 0
	for _, r := range e.Latest().Respondents {
		if r.Group == "experts" {
			if experts++; experts > 2 {
				continue
			}
		}
		few.Rounds[0].Respondents = append(few.Rounds[0].Respondents, r)
	}
	pub, plan := assessed(&few, pack)
	for lang, want := range map[string]string{"de": "zum Schutz der Befragten nicht gezeigt", "en": "not shown in order to protect respondents"} {
		doc := build(t, pub, plan, lang)
		check(t, doc)
		for _, c := range doc.Chapters {
			if c.ID != "rep-knowledge" {
				continue
			}
			text := textOf(c)
			if !strings.Contains(text, want) {
				t.Errorf("%s: lacks %q:\n%s", lang, want, text)
			}
			if strings.Contains(text, "80") {
				t.Errorf("%s: shows a share of a hidden group:\n%s", lang, text)
			}
		}
	}
}
