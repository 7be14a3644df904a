package pdfcheck

import (
	"errors"
	"fmt"
	"strings"
)

// A Text is what one operator writes: a line, or a part of one. Its box, in points
// from the page's lower left corner, holds the letters without the room that the
// font keeps above and below them.
type Text struct {
	Page                     int // from 1
	Words                    string
	Left, Bottom, Right, Top float64
	Artifact                 bool
	Role                     string // of the element it belongs to, after the role map
	Order                    int    // its place in the order of reading, from 1; 0: an artifact
	Figure                   string // the text alternative of the figure it is part of
}

// Height of capitals and depth of descenders as shares of the font size, a little
// less than what letters take up: lines that only touch do not overlap.
const (
	capital   = 0.62
	descender = 0.12
)

// Placed reads where a PDF's words stand, page by page in the order they are drawn.
func Placed(pdf []byte) ([]Text, error) {
	c := &checker{}
	f, err := open(pdf, func(int, string, ...any) {})
	if err != nil {
		return nil, err
	}
	c.f = f
	if c.catalog = f.dict(f.trailer["Root"]); c.catalog == nil {
		return nil, errors.New("the trailer leads to no catalog")
	}
	c.readPages()
	c.readStructure()
	owners, figures := c.owners()
	cmaps := map[*font]*metrics{}
	var all []Text
	for _, p := range c.pages {
		pl := &placer{c: c, page: p, metrics: cmaps, owners: owners, figures: figures, state: textState{ctm: identity}}
		for _, v := range contents(c, p) {
			s, ok := f.resolve(v).(stream)
			if !ok {
				continue
			}
			data, err := f.unpack(s)
			if err != nil {
				return nil, fmt.Errorf("page %d: %w", p.num, err)
			}
			if err := pl.run(data); err != nil {
				return nil, fmt.Errorf("page %d: %w", p.num, err)
			}
		}
		all = append(all, pl.texts...)
	}
	return all, nil
}

func contents(c *checker, p *page) array {
	if a := c.f.array(p.dict["Contents"]); a != nil {
		return a
	}
	return array{p.dict["Contents"]}
}

// An owner is the element content belongs to, and its place in the order of reading.
type owner struct {
	element *element
	order   int
}

// owners finds the element of each piece of content, and the figure of each element in one.
func (c *checker) owners() (map[markRef]owner, map[*element]string) {
	owners, figures := map[markRef]owner{}, map[*element]string{}
	for _, e := range c.elements { // as the tree is walked: parents first
		if e.role == "Figure" {
			figures[e] = c.f.str(e.dict["Alt"])
		} else if e.role != "Caption" {
			figures[e] = figures[e.parent]
		}
	}
	for _, e := range c.elements {
		for _, m := range e.marks {
			owners[m] = owner{element: e}
		}
	}
	for i, m := range c.reading {
		owners[m] = owner{owners[m].element, i + 1}
	}
	return owners, figures
}

// A placer follows the operators of a page that move and write text.
type placer struct {
	c       *checker
	page    *page
	metrics map[*font]*metrics
	owners  map[markRef]owner
	figures map[*element]string
	state   textState
	saved   []textState
	marks   []mark
	tm, tlm matrix
	args    []any
	texts   []Text
}

// A textState is what q saves.
type textState struct {
	ctm                  matrix
	font                 *font
	size                 float64
	char, word, lead, up float64 // Tc, Tw, TL, Ts
}

func (p *placer) run(data []byte) error {
	l := &lexer{b: data}
	for {
		v, err := l.next()
		if errors.Is(err, errEnd) && l.pos >= len(data) {
			return nil
		}
		if err != nil {
			return err
		}
		op, ok := v.(keyword)
		if !ok {
			p.args = append(p.args, v)
			continue
		}
		p.operator(op)
		p.args = p.args[:0]
	}
}

func (p *placer) operator(op keyword) {
	n := numbers(p.args)
	switch op {
	case "q":
		p.saved = append(p.saved, p.state)
	case "Q":
		if last := len(p.saved) - 1; last >= 0 {
			p.state, p.saved = p.saved[last], p.saved[:last]
		}
	case "cm":
		p.state.ctm = matrix(n).then(p.state.ctm)
	case "BT":
		p.tm, p.tlm = identity, identity
	case "Tm":
		p.tm, p.tlm = matrix(n), matrix(n)
	case "Td":
		p.move(n[0], n[1])
	case "TD":
		p.state.lead = -n[1]
		p.move(n[0], n[1])
	case "T*":
		p.move(0, -p.state.lead)
	case "Tc":
		p.state.char = n[0]
	case "Tw":
		p.state.word = n[0]
	case "TL":
		p.state.lead = n[0]
	case "Ts":
		p.state.up = n[0]
	case "Tf":
		p.setFont()
	case "Tj", "TJ":
		p.show()
	case "BDC", "BMC":
		p.begin()
	case "EMC":
		p.marks = p.marks[:max(len(p.marks)-1, 0)]
	}
}

func (p *placer) move(x, y float64) {
	p.tlm = matrix{1, 0, 0, 1, x, y}.then(p.tlm)
	p.tm = p.tlm
}

func (p *placer) setFont() {
	if len(p.args) != 2 {
		return
	}
	n, _ := p.args[0].(name)
	p.state.font = p.c.font(p.c.f.dict(p.page.resources["Font"])[n], p.page)
	p.state.size, _ = number(p.args[1])
}

func (p *placer) begin() {
	m := mark{mcid: -1}
	if len(p.args) > 0 {
		m.artifact = p.args[0] == name("Artifact")
	}
	if len(p.args) == 2 {
		if id, ok := p.c.f.resolve(p.c.f.dict(p.args[1])["MCID"]).(int); ok {
			m.mcid = id
		}
	}
	p.marks = append(p.marks, m)
}

// show writes the strings of Tj or TJ as one text.
func (p *placer) show() {
	if p.state.font == nil || len(p.args) == 0 {
		return
	}
	list, ok := p.args[len(p.args)-1].(array)
	if !ok {
		list = array{p.args[len(p.args)-1]}
	}
	m := p.fontMetrics(p.state.font)
	var words strings.Builder
	at, first, last := 0.0, -1.0, 0.0 // first and last: where letters begin and end
	for _, v := range list {
		if n, ok := number(v); ok {
			at -= n / 1000 * p.state.size
			continue
		}
		s, _ := v.(text)
		for _, code := range p.state.font.codesOf(s) {
			r := m.runes[code]
			start := at
			at += m.width(code)/1000*p.state.size + p.state.char
			if r == " " && !p.state.font.wide {
				at += p.state.word
			}
			words.WriteString(r)
			if strings.TrimSpace(r) != "" {
				if first < 0 {
					first = start
				}
				last = at
			}
		}
	}
	p.add(words.String(), max(first, 0), last)
	p.tm = matrix{1, 0, 0, 1, at, 0}.then(p.tm)
}

// add notes a text from one place on its line to another.
func (p *placer) add(words string, from, to float64) {
	t := Text{Page: p.page.num, Words: words}
	m, s := p.tm.then(p.state.ctm), p.state.size
	for i, corner := range [4][2]float64{{from, -descender * s}, {to, -descender * s}, {from, capital * s}, {to, capital * s}} {
		x, y := m.point(corner[0], corner[1]+p.state.up)
		if i == 0 {
			t.Left, t.Right, t.Bottom, t.Top = x, x, y, y
			continue
		}
		t.Left, t.Right = min(t.Left, x), max(t.Right, x)
		t.Bottom, t.Top = min(t.Bottom, y), max(t.Top, y)
	}
	for _, mark := range p.marks {
		if mark.artifact {
			t.Artifact = true
		}
		if o, ok := p.owners[markRef{p.page, mark.mcid}]; ok {
			t.Role, t.Order, t.Figure = string(o.element.role), o.order, p.figures[o.element]
		}
	}
	p.texts = append(p.texts, t)
}

// String says what stands where.
func (t Text) String() string {
	return fmt.Sprintf("page %d: %q at %.1f to %.1f, %.1f up", t.Page, t.Words, t.Left, t.Right, t.Bottom)
}

// covers reports whether the letters of two texts of one page lie on each other by
// more than a third of a point.
func (t Text) covers(o Text) bool {
	const slack = 1.0 / 3
	return min(t.Right, o.Right)-max(t.Left, o.Left) > slack && min(t.Top, o.Top)-max(t.Bottom, o.Bottom) > slack
}
