package pdf

import (
	"encoding/binary"
	"strings"
	"testing"

	"lotse/report/figure"
)

func TestAppendNum(t *testing.T) {
	tests := []struct {
		v    float64
		want string
	}{{0, "0"}, {-0.001, "0"}, {1, "1"}, {1.5, "1.5"}, {1.05, "1.05"}, {-12.345, "-12.35"}, {0.999, "1"}, {841.8898, "841.89"}, {-0.5, "-0.5"}}
	for _, tt := range tests {
		if got := string(appendNum(nil, tt.v)); got != tt.want {
			t.Errorf("appendNum(%v) = %s, want %s", tt.v, got, tt.want)
		}
	}
}

func TestTextString(t *testing.T) {
	tests := []struct{ words, want string }{
		{"", "()"}, {"Report", "(Report)"}, {`a(b)\c`, `(a\(b\)\\c)`}, {"Maß", "<FEFF004D006100DF>"}, {"🚀", "<FEFFD83DDE80>"}, {"a\nb", "<FEFF0061000A0062>"},
	}
	for _, tt := range tests {
		if got := textString(tt.words); got != tt.want {
			t.Errorf("textString(%q) = %s, want %s", tt.words, got, tt.want)
		}
	}
}

func TestURIString(t *testing.T) {
	if got, want := uriString("https://example.org/straße?a=(b c)"), `(https://example.org/stra%C3%9Fe?a=\(b%20c\))`; got != want {
		t.Errorf("uriString = %s, want %s", got, want)
	}
}

// State is written only when it changes, and comes back after what is enclosed.
func TestContent_State(t *testing.T) {
	c := newContent(nil)
	c.setFill(figure.Hex(0))
	c.setFill(teal)
	was := c.save()
	c.setFill(navy)
	c.restore(was)
	c.setFill(teal)
	c.setDash(nil)
	want := "0 0.478 0.451 rg\nq\n0.043 0.165 0.29 rg\nQ\n"
	if got := string(c.buf); got != want {
		t.Errorf("content %q, want %q", got, want)
	}
}

// The bytes of a string that would end or change it are escaped.
func TestPage_ShowEscapes(t *testing.T) {
	d, err := newDocument(small(), Accessible, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := d.newPage()
	p.show("(\u0d5c", styleBody, 0) // U+0D5C: a carriage return and a backslash
	if got := string(p.buf); !strings.Contains(got, "\x00\\(") || !strings.Contains(got, "\\r\\\\") {
		t.Errorf("string %q", got)
	}
}

// A hatched shape is filled with slanting lines that its outline clips.
func TestCanvas_Hatch(t *testing.T) {
	d, err := newDocument(small(), Accessible, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := d.newPage()
	c := &canvas{page: p, scale: 1}
	c.Rect(0, 0, 12, 6, figure.Style{Stroke: navy, Hatch: true})
	got := string(p.buf)
	if n := strings.Count(got, " l\n"); n != 14 { // x + y = 1.2, 2.4 … 16.8
		t.Errorf("%d lines, want 14:\n%s", n, got)
	}
	if !strings.Contains(got, "re\nW n") || !strings.HasSuffix(got, "Q\n") {
		t.Errorf("not clipped: %s", got)
	}
}

// The canvas measures what it draws, in the scale it draws in.
func TestCanvas_Measure(t *testing.T) {
	d, err := newDocument(small(), Accessible, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, scale := range []float64{1, 0.5} {
		c := &canvas{page: d.newPage(), scale: scale}
		for _, rotate := range []float64{0, 90} {
			st := figure.TextStyle{Size: 8.5, Rotate: rotate, Align: figure.Right}
			if got, want := c.Text(50, 50, "Wert", st), c.Measure("Wert", st); got != want || want < 5 || want > 8 {
				t.Errorf("scale %v: drawn %v, measured %v", scale, got, want)
			}
		}
	}
}

// Translucent colours are mixed with white where the standard knows none.
func TestDocument_Flat(t *testing.T) {
	half := figure.Color{R: 0, G: 100, B: 200, A: 51}
	for v, want := range map[Variant]figure.Color{Accessible: half, ArchivalOne: {R: 204, G: 224, B: 244, A: 255}} {
		d, err := newDocument(small(), v, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.flat(half); got != want {
			t.Errorf("variant %d: %v, want %v", v, got, want)
		}
	}
}

// The profile says its own length, and its tags lie within it.
func TestSRGB(t *testing.T) {
	p := sRGB()
	if n := int(binary.BigEndian.Uint32(p)); n != len(p) {
		t.Errorf("profile says %d bytes, has %d", n, len(p))
	}
	for i := range int(binary.BigEndian.Uint32(p[128:])) {
		tag := p[132+12*i:]
		if end := int(binary.BigEndian.Uint32(tag[4:]) + binary.BigEndian.Uint32(tag[8:])); end > len(p) {
			t.Errorf("tag %s ends at %d of %d", tag[:4], end, len(p))
		}
	}
}
