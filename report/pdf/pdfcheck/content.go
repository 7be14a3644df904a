package pdfcheck

import (
	"errors"
	"fmt"
	"maps"
	"slices"
)

// The operators that put something on the page (ISO 32000-1, annex A).
var paints = map[keyword]bool{
	"S": true, "s": true, "f": true, "F": true, "f*": true, "B": true, "B*": true, "b": true, "b*": true,
	"Tj": true, "TJ": true, "'": true, "\"": true, "Do": true, "sh": true, "EI": true,
}

// maxForms is how many forms and images all pages together may draw.
const maxForms = 100000

// A mark is one level of marked content.
type mark struct {
	mcid     int // -1: none
	artifact bool
	inText   bool // opened within BT … ET
}

// A scan goes through one content stream.
type scan struct {
	c         *checker
	page      *page
	resources dict
	marks     []mark
	inText    bool
	saved     []*font // the font at every q
	font      *font
	args      []any
	depth     int // of forms
	unmarked  map[keyword]int
}

// checkContent looks through a page's content streams.
func (c *checker) checkContent(p *page) {
	streams := c.f.array(p.dict["Contents"])
	if streams == nil {
		streams = array{p.dict["Contents"]}
	}
	var data []byte
	for _, v := range streams {
		s, ok := c.f.resolve(v).(stream)
		if !ok {
			if v != nil {
				c.add(p.num, p.object, "content that is no stream")
			}
			continue
		}
		b, err := c.f.unpack(s)
		if err != nil {
			c.add(p.num, p.object, "content: %v", err)
		}
		data = append(append(data, b...), '\n')
	}
	s := &scan{c: c, page: p, resources: p.resources, unmarked: map[keyword]int{}}
	s.run(data)
	for _, op := range slices.Sorted(maps.Keys(s.unmarked)) {
		c.add(p.num, p.object, "%s paints outside of tagged content and artifacts (%d times)", op, s.unmarked[op])
	}
}

// run goes through the operators of one stream.
func (s *scan) run(data []byte) {
	l := &lexer{b: data}
	saved, marks := len(s.saved), len(s.marks)
	for {
		v, err := l.next()
		if errors.Is(err, errEnd) && l.pos >= len(data) {
			break
		}
		if err != nil {
			s.problem("content at byte %d: %v", l.pos, err)
			return
		}
		op, ok := v.(keyword)
		if !ok {
			if s.args = append(s.args, v); len(s.args) > 4096 {
				s.problem("content: thousands of operands without an operator")
				return
			}
			continue
		}
		if op == "BI" {
			if err := l.inlineImage(); err != nil {
				s.problem("content: %v", err)
				return
			}
			op = "EI"
		}
		s.operator(op)
		s.args = s.args[:0]
	}
	if len(s.marks) != marks {
		s.problem("content ends with %d marked sequences open", len(s.marks)-marks)
	}
	if len(s.saved) != saved {
		s.problem("content ends with %d more q than Q", len(s.saved)-saved)
	}
	if s.inText {
		s.problem("content ends within BT … ET")
	}
}

func (s *scan) problem(format string, args ...any) {
	s.c.add(s.page.num, s.page.object, format, args...)
}

func (s *scan) operator(op keyword) {
	if paints[op] {
		s.paint(op)
	}
	switch op {
	case "q":
		s.saved = append(s.saved, s.font)
	case "Q":
		if n := len(s.saved); n > 0 {
			s.font, s.saved = s.saved[n-1], s.saved[:n-1]
		} else {
			s.problem("Q without q")
		}
	case "BT", "ET":
		if s.inText == (op == "BT") {
			s.problem("%s within or without its other half", op)
		}
		s.inText = op == "BT"
		if n := len(s.marks); op == "ET" && n > 0 && s.marks[n-1].inText {
			s.problem("marked content that begins within BT … ET does not end there")
		}
	case "BDC", "BMC":
		s.begin(op)
	case "EMC":
		s.end()
	case "Tf":
		s.setFont()
	case "Tj", "TJ", "'", "\"":
		s.show()
	case "Do":
		s.draw()
	case "k", "K":
		s.problem("%s sets a CMYK colour, the output intent is RGB", op)
	}
}

// paint counts what is painted outside of tagged content and artifacts.
func (s *scan) paint(op keyword) {
	for _, m := range s.marks {
		if m.artifact || m.mcid >= 0 {
			return
		}
	}
	s.unmarked[op]++
}

// begin opens marked content.
func (s *scan) begin(op keyword) {
	m := mark{mcid: -1, inText: s.inText}
	if len(s.args) > 0 {
		tag, _ := s.args[0].(name)
		m.artifact = tag == "Artifact"
	}
	if op == "BDC" && len(s.args) == 2 {
		props := s.c.f.dict(s.args[1])
		if n, ok := s.args[1].(name); ok {
			props = s.c.f.dict(s.c.f.dict(s.resources["Properties"])[n])
		}
		if id, ok := s.c.f.resolve(props["MCID"]).(int); ok {
			m.mcid = id
		}
	}
	if m.artifact && m.mcid >= 0 {
		s.problem("an artifact has MCID %d", m.mcid)
	}
	if m.artifact || m.mcid >= 0 {
		for _, outer := range s.marks {
			if outer.artifact || outer.mcid >= 0 {
				s.problem("%s within %s", m, outer)
			}
		}
	}
	if m.mcid >= 0 {
		if s.page.marks[m.mcid] {
			s.problem("MCID %d twice on the page", m.mcid)
		}
		s.page.marks[m.mcid] = true
	}
	s.marks = append(s.marks, m)
}

func (m mark) String() string {
	if m.artifact {
		return "an artifact"
	}
	return fmt.Sprintf("content with MCID %d", m.mcid)
}

func (s *scan) end() {
	n := len(s.marks)
	if n == 0 {
		s.problem("EMC without BDC or BMC")
		return
	}
	if s.marks[n-1].inText != s.inText {
		s.problem("marked content begins and ends on different sides of BT … ET")
	}
	s.marks = s.marks[:n-1]
}

// setFont follows Tf.
func (s *scan) setFont() {
	if len(s.args) != 2 {
		return
	}
	n, _ := s.args[0].(name)
	v, ok := s.c.f.dict(s.resources["Font"])[n]
	if !ok {
		s.problem("Tf names font %s, which the page does not have", n)
		s.font = nil
		return
	}
	s.font = s.c.font(v, s.page)
}

// show notes the codes that are drawn.
func (s *scan) show() {
	if len(s.args) == 0 {
		return
	}
	if s.font == nil {
		s.problem("text is shown before a font is set")
		return
	}
	switch v := s.args[len(s.args)-1].(type) {
	case text:
		s.font.use(v, s.page.num)
	case array:
		for _, e := range v {
			if t, ok := e.(text); ok {
				s.font.use(t, s.page.num)
			}
		}
	}
}

// draw follows Do into forms and images.
func (s *scan) draw() {
	n, _ := s.argName()
	v, ok := s.c.f.dict(s.resources["XObject"])[n]
	if !ok {
		s.problem("Do names %s, which the page does not have", n)
		return
	}
	x, ok := s.c.f.resolve(v).(stream)
	if s.c.images++; !ok || s.depth > 8 || s.c.images > maxForms {
		s.problem("Do %s: no stream, nested too deep, or one too many", n)
		return
	}
	if s.c.f.name(x.dict["Subtype"]) == "Image" {
		if x.dict["Interpolate"] == true {
			s.problem("image %s is to be interpolated", n)
		}
		return
	}
	data, err := s.c.f.unpack(x)
	if err != nil {
		s.problem("form %s: %v", n, err)
		return
	}
	inner := &scan{c: s.c, page: s.page, resources: s.c.f.dict(x.dict["Resources"]), marks: s.marks, depth: s.depth + 1, unmarked: s.unmarked, font: s.font}
	if inner.resources == nil {
		inner.resources = s.resources
	}
	inner.run(data)
}

func (s *scan) argName() (name, bool) {
	if len(s.args) == 0 {
		return "", false
	}
	n, ok := s.args[len(s.args)-1].(name)
	return n, ok
}
