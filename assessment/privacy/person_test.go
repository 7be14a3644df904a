package privacy_test

import (
	"encoding/json"
	"strings"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/privacy"
	"lotse/questionnaires"
	"lotse/templates/goldentest"
)

func TestPersonOf(t *testing.T) {
	e := engagement(assessment.DisclosureConfidential)
	e.Rounds[0].Respondents = []assessment.Respondent{
		{ID: "p1", Group: "experts", Answers: map[string]assessment.Answer{
			"lead-mandate": {State: assessment.Given, Value: questionnaires.Number(2), Note: "seit Mai", Evidence: []string{"Protokoll"}},
			"rule-crisis":  {State: assessment.DontKnow},
			"open":         assessment.GivenAnswer(questionnaires.Plain("Mehr Zeit")),
		}},
		{ID: "p2", Group: "experts", Answers: map[string]assessment.Answer{"open": assessment.GivenAnswer(questionnaires.Plain("von jemand anderem"))}},
	}
	e.Rounds = append(e.Rounds, assessment.Round{ID: "second", Respondents: []assessment.Respondent{{ID: "p1", Group: "experts"}}})
	person, ok := privacy.PersonOf(e, assesstest.Builtin(t), "p1", "de")
	if !ok || len(person.Rounds) != 2 || len(person.Rounds[0].Answers) != 3 {
		t.Fatalf("%v, %+v", ok, person)
	}
	data, err := json.MarshalIndent(person, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	goldentest.Compare(t, "testdata/person.json", string(data)+"\n")
	if strings.Contains(string(data), "jemand anderem") {
		t.Error("somebody else's words are among hers")
	}
	if _, ok := privacy.PersonOf(e, assesstest.Builtin(t), "p3", "de"); ok {
		t.Error("found somebody who is not there")
	}
}

// What is kept holds nothing that was not published, and nobody's name.
func TestKeep(t *testing.T) {
	const secret = "SECRET-"
	e := engagement(assessment.DisclosureConfidential)
	e.Client, e.ID, e.Contact = secret+"client", "secret-engagement", secret+"contact"
	e.Rounds[0].Facts = assessment.Facts{
		"company-name":     assessment.GivenAnswer(questionnaires.Plain(secret + "name")),
		"company-industry": assessment.GivenAnswer(questionnaires.Plain("Maschinenbau")),
		"departments": assessment.GivenAnswer(questionnaires.Entries{{ID: "dep-secret", Fields: map[string]questionnaires.Value{
			"department-name": questionnaires.Plain(secret + "department")}}}),
	}
	for _, id := range []string{"p1", "p2", "p3", "p4", "p5", "p6", "p7"} {
		e.Rounds[0].Respondents = append(e.Rounds[0].Respondents, assessment.Respondent{ID: secret + id, Group: "experts",
			Answers: map[string]assessment.Answer{"open": assessment.GivenAnswer(questionnaires.Plain(secret + "words"))}})
	}
	pub := assessment.Assess(assesstest.Builtin(t), e, &e.Rounds[0]).Publish()
	data, err := privacy.Keep(pub, assessment.Recommend(pub))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(string(data)), "secret") {
		t.Errorf("kept too much:\n%s", data)
	}
	if !strings.Contains(string(data), `"industry": "Maschinenbau"`) {
		t.Errorf("the industry is missing:\n%.400s", data)
	}
	if !strings.Contains(string(data), `"metrics"`) {
		t.Error("no metrics are kept")
	}
}
