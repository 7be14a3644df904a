package typeset_test

import (
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/report/typeset"
)

const sample = "Der Nutzen einer guten Zuständigkeitsmatrix liegt darin, dass im Geschäftsprozessmanagement und in der " +
	"Öffentlichkeitsarbeit jede Person weiß, wer 6\u202f400\u00a0€ freigibt und/oder die Social-Media-Redaktion führt; " +
	"von 2024–2026 wird das Themenmanagement aufgebaut."

// content is what a line says without what only its end asks for.
func content(ln typeset.Line) string {
	var b strings.Builder
	for _, r := range ln.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

func texts(lines []typeset.Line) []string {
	var res []string
	for _, ln := range lines {
		res = append(res, content(ln))
	}
	return res
}

func plain(f *typeset.Face, text string, width float64) typeset.Paragraph {
	return typeset.Paragraph{Runs: []typeset.Run{{Face: f, Text: text}}, Size: 10, Width: width}
}

func TestBreak(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	de := hyphenator(t, "de")
	type test struct {
		name string
		p    typeset.Paragraph
		want []string
	}
	tests := []test{
		{"nothing", plain(f, "", 50), nil},
		{"only space", plain(f, " \n\t ", 50), nil},
		{"one word", plain(f, "Wort", 50), []string{"Wort"}},
		{"space is one", plain(f, "  ein   Wort\tund  noch eins ", 100), []string{"ein Wort und noch eins"}},
		{"newline", plain(f, "eins\nzwei", 100), []string{"eins ", "zwei"}},
		{"no-break space holds", plain(f, "Das kostet 6\u202f400\u00a0€ im Jahr", 24), []string{"Das kostet ", "6\u202f400\u00a0€ im Jahr"}},
		{"soft hyphen unseen in mid-line", plain(f, "Zu\u00adstän\u00addig\u00adkeit", 50), []string{"Zuständigkeit"}},
		{"soft hyphen at the end", plain(f, "Zu\u00adstän\u00addigkeit", 16), []string{"Zustän\u00ad", "digkeit"}},
		{"after own hyphen", plain(f, "Social-Media-Redaktion", 24), []string{"Social-Media-", "Redaktion"}},
		{"after slash", plain(f, "Kommunikation/Vertrieb", 26), []string{"Kommunikation/", "Vertrieb"}},
		{"not within short ones", plain(f, "aaa km/h bb", 13), []string{"aaa ", "km/h bb"}},
		{"after en dash of a range", plain(f, "in 2024–2026", 14), []string{"in 2024–", "2026"}},
		{"zero-width space", plain(f, "eins\u200bzwei", 8), []string{"eins", "zwei"}},
		{"too long", plain(f, "0123456789", 8), []string{"0123", "4567", "89"}},
	}
	hyphenated := plain(f, "Geschäftsprozessmanagement", 30)
	hyphenated.Hyphenate = de
	tests = append(tests, test{"divided", hyphenated, []string{"Geschäftsprozess\u00ad", "management"}})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, texts(typeset.Break(tt.p))); diff != "" {
				t.Errorf("-want +got\n%s", diff)
			}
		})
	}
}

func TestBreak_runs(t *testing.T) {
	reg, bold := loadFace(t, "SourceSans3-Regular"), loadFace(t, "SourceSans3-SemiBold")
	p := typeset.Paragraph{Size: 10, Width: 30, Runs: []typeset.Run{
		{Face: reg, Text: "Die ", Tag: 0}, {Face: bold, Text: "Zuständig", Tag: 1}, {Face: reg, Text: "keit ist geregelt", Tag: 2},
	}}
	got := typeset.Break(p)
	if diff := cmp.Diff([]string{"Die Zuständigkeit ", "ist geregelt"}, texts(got)); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
	want := []typeset.Run{{Face: reg, Text: "Die "}, {Face: bold, Text: "Zuständig", Tag: 1}, {Face: reg, Text: "keit ", Tag: 2}}
	if !equalRuns(got[0].Runs, want) {
		t.Errorf("got %v, want %v", got[0].Runs, want)
	}
	if got[0].Last || !got[1].Last {
		t.Errorf("Last is %v, %v; want false, true", got[0].Last, got[1].Last)
	}
}

func equalRuns(a, b []typeset.Run) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestBreak_maxLines(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	p := plain(f, sample, 60)
	p.Hyphenate, p.MaxLines = hyphenator(t, "de"), 2
	got := texts(typeset.Break(p))
	if len(got) != 2 || !strings.HasSuffix(got[1], "\u00a0…") || !strings.HasPrefix(got[0], "Der Nutzen einer guten") {
		t.Errorf("got %q, want the beginning in two lines, the second with an ellipsis", got)
	}
	p.MaxLines = 20
	if got := texts(typeset.Break(p)); strings.Contains(strings.Join(got, ""), "…") {
		t.Errorf("got %q, shortened though there is room", got)
	}
	one := plain(f, "Zuständigkeitsmatrix", 14)
	one.MaxLines = 1
	if got := texts(typeset.Break(one)); len(got) != 1 || !strings.HasPrefix(got[0], "Zust") || !strings.HasSuffix(got[0], "…") || strings.Contains(got[0], "\u00a0") {
		t.Errorf("got %q, want the word's beginning and an ellipsis", got)
	}
	one.Width = 1
	if got := texts(typeset.Break(one)); len(got) != 1 {
		t.Errorf("got %q, want one line", got)
	}
}

func TestBreak_balanced(t *testing.T) {
	f := loadFace(t, "SourceSerif4-SemiBold")
	p := plain(f, "Zuständigkeiten sind verteilt, Entscheidungen dauern zu lang, und niemand darf", 120)
	loose := typeset.Break(p)
	p.Balanced = true
	even := typeset.Break(p)
	if len(even) != 2 || len(loose) != 2 {
		t.Fatalf("got %q and balanced %q, want two lines each", texts(loose), texts(even))
	}
	if got, was := math.Abs(even[0].Width-even[1].Width), math.Abs(loose[0].Width-loose[1].Width); got > was || got > 30 {
		t.Errorf("balanced lines differ by %.1f mm, others by %.1f", got, was)
	}
}

func TestBreak_lastLine(t *testing.T) {
	f := loadFace(t, "SourceSans3-Regular")
	h := hyphenator(t, "de")
	for width := 40.0; width < 140; width += 0.7 {
		p := plain(f, sample+" "+sample+" Das gilt nur so.", width)
		p.Hyphenate = h
		lines := typeset.Break(p)
		if last := content(lines[len(lines)-1]); utf8.RuneCountInString(last) < 4 {
			t.Errorf("at %.1f mm the last line is %q", width, last)
		}
		row := 0
		for _, ln := range lines {
			if !strings.HasSuffix(content(ln), "\u00ad") {
				row = 0
			} else if row++; row > 2 {
				t.Errorf("at %.1f mm three divided words follow each other: %q", width, texts(lines))
			}
		}
	}
}

// checkLines checks what holds for every paragraph: nothing is lost, no line
// is too wide, widths are those of the runs as they will be drawn.
func checkLines(t interface {
	Errorf(string, ...any)
	Helper()
}, p typeset.Paragraph, lines []typeset.Line) {
	t.Helper()
	var got, want strings.Builder
	for i, ln := range lines {
		got.WriteString(content(ln))
		units := 0
		for k, r := range ln.Runs {
			s := r.Text
			if k == len(ln.Runs)-1 && !ln.Last {
				if r, size := utf8.DecodeLastRuneInString(s); unicode.IsSpace(r) {
					s = s[:len(s)-size]
				}
			}
			units += r.Face.Width(s)
		}
		drawn := float64(units) * p.Size * 25.4 / 72 / 1000
		if math.Abs(drawn-ln.Width) > 1e-6 {
			t.Errorf("line %q: width %.4f, drawn %.4f", content(ln), ln.Width, drawn)
		}
		if ln.Width > p.Width+1e-6 && breakable(content(ln)) {
			t.Errorf("line %q is %.2f mm wide, of %.2f", content(ln), ln.Width, p.Width)
		}
		if ln.Last != (i == len(lines)-1) {
			t.Errorf("line %d of %d: Last is %v", i, len(lines), ln.Last)
		}
	}
	for _, r := range p.Runs {
		want.WriteString(r.Text)
	}
	if g, w := letters(got.String()), letters(want.String()); p.MaxLines == 0 && g != w {
		t.Errorf("got %q, want %q", g, w)
	}
}

// breakable is whether a line holds more than one character and the marks and
// no-break spaces that go with it.
func breakable(s string) bool {
	n := 0
	for _, r := range s {
		if !unicode.Is(unicode.M, r) && !unicode.IsSpace(r) && r != '\u00ad' && r != '\u200d' {
			n++
		}
	}
	return n > 1 && !strings.Contains(s, "\u200d")
}

// letters leaves out spaces and what is never drawn in mid-line.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("\u00ad\u200b\u2060\ufeff", r) {
			return -1
		}
		return r
	}, s)
}

func TestBreak_properties(t *testing.T) {
	reg, bold := loadFace(t, "SourceSans3-Regular"), loadFace(t, "SourceSerif4-SemiBold")
	h := hyphenator(t, "de")
	word := rapid.StringMatching(`[A-Za-zäöüß]{1,30}|[0-9]{1,9}[-–/.][0-9]{1,9}|[A-Z][a-z]{2,9}-[A-Z][a-zä]{2,20}|6\x{202f}400\x{a0}€|\x{a0}|\x{ad}ab\x{ad}cde|–|„[a-z]{3}“,|\n|a\x{301}`)
	rapid.Check(t, func(t *rapid.T) {
		p := typeset.Paragraph{Size: rapid.Float64Range(6, 40).Draw(t, "size"), Width: rapid.Float64Range(1, 170).Draw(t, "width")}
		for i := range rapid.IntRange(1, 4).Draw(t, "runs") {
			face := reg
			if rapid.Bool().Draw(t, "bold") {
				face = bold
			}
			words := rapid.SliceOfN(word, 0, 20).Draw(t, "words")
			p.Runs = append(p.Runs, typeset.Run{Face: face, Text: strings.Join(words, rapid.SampledFrom([]string{" ", "", "  "}).Draw(t, "gap")), Tag: i})
		}
		if rapid.Bool().Draw(t, "hyphenate") {
			p.Hyphenate = h
		}
		p.Balanced = rapid.Bool().Draw(t, "balanced")
		checkLines(t, p, typeset.Break(p))
		p.MaxLines = rapid.IntRange(1, 3).Draw(t, "lines")
		lines := typeset.Break(p)
		checkLines(t, p, lines)
		if len(lines) > p.MaxLines {
			t.Fatalf("got %d lines, want at most %d: %q", len(lines), p.MaxLines, texts(lines))
		}
	})
}

func FuzzBreak(f *testing.F) {
	face := loadFace(f, "SourceSans3-Regular")
	h := hyphenator(f, "de")
	f.Add(sample, 60.0, 0, false)
	f.Add("a\u00a0b\u202fc\u00ad\u200d\U0001f600", 5.0, 1, true)
	f.Add("\xed\xa0\x80\xff\n\n \u2028", -1.0, 2, true)
	f.Fuzz(func(t *testing.T, s string, width float64, lines int, balanced bool) {
		if len(s) > 4000 {
			return
		}
		p := plain(face, s, width)
		p.Hyphenate, p.Balanced, p.MaxLines = h, balanced, lines
		checkLines(t, p, typeset.Break(p))
	})
}

func BenchmarkBreak(b *testing.B) {
	p := plain(loadFace(b, "SourceSans3-Regular"), sample+" "+sample, 132)
	p.Hyphenate = hyphenator(b, "de")
	b.ReportAllocs()
	for b.Loop() {
		typeset.Break(p)
	}
}
