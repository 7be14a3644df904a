package pdfcheck

import (
	"bytes"
	"testing"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// nordhang is the sample engagement's report.
func nordhang(t testing.TB, lang string) []byte {
	t.Helper()
	e, err := document.Decode(sample.ID+".yaml", sample.Nordhang(), func(id, _ string) (*questionnaires.Pack, error) {
		return questionnaires.LoadBuiltin(id)
	})
	if err != nil {
		t.Fatal(err)
	}
	pack, err := questionnaires.LoadBuiltin(e.Pack)
	if err != nil {
		t.Fatal(err)
	}
	published := assessment.Assess(pack, e, e.Latest()).Publish()
	doc, err := report.Build(published, assessment.Recommend(published), report.Options{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What a client gets is without fault, and the checker is not blind in a real
// report: it finds the same faults there.
func TestCheck_nordhang(t *testing.T) {
	t.Run("de", func(t *testing.T) { checkFaults(t, nordhang(t, "de"), faults) })
	t.Run("en", func(t *testing.T) {
		for _, p := range Check(nordhang(t, "en")) {
			t.Error(p)
		}
	})
}

func BenchmarkCheck_nordhang(b *testing.B) {
	data := nordhang(b, "de")
	for b.Loop() {
		Check(data)
	}
}
