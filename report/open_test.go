package report_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/templates/goldentest"
)

// released decides about the answers in words of the sample, after more people have
// written something: one is changed, one held back, one still new.
func released(t testing.TB, writers int) (*assessment.Published, *assessment.Plan) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	round := e.Latest()
	wrote := []string{
		"Einen festen Ansprechpartner in jeder Abteilung.\n\nUnd Zeit.",
		"Herr Kramer sollte schneller antworten.",
		"Das bleibt unter uns.",
		"Noch nicht gelesen.",
	}
	for i := range round.Respondents {
		delete(round.Respondents[i].Answers, "open")
	}
	for i := range writers {
		round.Respondents[i].Answers["open"] = assessment.GivenAnswer(questionnaires.Plain(wrote[i]))
	}
	decide := map[string]assessment.OpenDecision{
		wrote[0]: {State: assessment.OpenReleased},
		wrote[1]: {State: assessment.OpenReleased, Words: "Wer gefragt wird, sollte schneller antworten. 👍"},
		wrote[2]: {State: assessment.OpenHeld},
	}
	texts := assessment.OpenTexts(pack, e, round)
	var decisions []assessment.OpenDecision
	for _, o := range texts {
		if d, ok := decide[o.Words]; ok {
			d.Question, d.Digest = o.Question, o.Digest
			decisions = append(decisions, d)
		}
	}
	pub, plan := assessed(e, pack)
	pub.Release(texts, decisions)
	return pub, plan
}

func TestBuild_openAnswers(t *testing.T) {
	pub, plan := released(t, 4)
	for _, lang := range []string{"de", "en"} {
		doc := build(t, pub, plan, lang)
		check(t, doc)
		goldentest.Compare(t, "testdata/open."+lang+".golden", parts(doc.Plain(), map[string][]string{
			"de": {"## In eigenen Worten", "## Datenschutz"}, "en": {"## In people’s own words", "## Data protection"},
		}[lang]))
		var b bytes.Buffer
		if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
			t.Error(err)
		}
	}
	for _, v := range []report.Variant{report.VariantSummary, report.VariantFeedback} {
		if words := variant(t, pub, plan, v, "de").Plain(); strings.Contains(words, "Ansprechpartner in jeder") {
			t.Errorf("%s prints answers in words", v)
		}
	}
}

// parts are the parts of a report with these heads.
func parts(words string, heads []string) string {
	var out strings.Builder
	on := false
	for line := range strings.Lines(words) {
		if strings.HasPrefix(line, "#") {
			on = slices.Contains(heads, strings.TrimSpace(line))
		}
		if on {
			out.WriteString(line)
		}
	}
	return out.String()
}

// With fewer texts than k, a report is the same as without any.
func TestBuild_openAnswersOfFew(t *testing.T) {
	pub, plan := released(t, 2)
	none, planOfNone := released(t, 0)
	if got, want := build(t, pub, plan, "de").Plain(), build(t, none, planOfNone, "de").Plain(); got != want || strings.Contains(got, "In eigenen Worten") {
		t.Error("two texts show in the report")
	}
}
