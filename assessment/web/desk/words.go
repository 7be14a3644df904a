package desk

import (
	"maps"
	"net/http"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
)

// wordsLimit bounds the form of edited texts.
const wordsLimit = 4 << 20

func (d *Desk) wordRoutes(at atRoute) {
	at("GET", "/words", d.words)
	at("POST", "/words/read", d.readWords)
	at("POST", "/words", d.decideWords).Takes(wordsLimit)
}

// A wordsPage is what people wrote in their own words, with what was decided about each
// text: without group, in an order that says nothing.
type wordsPage struct {
	Read    bool // the texts are on the page
	Nothing bool
	Few     string // why they cannot be read, or should not
	Refused bool
	Texts   []wordsText
	Count   map[string]int
	Missing []string // released texts without words in a language, in words
	Least   int
}

// A wordsText is one text.
type wordsText struct {
	ID, Question, Original, Words string
	State                         string
	Others                        []translation
}

// A translation is a text's words in a language that the engagement does not speak.
type translation struct {
	Lang, Language, Words string
	Missing               bool // it is released and has none
}

// review joins the texts of the round with what was decided, and says whether they may
// be read: who reads the only two texts of an anonymous survey can guess.
func (d *Desk) review(s *scene) (r privacy.Review, p wordsPage, most int, err error) {
	decisions, err := d.db.OpenDecisions(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return r, p, 0, err
	}
	e, round, err := s.whole()
	if err != nil {
		return r, p, 0, err
	}
	r = privacy.ReviewOf(s.e.ID, s.round.ID, assessment.OpenTexts(s.pack, e, round), decisions)
	for _, n := range r.People() {
		most = max(most, n)
	}
	p.Least = assessment.SmallestGroup(s.pack, s.e)
	switch {
	case most == 0:
		p.Nothing = true
	case most < p.Least && s.anonymous():
		p.Refused = true
	case most < p.Least:
		p.Few = s.Say.T("web-desk-words-few", "K", p.Least)
	}
	return r, p, most, nil
}

// words says that there are texts. To read them is an access that is recorded, so it
// takes a button: GET changes nothing.
func (d *Desk) words(s *scene) error {
	_, p, _, err := d.review(s)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "words", "", s.Say.T("web-desk-words"), p)
}

// readWords shows the texts.
func (d *Desk) readWords(s *scene) error {
	r, p, most, err := d.review(s)
	if err != nil {
		return err
	}
	if p.Nothing || p.Refused {
		return page.ErrForbidden
	}
	if err := d.access(s, "release", most); err != nil {
		return err
	}
	return d.showWords(s, r, p)
}

func (d *Desk) showWords(s *scene, r privacy.Review, p wordsPage) error {
	p.Read, p.Count = true, map[string]int{}
	for _, t := range r.Texts {
		question := t.Question
		if q := s.pack.Question(t.Question); q != nil {
			question = s.in(q.Ask)
		}
		line := wordsText{ID: t.ID, Question: question, Original: t.Original, Words: t.Words, State: string(t.State)}
		for _, lang := range s.otherLanguages() {
			words := t.Translations[lang]
			line.Others = append(line.Others, translation{lang, s.Say.T("web-desk-language-" + lang), words, words == "" && t.State == assessment.OpenReleased})
		}
		p.Texts = append(p.Texts, line)
		p.Count[string(t.State)]++
	}
	for _, lang := range s.otherLanguages() {
		if n := r.Untranslated(lang); n > 0 {
			p.Missing = append(p.Missing, s.Say.N("web-desk-words-untranslated", n, "Language", s.Say.T("web-desk-language-"+lang)))
		}
	}
	f := s.frame("", s.Say.T("web-desk-words"))
	f.Here = s.url("words")
	return s.Show(http.StatusOK, "desk-words", f, s.view(p))
}

// decideWords takes the decisions of the whole form over.
func (d *Desk) decideWords(s *scene) error {
	if _, err := s.Form(); err != nil {
		return err
	}
	r, p, most, err := d.review(s)
	if err != nil {
		return err
	}
	if p.Nothing || p.Refused {
		return page.ErrForbidden
	}
	for i := range r.Texts {
		s.decideText(&r.Texts[i])
	}
	if err := d.access(s, "release", most); err != nil {
		return err
	}
	if err := d.db.DecideOpen(s.ctx(), s.e.ID, s.round.ID, r.Decisions()); err != nil {
		return err
	}
	return s.done("words", "words")
}

// decideText takes one text's words and decision from the form.
func (s *scene) decideText(t *privacy.Reviewed) {
	typed := func(name string) (words string, ok bool) {
		all, ok := s.R.PostForm[name]
		return form.Clean(strings.Join(all, "\n")), ok
	}
	before := *t
	if words, ok := typed("words-" + t.ID); ok && words != form.Clean(t.Words) {
		t.Edit(words)
	}
	for _, lang := range s.otherLanguages() {
		if words, ok := typed(lang + "-" + t.ID); ok && words != form.Clean(t.Translations[lang]) {
			t.Translate(lang, words)
		}
	}
	state := assessment.OpenState(s.Field("state-" + t.ID))
	edited := t.Words != before.Words || !maps.Equal(t.Translations, before.Translations)
	switch state {
	case assessment.OpenNew:
		if !edited { // to put it back would throw away what she has just typed
			t.Decide(state)
		}
	case assessment.OpenReleased, assessment.OpenHeld:
		t.Decide(state)
	}
}

// otherLanguages are those the questionnaire speaks and the engagement does not.
func (s *scene) otherLanguages() []string {
	return slices.DeleteFunc(slices.Clone(s.pack.Languages), func(lang string) bool { return lang == s.e.Language })
}
