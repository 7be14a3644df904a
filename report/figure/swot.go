package figure

import "math"

// A SWOT weighs strengths and weaknesses against opportunities and threats: four
// fields with entries by score, their evidence as dots and their score as a bar.
type SWOT struct {
	Fields   [4]SWOTField // strengths, weaknesses, opportunities, threats
	Most     float64      // the highest score there can be: the length of a bar
	Sum      string       // before a field's sum
	None     string       // stands in an empty field
	Evidence string       // opens the legend
	Levels   []string     // what no dot, one dot … mean
}

// A SWOTField is one of the four lists.
type SWOTField struct {
	Name, Where string // strengths, in the company
	Total       string
	Harmful     bool
	Entries     []SWOTEntry // the ones drawn, the highest score first
	More        string      // says how many are not drawn; "" for none
}

// A SWOTEntry is one line of a field.
type SWOTEntry struct {
	Text     string
	Evidence int // dots filled
	Score    Value
}

// The places in a field, mm.
const (
	swotField  = 80.0
	swotGap    = 4.0
	swotHead   = 9.0
	swotRow    = 9.0
	swotMore   = 6.0
	swotBelow  = 4.6 // between the two rows of fields
	swotWords  = 9.6
	swotBar    = 56.0
	swotBarLen = 14.0
	swotBarTop = 2.6 // height of a bar
	swotDot    = 0.85
	swotPitch  = 2.6
	swotLine   = 4.4 // of the legend
)

// high is what a field needs.
func (f SWOTField) high() float64 {
	h := swotHead + swotRow*float64(max(len(f.Entries), 1))
	if f.More != "" {
		h += swotMore
	}
	return h
}

// rows are the heights of the upper and the lower pair of fields: both fields of a
// pair take the height of the longer one.
func (s SWOT) rows() (upper, lower float64) {
	return max(s.Fields[0].high(), s.Fields[1].high()), max(s.Fields[2].high(), s.Fields[3].high())
}

// Height is the figure's height. Two lines are kept for the legend, because how wide
// its words are is known only when they are drawn.
func (s SWOT) Height() float64 {
	upper, lower := s.rows()
	return upper + swotBelow + lower + 2.6 + 2*swotLine
}

// Draw draws the four fields and the legend.
func (s SWOT) Draw(c Canvas, width float64) {
	upper, lower := s.rows()
	tops := [4]float64{0, 0, upper + swotBelow, upper + swotBelow}
	for i, f := range s.Fields {
		s.field(c, f, float64(i%2)*(swotField+swotGap), tops[i])
	}
	s.legend(c, width, upper+swotBelow+lower+5.4)
}

// field draws one list with its top left corner at x, y.
func (s SWOT) field(c Canvas, f SWOTField, x, y float64) {
	line(c, x, y, x+swotField, y, Style{Stroke: Navy, Width: 1.2})
	name, sub, total := strong(11, Navy), words(labelSize, Grey), strong(labelSize+0.5, Navy)
	base := y + swotHead/2 + name.cap()/2
	at := x + c.Text(x, base, f.Name, name) + 2.6
	right := x + swotField
	c.Text(right, base, f.Total, total.right())
	small := words(smallSize, Grey).right()
	sum := right - c.Measure(f.Total, total) - 1.6
	sum -= c.Text(sum, base, s.Sum, small)
	c.Text(at, base, cut(c, f.Where, sum-at-2, sub), sub)
	y += swotHead
	for _, e := range f.Entries {
		line(c, x, y, right, y, Style{Stroke: Hair, Width: 0.4})
		s.entry(c, e, f.Harmful, x, y)
		y += swotRow
	}
	if len(f.Entries) == 0 {
		line(c, x, y, right, y, Style{Stroke: Hair, Width: 0.4})
		c.Text(x, y+swotRow/2+sub.cap()/2, s.None, sub)
	}
	if f.More != "" {
		line(c, x, y, right, y, Style{Stroke: Hair, Width: 0.4})
		c.Text(x+swotWords, y+swotMore/2+small.cap()/2, f.More, words(smallSize, Grey))
	}
}

// entry draws one line with its top at y.
func (s SWOT) entry(c Canvas, e SWOTEntry, harmful bool, x, y float64) {
	mid := y + swotRow/2
	dots(c, x, mid, e.Evidence, len(s.Levels)-1)
	t := words(labelSize, Ink)
	lines := wrap(c, e.Text, swotBar-swotWords-2.5, 2, t)
	block(c, x+swotWords, mid+t.cap()/2-float64(len(lines)-1)*t.lead()/2, lines, t)
	bar, top := x+swotBar, mid-swotBarTop/2
	c.Rect(bar, top, swotBarLen, swotBarTop, Style{Fill: Pale})
	axis := scale{0, s.Most, 0, swotBarLen}
	if long := axis.at(e.Score.At); e.Score.Known && long > 0 {
		st := Style{Fill: Blue}
		if harmful {
			st = Style{Fill: White, Stroke: Navy, Width: 0.7, Hatch: true}
		}
		c.Rect(bar, top, long, swotBarTop, st)
	}
	c.Text(x+swotField, mid+t.cap()/2, e.Score.Text, t.right())
}

// dots draws as many dots as there are, the first ones filled.
func dots(c Canvas, x, y float64, filled, of int) {
	for i := range of {
		s := Style{Fill: Navy, Stroke: Navy, Width: 0.7}
		if i >= filled {
			s.Fill = White
		}
		c.Circle(x+swotDot+float64(i)*swotPitch, y, swotDot, s)
	}
}

// legend says what the dots mean, on two lines where one is too short. Levels whose
// words would need a third line are shortened.
func (s SWOT) legend(c Canvas, width, y float64) {
	const between = 4.5
	t := words(smallSize, Grey)
	of := len(s.Levels) - 1
	marks := float64(of-1)*swotPitch + 2*swotDot + 1.6
	x := c.Text(0, y, s.Evidence, t) + 3
	first := x
	room := width - first
	if s.legendLines(c, room, marks+between) > 2 {
		room = room/math.Ceil(float64(len(s.Levels))/2) - between
	}
	for i, level := range s.Levels {
		level = cut(c, level, room-marks, t)
		wide := marks + c.Measure(level, t)
		if x > first && x+wide > width {
			x, y = first, y+swotLine
		}
		dots(c, x, y-t.cap()/2, i, of)
		c.Text(x+marks, y, level, t)
		x += wide + between
	}
}

// legendLines is how many lines the levels need in a width.
func (s SWOT) legendLines(c Canvas, width, beside float64) int {
	lines, x := 1, 0.0
	for _, level := range s.Levels {
		wide := c.Measure(level, words(smallSize, Grey)) + beside
		if x > 0 && x+wide > width+beside {
			lines, x = lines+1, 0
		}
		x += wide
	}
	return lines
}
