package report

import "regexp"

// unit matches the words that never part from the number before them.
const unit = `Prozent|per\x{a0}cent|Punkte|Punkten|points|Stufe|Stufen|levels?|Personentage?|Personentagen|person-days?|Stunden?|hours?|Minuten?|minutes|Tage|Tagen|days|Monate|Monaten|months|Personen|people|Fragen|questions|Antworten|answers|Abteilungen|departments|Empfehlungen|recommendations|Anfragen|requests|Vollzeitstellen|full-time|Aufgaben|tasks|Gruppen|groups|Bereiche|Bereichen|areas|Rollen|roles`

var (
	perCent = regexp.MustCompile(`\bper cent\b`)
	behind  = regexp.MustCompile(`(\d) (` + unit + `)\b`)
	before  = regexp.MustCompile(`\b(Stufe|Stufen|[Ll]evel|Kapitel|Kap\.|[Cc]hapter|Ch\.|Abbildung|Figure|Tabelle|Table|Seite|page|Empfehlung|[Rr]ecommendation|n =|k =|von|of|nach|after|unter|below|über|above|ab|§) (\d)`)
)

// bind puts no-break spaces between a number and its unit, and between a number
// and the word that it belongs to: Stufe 2, 59 von 100 Punkten.
func bind(s string) string {
	s = perCent.ReplaceAllString(s, "per\u00a0cent")
	s = behind.ReplaceAllString(s, "$1\u00a0$2")
	return before.ReplaceAllString(s, "$1\u00a0$2")
}
