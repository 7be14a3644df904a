package assessment_test

import (
	"testing"

	"lotse/assessment"
	"lotse/templates/locale"
)

// The attached results and the printed report say the same of a difference that only
// binary fractions keep from being a half: 4.35 less 2.8 is 1.55.
func TestClientDocument_halves(t *testing.T) {
	pub, plan := sampleCase(t, func(*assessment.Engagement) {})
	high, low := 4.35, 2.8
	for delta, want := range map[float64]float64{high - low: 1.6, 1.55: 1.6, low - high: -1.6, 1.549: 1.5, 1.45: 1.5, -1.45: -1.5} {
		pub.AllGaps = []assessment.Gap{{Dimension: "leadership", Delta: delta}}
		pub.Gaps = pub.AllGaps
		doc := assessment.ClientDocument(pub, plan)
		if len(doc.Gaps) != 1 {
			t.Fatalf("%d differences, want one", len(doc.Gaps))
		}
		if got := doc.Gaps[0].Delta; got != want || got != locale.Round(delta, 1) {
			t.Errorf("%v is %v, want %v; printed: %v", delta, got, want, locale.Round(delta, 1))
		}
	}
}
