package typeset

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"lotse/templates"
)

// faces are all fonts of the product.
func faces(t testing.TB) []*Face {
	t.Helper()
	names, err := fs.Glob(templates.Files, "fonts/*.ttf")
	if err != nil || len(names) == 0 {
		t.Fatal(len(names), err)
	}
	var all []*Face
	for _, name := range names {
		ttf, err := templates.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := LoadFace(name, ttf)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	return all
}

// readable is a subset as a font that a reader of whole font files takes: with the
// table of characters it leaves out, which then names wrong glyphs.
func readable(t testing.TB, f *Face, file []byte) *sfnt.Font {
	t.Helper()
	parts, err := readTables(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{"cmap", "name", "post", "OS/2"} {
		parts[tag] = f.tables[tag]
	}
	var names []string
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names)
	parsed, err := sfnt.Parse(joined(names, parts))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

// drawing is a glyph's outline and advance.
func drawing(t testing.TB, f *sfnt.Font, g sfnt.GlyphIndex) string {
	t.Helper()
	var buf sfnt.Buffer
	segments, err := f.LoadGlyph(&buf, g, fixed.I(1000), nil)
	if err != nil {
		t.Fatalf("glyph %d: %v", g, err)
	}
	out := fmt.Sprint(segments)
	advance, err := f.GlyphAdvance(&buf, g, fixed.I(1000), font.HintingNone)
	if err != nil {
		t.Fatalf("glyph %d: %v", g, err)
	}
	return fmt.Sprint(out, advance)
}

// The glyphs of a subset are those of the face: simple ones, those made of others, and
// the one for what the face lacks.
func TestFace_Subset(t *testing.T) {
	const words = " .ABCÄÖÜäöüßéłøœ€–„“→✓\u00ad\u00a0漢"
	for _, f := range faces(t) {
		runes := []rune(words)
		file, glyphs, err := f.Subset(runes)
		if err != nil {
			t.Fatal(err)
		}
		if len(file) > 40_000 {
			t.Errorf("%s: %d bytes for %d characters", f.name, len(file), len(runes))
		}
		part := readable(t, f, file)
		var buf sfnt.Buffer
		for i, r := range runes {
			want := drawing(t, f.font, f.lookUp(&buf, r))
			if diff := cmp.Diff(want, drawing(t, part, sfnt.GlyphIndex(glyphs[i]))); diff != "" {
				t.Errorf("%s, %q (-face +subset):\n%s", f.name, r, diff)
			}
		}
		if glyphs[len(glyphs)-1] != 0 {
			t.Errorf("%s: a character it lacks has glyph %d, want 0", f.name, glyphs[len(glyphs)-1])
		}
		if n := part.NumGlyphs(); n < 20 || n > 2*len(runes) {
			t.Errorf("%s: %d glyphs for %d characters", f.name, n, len(runes))
		}
	}
}

// Fonts that contradict themselves are refused, not followed beyond their end.
func TestFace_Subset_refuses(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(tables)
		want  string
	}{
		{"outlines cut off", func(s tables) { s["glyf"] = s["glyf"][:100] }, "of 100 bytes"},
		{"parts cut off", func(s tables) { s["glyf"] = slices.Repeat([]byte{0xff}, len(s["glyf"])) }, "parts reach beyond"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := faces(t)[0]
			tt.spoil(f.tables)
			if _, _, err := f.Subset([]rune("Aä")); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestFace_Metrics(t *testing.T) {
	want := map[string]Metrics{
		"fonts/SourceSans3-Regular.ttf": {Ascent: 1024, Descent: -400, CapHeight: 660, Box: [4]int{-614, -295, 2159, 958}, Weight: 400},
	}
	for _, f := range faces(t) {
		m := f.Metrics()
		if w, ok := want[f.name]; ok && m != w {
			t.Errorf("%s: %+v, want %+v", f.name, m, w)
		}
		if leans := strings.Contains(f.name, "Italic"); leans != (m.Italic < 0) {
			t.Errorf("%s leans by %d degrees", f.name, m.Italic)
		}
		if strings.Contains(f.name, "SemiBold") && m.Weight != 600 {
			t.Errorf("%s has weight %d", f.name, m.Weight)
		}
	}
}

func FuzzFace_Subset(f *testing.F) {
	ttf, err := templates.Files.ReadFile("fonts/SourceSerif4-SemiBold.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(12, []byte{0, 0}, 2000)
	f.Add(100_000, []byte("\xff\xff\xff\xff"), len(ttf))
	f.Fuzz(func(t *testing.T, at int, spoilt []byte, length int) {
		damaged := slices.Clone(ttf)[:min(max(length, 0), len(ttf))]
		if at >= 0 && at < len(damaged) {
			copy(damaged[at:], spoilt)
		}
		face, err := LoadFace("damaged", damaged)
		if err != nil {
			return
		}
		_ = face.Metrics()
		if file, glyphs, err := face.Subset([]rune("Aäö→")); err == nil && (len(file) == 0 || len(glyphs) != 4) {
			t.Errorf("%d bytes and %d glyphs", len(file), len(glyphs))
		}
	})
}
