package report_test

import (
	"strings"
	"testing"

	"lotse/assessment/assesstest"
)

// One sentence of the annex says whether the results hang on a single choice of
// the method.
func TestSensitivity(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for lang, want := range map[string]string{
		"de": "Würde man ein Gewicht oder einen Schwellenwert um 20 Prozent verändern oder eine der gezeigten Gruppen weglassen (246 Proben), so wäre die Stufe in 1 Fall eine andere (ohne „Leitung“) und wären die ersten fünf Empfehlungen in 5 Fällen andere (5 Schwellenwerte).",
		"en": "If a weight or a threshold were changed by 20 per cent, or one of the groups shown were left out (246 trials), the level would be another in 1 case (without ‘Management’) and the five first recommendations would be others in 5 cases (5 thresholds).",
	} {
		got := strings.ReplaceAll(plainChapter(build(t, pub, plan, lang), "rep-annex"), "\u00a0", " ")
		if !strings.Contains(got, want) {
			t.Errorf("%s: the annex does not say %q", lang, want)
		}
	}
}

// Without a level the sentence is about the recommendations alone.
func TestSensitivity_noLevel(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	e.Rounds[0].Respondents = nil
	pub, plan := assessed(e, pack)
	got := strings.ReplaceAll(plainChapter(build(t, pub, plan, "de"), "rep-annex"), "\u00a0", " ")
	if !strings.Contains(got, "Proben), so ") || strings.Contains(got, "so bliebe die Stufe") || strings.Contains(got, "so wäre die Stufe") {
		t.Errorf("the annex of an engagement without a level: %q", sentenceWith(got, "Proben"))
	}
}

// sentenceWith is the line of a text that holds a word.
func sentenceWith(text, word string) string {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.Contains(line, word) {
			return line
		}
	}
	return ""
}
