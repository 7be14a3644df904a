package questionnaires

import "slices"

// Text is a sentence in one or more languages: language code → words.
// A text whose language is not known (typed by a person) sits under "".
type Text map[string]string

// Plain makes a text of words whose language is not recorded.
func Plain(words string) Text {
	if words == "" {
		return nil
	}
	return Text{"": words}
}

// In returns the words in lang. A text without that language falls back to the
// words of unrecorded language, then to the first language in alphabetical order,
// so that a person's own words are never lost on the way into a report.
func (t Text) In(lang string) string {
	if s, ok := t[lang]; ok {
		return s
	}
	if s, ok := t[""]; ok {
		return s
	}
	keys := make([]string, 0, len(t))
	for k := range t {
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return ""
	}
	return t[slices.Min(keys)]
}

// Empty reports whether the text has no words in any language.
func (t Text) Empty() bool {
	for _, s := range t {
		if s != "" {
			return false
		}
	}
	return true
}
