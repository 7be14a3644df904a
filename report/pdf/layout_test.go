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
		if got, room := d.number("two"), roomFor(d, "two"); got != tt.want || len(room) != len(got) {
			t.Errorf("page %s, room for %q, want %s", got, room, tt.want)
		}
	}
}

// roomFor is what was printed for the number of an anchor's page before it was known.
func roomFor(d *document, anchor string) string {
	for _, p := range d.pages {
		for _, r := range p.refs {
			if r.anchor == anchor && r.room != "" {
				return r.room
			}
		}
	}
	return ""
}

// The number of a page before is known, however few digits it has: a document that only
// leads back is laid out once.
func TestLayOut_PageNumbersBefore(t *testing.T) {
	source := small()
	source.Chapters[0].Blocks, source.Chapters[1].Blocks = source.Chapters[1].Blocks, []report.Block{
		report.Para{Text: report.Rich{{Text: "See page "}, {Anchor: "one", Page: true}, {Text: "."}}}}
	d, err := newDocument(source, Accessible, nil)
	if err != nil {
		t.Fatal(err)
	}
	(&writer{document: d}).write()
	if room := roomFor(d, "one"); room != "2" || d.wrongGuesses() != nil {
		t.Errorf("room for %q, and then %v; want 2 and no other layout", room, d.wrongGuesses())
	}
}

// A page break behind a chapter's head would leave the head alone on a page; between
// blocks it starts one.
func TestLayOut_PageBreaks(t *testing.T) {
	line := report.Para{Text: report.Rich{{Text: "Text."}}}
	for _, tt := range []struct {
		name   string
		blocks []report.Block
		pages  int
	}{
		{"none", []report.Block{line, line}, 1},
		{"behind the head", []report.Block{report.PageBreak{}, line}, 1},
		{"between blocks", []report.Block{line, report.PageBreak{}, line}, 2},
		{"at the end", []report.Block{line, report.PageBreak{}}, 1},
	} {
		source := small()
		source.Chapters[1].Blocks = tt.blocks
		d, err := layOut(source, Accessible)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(d.pages) - d.places["two"].page + 1; got != tt.pages {
			t.Errorf("%s: %d pages, want %d", tt.name, got, tt.pages)
		}
	}
}
