package access

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How long a password must be (OWASP ASVS 6.2.1), and where hashing it stops.
const (
	shortestPassword = 12
	longestPassword  = 1000
)

// Weak says what is wrong with a password, as the end of a message's key: short, long or
// common; "" if nothing is. Any character may stand in it, and none must (ASVS 6.2.5).
//
// Common is what stands in lists of frequent passwords, which hold few ways to reach
// twelve characters: one frequent word, with digits and signs around it or in place of
// its letters; the same over and over; a row of the keyboard; the own name.
func Weak(password, name string) string {
	n := utf8.RuneCountInString(password)
	switch {
	case n < shortestPassword:
		return "short"
	case n > longestPassword:
		return "long"
	}
	plain := strings.ToLower(password)
	local, _, _ := strings.Cut(strings.ToLower(name), "@")
	words := append([]string{"lotse", local}, frequent...)
	// The longest first: what is left of administrator without admin looks like much.
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	switch {
	case repeats(plain), inRow(plain), distinct(plain) < 5,
		oneWord(strings.Map(spelled, plain), words), oneWord(strings.Map(onlyLetters, plain), words):
		return "common"
	}
	return ""
}

// spelled undoes the usual ways to write letters with digits and signs, and drops all
// other signs.
func spelled(r rune) rune {
	if i := strings.IndexRune("0134578@$!", r); i >= 0 {
		return rune("oieastbasi"[i])
	}
	return onlyLetters(r)
}

func onlyLetters(r rune) rune {
	if !unicode.IsLetter(r) {
		return -1
	}
	return r
}

// oneWord reports whether letters are little else than frequent words.
func oneWord(letters string, words []string) bool {
	left := letters
	for _, w := range words {
		if w != "" {
			left = strings.ReplaceAll(left, w, "")
		}
	}
	return left != letters && utf8.RuneCountInString(left) < 4
}

// repeats reports whether a piece of at most six characters stands there over and over.
func repeats(s string) bool {
	r := []rune(s)
	for size := 1; size <= 6; size++ {
		same := true
		for i := size; i < len(r) && same; i++ {
			same = r[i] == r[i-size]
		}
		if same {
			return true
		}
	}
	return false
}

// rows are those of the keyboard, German and English, and those everybody counts in.
var rows = []string{"1234567890ß", "qwertzuiopü", "qwertyuiop", "asdfghjklöä", "yxcvbnm", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "0123456789"}

// inRow reports whether a password runs along rows, forwards or backwards, in pieces of
// three characters or more.
func inRow(s string) bool {
	r := []rune(s)
	for i := 0; i < len(r); {
		best := 0
		for _, row := range rows {
			for _, line := range []string{row, reversed(row)} {
				for n := 3; i+n <= len(r) && strings.Contains(line+line, string(r[i:i+n])); n++ {
					best = n
				}
			}
		}
		if best == 0 {
			return len(r)-i < 3 && i > 0 // what is left over does not help
		}
		i += best
	}
	return true
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func distinct(s string) int {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen)
}

// frequent are words that frequent passwords are made of.
var frequent = strings.Fields(`
password passwort passwd kennwort geheim secret admin administrator root login welcome willkommen hallo hello
letmein changeme default master test testing user guest gast qwertz qwerty asdf iloveyou ichliebedich liebe love
schatz princess prinzessin dragon drache monkey affe sunshine sonne sommer summer winter herbst autumn fruehling
spring football fussball soccer baseball basketball hockey superman batman spiderman pokemon starwars michael
thomas andreas daniel alexander jessica jennifer michelle nicole ashley charlie jordan george robert computer
internet samsung google facebook linkedin instagram twitter amazon apple iphone android microsoft windows
deutschland germany berlin hamburg muenchen london america hannover dortmund bayern schalke borussia
whatever nothing trustno freedom freiheit flower blume blumen cookie butterfly schmetterling purple orange
chocolate schokolade pepper ginger cheese kaese banana bananen hunter killer shadow ninja mustang ferrari
porsche mercedes harley yamaha money geld lucky glueck happy angel engel heaven jesus christ forever friends
family familie mother mutter father vater brother bruder sister schwester baby mausi hase haserl maus katze hund
kaffee coffee arbeit buero office firma company january januar february februar march april june juni july juli
august september october oktober november december dezember monday montag friday freitag sunday sonntag
kommunikation communication marketing beratung consulting`)
