package assessment

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"lotse/questionnaires"
)

// An OpenState says what the consultant decided about an answer in words.
type OpenState string

// The states of an answer in words. Only what is released is ever published.
const (
	OpenNew      OpenState = "new"
	OpenHeld     OpenState = "held"
	OpenReleased OpenState = "released"
)

// An OpenText is an answer in a person's own words, before anybody has read it. It
// does not say who wrote it, nor in which group.
type OpenText struct {
	Question string
	Digest   string // SHA-256 of the words: the same words have one digest
	Words    string
	People   int // who wrote exactly this
}

// An OpenDecision is what the consultant decided about one text. The digest ties
// it to the words it was made on: other words need a decision of their own.
type OpenDecision struct {
	Question string
	Digest   string
	State    OpenState
	Words    string // as they are published; "" for as they were written
	// As they are published in languages that the engagement does not speak, if
	// somebody has translated them.
	Translations map[string]string
}

// OpenAnswers are the released answers to one question.
type OpenAnswers struct {
	Question string
	Texts    []OpenWords // in an order that says nothing of who wrote them or when
}

// OpenWords is one released answer, as it is published.
type OpenWords struct {
	Words        string            // in the engagement's language
	Translations map[string]string // in others, where there are any
}

// In returns the answer in a language, and whether it is in it: an answer that nobody
// has translated is printed as it was written.
func (w OpenWords) In(lang, spoken string) (words string, in bool) {
	if t := w.Translations[lang]; lang != spoken && t != "" {
		return t, true
	}
	return w.Words, lang == spoken
}

// OpenTexts returns what the people of a round wrote in their own words, question
// by question, in an order that depends on the words alone.
func OpenTexts(p *questionnaires.Pack, e *Engagement, round *Round) []OpenText {
	var list []OpenText
	for _, q := range openQuestions(p) {
		people := map[string]int{}
		for _, who := range round.Respondents {
			if words := openWords(who.Answers[q], e.Language); words != "" {
				people[words]++
			}
		}
		first := len(list)
		for words, n := range people {
			list = append(list, OpenText{q, digest(q, words), words, n})
		}
		slices.SortFunc(list[first:], func(a, b OpenText) int { return cmp.Compare(a.Digest, b.Digest) })
	}
	return list
}

// openQuestions are the survey's questions that are answered in words.
func openQuestions(p *questionnaires.Pack) []string {
	var ids []string
	for _, s := range p.Sections {
		if s.Mode != questionnaires.ModeSurvey {
			continue
		}
		for _, q := range s.Questions {
			// Whatever reads plain words as words is a question answered in words.
			v, faults := q.Kind.Parse("?")
			if _, words := v.(questionnaires.Text); words && len(faults) == 0 {
				ids = append(ids, q.ID)
			}
		}
	}
	return ids
}

func openWords(a Answer, lang string) string {
	t, ok := a.Value.(questionnaires.Text)
	if a.State != Given || !ok {
		return ""
	}
	return t.In(lang)
}

func digest(question, words string) string {
	sum := sha256.Sum256([]byte(question + "\x00" + words))
	return hex.EncodeToString(sum[:])
}

// Release publishes the answers in words that the consultant has released. A
// question with fewer texts than the smallest group that is shown stays silent:
// whoever reads one of two texts knows who wrote it.
func (pub *Published) Release(texts []OpenText, decisions []OpenDecision) {
	decided := map[[2]string]OpenDecision{}
	for _, d := range decisions {
		decided[[2]string{d.Question, d.Digest}] = d
	}
	pub.OpenAnswers = nil
	for _, q := range openQuestions(pub.Pack) {
		var words []OpenWords
		people := 0
		for _, t := range texts {
			if t.Question != q {
				continue
			}
			people += t.People
			d := decided[[2]string{q, t.Digest}]
			if d.State != OpenReleased {
				continue
			}
			if d.Words == "" {
				d.Words = t.Words
			}
			words = append(words, OpenWords{d.Words, d.Translations})
		}
		if people >= pub.K && len(words) > 0 {
			pub.OpenAnswers = append(pub.OpenAnswers, OpenAnswers{q, shuffled(words)})
		}
	}
}

// Untranslated counts the released answers that are printed as they were written in a
// report of another language, because nobody has translated them.
func (pub *Published) Untranslated(lang string) int {
	n := 0
	for _, o := range pub.OpenAnswers {
		for _, t := range o.Texts {
			if _, in := t.In(lang, pub.Engagement.Language); !in {
				n++
			}
		}
	}
	return n
}

// shuffled sorts texts by their SHA-256: the same texts always stand in the same
// order, and the order tells nothing that the texts themselves do not.
func shuffled(words []OpenWords) []OpenWords {
	slices.SortFunc(words, func(a, b OpenWords) int {
		x, y := sha256.Sum256([]byte(a.Words)), sha256.Sum256([]byte(b.Words))
		return bytes.Compare(x[:], y[:])
	})
	return words
}
