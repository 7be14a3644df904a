package report

import (
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// The words, tables and figures of each chapter of the sample's report; "none" is what
// is read and counted before the first one. How long it takes to lay them out is a
// benchmark of package pdf.
func BenchmarkBuild_chapters(b *testing.B) {
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		b.Fatal(err)
	}
	e, err := document.Decode(sample.ID+".yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		b.Fatal(err)
	}
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	plan := assessment.Recommend(pub)
	say, err := locale.New("de")
	if err != nil {
		b.Fatal(err)
	}
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
