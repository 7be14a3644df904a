package figure

import (
	"strconv"
	"strings"
)

// An OwnerCheck shows for some tasks whom people hold responsible: one stacked
// bar a task, the role named most often first, those who do not know last.
type OwnerCheck struct {
	Rows      []OwnerRow
	Threshold float64 // share from which the first part says something
	Limit     string  // what is said at the threshold
}

// An OwnerRow is one task. Without parts, Missing says why.
type OwnerRow struct {
	Name    string
	Share   string // of the role named most often, in words
	Parts   []OwnerPart
	Missing string
	Hidden  bool // hatched: too few answers to be shown
}

// An OwnerPart is how many people gave one answer.
type OwnerPart struct {
	Name    string
	Count   int
	Unknown bool // they do not know
}

// The bars' places, mm.
const (
	ownerHead  = 5.5
	ownerBar   = 7.0
	ownerName  = 5.0 // from a row's top to its bar
	ownerAfter = 2.6 // below a bar
	ownerBelow = 3.3 // for names that did not fit into it
	ownerGap   = 0.35
	ownerWidth = 164.0
)

// Height is the figure's height. Whether names fit into their parts is
// estimated, because it is known before the figure's canvas.
func (o OwnerCheck) Height() float64 {
	h := ownerHead
	for _, r := range o.Rows {
		h += o.rowHeight(r)
	}
	return h
}

func (o OwnerCheck) rowHeight(r OwnerRow) float64 {
	h := ownerName + ownerBar + ownerAfter
	return h + float64(len(below(estimator{}, r.parts(ownerWidth), ownerWidth)))*ownerBelow
}

// below are the lines with the names that do not fit into their parts.
func below(c Canvas, parts []barPart, width float64) []string {
	names := ""
	for _, p := range parts {
		if _, fits := p.lines(c); fits {
			continue
		}
		if names != "" {
			names += "\u00a0· "
		}
		names += strconv.Itoa(p.Count) + "\u00a0" + p.Name
	}
	return wrap(c, names, width, 3, words(smallSize, Grey))
}

// Draw draws the bars.
func (o OwnerCheck) Draw(c Canvas, width float64) {
	at := o.Threshold * width
	t := words(smallSize, Grey)
	if o.Threshold > 0 {
		c.Text(at, 2.6, o.Limit, t.centred())
	}
	y := ownerHead
	for _, r := range o.Rows {
		o.row(c, r, y, width)
		if o.Threshold > 0 {
			for _, end := range []float64{y + ownerName - 1.2, y + ownerName + ownerBar} {
				line(c, at, end, at, end+1.2, Style{Stroke: Navy, Width: 0.8})
			}
		}
		y += o.rowHeight(r)
	}
}

// row draws a task with its top at y.
func (o OwnerCheck) row(c Canvas, r OwnerRow, y, width float64) {
	name := strong(labelSize, Navy)
	room := width
	if r.Share != "" {
		share := words(labelSize, Ink)
		room -= c.Measure(r.Share, share) + 4
		c.Text(width, y+3.2, r.Share, share.right())
	}
	for _, l := range wrap(c, r.Name, room, 1, name) {
		c.Text(0, y+3.2, l, name)
	}
	bar := y + ownerName
	if len(r.Parts) == 0 {
		s := Style{Stroke: Grey, Width: 0.5, Dash: []float64{0.5, 0.9}}
		if r.Hidden {
			s = Style{Stroke: Hair, Width: 0.4, Hatch: true}
		}
		c.Rect(0.2, bar, width-0.4, ownerBar, s)
		t := words(smallSize+0.5, Grey)
		c.Rect(2, bar+0.9, c.Measure(r.Missing, t)+2, ownerBar-1.8, Style{Fill: White})
		c.Text(3, bar+ownerBar/2+t.cap()/2, r.Missing, t)
		return
	}
	drawParts(c, r.parts(width), bar, width)
}

// A barPart is a part with its place in the bar.
type barPart struct {
	OwnerPart
	x, w  float64
	fill  Style
	style TextStyle
}

// parts places a row's parts side by side.
func (r OwnerRow) parts(width float64) []barPart {
	all := 0
	for _, p := range r.Parts {
		all += p.Count
	}
	x := 0.0
	out := make([]barPart, len(r.Parts))
	for i, p := range r.Parts {
		w := width * float64(p.Count) / float64(max(all, 1))
		fill, t := partStyle(i, p.Unknown)
		out[i] = barPart{p, x, w, fill, t}
		x += w
	}
	return out
}

// What stands inside a part: its count, its name.
const (
	partEdge = 1.5 // from the part's edge to the count
	partName = 1.6 // from the count to the name
)

// number is the part's count and how it is set.
func (p barPart) number() (string, TextStyle) {
	t := p.style
	t.Face = SansSemibold
	return strconv.Itoa(p.Count), t
}

// lines are the name's one or two lines in the part; !fits: there is no room.
func (p barPart) lines(c Canvas) (lines []string, fits bool) {
	count, t := p.number()
	room := p.w - 1.2 - partEdge - c.Measure(count, t) - partName
	lines = wrap(c, p.Name, room, 3, p.style)
	if len(lines) > 2 {
		return nil, false
	}
	for _, l := range lines {
		if strings.HasSuffix(l, "…") && !strings.HasSuffix(p.Name, "…") || c.Measure(l, p.style) > room {
			return nil, false
		}
	}
	return lines, true
}

// drawParts draws the parts. Names that do not fit stand below the bar.
func drawParts(c Canvas, parts []barPart, y, width float64) {
	for _, p := range parts {
		c.Rect(p.x, y, max(p.w-ownerGap, 0.1), ownerBar, p.fill)
		p.label(c, y)
	}
	for i, l := range below(c, parts, width) {
		c.Text(0, y+ownerBar+3.3+float64(i)*ownerBelow, l, words(smallSize, Grey))
	}
}

// label sets count and name into a part, as far as there is room.
func (p barPart) label(c Canvas, y float64) {
	mid := y + ownerBar/2
	count, number := p.number()
	n := c.Measure(count, number)
	if n > p.w-0.8 {
		return
	}
	lines, _ := p.lines(c)
	x := p.x + min(partEdge, (p.w-n)/2)
	if p.Unknown { // words on hatching need a ground
		w := n
		if len(lines) > 0 {
			w += partName + widest(c, lines, p.style)
		}
		c.Rect(x-0.8, y+0.8, min(w+1.6, p.w-0.6), ownerBar-1.6, Style{Fill: White})
	}
	c.Text(x, mid+number.cap()/2, count, number)
	const lead = 3.0
	base := mid + p.style.cap()/2 - float64(len(lines)-1)*lead/2
	for i, l := range lines {
		c.Text(x+n+partName, base+float64(i)*lead, l, p.style)
	}
}

// partStyle is how the part at a place looks: darker for what is named more
// often, hatched for those who do not know. Neighbours are set apart by a gap.
func partStyle(i int, unknown bool) (Style, TextStyle) {
	if unknown {
		return Style{Fill: White, Stroke: Grey, Width: 0.4, Hatch: true}, words(smallSize, Ink)
	}
	shades := []tone{{Navy, White}, tones[3], tones[2], tones[1]}
	s := shades[min(i, len(shades)-1)]
	return Style{Fill: s.ground}, words(smallSize, s.words)
}
