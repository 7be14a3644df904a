package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"lotse/questionnaires/source"
	"lotse/report/figure"
)

// Limits of a drawing: a logo is far below.
const (
	maxElements = 2000
	maxSegments = 50_000
	maxGroups   = 32 // within each other
)

// ParseSVG reads a drawing: paths, rectangles, circles, ellipses, lines and polygons in
// groups, filled and stroked in plain colours, moved, scaled and turned. What else SVG
// knows is refused with its place: words, pictures, gradients, style sheets, scripts,
// clips, masks, filters and what stands elsewhere. A drawing program's "plain SVG" with
// words made into paths is what is read.
func ParseSVG(file string, data []byte) (*Drawing, source.Problems) {
	s := &svgReader{file: file, data: data, dec: xml.NewDecoder(bytes.NewReader(data)), drawing: &Drawing{}}
	s.dec.Entity = map[string]string{} // none but XML's own
	s.read()
	if len(s.problems) == 0 && (s.drawing.Width <= 0 || s.drawing.Height <= 0) {
		s.offset = 0
		s.addf("the drawing has no size: viewBox, or width and height, are missing")
	}
	if len(s.problems) == 0 && len(s.drawing.Shapes) == 0 {
		s.offset = 0
		s.addf("nothing is drawn")
	}
	if len(s.problems) > 0 {
		return nil, s.problems.Sorted()
	}
	return s.drawing, nil
}

// svgReader reads one drawing.
type svgReader struct {
	file     string
	data     []byte
	dec      *xml.Decoder
	offset   int64 // where the current element begins
	drawing  *Drawing
	stack    []svgState
	elements int
	segments int
	problems source.Problems
}

// svgState is what a group hands down.
type svgState struct {
	fill, stroke figure.Color
	width        float64
	evenOdd      bool
	hidden       bool // within what is only named or said
	at           matrix
}

func (s *svgReader) addf(format string, args ...any) {
	before := s.data[:min(s.offset, int64(len(s.data)))]
	start := bytes.LastIndexByte(before, '\n') + 1
	s.problems = append(s.problems, source.Problem{File: s.file, Line: bytes.Count(before, []byte("\n")) + 1,
		Col: utf8.RuneCount(before[start:]) + 1, Msg: fmt.Sprintf(format, args...)})
}

func (s *svgReader) read() {
	for len(s.problems) < 20 {
		s.offset = s.dec.InputOffset()
		token, err := s.dec.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			s.addf("not an SVG drawing: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			s.start(t)
		case xml.EndElement:
			s.stack = s.stack[:len(s.stack)-1]
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				s.addf("entities are not read")
				return
			}
		}
	}
}

// said are elements that draw nothing, with all that is in them.
var said = []string{"title", "desc", "metadata", "namedview"}

// refused are elements that a logo could have, and what to do about them.
var refused = map[string]string{
	"text": "words: make them into paths", "tspan": "words: make them into paths", "image": "a picture: hand it in as PNG or JPEG",
	"style": "a style sheet: write colours as attributes (plain SVG)", "script": "a script", "use": "what stands elsewhere (use): write it out",
	"linearGradient": "a gradient: choose a plain colour", "radialGradient": "a gradient: choose a plain colour",
	"clipPath": "a clip", "mask": "a mask", "filter": "a filter", "pattern": "a pattern", "foreignObject": "what is no drawing", "symbol": "a symbol: write it out",
}

func (s *svgReader) start(e xml.StartElement) {
	name := e.Name.Local
	state := svgState{fill: figure.Hex(0), width: 1, at: identity}
	if n := len(s.stack); n > 0 {
		state = s.stack[n-1]
	} else if name != "svg" {
		s.addf("not an SVG drawing: it begins with <%s>", name)
	}
	defer func() { s.stack = append(s.stack, state) }()
	if s.elements++; s.elements > maxElements || len(s.stack) > maxGroups {
		s.addf("the drawing has more than %d parts, or more than %d groups within each other", maxElements, maxGroups)
		return
	}
	if state.hidden {
		return
	}
	foreign := e.Name.Space != "" && e.Name.Space != "http://www.w3.org/2000/svg"
	if foreign || slices.Contains(said, name) {
		state.hidden = true
		return
	}
	if why, no := refused[name]; no {
		s.addf("<%s> is not read: %s", name, why)
		state.hidden = true
		return
	}
	attrs := map[string]string{}
	for _, a := range e.Attr {
		if a.Name.Space == "" {
			attrs[a.Name.Local] = a.Value
		}
	}
	s.style(&state, attrs)
	switch name {
	case "svg":
		s.size(&state, attrs)
	case "g", "a", "defs":
		state.hidden = name == "defs"
	case "path":
		s.draw(state, s.pathData(attrs["d"]))
	case "rect", "circle", "ellipse", "line", "polyline", "polygon":
		s.draw(state, s.basic(name, attrs))
	default:
		s.addf("<%s> is not read", name)
		state.hidden = true
	}
}

// size reads how large the drawing is, in its own units.
func (s *svgReader) size(state *svgState, attrs map[string]string) {
	if len(s.stack) > 0 {
		s.addf("a drawing within the drawing is not read")
		return
	}
	d := s.drawing
	if box := s.numbers(attrs["viewBox"]); len(box) == 4 {
		d.Width, d.Height = box[2], box[3]
		state.at = matrix{1, 0, 0, 1, -box[0], -box[1]}
		return
	}
	d.Width, d.Height = s.length(attrs["width"]), s.length(attrs["height"])
}

// draw adds a path.
func (s *svgReader) draw(state svgState, path []figure.Segment) {
	if len(path) == 0 || state.fill.A == 0 && (state.stroke.A == 0 || state.width == 0) {
		return
	}
	if s.segments += len(path); s.segments > maxSegments {
		s.addf("the drawing has more than %d pieces of lines", maxSegments)
		return
	}
	for i := range path {
		p := &path[i]
		p.X, p.Y = state.at.point(p.X, p.Y)
		p.X1, p.Y1 = state.at.point(p.X1, p.Y1)
		p.X2, p.Y2 = state.at.point(p.X2, p.Y2)
		for _, v := range []float64{p.X, p.Y, p.X1, p.Y1, p.X2, p.Y2, state.width * state.at.scale()} {
			if !(math.Abs(v) <= mostCoordinate) { // not a number either
				s.addf("something is drawn far away from the drawing")
				return
			}
		}
	}
	st := figure.Style{Fill: state.fill}
	if state.stroke.A != 0 {
		st.Stroke, st.Width = state.stroke, state.width*state.at.scale()
	}
	st.EvenOdd = state.evenOdd
	s.drawing.Shapes = append(s.drawing.Shapes, Shape{Path: path, Style: st})
}

// style reads what a part looks like, from attributes or from style="…".
func (s *svgReader) style(state *svgState, attrs map[string]string) {
	for _, declaration := range strings.Split(attrs["style"], ";") {
		if key, value, ok := strings.Cut(declaration, ":"); ok {
			attrs[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	}
	if attrs["class"] != "" {
		s.addf("class=%q is not read: write colours as attributes (plain SVG)", attrs["class"])
	}
	for _, key := range []string{"clip-path", "mask", "filter"} {
		if v := attrs[key]; v != "" && v != "none" {
			s.addf("%s is not read", key)
		}
	}
	for _, key := range []string{"opacity", "fill-opacity", "stroke-opacity"} {
		if v := attrs[key]; v != "" && s.length(v) != 1 {
			s.addf("%s is not read: choose the colour that is seen", key)
		}
	}
	if v := attrs["display"]; v == "none" || attrs["visibility"] == "hidden" {
		state.hidden = true
	}
	s.paint(&state.fill, attrs["fill"])
	s.paint(&state.stroke, attrs["stroke"])
	if v := attrs["stroke-width"]; v != "" {
		state.width = s.length(v)
	}
	if v := attrs["fill-rule"]; v != "" {
		state.evenOdd = v == "evenodd"
	}
	if v := attrs["transform"]; v != "" {
		state.at = state.at.times(s.transform(v))
	}
}

// paint reads a colour.
func (s *svgReader) paint(c *figure.Color, value string) {
	value = strings.ToLower(strings.TrimSpace(value))
	switch {
	case value == "" || value == "inherit":
		return
	case value == "none" || value == "transparent":
		*c = figure.Color{}
		return
	case value == "currentcolor":
		*c = figure.Hex(0)
		return
	case len(value) == 4 && value[0] == '#': // #abc is #aabbcc
		value = string([]byte{'#', value[1], value[1], value[2], value[2], value[3], value[3]})
	case strings.HasPrefix(value, "rgb("):
		if n := s.numbers(strings.TrimSuffix(value[4:], ")")); len(n) == 3 && !strings.Contains(value, "%") {
			*c = figure.Color{R: channel(n[0]), G: channel(n[1]), B: channel(n[2]), A: 255}
			return
		}
	}
	if rgb, ok := colourNames[value]; ok {
		*c = figure.Hex(rgb)
		return
	}
	if !hexColour.MatchString(value) {
		s.addf("the colour %q is not read: write it as #RRGGBB", value)
		return
	}
	var rgb uint32
	fmt.Sscanf(value[1:], "%x", &rgb)
	*c = figure.Hex(rgb)
}

func channel(v float64) uint8 { return uint8(min(max(v, 0), 255)) }

// colourNames are the names that logos use (CSS Color 3).
var colourNames = map[string]uint32{
	"black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00, "gray": 0x808080,
	"grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080, "teal": 0x008080, "maroon": 0x800000, "orange": 0xFFA500, "purple": 0x800080,
}
