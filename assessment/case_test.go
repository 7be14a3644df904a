package assessment_test

import (
	"math"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// written is how far a computed value may be from one written with four digits.
const written = 6e-5

// sampleCase assesses the sample engagement after an edit of it.
func sampleCase(t *testing.T, edit func(e *assessment.Engagement)) (*assessment.Published, *assessment.Plan) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	if edit != nil {
		edit(e)
	}
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	return pub, assessment.Recommend(pub)
}

// near checks a number against one written with four digits.
func near(t *testing.T, name string, got assessment.Number, want float64) {
	t.Helper()
	if !got.Known || math.Abs(got.Value-want) > written {
		t.Errorf("%s = %v, want %v", name, got, want)
	}
}

// edited changes an entry's field in a table of the facts.
func edited(e *assessment.Engagement, table string, change func(fields map[string]questionnaires.Value)) {
	rows, _ := e.Latest().Facts[table].Value.(questionnaires.Entries)
	for _, row := range rows {
		change(row.Fields)
	}
}
