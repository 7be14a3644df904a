package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/reporttest"
	"lotse/report/theme"
	"lotse/templates"
)

// Text needs a contrast of 4.5:1, lines that carry meaning 3:1 (WCAG 2.1, 1.4.3 and 1.4.11).
func TestTheme_Contrast(t *testing.T) {
	tests := []struct {
		name         string
		color, under figure.Color
		want         float64
	}{
		{"titles", navy, white, 4.5}, {"text", ink, white, 4.5}, {"sources", grey, white, 4.5}, {"links", teal, white, 4.5},
		{"labels on a panel", grey, pale, 4.5}, {"facts on a panel", ink, pale, 4.5}, {"level reached", ink, figure.Hex(0xCFE1F2), 4.5},
		{"cover title", white, navy, 4.5}, {"cover subtitle", mint, navy, 4.5}, {"cover note", figure.CoverNote, figure.Cover, 4.5},
		{"bar of a driver", navy, pale, 3}, {"bar of a remark", teal, white, 3},
	}
	for _, tt := range tests {
		if got := figure.Contrast(tt.color, tt.under); got < tt.want {
			t.Errorf("%s: contrast %.2f, want %.1f", tt.name, got, tt.want)
		}
	}
	for _, st := range []textStyle{styleTitle, styleKey, styleH2, styleH3, styleBody, styleLead, styleQuote, styleStrong, styleFact,
		styleTable, styleHead, styleLabel, styleRead, styleSmall, styleNumeral} {
		if st.size < 7.5 || st.lead < st.size || figure.Contrast(st.color, white) < 4.5 {
			t.Errorf("style %+v cannot be read", st)
		}
	}
}

// Words on the grounds of heat maps and matrices stay readable.
func TestInkOn(t *testing.T) {
	for _, rgb := range []uint32{0xF1F6FB, 0xCFE1F2, 0x93C0E2, 0x2E74B0, 0x0F3F6E, 0x007A73, 0x0B2A4A, 0xF3F6F9} {
		fill := figure.Hex(rgb)
		if got := figure.Contrast(figure.InkOn(fill), fill); got < 4.5 {
			t.Errorf("on %06X: contrast %.2f", rgb, got)
		}
	}
	if figure.InkOn(figure.Color{}) != ink {
		t.Error("words without a ground are not ink")
	}
}

func TestContrast_Ends(t *testing.T) {
	if got := figure.Contrast(figure.Hex(0), white); got < 20.99 || got > 21.01 {
		t.Errorf("black on white %.2f, want 21", got)
	}
	if got := figure.Contrast(grey, grey); got != 1 {
		t.Errorf("grey on grey %.2f, want 1", got)
	}
}

// Nothing on a page is drawn in a colour that the document's theme replaces, and nothing set
// in a typeface that it replaces.
func TestWrite_ThemeEverywhere(t *testing.T) {
	headline, err := templates.Files.ReadFile("fonts/SourceSans3-SemiBold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	own, err := theme.Parse("t.yaml", []byte("theme: a\ncolours: {primary: \"#4A1F3D\", accent: \"#A23B12\", text: \"#2A2228\", muted: \"#6A5D66\", signal: \"#0F8A8F\", line: \"#D0C8CC\"}\nfonts: {headline: own.ttf}\n"),
		func(string) ([]byte, error) { return headline, nil })
	if err != nil {
		t.Fatal(err)
	}
	source := reporttest.Sample(t, report.Options{Lang: "de", Theme: own})
	d, err := layOut(source, Accessible)
	if err != nil {
		t.Fatal(err)
	}
	replaced := map[string]string{}
	for role, c := range figure.Standard() {
		if c.A != 0 && c != own.Palette[role] && c != white {
			var b content
			b.color(c)
			replaced[string(b.buf)] = fmt.Sprintf("%02X%02X%02X", c.R, c.G, c.B)
		}
	}
	if len(replaced) < 15 {
		t.Fatalf("only %d colours are replaced", len(replaced))
	}
	for _, p := range d.pages {
		for operands, name := range replaced {
			for _, op := range []string{"rg\n", "RG\n"} {
				if bytes.Contains(p.buf, []byte("\n"+operands+op)) {
					t.Errorf("page %d is drawn in %s, which the theme replaces", p.number, name)
				}
			}
		}
	}
	if face := d.fonts[figure.Serif].face; face != own.Faces[figure.Serif] {
		t.Errorf("headlines are set in %s", face.Name())
	}
}
