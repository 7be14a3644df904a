package report

import "regexp"

// unit matches the words that never part from the number before them.
const unit = `Prozent|per\x{a0}cent|Punkte|Punkten|points|Stufe|Stufen|levels?|Personentage?|Personentagen|person-days?|Stunden?|hours?|Minuten?|minutes|Tage|Tagen|days|Monate|Monaten|months|Personen|people|Fragen|questions|Antworten|answers|Abteilungen|departments|Empfehlungen|recommendations|Anfragen|requests|Vollzeitstellen|full-time|Aufgaben|tasks|Gruppen|groups|Bereiche|Bereichen|areas|Rollen|roles`

var (
	perCent = regexp.MustCompile(`\bper cent\b`)
	behind  = regexp.MustCompile(`(\d) (` + unit + `)\b`)
	before  = regexp.MustCompile(`(^|[ („‘])(Stufe|[Ll]evel|Kap\.|Ch\.|Abbildung|Figure|Tabelle|Table|Seite|page|Empfehlung|Recommendation|unter|below|über|above|ab|from|nach|after) (\d)`)
	outOf   = regexp.MustCompile(`(\d) (von|of) (\d)`)
)

// bind puts no-break spaces between a number and its unit, and between a number
// and the word that it belongs to: Stufe 2, 59 von 100 Punkten.
func bind(s string) string {
	s = perCent.ReplaceAllString(s, "per\u00a0cent")
	s = behind.ReplaceAllString(s, "$1\u00a0$2")
	s = outOf.ReplaceAllString(s, "$1 $2\u00a0$3")
	return before.ReplaceAllString(s, "$1$2\u00a0$3")
}
