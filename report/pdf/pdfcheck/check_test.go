package pdfcheck

import (
	"strings"
	"testing"
)

func TestCheck_good(t *testing.T) {
	for form, data := range map[string][]byte{"classic": small().classic(), "packed": small().packed()} {
		for _, p := range Check(data) {
			t.Errorf("%s: %s", form, p)
		}
	}
}

func TestCheck_noPDF(t *testing.T) {
	good := string(small().classic())
	for _, tt := range []struct{ name, data, want string }{
		{"nothing", "", "no startxref"},
		{"text", "Guten Tag", "no startxref"},
		{"cut off", good[:len(good)-400], "no startxref"},
		{"offset outside", "%PDF-1.7\nstartxref\n99999\n%%EOF", "outside the file"},
		{"offset is no number", "startxref\nx", "no offset"},
		{"circle", "xref\n0 0\ntrailer <</Prev 1>> " + strings.Repeat(" ", 9) + "startxref 1", "cross references"},
		{"no catalog", "xref\n0 0\ntrailer <<>> startxref 0 ", "no catalog"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := problems(Check([]byte(tt.data)))
			if !strings.Contains(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// problems joins problems, a line each.
func problems(list []Problem) string {
	var b strings.Builder
	for _, p := range list {
		b.WriteString(p.String() + "\n")
	}
	return b.String()
}

func TestProblem_String(t *testing.T) {
	if got, want := (Problem{Page: 3, Object: 12, Msg: "no"}).String(), "page 3: object 12: no"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := (Problem{Msg: "no"}).String(), "no"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(small().classic())
	f.Add(small().packed())
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, p := range Check(data) {
			if p.Msg == "" || p.Page < 0 {
				t.Errorf("got %#v", p)
			}
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	data := small().packed()
	for b.Loop() {
		Check(data)
	}
}
