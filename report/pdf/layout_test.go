package pdf

import (
	"testing"
	"time"

	"lotse/report"
)

// small is a document of a few pages.
func small() *report.Document {
	return &report.Document{
		Title: "Report", Client: "Client", Lang: "en", Date: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC),
		Cover: report.Cover{Title: "Report"},
		Chapters: []report.Chapter{
			{ID: "one", Number: "1", Title: "One", Blocks: []report.Block{report.Para{Text: report.Rich{{Text: "See page "}, {Anchor: "two", Page: true}, {Text: "."}}}}},
			{ID: "two", Number: "2", Title: "Two", Blocks: []report.Block{report.Heading{Level: 2, Text: "Part"}, report.Para{Text: report.Rich{{Text: "Text."}}}}},
		},
	}
}

// Page numbers in running text get the room they need.
func TestLayOut_PageNumbers(t *testing.T) {
	tests := []struct {
		between int // chapters between the reference and what it names
		want    string
	}{{0, "3"}, {20, "23"}, {120, "123"}}
	for _, tt := range tests {
		source := small()
		for range tt.between {
			source.Chapters = append(source.Chapters[:1:1], append([]report.Chapter{{Title: "Between"}}, source.Chapters[1:]...)...)
		}
		d, err := layOut(source, Accessible)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.number("two"); got != tt.want || len(d.guess("two")) != len(got) {
			t.Errorf("page %s, room for %s, want %s", got, d.guess("two"), tt.want)
		}
	}
}
