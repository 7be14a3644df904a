package pdf

import (
	"testing"

	"lotse/report"
	"lotse/report/figure"
)

// pageSummary is a summary with a map that is ten centimetres high.
func pageSummary() report.Summary {
	return report.Summary{
		Opening:      report.Rich{{Text: "Where we stand."}},
		Map:          &report.Figure{ID: "map", Alt: "A map.", Height: 100, Draw: func(c figure.Canvas, width float64) { c.Rect(0, 0, width, 100, figure.Style{Stroke: navy}) }},
		FindingsHead: "Found", Findings: []report.Rich{{{Text: "Something."}}},
		FirstHead: "First", First: []report.SummaryAction{{Title: "Do it", Facts: "2 days"}},
	}
}

// What the consultant writes before the summary stands above it: on the same page if both
// have room there, else on the pages before.
func TestLayOut_WordsBeforeSummary(t *testing.T) {
	tests := []struct {
		name     string
		lines    int
		wantPage int
		wantY    float64 // of the map: at least this
	}{
		{"none", 0, 2, summaryMapTop},
		{"a few lines", 3, 2, summaryMapTop + 12},
		{"half a page", 25, 3, contentTop},
		{"more than a page", 70, 4, contentTop},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := small()
			blocks := []report.Block{pageSummary()}
			for range tt.lines {
				blocks = append([]report.Block{report.Para{Text: report.Rich{{Text: "Her words."}}}}, blocks...)
			}
			source.Chapters[0].Blocks = append(blocks, report.Heading{ID: "after", Level: 2, Text: "After"}, report.Para{Text: report.Rich{{Text: "More."}}})
			d, err := layOut(source, Accessible)
			if err != nil {
				t.Fatal(err)
			}
			got := d.places["map"]
			if got.page != tt.wantPage || got.y < tt.wantY || tt.wantY == contentTop && got.y != contentTop {
				t.Errorf("the map stands on page %d at %.1f mm, want page %d at %.1f", got.page, got.y, tt.wantPage, tt.wantY)
			}
			if after := d.places["after"]; after.page != got.page+1 {
				t.Errorf("what follows stands on page %d, want %d", after.page, got.page+1)
			}
		})
	}
}
