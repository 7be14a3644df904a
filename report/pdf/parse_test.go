package pdf

import (
	"bytes"
	"strings"
	"testing"
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

// Another version of gofpdf that writes something else must be noticed, not guessed at.
func TestFinish_RefusesOtherGrammar(t *testing.T) {
	tests := []struct{ name, old, new, want string }{ // of the same length: offsets stay true
		{"no table", "startxref\n", "startyref\n", "no startxref"},
		{"no offset of the table", "\nstartxref\n", "\nstartxref\n-", "is no offset"},
		{"table elsewhere", "xref\n0 ", "xrf\n0  ", "no cross-reference table"},
		{"more objects than the table has", "xref\n0 1", "xref\n0 9", "cut short"},
		{"free object", " 00000 n ", " 00000 f ", "cross-reference entry"},
		{"offset below zero", "\n00000000", "\n-0000000", "cross-reference entry"},
		{"object elsewhere", "3 0 obj", "4 0 obj", "not where the table says"},
		{"object without end", "\nendobj\n", "\nendobi\n", "has no end"},
		{"compressed stream", "<</Length ", "<</Filter ", "or compressed"},
		{"indirect length", ">>\nstream\n", " R\nstream\n", "stream without a direct length"},
		{"wrong length", "\nendstream", " endstream", "bytes long"},
		{"no catalog", "/Type /Catalog", "/Type /Katalog", "no catalog"},
		{"no information", "/CreationDate ", "/CreationTime ", "no information dictionary"},
		{"no page tree", "<</Type /Pages", "<</Type /Sides", "not page tree and resources"},
		{"no resources", "/Font <<", "/Fond <<", "not page tree and resources"},
		{"no pages", "<</Type /Page\n", "<</Type /Side\n", "other pages"},
		{"pages in another order", "/Kids [3 0 R 5 0 R ", "/Kids [5 0 R 3 0 R ", "other pages"},
		{"no contents", "/Contents ", "/Kontents ", "no stream at /Contents"},
		{"contents that are no stream", "/Contents 4 0 R", "/Contents 3 0 R", "no stream at /Contents"},
		{"contents that do not exist", "2 0 R\n/Contents 4 0 R", "2 0 R/Contents 44 0 R", "no stream at /Contents"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, raw := drawn(t)
			if !bytes.Contains(raw, []byte(tt.old)) {
				t.Fatalf("the canvas writes no %q", tt.old)
			}
			_, err := d.finish(bytes.ReplaceAll(raw, []byte(tt.old), []byte(tt.new)), Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("finish: %v, want %q", err, tt.want)
			}
		})
	}
}

func TestFinish_RefusesMissingPage(t *testing.T) {
	d, raw := drawn(t)
	d.pages = append(d.pages, d.pages[0])
	if _, err := d.finish(raw, Options{}); err == nil || !strings.Contains(err.Error(), "the canvas has 3 pages, not 4") {
		t.Errorf("finish: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	_, raw := drawn(f)
	f.Add(raw)
	f.Add([]byte("1 0 obj\n<<>>\nendobj\n2 0 obj\n<</Length 3>>\nstream\nabc\nendstream\nendobj\nxref\n0 3\n0000000000 65535 f \n0000000000 00000 n \n0000000020 00000 n \ntrailer\nstartxref\n69\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		parsed, err := parse(data)
		if err != nil {
			return
		}
		for i, n := range parsed.contents {
			if !parsed.objects[n].isData || len(parsed.contents) != len(parsed.pages) {
				t.Errorf("page %d of %d has object %d as its contents", i+1, len(parsed.pages), n)
			}
		}
	})
}
