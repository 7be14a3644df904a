package privacy

import (
	"maps"

	"lotse/assessment"
)

// Edit puts other words in the place of a text; without words, those that were written.
// A text that nobody had decided about is held back until somebody says otherwise.
func (t *Reviewed) Edit(words string) {
	if words == "" {
		words = t.Original
	}
	if words != t.Words {
		t.Words = words
		t.touched()
	}
}

// Translate gives a text words in another language; no words take them back. It holds
// back as [Reviewed.Edit] does.
func (t *Reviewed) Translate(lang, words string) {
	if t.Translations[lang] == words {
		return
	}
	all := maps.Clone(t.Translations) // the one that was read stays as it is
	if all == nil {
		all = map[string]string{}
	}
	if all[lang] = words; words == "" {
		delete(all, lang)
	}
	t.Translations = all
	t.touched()
}

func (t *Reviewed) touched() {
	if t.State == assessment.OpenNew {
		t.State = assessment.OpenHeld
	}
}

// Decide releases a text, holds it back, or puts it back among those that nobody has
// decided about: as it was written, without translations.
func (t *Reviewed) Decide(state assessment.OpenState) {
	t.State = state
	if state == assessment.OpenNew {
		t.Words, t.Translations = t.Original, nil
	}
}

// Untranslated counts the released texts that have no words in a language.
func (r *Review) Untranslated(lang string) int {
	n := 0
	for _, t := range r.Texts {
		if t.State == assessment.OpenReleased && t.Translations[lang] == "" {
			n++
		}
	}
	return n
}
