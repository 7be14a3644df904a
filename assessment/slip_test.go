package assessment_test

import (
	"strings"
	"testing"

	"lotse/assessment"
)

func TestSlips(t *testing.T) {
	const secret = "Die Redaktion fragt mich dreimal am Tag nach derselben Sache."
	p, e := inWords(t, secret, "Niemand hört uns zu", "Keine Zeit")
	texts := assessment.OpenTexts(p, e, &e.Rounds[0])
	decide := func(d assessment.OpenDecision) map[string][]assessment.OpenDecision {
		for _, text := range texts {
			if text.Words == secret {
				d.Question, d.Digest = text.Question, text.Digest
			}
		}
		return map[string][]assessment.OpenDecision{e.Rounds[0].ID: {d}}
	}
	released := decide(assessment.OpenDecision{State: assessment.OpenReleased})
	edited := decide(assessment.OpenDecision{State: assessment.OpenReleased, Words: "Jemand fragt mich dreimal am Tag nach derselben Sache."})
	tests := []struct {
		name, words string
		decided     map[string][]assessment.OpenDecision
		slips       bool
	}{
		{"nothing of it", "Die Redaktion fragt oft nach.", nil, false},
		{"the whole of it", "Jemand schreibt: **" + secret + "**", nil, true},
		{"a piece, with other signs", "… fragt mich *dreimal* am\nTag, nach derselben …", nil, true},
		{"five words", "fragt mich dreimal am Tag", nil, false},
		{"a short text", "Es heißt: niemand HÖRT uns zu!", nil, true},
		{"a phrase", "Keine Zeit", nil, false},
		{"held back", secret, decide(assessment.OpenDecision{State: assessment.OpenHeld}), true},
		{"released", secret, released, false},
		{"released in other words", "Jemand fragt mich dreimal am Tag nach derselben Sache.", edited, false},
		{"the words before they were edited", secret, edited, true},
	}
	for _, tt := range tests {
		got := assessment.Slips(p, e, tt.decided, "Vorab. "+tt.words)
		if len(got) > 0 != tt.slips {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.slips)
		}
		if len(got) > 0 && got[0] < strings.Index("Vorab. ", " ") {
			t.Errorf("%s: found at %d, before it begins", tt.name, got[0])
		}
	}
	e.Rounds[0].Respondents[0].Answers["lead-mandate"] = assessment.Answer{Note: "Der Chef schreibt alle Beiträge selbst"}
	if assessment.Slips(p, e, nil, "Hier schreibt der Chef schreibt alle Beiträge selbst.") == nil {
		t.Error("a remark on an answer slips in")
	}
}
