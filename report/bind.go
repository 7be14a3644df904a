package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nbsp is a space at which no line ends.
const nbsp = "\u00a0"

// units are the words that never part from the number before them; ABR and AZR are
// registers of the Federal Labour Court, as in 1 ABR 7/15.
var units = setOf(`Prozent per Punkt Punkte Punkten point points Stufe Stufen level levels
	Personentag Personentage Personentagen person-day person-days Stunde Stunden hour hours Minute Minuten minute minutes
	Tag Tage Tagen day days Woche Wochen week weeks Monat Monate Monaten month months Jahr Jahre Jahren year years
	Person Personen person people Frage Fragen question questions Antwort Antworten answer answers
	Abteilung Abteilungen department departments Empfehlung Empfehlungen recommendation recommendations
	Anfrage Anfragen request requests Vollzeitstelle Vollzeitstellen full-time Aufgabe Aufgaben task tasks
	Gruppe Gruppen group groups Bereich Bereiche Bereichen area areas Rolle Rollen role roles Regel Regeln rule rules
	Beitrag Beiträge Beiträgen post posts Fachleute Fachleuten expert experts Mitglied Mitglieder Mitgliedern member members
	Satz Sätze Sätzen sentences Uhr Euro ABR AZR`)

// months never part from the number of the day before them; between month and year a
// narrow column may break.
var months = setOf(`Januar Februar März April Mai Juni Juli August September Oktober November Dezember
	January February March May June July October December`)

// leads are the words that never part from the number after them.
var leads = setOf(`Stufe Level level Kap. Ch. Abbildung Figure Tabelle Table Seite page Empfehlung Recommendation Nr. No. S. p.
	unter below über above ab from nach after § §§ Art. Abs. Absatz Kapitel chapter ABR AZR`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// bind puts no-break spaces between a number and its unit, between a number and the
// word it belongs to (Stufe 2, 59 von 100 Punkten), inside abbreviations (z. B.) and
// before dashes, which end lines and start none.
func bind(s string) string {
	var b strings.Builder
	done, start := 0, 0 // what is written; where the word before a space begins
	last := ""          // the word before that
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			continue
		}
		word := s[start:i]
		if holds(last, word, s[i+1:]) {
			b.WriteString(s[done:i])
			b.WriteString(nbsp)
			done = i + 1
		}
		last, start = word, i+1
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// holds reports whether the space between a word and the rest of a text holds both
// together; last is the word before.
func holds(last, word, rest string) bool {
	if word == "" || rest == "" {
		return false
	}
	if i := strings.LastIndex(word, nbsp); i >= 0 {
		last, word = word[:i], word[i+len(nbsp):]
	}
	switch {
	case strings.HasPrefix(rest, "– "):
		return true
	case startsWithDigit(rest):
		bare := strings.TrimLeft(word, "(„‘[")
		return leads[bare] || (word == "von" || word == "of") && endsWithDigit(last)
	case endsWithDigit(word):
		unit := rest[:letters(rest)]
		return months[unit] || units[unit] && (unit != "per" || strings.HasPrefix(rest, "per cent"))
	case endsWithDigit(strings.TrimSuffix(word, ".")):
		return months[rest[:letters(rest)]]
	case word == "per":
		return rest[:letters(rest)] == "cent"
	}
	return abbreviated(word) && abbreviated(rest)
}

// letters is the length of the letters, with hyphens, that s begins with.
func letters(s string) int {
	for i, r := range s {
		if r != '-' && !unicode.IsLetter(r) {
			return i
		}
	}
	return len(s)
}

// abbreviated reports whether s begins with, or is, one letter and a full stop.
func abbreviated(s string) bool {
	s = strings.TrimLeft(s, "(„‘")
	r, n := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) && strings.HasPrefix(s[n:], ".") && (len(s) == n+1 || !unicode.IsLetter(rune(s[n+1])))
}

func startsWithDigit(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func endsWithDigit(s string) bool {
	return s != "" && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}
