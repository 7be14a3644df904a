package desk

import (
	"net/http"

	"lotse/assessment"
	"lotse/assessment/privacy"
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
	Least   int
}

// A wordsText is one text.
type wordsText struct {
	ID, Question, Original, Words string
	State                         string
}

// review joins the texts of the round with what was decided, and says whether they may
// be read: who reads the only two texts of an anonymous survey can guess.
func (d *Desk) review(s *scene) (r privacy.Review, p wordsPage, most int, err error) {
	decisions, err := d.db.OpenDecisions(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return r, p, 0, err
	}
	r = privacy.ReviewOf(s.e.ID, s.round.ID, assessment.OpenTexts(s.pack, s.e, s.round), decisions)
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
		p.Texts = append(p.Texts, wordsText{t.ID, question, t.Original, t.Words, string(t.State)})
		p.Count[string(t.State)]++
	}
	f := s.frame("", s.Say.T("web-desk-words"))
	f.Here = s.url("words")
	return s.Show(http.StatusOK, "desk-words", f, s.view(p))
}

// decideWords takes the decisions of the whole form over.
func (d *Desk) decideWords(s *scene) error {
	r, p, most, err := d.review(s)
	if err != nil {
		return err
	}
	if p.Nothing || p.Refused {
		return page.ErrForbidden
	}
	for i := range r.Texts {
		t := &r.Texts[i]
		if words := s.Field("words-" + t.ID); words != "" {
			t.Words = words
		}
		switch state := assessment.OpenState(s.Field("state-" + t.ID)); state {
		case assessment.OpenReleased, assessment.OpenHeld:
			t.State = state
		case assessment.OpenNew:
			t.State, t.Words = state, t.Original
		}
	}
	if err := d.access(s, "release", most); err != nil {
		return err
	}
	if err := d.db.DecideOpen(s.ctx(), s.e.ID, s.round.ID, r.Decisions()); err != nil {
		return err
	}
	return s.done("words", "words")
}
