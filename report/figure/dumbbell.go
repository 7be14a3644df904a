package figure

import "strconv"

// Dumbbells show, for some dimensions, how far two groups lie apart: large marks
// for the mean of what both were asked, small ones for the question with the
// largest difference.
type Dumbbells struct {
	Rows     []Dumbbell
	Groups   []Group
	From, To float64
}

// A Dumbbell is one pair of groups.
type Dumbbell struct {
	Name     string
	Question string // in quotation marks; "" for none
	A, B     End    // A sees it more favourably
	Small    [2]Value
	Text     string // the difference: 2,2 Stufen
}

// An End is a group's value.
type End struct {
	Group int // index in the figure's groups
	Value Value
}

// The dumbbells' places, mm.
const (
	bellAxis  = 90.0
	bellWidth = 64.0 // the rest is for words beside the last mark
	bellTotal = 164.0
	bellLabel = 79.0 // room for names and questions
	bellHead  = 5.0
	bellRow   = 17.4
	bellClose = 4.0 // ends closer than this stand side by side
)

// Height is the figure's height.
func (d Dumbbells) Height() float64 { return bellHead + float64(len(d.Rows))*bellRow + 1.5 }

// Draw draws the dumbbells.
func (d Dumbbells) Draw(c Canvas, _ float64) {
	axis := scale{d.From, d.To, bellAxis, bellWidth}
	bottom := bellHead + float64(len(d.Rows))*bellRow
	for v := d.From; v <= d.To; v++ {
		x := axis.at(v)
		c.Text(x, 2.8, strconv.FormatFloat(v, 'f', -1, 64), words(labelSize, Grey).centred())
		line(c, x, bellHead-0.8, x, bottom, Style{Stroke: Hair, Width: 0.4})
	}
	for i, r := range d.Rows {
		y := bellHead + float64(i)*bellRow
		if i > 0 {
			line(c, 0, y, bellLabel, y, Style{Stroke: Hair, Width: 0.4})
		}
		named := i == 0 || r.A.Group != d.Rows[i-1].A.Group || r.B.Group != d.Rows[i-1].B.Group
		d.row(c, axis, r, y, named)
	}
}

// row draws one pair with its top at y; named: the groups' names stand over it.
func (d Dumbbells) row(c Canvas, axis scale, r Dumbbell, y float64, named bool) {
	name, question := strong(labelSize, Navy), words(labelSize, Grey)
	base := y + 5
	for _, l := range wrap(c, r.Name, bellLabel, 1, name) {
		c.Text(0, base, l, name)
	}
	block(c, 0, base+name.lead(), wrap(c, r.Question, bellLabel, 2, question), question)
	large := y + 8.2
	a, b := axis.at(r.A.Value.At), axis.at(r.B.Value.At)
	d.pair(c, a, b, large, r)
	if named && a-b >= bellClose {
		d.names(c, a, b, large-4.3, r)
	}
	if r.Question != "" && r.Small[0].Known && r.Small[1].Known {
		d.small(c, axis, r, y+13.6)
	}
}

// pair draws the large marks, their values and the difference.
func (d Dumbbells) pair(c Canvas, a, b, y float64, r Dumbbell) {
	value, diff := words(labelSize, Ink), strong(labelSize, Navy)
	base := y + value.cap()/2
	if a-b < bellClose {
		mid := (a + b) / 2
		a, b = mid+2, mid-2
		d.Groups[r.B.Group].draw(c, b, y, markWidth)
		d.Groups[r.A.Group].draw(c, a, y, markWidth)
		c.Text(a+3, base, r.Text, diff)
		return
	}
	line(c, b, y, a, y, Style{Stroke: Navy, Width: 1.6})
	d.Groups[r.B.Group].draw(c, b, y, markWidth)
	d.Groups[r.A.Group].draw(c, a, y, markWidth)
	d.label(c, b-2.8, base, r.B.Value.Text, value.right())
	d.label(c, a+2.8, base, r.A.Value.Text, value)
	d.label(c, (a+b)/2, y-1.5, r.Text, diff.centred())
}

// label sets words on a white ground, so that no grid line runs through them.
func (d Dumbbells) label(c Canvas, x, y float64, s string, t TextStyle) {
	w, left := c.Measure(s, t), x
	switch t.Align {
	case Center:
		left -= w / 2
	case Right:
		left -= w
	}
	c.Rect(left-0.4, y-t.cap()-0.4, w+0.8, t.cap()+0.8, Style{Fill: White})
	c.Text(x, y, s, t)
}

// names sets the groups' names over the marks, apart from the difference.
func (d Dumbbells) names(c Canvas, a, b, y float64, r Dumbbell) {
	t := words(labelSize, Ink)
	left, right := d.Groups[r.B.Group].Name, d.Groups[r.A.Group].Name
	room := a - b - 2
	if c.Measure(left, t)/2+c.Measure(right, t)/2 > room {
		start := min(a-1.8, bellTotal-c.Measure(right, t))
		d.label(c, min(b+1.8, start-2), y, left, t.right())
		d.label(c, start, y, right, t)
		return
	}
	d.label(c, b, y, left, t.centred())
	d.label(c, a, y, right, t.centred())
}

// small draws the question with the largest difference. It may differ the other way
// round than the mean: values stand outside, whichever end is whose.
func (d Dumbbells) small(c Canvas, axis scale, r Dumbbell, y float64) {
	a, b := axis.at(r.Small[0].At), axis.at(r.Small[1].At)
	t := words(smallSize+0.5, Grey)
	line(c, b, y, a, y, Style{Stroke: Grey, Width: 0.6})
	d.Groups[r.B.Group].dot(c, b, y)
	d.Groups[r.A.Group].dot(c, a, y)
	low, high := r.Small[1].Text, r.Small[0].Text
	if a < b {
		low, high = high, low
	}
	d.label(c, min(a, b)-2, y+t.cap()/2, low, t.right())
	c.Text(max(a, b)+2, y+t.cap()/2, high, t)
}

// A SmallDumbbell is the largest difference alone, without values: rounded ends
// would not add up.
type SmallDumbbell struct {
	A, B     Group
	At, Bt   float64
	From, To float64
	Text     string // the difference
	End      string // what the axis ends with: Stufe 5
}

// SmallDumbbellHeight is its height.
const SmallDumbbellHeight = 13.0

// Draw draws it.
func (d SmallDumbbell) Draw(c Canvas, width float64) {
	const y = 6.2
	axis := scale{d.From, d.To, 2, width - 4}
	line(c, axis.x, y, axis.x+axis.width, y, Style{Stroke: Hair, Width: 0.8})
	for v := d.From; v <= d.To; v++ {
		line(c, axis.at(v), y-1, axis.at(v), y+1, Style{Stroke: Hair, Width: 0.8})
	}
	a, b := axis.at(d.At), axis.at(d.Bt)
	line(c, b, y, a, y, Style{Stroke: Navy, Width: 1.8})
	d.B.draw(c, b, y, markWidth)
	d.A.draw(c, a, y, markWidth)
	diff, t := strong(labelSize, Navy), words(labelSize, Ink)
	half := c.Measure(d.Text, diff) / 2
	c.Text(min(max((a+b)/2, half), width-half), y-2.6, d.Text, diff.centred())
	if c.Measure(d.A.Name, t)+c.Measure(d.B.Name, t)+2 > width {
		d.A.Name, d.B.Name = oneLine(c, d.A.Name, width/2-1, t), oneLine(c, d.B.Name, width/2-1, t)
	}
	room := c.Measure(d.B.Name, t) + 2
	right := min(max(d.place(c, a, width, d.A.Name, t), room), width-c.Measure(d.A.Name, t))
	left := min(d.place(c, b, width, d.B.Name, t), right-room)
	c.Text(left, y+5.2, d.B.Name, t)
	c.Text(right, y+5.2, d.A.Name, t)
	if end := width - c.Measure(d.End, words(labelSize, Grey)); end > right+c.Measure(d.A.Name, t)+2 {
		c.Text(end, y+5.2, d.End, words(labelSize, Grey))
	}
}

// place is where a name starts whose middle is to lie at x.
func (d SmallDumbbell) place(c Canvas, x, width float64, name string, t TextStyle) float64 {
	w := c.Measure(name, t)
	return min(max(x-w/2, 0), width-w)
}

// oneLine is as much of a name as has room.
func oneLine(c Canvas, name string, width float64, t TextStyle) string {
	for _, l := range wrap(c, name, width, 1, t) {
		return l
	}
	return ""
}
