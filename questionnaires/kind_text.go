package questionnaires

import (
	"math"
	"regexp"
	"strings"
	"unicode/utf8"
)

// text is a line of words. An answer may also be true: given, but its wording was
// not recorded.
type text struct {
	maxLength int // characters; 0 for no limit
}

var textShape = &shape[text]{
	name:   "text",
	fields: []field[text]{maxLengthField(func(k *text, n int) { k.maxLength = n })},
}

func maxLengthField[T any](set func(*T, int)) field[T] {
	return numberField("max-length", "how many characters an answer may have", span{min: 1, max: 100_000, whole: true},
		func(t *T, f float64) { set(t, int(f)) })
}

// Name returns text.
func (k *text) Name() string { return "text" }

// Control asks for a line.
func (k *text) Control(string) Control {
	return Control{Form: FormLine, Max: float64(k.maxLength), Bounded: k.maxLength > 0}
}

// Parse takes words, words per language, or true.
func (k *text) Parse(in any) (Value, Faults) { return parseWords(in, k.maxLength) }

// Plain returns the words as they were given.
func (k *text) Plain(v Value) any { return plainWords(v) }

// Score is of no meaning for words.
func (k *text) Score(Value) (float64, bool) { return 0, false }

// Show returns the words.
func (k *text) Show(v Value, lang string) Display { return showWords(v, lang) }

var languageCode = regexp.MustCompile(`^[a-z]{2}$`)

// parseWords reads what a text or lines field takes.
func parseWords(in any, maxLength int) (Value, Faults) {
	switch in := in.(type) {
	case bool:
		if in {
			return Flag(true), nil
		}
		return nil, nil
	case map[string]any:
		return parseTranslations(in, maxLength)
	}
	if empty(in) {
		return nil, nil
	}
	words, ok := wordsIn(in)
	if !ok {
		return nil, fault(FaultWords)
	}
	if utf8.RuneCountInString(words) > limit(maxLength) {
		return nil, fault(FaultTooLong, "Max", maxLength)
	}
	return Plain(words), nil
}

func limit(maxLength int) int {
	if maxLength == 0 {
		return math.MaxInt
	}
	return maxLength
}

func parseTranslations(in map[string]any, maxLength int) (Value, Faults) {
	t := Text{}
	var faults Faults
	for _, lang := range sortedKeys(in) {
		words, ok := wordsIn(in[lang])
		switch {
		case !languageCode.MatchString(lang):
			faults = append(faults, fault(FaultLanguage, "Given", lang).under(lang)...)
		case empty(in[lang]):
		case !ok:
			faults = append(faults, fault(FaultWords).under(lang)...)
		case utf8.RuneCountInString(words) > limit(maxLength):
			faults = append(faults, fault(FaultTooLong, "Max", maxLength).under(lang)...)
		default:
			t[lang] = words
		}
	}
	if len(faults) > 0 || len(t) == 0 {
		return nil, faults
	}
	return t, nil
}

func plainWords(v Value) any {
	switch v := v.(type) {
	case Flag:
		return bool(v)
	case Text:
		if words, ok := v[""]; ok && len(v) == 1 {
			return words
		}
		m := make(map[string]any, len(v))
		for lang, words := range v {
			m[lang] = words
		}
		return m
	}
	return nil
}

// given stands for an answer whose wording was not recorded.
const given = "✓"

func showWords(v Value, lang string) Display {
	switch v := v.(type) {
	case Flag:
		if v {
			return Words(given)
		}
	case Text:
		return Words(strings.TrimSpace(v.In(lang)))
	}
	return Words("")
}
