package pdf_test

import (
	"bytes"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	documents "lotse/assessment/document"
	samplecase "lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/pdf/pdfcheck"
	"lotse/templates/locale"
)

// The agenda of the workshop is as accessible and archivable as a report, although
// it has no cover.
func TestWrite_workshop(t *testing.T) {
	pack := assesstest.Builtin(t)
	e, err := documents.Decode("nordhang.yaml", samplecase.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		t.Fatal(err)
	}
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	for _, lang := range locale.Languages() {
		w, err := report.PrepareWorkshop(pub, assessment.Recommend(pub), report.WorkshopOptions{Lang: lang})
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := pdf.Write(&b, w.Document(), pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, p := range pdfcheck.Check(b.Bytes()) {
			t.Errorf("%s: %v", lang, p)
		}
	}
}
