package pdf

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"lotse/report"
)

// drawn is what the canvas makes of a small document.
func drawn(t testing.TB) (*document, []byte) {
	t.Helper()
	d, err := layOut(small(), Accessible)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := d.render()
	if err != nil {
		t.Fatal(err)
	}
	return d, raw
}

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

// Another version of gofpdf that writes something else must be noticed, not guessed at.
func TestFinish_RefusesOtherGrammar(t *testing.T) {
	tests := []struct{ name, old, new, want string }{
		{"no table", "startxref\n", "startyref\n", "no startxref"},
		{"table elsewhere", "xref\n0 ", "xrf\n0 ", "no cross-reference table"},
		{"object elsewhere", "3 0 obj", "4 0 obj", "not where the table says"},
		{"indirect length", "/Length ", "/Longth ", "stream without a direct length"},
		{"no catalog", "/Type /Catalog", "/Type /Katalog", "no catalog"},
		{"no information", "/CreationDate ", "/CreationTime ", "no information dictionary"},
		{"no page tree", "<</Type /Pages", "<</Type /Sides", "not page tree and resources"},
		{"no pages", "<</Type /Page\n", "<</Type /Side\n", "the canvas has 0 pages, not 3"},
		{"no contents", "/Contents ", "/Kontents ", "no reference /Contents"},
		{"font of another name", "/BaseFont /utf8face", "/BaseFont /utf8fice", "font of unknown name"},
		{"no widths", "/W [", "/V [", "no widths"},
		{"no descriptor", "/FontDescriptor ", "/FontDesckripter", "no reference /FontDescriptor"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, raw := drawn(t)
			if !bytes.Contains(raw, []byte(tt.old)) {
				t.Fatalf("the canvas writes no %q", tt.old)
			}
			raw = bytes.ReplaceAll(raw, []byte(tt.old), []byte(tt.new))
			_, err := d.finish(raw, Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("finish: %v, want %q", err, tt.want)
			}
		})
	}
}

func TestFinish_RefusesMissingFont(t *testing.T) {
	d, raw := drawn(t)
	d.fonts[2] = &fontUse{face: d.faces[2], used: map[rune]bool{'x': true}}
	if _, err := d.finish(raw, Options{}); err == nil || !strings.Contains(err.Error(), "did not embed SourceSans3-Italic") {
		t.Errorf("finish: %v", err)
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

func FuzzParse(f *testing.F) {
	_, raw := drawn(f)
	f.Add(raw[len(raw)-2000:])
	f.Add([]byte("1 0 obj\n<<>>\nendobj\n2 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000000 00000 n \n0000000020 00000 n \ntrailer\nstartxref\n69\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if parsed, err := parse(data); err == nil && len(parsed.objects) < 3 {
			t.Errorf("accepted %d objects", len(parsed.objects))
		}
	})
}
