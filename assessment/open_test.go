package assessment_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// inWords makes a panel engagement in which people wrote these words.
func inWords(t *testing.T, words ...string) (*questionnaires.Pack, *assessment.Engagement) {
	t.Helper()
	p := assesstest.Builtin(t)
	e := &assessment.Engagement{ID: "x", Client: "X", Language: "de", Pack: p.ID, Mode: assessment.ModePanel, KMin: 3,
		Rounds: []assessment.Round{{ID: "baseline"}}}
	for i, w := range words {
		who := assessment.Respondent{ID: fmt.Sprint("p", i), Group: "experts", Answers: map[string]assessment.Answer{}}
		if w != "" {
			who.Answers["open"] = assessment.GivenAnswer(questionnaires.Plain(w))
		}
		e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, who)
	}
	return p, e
}

func TestPublished_Release(t *testing.T) {
	tests := []struct {
		name   string
		words  []string
		decide map[string]assessment.OpenDecision // by words
		want   []string
	}{
		{"nothing is released by itself", []string{"a", "b", "c"}, nil, nil},
		{"fewer than three texts", []string{"a", "b", ""}, map[string]assessment.OpenDecision{"a": {State: assessment.OpenReleased}}, nil},
		{"one of three", []string{"a", "b", "c"}, map[string]assessment.OpenDecision{"b": {State: assessment.OpenReleased}, "c": {State: assessment.OpenHeld}}, []string{"b"}},
		{"edited", []string{"Herr X stört", "b", "c"}, map[string]assessment.OpenDecision{"Herr X stört": {State: assessment.OpenReleased, Words: "Jemand stört"}}, []string{"Jemand stört"}},
		{"the same words three times", []string{"a", "a", "a"}, map[string]assessment.OpenDecision{"a": {State: assessment.OpenReleased}}, []string{"a"}},
		{"other words need another decision", []string{"a!", "b", "c"}, map[string]assessment.OpenDecision{"a": {State: assessment.OpenReleased}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p, e := inWords(t, tt.words...)
			texts := assessment.OpenTexts(p, e, &e.Rounds[0])
			var decisions []assessment.OpenDecision
			for _, text := range texts {
				if d, ok := tt.decide[text.Words]; ok {
					d.Question, d.Digest = text.Question, text.Digest
					decisions = append(decisions, d)
				}
			}
			pub := assessment.Assess(p, e, &e.Rounds[0]).Publish()
			if pub.OpenAnswers != nil {
				t.Fatal("published before any release")
			}
			pub.Release(texts, decisions)
			var got []string
			for _, a := range pub.OpenAnswers {
				for _, w := range a.Texts {
					got = append(got, w.Words)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("published (-want +got):\n%s", diff)
			}
		})
	}
}

// The order of texts must not follow the order of people.
func TestOpenTexts_OrderComesFromTheWords(t *testing.T) {
	words := strings.Fields("alpha beta gamma delta epsilon zeta eta theta")
	p, e := inWords(t, words...)
	first := assessment.OpenTexts(p, e, &e.Rounds[0])
	slices.Reverse(words)
	p, e = inWords(t, words...)
	if diff := cmp.Diff(first, assessment.OpenTexts(p, e, &e.Rounds[0])); diff != "" {
		t.Errorf("another order of people changes the order of texts:\n%s", diff)
	}
	if slices.IsSortedFunc(first, func(a, b assessment.OpenText) int { return strings.Compare(a.Words, b.Words) }) {
		t.Error("the texts stand in the order of the alphabet")
	}
	for _, text := range first {
		if text.Question != "open" || text.People != 1 || len(text.Digest) != 64 {
			t.Errorf("%+v", text)
		}
	}
}

func TestOpenWords_In(t *testing.T) {
	w := assessment.OpenWords{Words: "Wörter", Translations: map[string]string{"en": "words", "de": "never used"}}
	for _, tt := range []struct {
		lang, want string
		in         bool
	}{{"de", "Wörter", true}, {"en", "words", true}, {"fr", "Wörter", false}} {
		if got, in := w.In(tt.lang, "de"); got != tt.want || in != tt.in {
			t.Errorf("%s: %q, %v", tt.lang, got, in)
		}
	}
}
