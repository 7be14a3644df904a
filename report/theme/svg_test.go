package theme_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"lotse/report/figure"
	"lotse/report/theme"
)

// drawn writes a drawing's paths with whole numbers.
func drawn(d *theme.Drawing) string {
	var b strings.Builder
	for _, s := range d.Shapes {
		for _, g := range s.Path {
			switch g.Op {
			case 'Z':
				b.WriteString("Z")
			case 'C':
				fmt.Fprintf(&b, "C%.0f,%.0f,%.0f,%.0f,%.0f,%.0f ", g.X1, g.Y1, g.X2, g.Y2, g.X, g.Y)
			default:
				fmt.Fprintf(&b, "%c%.0f,%.0f ", g.Op, g.X, g.Y)
			}
		}
		fmt.Fprintf(&b, "|%02X%02X%02X%02X", s.Style.Fill.R, s.Style.Fill.G, s.Style.Fill.B, s.Style.Fill.A)
		if s.Style.Width > 0 {
			fmt.Fprintf(&b, " %.1f", s.Style.Width)
		}
		if s.Style.EvenOdd {
			b.WriteString(" holes")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func svg(body string) []byte {
	return []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">` + "\n" + body + "</svg>")
}

func TestParseSVG(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"rectangle", `<rect x="1" y="2" width="3" height="4" fill="#0A0B0C"/>`, "M1,2 L4,2 L4,6 L1,6 Z|0A0B0CFF\n"},
		{"relative path", `<path d="m10 10 5,0 0 5h-5z" fill="red"/>`, "M10,10 L15,10 L15,15 L10,15 Z|FF0000FF\n"},
		{"numbers that touch", `<path d="M1-2L.5.5 1e1 2"/>`, "M1,-2 L0,0 L10,2 |000000FF\n"},
		{"curves", `<path d="M0 0c0 10 10 10 10 0s10-10 10 0q5 30 10 0t10 0"/>`,
			"M0,0 C0,10,10,10,10,0 C10,-10,20,-10,20,0 C23,20,27,20,30,0 C33,-20,37,-20,40,0 |000000FF\n"},
		{"groups move and scale", `<g transform="translate(10 20) scale(2)" fill="#fff"><polygon points="0,0 1,0 1,1"/></g>`, "M10,20 L12,20 L12,22 Z|FFFFFFFF\n"},
		{"turned", `<g transform="rotate(90 5 5)"><polyline points="5,0 5,5"/></g>`, "M10,5 L5,5 |000000FF\n"},
		{"stroke grows", `<g transform="scale(3)" fill="none" stroke="rgb(1,2,3)" stroke-width="2"><line x1="0" y1="0" x2="1" y2="0"/></g>`, "M0,0 L3,0 |00000000 6.0\n"},
		{"style attribute", `<path style="fill:#123456;fill-rule:evenodd" d="M0 0H9V9z"/>`, "M0,0 L9,0 L9,9 Z|123456FF holes\n"},
		{"what says nothing", `<title>x</title><metadata><a/></metadata><defs><path d="M0 0L1 1"/></defs><path fill="none" d="M0 0L1 1"/><path d="M0 0L1 1z"/>`, "M0,0 L1,1 Z|000000FF\n"},
	}
	for _, tt := range tests {
		d, problems := theme.ParseSVG("l.svg", svg(tt.body))
		if len(problems) > 0 {
			t.Errorf("%s: %s", tt.name, problems)
			continue
		}
		if got := drawn(d); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// Every piece of an arc lies on its circle.
func TestParseSVG_Arc(t *testing.T) {
	for _, flags := range []string{"0 0", "0 1", "1 0", "1 1"} {
		d, problems := theme.ParseSVG("l.svg", svg(`<path d="M20 10A10 10 0 `+flags+` 10 20"/>`))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		path := d.Shapes[0].Path
		if end := path[len(path)-1]; math.Hypot(end.X-10, end.Y-20) > 1e-6 {
			t.Errorf("%s: ends at %f,%f", flags, end.X, end.Y)
		}
		cx, cy := 10.0, 10.0
		if flags == "0 0" || flags == "1 1" {
			cx, cy = 20, 20
		}
		for _, g := range path {
			if math.Abs(math.Hypot(g.X-cx, g.Y-cy)-10) > 1e-6 {
				t.Errorf("%s: %f,%f is not on the circle around %.0f,%.0f", flags, g.X, g.Y, cx, cy)
			}
		}
		if large := flags[0] == '1'; large != (len(path) > 3) {
			t.Errorf("%s: %d pieces", flags, len(path))
		}
	}
}

func TestParseSVG_Refuses(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"words", `<g><text x="1">L</text></g>`, "l.svg:2:4: <text> is not read: words: make them into paths"},
		{"picture", `<image href="x"/>`, "l.svg:2:1: <image> is not read: a picture: hand it in as PNG or JPEG"},
		{"style sheet", `<style>.a{}</style>`, "l.svg:2:1: <style> is not read: a style sheet"},
		{"script", `<script>1</script>`, "l.svg:2:1: <script> is not read: a script"},
		{"class", `<path class="a" d="M0 0L1 1"/>`, `l.svg:2:1: class="a" is not read`},
		{"gradient", `<path fill="url(#a)" d="M0 0L1 1"/>`, `l.svg:2:1: the colour "url(#a)" is not read: write it as #RRGGBB`},
		{"opacity", `<path opacity=".5" d="M0 0L1 1"/>`, "l.svg:2:1: opacity is not read"},
		{"path", `<path d="M0 0 X"/>`, `l.svg:2:1: the path is not read at "X"`},
		{"unit", `<rect width="3cm" height="1"/>`, `l.svg:2:1: the number "3cm" is not read`},
		{"use", `<use href="#a"/>`, "l.svg:2:1: <use> is not read: what stands elsewhere"},
		{"nothing", ``, "l.svg:1:1: nothing is drawn"},
		{"other", `<blink/>`, "l.svg:2:1: <blink> is not read"},
	}
	for _, tt := range tests {
		d, problems := theme.ParseSVG("l.svg", svg(tt.body))
		if d != nil || len(problems) == 0 || !strings.HasPrefix(problems[0].Error(), tt.want) {
			t.Errorf("%s: %v, want %s", tt.name, problems, tt.want)
		}
	}
	for _, data := range []string{"", "no svg", "<html/>", `<!DOCTYPE x [<!ENTITY a "b">]><svg/>`, "<svg><g>"} {
		if d, problems := theme.ParseSVG("l.svg", []byte(data)); d != nil || len(problems) == 0 {
			t.Errorf("%q is read", data)
		}
	}
}

func FuzzParseSVG(f *testing.F) {
	f.Add(svg(`<g transform="rotate(4) skewX(2)" style="fill:#fff;stroke:red"><path d="M1 2a3 4 5 1 0 6 7s1 2 3 4t5 6z"/><ellipse rx="3" ry="4"/><rect rx="2" width="9" height="4"/></g>`))
	f.Add(svg(`<polygon points="1 2 3"/><text/>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, problems := theme.ParseSVG("l.svg", data)
		if (d == nil) != (len(problems) > 0) {
			t.Fatalf("a drawing %v and problems %v", d != nil, problems)
		}
		if d == nil {
			return
		}
		for _, s := range d.Shapes {
			for _, g := range s.Path {
				if math.IsNaN(g.X + g.Y + g.X1 + g.Y1 + g.X2 + g.Y2) {
					t.Fatalf("%+v has no place", g)
				}
			}
			if s.Style.Fill == (figure.Color{}) && s.Style.Stroke == (figure.Color{}) {
				t.Fatal("a shape that nobody sees")
			}
		}
	})
}
