package pdf

import (
	"testing"

	"lotse/report/figure"
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
