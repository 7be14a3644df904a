package typeset_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lotse/report/typeset"
)

func TestClean(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	tests := []struct{ name, in, want string }{
		{"plain", "Wer gibt frei? (A)", "Wer gibt frei? (A)"},
		{"nothing", "", ""},
		{"kept", "„Zustän\u00addig“ – 6\u202f400\u00a0€ …", "„Zustän\u00addig“ – 6\u202f400\u00a0€ …"},
		{"line ends", "a\r\nb\rc\u2028d\ve", "a\nb\nc\nd\ne"},
		{"tab", "a\tb", "a b"},
		{"controls", "a\x00b\x07c\x7fd\u0085e", "abcd\ne"},
		{"directions", "\u202eabc\u202c \u2066d\u2069\u200f\u061c", "abc d"},
		{"joiners and byte order marks", "\ufeffa\u200db\u2060c", "abc"},
		{"composed", "A\u0308rger o\u0308ffnen", "Ärger öffnen"},
		{"lone surrogates", "a\xed\xa0\x80b\xed\xb0\x80", "a?b?"},
		{"pair of surrogates", "\xed\xa0\xb5\xed\xb0\x80", "A"}, // U+1D400, mathematical bold A
		{"broken bytes", "a\xffb", "a?b"},
		{"cut off", "a\xc3", "a?"},
		{"ligatures", "ﬁn ﬂug", "ﬁn ﬂug"},
		{"full width", "ＲＡＣＩ", "RACI"},
		{"mathematical letters", "𝐀𝐁", "AB"},
		{"circled digits", "⑳", "20"},
		{"emoji", "gut 😀!", "gut ?!"},
		{"emoji of several", "👩\u200d💻", "??"},
		{"heart with its selector", "❤\ufe0f", "❤"},
		{"ideographs", "漢字", "??"},
		{"accents no font has", "x\u0489y", "xy"},
		{"no-break spaces in a row", "a\u00a0\u00a0\u00a0b", "a\u00a0b"},
		{"wide spaces", "a\u3000b\u2003c", "a b c"},
		{"private use", "a\uf0b7b", "a?b"},
		{"no characters", "a\ufffeb\uffff", "a?b?"},
		{"cyrillic and greek", "Привет Ωμέγα", "Привет Ωμέγα"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := typeset.Clean(tt.in, f)
			// What stands for a lost character depends on the font.
			if got = strings.NewReplacer("□", "?", "\ufffd", "?").Replace(got); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLost(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	tests := []struct{ name, in, want string }{
		{"nothing", "„Zuständig“ – 6\u202f400\u00a0€ …", ""},
		{"something alike", "𝐀 ＲＡＣＩ ⑳ ✓ a\u2003b", ""},
		{"invisible", "\u202eabc\u202c \ufeff\x00", ""},
		{"ideographs", "漢字 und Text", "漢字"},
		{"emoji of several", "gut 👩\u200d💻!", "👩💻"},
		{"arabic", "شركة", "شركة"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(typeset.Lost(tt.in, f)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestClean_withoutFaces(t *testing.T) {
	if got, want := typeset.Clean("漢 😀\x00 𝐀"), "漢 \ufffd A"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What is left as it is at a glance is what a closer look leaves: a mark that goes
// asks for one.
func TestClean_glance(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	for _, faces := range [][]*typeset.Face{nil, {f}} {
		for r := rune(' '); r < 0x2400; r++ {
			for _, s := range []string{string(r), "a" + string(r) + "b", string([]rune{r, r}), "\u00a0" + string(r)} {
				if got, want := typeset.Clean(s, faces...), typeset.Clean(s+"\u200e", faces...); got != want {
					t.Errorf("Clean(%+q) = %+q, looked at closely %+q", s, got, want)
				}
			}
		}
	}
}

func BenchmarkClean(b *testing.B) {
	f := loadFace(b, "SourceSans3-Regular")
	b.ReportAllocs()
	for b.Loop() {
		typeset.Clean("Wer für „Veröffentlichungen“ zuständig ist – und wer nur mitliest.", f)
	}
}

func FuzzClean(f *testing.F) {
	face := loadFace(f, "SourceSans3-Regular")
	f.Add("a\u0308\u202e\xed\xa0\x80😀\u00a0\u00a0ﬃ")
	f.Fuzz(func(t *testing.T, s string) {
		got := typeset.Clean(s, face)
		if again := typeset.Clean(got, face); again != got {
			t.Errorf("cleaning twice: %q, then %q", got, again)
		}
		if !utf8.ValidString(got) || !norm.NFC.IsNormalString(got) {
			t.Errorf("got %q: not valid or not composed", got)
		}
		for _, r := range got {
			if r > 0xffff || !face.Has(r) && !strings.ContainsRune("\n\u00ad\u200b", r) {
				t.Errorf("got %q with %U, which cannot be printed", got, r)
			}
		}
		if n, m := countLetters(s), countLetters(got)+strings.Count(got, "?")+strings.Count(got, "□"); m < n {
			t.Errorf("got %q of %q: %d letters became %d", got, s, n, m)
		}
	})
}

// countLetters counts letters in their composed form.
func countLetters(s string) int {
	n := 0
	for _, r := range norm.NFC.String(s) {
		if unicode.IsLetter(r) && !strings.ContainsRune("\u115f\u1160\u3164\uffa0", r) {
			n++
		}
	}
	return n
}
