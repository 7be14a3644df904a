package assessment

import (
	"strings"
	"unicode"

	"lotse/questionnaires"
)

// How many words in a row give a text away. A whole text counts from fewer words on;
// shorter ones are phrases that anybody writes.
const (
	slipWords  = 6
	slipWhole  = 4
	slipSource = 20 // letters a whole text has at least
)

// Slips returns where words repeat what respondents wrote and nobody released, as byte
// offsets: answers in their own words that are not released, and their remarks on
// answers. It compares words, not signs and capitals. What was released, as it is
// published, may be quoted.
func Slips(p *questionnaires.Pack, e *Engagement, decisions map[string][]OpenDecision, words string) []int {
	here := tokens(words)
	var slips []int
	for i := range e.Rounds {
		r := &e.Rounds[i]
		secret, free := privateTexts(p, e, r, decisions[r.ID])
		for _, text := range secret {
			if at, ok := repeats(here, tokens(text), free); ok {
				slips = append(slips, at)
			}
		}
	}
	return slips
}

// privateTexts are a round's texts of single people that nobody released, and those
// that are published, in one line each.
func privateTexts(p *questionnaires.Pack, e *Engagement, r *Round, decisions []OpenDecision) (secret []string, free string) {
	released := map[[2]string]OpenDecision{}
	for _, d := range decisions {
		if d.State == OpenReleased {
			released[[2]string{d.Question, d.Digest}] = d
		}
	}
	var published []string
	for _, t := range OpenTexts(p, e, r) {
		d, ok := released[[2]string{t.Question, t.Digest}]
		switch {
		case !ok:
			secret = append(secret, t.Words)
		case d.Words != "":
			secret = append(secret, t.Words) // as it was before it was edited
			published = append(published, d.Words)
		default:
			published = append(published, t.Words)
		}
		for _, words := range d.Translations {
			published = append(published, words)
		}
	}
	for _, who := range r.Respondents {
		for _, a := range who.Answers {
			if a.Note != "" {
				secret = append(secret, a.Note)
			}
		}
	}
	for i, t := range published {
		published[i] = key(tokens(t))
	}
	return secret, strings.Join(published, "\n")
}

// A token is a word in small letters, and where it begins.
type token struct {
	word string
	at   int
}

func tokens(s string) []token {
	var list []token
	start := -1
	for i, r := range s + " " {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			list = append(list, token{strings.ToLower(s[start:i]), start})
			start = -1
		}
	}
	return list
}

// key is words in a row, so that equal rows are equal texts.
func key(list []token) string {
	var b strings.Builder
	b.WriteByte(' ')
	for _, t := range list {
		b.WriteString(t.word)
		b.WriteByte(' ')
	}
	return b.String()
}

// repeats finds where here says the same as a text: as many words in a row as give it
// away, or the whole of it. What also stands in free is nobody's secret.
func repeats(here, text []token, free string) (at int, ok bool) {
	n := slipWords
	if len(text) < n {
		n = len(text)
		if n < slipWhole || len(key(text)) < slipSource {
			return 0, false
		}
	}
	rows := map[string]bool{}
	for i := 0; i+n <= len(text); i++ {
		if row := key(text[i : i+n]); !strings.Contains(free, row) {
			rows[row] = true
		}
	}
	for i := 0; i+n <= len(here); i++ {
		if rows[key(here[i:i+n])] {
			return here[i].at, true
		}
	}
	return 0, false
}
