package pdfcheck

import (
	"bytes"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/pdf"
)

// published are the sample engagement's results.
func published(t testing.TB) *assessment.Published {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	return assessment.Assess(pack, e, e.Latest()).Publish()
}

// nordhang is the sample engagement's report.
func nordhang(t testing.TB, pub *assessment.Published, lang string) []byte {
	t.Helper()
	doc, err := report.Build(pub, assessment.Recommend(pub), report.Options{Lang: lang})
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
	pub := published(t)
	t.Run("de", func(t *testing.T) { checkFaults(t, nordhang(t, pub, "de"), faults) })
	t.Run("en", func(t *testing.T) {
		for _, p := range Check(nordhang(t, pub, "en")) {
			t.Error(p)
		}
	})
}

// From published results to the report, in a process that has the fonts already.
func BenchmarkReport_nordhang(b *testing.B) {
	pub := published(b)
	for b.Loop() {
		nordhang(b, pub, "de")
	}
}

func BenchmarkCheck_nordhang(b *testing.B) {
	data := nordhang(b, published(b), "de")
	for b.Loop() {
		Check(data)
	}
}
