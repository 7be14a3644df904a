package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// engagement reads the sample engagement with its pack.
func engagement(t testing.TB) (*questionnaires.Pack, *assessment.Engagement) {
	t.Helper()
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	e, err := document.Decode("nordhang.yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		t.Fatal(err)
	}
	return pack, e
}

// assessed is an engagement's last round on its way to a report.
func assessed(pack *questionnaires.Pack, e *assessment.Engagement) (*assessment.Published, *assessment.Plan) {
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

// golden compares got with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestBuild_sample(t *testing.T) {
	pack, e := engagement(t)
	pub, plan := assessed(pack, e)
	for _, lang := range []string{"de", "en"} {
		golden(t, "nordhang."+lang+".golden", build(t, pub, plan, lang).Plain())
	}
}
