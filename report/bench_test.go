package report

import (
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// The words, tables and figures of each chapter of the sample's report; "none" is what
// is read and counted before the first one. How long it takes to lay them out is a
// benchmark of package pdf.
func BenchmarkBuild_chapters(b *testing.B) {
	e, pack := assesstest.Nordhang(b)
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	plan := assessment.Recommend(pub)
	say := assesstest.Printer(b, "de")
	fresh := func() *author {
		return newAuthor(newWriter(pub, plan, say), Options{Lang: "de", Variant: VariantFull}, time.Time{}, noteBlocks{})
	}
	b.Run("none", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			fresh()
		}
	})
	for i, c := range fresh().chapters {
		b.Run(c.id, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				a := fresh()
				b.StartTimer()
				a.withNotes(a.chapters[i])
			}
		})
	}
}
