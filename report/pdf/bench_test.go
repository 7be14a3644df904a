package pdf

import (
	"testing"

	"lotse/report"
	"lotse/report/reporttest"
)

// Each chapter of the sample's report laid out and drawn, by itself: without the words
// ([report.Build] has a benchmark of its own) and without the file around it.
func BenchmarkLayOut_chapters(b *testing.B) {
	whole := reporttest.Sample(b, report.Options{Lang: "de"})
	for _, c := range whole.Chapters {
		b.Run(c.ID, func(b *testing.B) {
			doc := *whole
			doc.Cover, doc.Chapters = report.Cover{}, []report.Chapter{c}
			b.ReportAllocs()
			for b.Loop() {
				d, err := newDocument(&doc, Accessible, nil)
				if err != nil {
					b.Fatal(err)
				}
				(&writer{document: d}).write()
			}
		})
	}
}

// The parts of a report that are no chapter's: the canvas, the typefaces, the structure
// and packing it all into one file.
func BenchmarkFinish(b *testing.B) {
	whole := reporttest.Sample(b, report.Options{Lang: "de"})
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		d, err := layOut(whole, Accessible)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		raw, err := d.render()
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.finish(raw, Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
