package report_test

import (
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/templates/goldentest"
)

// assessed is an engagement's last round on its way to a report.
func assessed(e *assessment.Engagement, pack *questionnaires.Pack) (*assessment.Published, *assessment.Plan) {
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	return pub, assessment.Recommend(pub)
}

// build writes a report in one language.
func build(t testing.TB, pub *assessment.Published, plan *assessment.Plan, lang string) *report.Document {
	t.Helper()
	doc, err := report.Build(pub, plan, report.Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestBuild_sample(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	for _, lang := range []string{"de", "en"} {
		goldentest.Compare(t, "testdata/nordhang."+lang+".golden", build(t, pub, plan, lang).Plain())
	}
}
