package typeset_test

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"lotse/report/typeset"
	"lotse/templates"
)

// faceNames are the fonts every report is set in.
var faceNames = []string{"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Italic", "SourceSerif4-SemiBold"}

func loadFace(t testing.TB, name string) *typeset.Face {
	t.Helper()
	f, err := typeset.LoadFace(name, fontFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func fontFile(t testing.TB, name string) []byte {
	t.Helper()
	ttf, err := templates.Files.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		t.Fatal(err)
	}
	return ttf
}

func TestLoadFace(t *testing.T) {
	good := fontFile(t, "SourceSans3-Regular")
	noGlyf := []byte(strings.ReplaceAll(string(good[:2048]), "glyf", "CFF ") + string(good[2048:]))
	tests := []struct {
		name string
		file []byte
		want string // in the error; "" for none
	}{
		{"a font", good, ""},
		{"nothing", nil, "0 bytes are no font file"},
		{"CFF outlines", append([]byte("OTTO"), good[4:]...), "OpenType/CFF"},
		{"web font", append([]byte("wOF2"), good[4:]...), "web font"},
		{"collection", append([]byte("ttcf"), good[4:]...), "collection"},
		{"a picture", append([]byte("\x89PNG"), good[4:]...), "not TrueType"},
		{"no outlines", noGlyf, "no table glyf"},
		{"cut off", good[:5000], "loading font cut off"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := typeset.LoadFace(tt.name, tt.file)
			switch {
			case tt.want == "" && err != nil:
				t.Errorf("got error %v, want none", err)
			case tt.want == "" && f.Name() != tt.name:
				t.Errorf("got face %q, want %q", f.Name(), tt.name)
			case tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)):
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}

// A report needs these characters whatever its text: no-break and soft ones,
// dashes, quotes, signs of figures and lists.
func TestFace_requiredGlyphs(t *testing.T) {
	const required = "\u00a0\u00ad\u202f\u2009\u2013\u2014\u201e\u201c\u201a\u2018\u2019\u20ac\u2022\u2212\u2265\u2192\u2713\u1e9e" +
		"\u2026\u2264\u00d7\u00b1" + "ÄÖÜäöüßéèêçñåøœ§%&@"
	for _, name := range faceNames {
		f := loadFace(t, name)
		for _, r := range required {
			if !f.Has(r) {
				t.Errorf("%s lacks %U %q", name, r, r)
			}
		}
		if f.Has('漢') || f.Has(0xd800) || f.Has(-1) || f.Has(0x1f600) {
			t.Errorf("%s says it has characters that it lacks", name)
		}
	}
}

func TestFace_tabularFigures(t *testing.T) {
	for _, name := range faceNames {
		if name == "SourceSans3-Italic" {
			continue // never in columns
		}
		f := loadFace(t, name)
		for r := '1'; r <= '9'; r++ {
			if f.Advance(r) != f.Advance('0') {
				t.Errorf("%s: %c is %d wide, 0 is %d: columns of numbers would not align", name, r, f.Advance(r), f.Advance('0'))
			}
		}
	}
}

func TestFace_Width(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	if k := f.Kern('A', 'V'); k >= 0 {
		t.Errorf("kerning of AV is %d, want below 0", k)
	}
	for _, s := range []string{"", "A", "AVATAR", "Tö. „Wort“ – 6\u202f400 €", "Wałęsa Ωμέγα Привет", "漢"} {
		want, prev := 0, rune(-1)
		for _, r := range s {
			want += f.Advance(r)
			if prev >= 0 {
				want += f.Kern(prev, r)
			}
			prev = r
		}
		for range 2 { // the second time from memory
			if got := f.Width(s); got != want {
				t.Errorf("Width(%q) = %d, want %d", s, got, want)
			}
		}
		if utf8.RuneCountInString(s) > 1 && f.Width(s) <= 0 {
			t.Errorf("Width(%q) = %d", s, f.Width(s))
		}
	}
}

func TestFace_parallel(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	const s = "Typografie: „AV, To, Wo“ – Łódź, Ωμέγα"
	want := loadFace(t, "SourceSans3-Regular").Width(s)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				if got := f.Width(s); got != want {
					t.Errorf("got %d, want %d", got, want)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkLoadFace(b *testing.B) {
	ttf := fontFile(b, "SourceSans3-Regular")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := typeset.LoadFace("f", ttf); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFace_Width(b *testing.B) {
	f := loadFace(b, "SourceSans3-Regular")
	for b.Loop() {
		f.Width("Die Zuständigkeiten der Kommunikation sind geregelt und allen bekannt.")
	}
}
