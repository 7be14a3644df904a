package pdfcheck

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// large fills the sample's round with 16 departments, 40 flows and 16 roles with
// hours, all of long names.
func large(e *assessment.Engagement) {
	facts := maps.Clone(e.Latest().Facts)
	name := func(s string, i int) questionnaires.Text {
		return questionnaires.Text{"de": fmt.Sprintf("%s und Auftragsabwicklung %d", s, i), "en": fmt.Sprintf("%s and order processing %d", s, i)}
	}
	id := func(i int) string { return fmt.Sprintf("d%d", i%16) }
	var departments, flows, hours questionnaires.Entries
	for i := range 16 {
		departments = append(departments, questionnaires.Entry{ID: id(i), Fields: map[string]questionnaires.Value{"department-name": name("Kundendienst", i)}})
		hours = append(hours, questionnaires.Entry{ID: fmt.Sprint("t", i), Fields: map[string]questionnaires.Value{
			"tb-role": name("Redaktion", i), "tb-contract-hours": questionnaires.Number(40), "tb-allocated-hours": questionnaires.Number(i), "task-content": questionnaires.Number(12),
		}})
	}
	for i := range 40 {
		to := id(i*7 + 3)
		if i%5 == 0 {
			to = "social-team"
		}
		flows = append(flows, questionnaires.Entry{ID: fmt.Sprint("f", i), Fields: map[string]questionnaires.Value{
			"flow-from": questionnaires.Pick(id(i)), "flow-to": questionnaires.Pick(to), "flow-content": name("Neuigkeiten", i), "flow-works": questionnaires.Pick("wk-partly"),
		}})
	}
	facts["departments"], facts["flows"], facts["time-budget"] = assessment.GivenAnswer(departments), assessment.GivenAnswer(flows), assessment.GivenAnswer(hours)
	e.Latest().Facts = facts
}

// excellent gives the highest answer to everything.
func excellent(e *assessment.Engagement) {
	for i, r := range e.Latest().Respondents {
		answers := map[string]assessment.Answer{}
		for id, a := range r.Answers {
			if _, ok := a.Value.(questionnaires.Number); ok {
				a.Value = questionnaires.Number(5)
			}
			answers[id] = a
		}
		e.Latest().Respondents[i].Answers = answers
	}
	e.Latest().Facts = nil
}

// curated is a plan with everything that a consultant can say, at length.
func curated(e *assessment.Engagement) {
	words := func(n int) questionnaires.Text {
		t := questionnaires.Text{}
		for lang, s := range map[string]string{"de": "Abteilungsübergreifend abgestimmt und verbindlich vereinbart. ", "en": "Agreed across departments and made binding for all. "} {
			t[lang] = strings.TrimSpace(strings.Repeat(s, n))
		}
		return t
	}
	own := assessment.OwnRecommendation{ID: "own-a", After: []string{"clarify-roles"}, Effect: words(2), Priority: 25,
		Decision: assessment.Decision{Title: words(2), Why: words(4), Steps: map[string][]string{"": {"eins", "zwei"}}, Wave: 1, Effort: 12.5, Owner: words(1), KPI: words(2), Reason: words(3)}}
	e.Plan = assessment.Curation{Own: []assessment.OwnRecommendation{own}, Capacity: []float64{10, 200, 0}, Order: []string{"own-a"}}
	for i, id := range []string{"adjust-time-budget", "clarify-roles", "train-roles", "bundle-expert-requests", "adopt-guidelines"} {
		e.Plan = e.Plan.Decide(id, assessment.Decision{Wave: 4 - i%4, Effort: float64(i) + 0.5, Title: words(1), Why: words(3), Owner: words(1), Start: "2026-12-01",
			Status: assessment.FollowUpDropped, Note: words(2), Reason: words(2)})
	}
	for _, id := range []string{"prune-channels", "set-up-listening"} {
		e.Plan = e.Plan.Decide(id, assessment.Decision{Verdict: assessment.HoldBack, Print: true, Reason: words(6)})
	}
	e.Plan.Overrides = assessment.Overrides{Level: &assessment.Override{Value: 5, Reason: words(5)},
		Dimensions: map[string]assessment.Override{"leadership": {Value: 1, Reason: words(2)}, "rules": {Value: 5, Reason: words(1)}}}
}

// Every variant of every kind of engagement is without fault, in both languages.
func TestCheck_variants(t *testing.T) {
	pack := assesstest.Builtin(t)
	tests := map[string]func(e *assessment.Engagement){
		"sample":    func(*assessment.Engagement) {},
		"large":     large,
		"excellent": excellent,
		"gathered":  gathered(pack),
		"curated":   curated,
		"empty":     func(e *assessment.Engagement) { e.Rounds = []assessment.Round{{ID: "baseline"}} },
		"hidden":    func(e *assessment.Engagement) { e.Mode, e.KMin = assessment.ModeSurvey, 5 },
		"named": func(e *assessment.Engagement) {
			e.Client = "Donaudampfschifffahrts- und Förderanlagengesellschaft mbH & KG"
		},
	}
	for name, edit := range tests {
		for _, lang := range []string{"de", "en"} {
			t.Run(name+"-"+lang, func(t *testing.T) {
				e := assesstest.NordhangOn(t, pack)
				edit(e)
				published, plan := assessment.Assess(pack, e, e.Latest()).Publish().Curate(e.Plan)
				for _, v := range report.Variants() {
					checkVariant(t, published, plan, report.Options{Lang: lang, Variant: v}, name == "empty")
				}
			})
		}
	}
}

// pageCount is how many pages the short variants have at most.
var pageCount = map[report.Variant]int{report.VariantSummary: 4}

func checkVariant(t *testing.T, published *assessment.Published, plan *assessment.Plan, o report.Options, nobody bool) {
	t.Helper()
	doc, err := report.Build(published, plan, o)
	if o.Variant == report.VariantFeedback && nobody {
		return // nobody to write to
	}
	if err != nil {
		t.Fatalf("%s: %v", o.Variant, err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{Attachments: attached(o.Variant)}); err != nil {
		t.Fatalf("%s: %v", o.Variant, err)
	}
	for _, p := range Check(b.Bytes()) {
		t.Errorf("%s: %v", o.Variant, p)
	}
	most := pageCount[o.Variant]
	if o.Variant == report.VariantFeedback {
		most = len(doc.Chapters)
	}
	if n := pages(t, b.Bytes()); most > 0 && n > most {
		t.Errorf("%s: %d pages, want %d at most", o.Variant, n, most)
	}
}

// attached gives the summary a file, so that PDF/A-3 is checked as well.
func attached(v report.Variant) []pdf.Attachment {
	if v != report.VariantSummary {
		return nil
	}
	return []pdf.Attachment{{Name: "results.json", MediaType: "application/json", Description: "x", Data: []byte("{}\n")}}
}

// pages is how many pages a file has.
func pages(t *testing.T, data []byte) int {
	t.Helper()
	f, err := open(data, func(int, string, ...any) {})
	if err != nil {
		t.Fatal(err)
	}
	n, _ := f.resolve(f.dict(f.dict(f.trailer["Root"])["Pages"])["Count"]).(int)
	return n
}
