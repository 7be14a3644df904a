package badge_test

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"lotse/report/badge"
	"lotse/report/figure"
	"lotse/report/theme"
)

// look is a theme with a logo of a file.
func look(t *testing.T, name string, data []byte, more string) *theme.Theme {
	t.Helper()
	yaml := "theme: weide\ncolours: {primary: \"#5B2A4E\", accent: \"#A0411D\"}\nlogo: {file: " + name + more + "}"
	th, err := theme.Parse("t.yaml", []byte(yaml), func(string) ([]byte, error) { return data, nil })
	if err != nil {
		t.Fatal(err)
	}
	return th
}

func badgeOf(t *testing.T, th *theme.Theme) *badge.Badge {
	t.Helper()
	b, err := badge.Of(th)
	if err != nil || b == nil {
		t.Fatalf("%v, %v", b, err)
	}
	return b
}

func drawing(body string) []byte {
	return []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 30">` + body + `</svg>`)
}

// points is a picture in points as PNG.
func points(t *testing.T, w, h int, at func(x, y int) color.NRGBA) []byte {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetNRGBA(x, y, at(x, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOf_none(t *testing.T) {
	for _, th := range []*theme.Theme{nil, {ID: "x"}} {
		if b, err := badge.Of(th); b != nil || err != nil {
			t.Errorf("%v, %v", b, err)
		}
	}
}

// Of a drawing only paths reach a browser, whatever else its file says.
func TestOf_drawingIsWrittenAnew(t *testing.T) {
	evil := drawing(`<title>CANARY</title><metadata><x:script xmlns:x="urn:x">CANARY</x:script></metadata>` +
		`<a href="javascript:CANARY" onclick="CANARY"><path d="M0 0H60V30Z" fill="#222222" id="CANARY"/></a>`)
	b := badgeOf(t, look(t, "l.svg", evil, ""))
	if b.Kind != "image/svg+xml; charset=utf-8" || b.Width != 160 || b.Height != badge.MaxHeight || b.Ground {
		t.Errorf("%s, %d by %d, ground %v", b.Kind, b.Width, b.Height, b.Ground)
	}
	dec := xml.NewDecoder(bytes.NewReader(b.Data))
	elements := map[string]int{}
	for {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		elements[start.Name.Local]++
		for _, a := range start.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Name.Local, "href") || a.Name.Local == "style" {
				t.Errorf("<%s> has %s", start.Name.Local, a.Name.Local)
			}
		}
	}
	if bytes.Contains(b.Data, []byte("CANARY")) || len(elements) != 2 || elements["path"] != 1 || elements["svg"] != 1 {
		t.Errorf("%v\n%s", elements, b.Data)
	}
}

// A light logo is made for the cover's dark colour, and brings it along; a plate makes
// that white whatever the logo is.
func TestOf_ground(t *testing.T) {
	light, dark := drawing(`<rect width="120" height="30" fill="#F4E9C8"/>`), drawing(`<rect width="60" height="30" fill="#123456"/>`)
	white := points(t, 90, 30, func(x, _ int) color.NRGBA { return color.NRGBA{255, 255, 255, uint8(min(255, x*9))} })
	for name, tt := range map[string]struct {
		th   *theme.Theme
		want bool
	}{
		"dark drawing":    {look(t, "l.svg", dark, ""), false},
		"light drawing":   {look(t, "l.svg", light, ""), true},
		"light on plate":  {look(t, "l.svg", light, ", plate: true"), false},
		"white and clear": {look(t, "l.png", white, ""), true},
	} {
		b := badgeOf(t, tt.th)
		if b.Ground != tt.want {
			t.Errorf("%s: ground %v", name, b.Ground)
		}
		if tt.want && b.Kind == "image/png" {
			img, err := png.Decode(bytes.NewReader(b.Data))
			if err != nil {
				t.Fatal(err)
			}
			r, g, bl, _ := img.At(0, 0).RGBA()
			if got := (figure.Color{R: uint8(r >> 8), G: uint8(g >> 8), B: uint8(bl >> 8), A: 255}); figure.Contrast(got, figure.White) < 4.5 {
				t.Errorf("%s: its edge is %v", name, got)
			}
		}
	}
}

// However heavy a logo is, what goes over the wire is not.
func TestOf_weight(t *testing.T) {
	noise := rand.New(rand.NewPCG(1, 2))
	speckled := func(int, int) color.NRGBA {
		return color.NRGBA{uint8(noise.Uint32()), uint8(noise.Uint32()), uint8(noise.Uint32()), 255}
	}
	var photo bytes.Buffer
	img, err := png.Decode(bytes.NewReader(points(t, 900, 300, speckled)))
	if err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&photo, img, nil); err != nil {
		t.Fatal(err)
	}
	var paths strings.Builder
	for range 1500 {
		fmt.Fprintf(&paths, `<path fill="#333333" d="M0 0L%.2f %.2fL%.2f %.2fL1 1Z"/>`, noise.Float64()*120, noise.Float64()*30, noise.Float64()*120, noise.Float64()*30)
	}
	many := drawing(paths.String())
	for name, th := range map[string]*theme.Theme{
		"noise": look(t, "l.png", points(t, 700, 300, speckled), ""), "photo": look(t, "l.jpg", photo.Bytes(), ""),
		"flat": look(t, "l.png", points(t, 700, 100, func(int, int) color.NRGBA { return color.NRGBA{20, 60, 90, 255} }), ""),
		"many": look(t, "l.svg", many, ""),
	} {
		b := badgeOf(t, th)
		if n := len(b.Data); n > badge.MaxWeight || name == "many" && b.Kind != "image/png" {
			t.Errorf("%s: %d bytes of %s", name, n, b.Kind)
		}
		if b.Width > badge.MaxWidth || b.Height > badge.MaxHeight {
			t.Errorf("%s: %d by %d", name, b.Width, b.Height)
		}
		again := badgeOf(t, th)
		if again.Hash != b.Hash || !bytes.Equal(again.Data, b.Data) {
			t.Errorf("%s is another one the second time", name)
		}
	}
}

// A picture that only looks like one is an error, no panic.
func TestOf_broken(t *testing.T) {
	whole := points(t, 40, 20, func(int, int) color.NRGBA { return color.NRGBA{0, 0, 0, 255} })
	if b, err := badge.Of(look(t, "l.png", whole[:60], "")); err == nil {
		t.Errorf("made %v", b)
	}
}
