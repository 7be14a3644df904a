package figure

// A Heatmap shows each group's view of each dimension.
type Heatmap struct {
	Groups      []HeatGroup
	Rows        []HeatRow
	Overall     string // head of the overall values
	Gap, GapIn  string // head of the largest differences, and their unit
	NotRated    string // said across a dimension without a value
	Level       string // the legend's word before the five tones
	More, Less  string // what the triangles mean
	Strong      string
	Notable     string
	ShowsMarked bool // some row has triangles: the legend explains them
}

// A HeatGroup is a column. Sub is printed below its name: n = 3, or that it is
// not shown.
type HeatGroup struct {
	Name, Sub string
	Hidden    bool
}

// A HeatRow is a dimension.
type HeatRow struct {
	Name    string
	Overall Value
	Cells   []HeatCell // one a group
	Gap     HeatGap
}

// A HeatCell is one group's view. Level, from 1, gives the tone and follows the
// printed number.
type HeatCell struct {
	Text  string // "" where there is no value
	Level int
	Trend int // 1: sees it more favourably, -1: less, 0: no mark
}

// A HeatGap is a dimension's largest difference; Size 2 strong, 1 notable, 0 less.
type HeatGap struct {
	Text, Word string
	Size       int
}

// The heat map's places, mm.
const (
	heatOverall = 56.0 // right edge of the overall values
	heatCells   = 60.0
	heatRoom    = 73.0 // for all groups
	heatWidest  = 24.0
	heatGap     = 136.5
	heatHead    = 13.5
	heatRow     = 8.6
	heatFoot    = 6.5
	heatInset   = 0.3
)

// Height is the figure's height.
func (h Heatmap) Height() float64 { return heatHead + float64(len(h.Rows))*heatRow + heatFoot }

// cell is the width of a group's column.
func (h Heatmap) cell() float64 {
	return min(heatRoom/float64(max(len(h.Groups), 1)), heatWidest)
}

// Draw draws the heat map.
func (h Heatmap) Draw(c Canvas, width float64) {
	h.head(c)
	line(c, 0, heatHead, width, heatHead, Style{Stroke: Navy, Width: 1})
	for i, r := range h.Rows {
		y := heatHead + float64(i)*heatRow
		h.row(c, r, y)
		s := Style{Stroke: Hair, Width: 0.3}
		if i == len(h.Rows)-1 {
			s = Style{Stroke: Navy, Width: 0.6}
		}
		line(c, 0, y+heatRow, width, y+heatRow, s)
	}
	h.legend(c, heatHead+float64(len(h.Rows))*heatRow+4.6)
}

// head sets the columns' heads, their last lines on one height.
func (h Heatmap) head(c Canvas) {
	t, sub := strong(labelSize, Navy), words(smallSize, Grey)
	const base, below = heatHead - 5.2, heatHead - 1.8
	c.Text(heatOverall, base, h.Overall, t.right())
	for i, g := range h.Groups {
		x := heatCells + (float64(i)+0.5)*h.cell()
		ls := wrap(c, g.Name, h.cell()-0.6, 2, t)
		block(c, x, base-float64(len(ls)-1)*t.lead(), ls, t.centred())
		c.Text(x, below, cut(c, g.Sub, h.cell(), sub), sub.centred())
	}
	c.Text(heatGap, base, h.Gap, t)
	c.Text(heatGap, below, h.GapIn, sub)
}

// row draws a dimension with its top at y.
func (h Heatmap) row(c Canvas, r HeatRow, y float64) {
	name := words(labelSize, Ink)
	mid := y + heatRow/2
	ls := wrap(c, r.Name, heatOverall-8, 2, name)
	block(c, 0, mid+name.cap()/2-float64(len(ls)-1)*name.lead()/2, ls, name)
	t := strong(labelSize, Navy)
	if !r.Overall.Known {
		n := words(smallSize+0.5, Grey)
		c.Text(heatCells+2, mid+n.cap()/2, h.NotRated, n)
		return
	}
	c.Text(heatOverall, mid+t.cap()/2, r.Overall.Text, t.right())
	for i, cell := range r.Cells {
		h.drawCell(c, cell, h.Groups[i].Hidden, heatCells+float64(i)*h.cell(), y)
	}
	h.gap(c, r.Gap, mid)
}

func (h Heatmap) drawCell(c Canvas, cell HeatCell, hidden bool, x, y float64) {
	w, high := h.cell()-2*heatInset, heatRow-2*heatInset
	x, y = x+heatInset, y+heatInset
	mid := y + high/2
	if hidden {
		c.Rect(x, y, w, high, Style{Stroke: Grey, Width: 0.4, Hatch: true})
		return
	}
	if cell.Text == "" {
		c.Text(x+w/2, mid+1, "–", words(labelSize, Grey).centred())
		return
	}
	tone := toneOf(cell.Level)
	c.Rect(x, y, w, high, Style{Fill: tone.ground})
	t := words(9, tone.words).centred()
	if c.Measure(cell.Text, t) > w-8 {
		t.Size = smallSize
	}
	at := x + w/2
	if cell.Trend != 0 && c.Measure(cell.Text, t) > w-10 {
		at -= 1.6
	}
	c.Text(at, mid+t.cap()/2, cell.Text, t)
	if cell.Trend != 0 {
		triangle(c, x+w-2.4, mid, 2.6, cell.Trend > 0, Style{Fill: tone.words})
	}
}

// gap sets the largest difference with its class.
func (h Heatmap) gap(c Canvas, g HeatGap, mid float64) {
	t, word := words(labelSize, Grey), words(labelSize, Grey)
	if g.Size > 0 {
		t, word = strong(labelSize, Navy), words(labelSize, Ink)
	}
	base := mid + t.cap()/2
	c.Text(heatGap+5, base, g.Text, t.right())
	classMark(c, heatGap+8, mid, g.Size)
	c.Text(heatGap+10.7, base, g.Word, word)
}

// classMark draws a filled disc for strong, a ring for notable.
func classMark(c Canvas, x, y float64, size int) {
	switch size {
	case 2:
		c.Circle(x, y, 1.2, Style{Fill: Navy})
	case 1:
		c.Circle(x, y, 1.1, Style{Stroke: Navy, Width: 1})
	}
}

// legend explains tones, triangles and discs.
func (h Heatmap) legend(c Canvas, y float64) {
	t := words(smallSize, Grey)
	x := c.Text(0, y, h.Level, t) + 1.5
	for level := 1; level <= len(tones); level++ {
		tone := toneOf(level)
		c.Rect(x, y-2.9, 5.2, 3.9, Style{Fill: tone.ground, Stroke: Hair, Width: 0.3})
		c.Text(x+2.6, y, string(rune('0'+level)), words(smallSize, tone.words).centred())
		x += 5.3
	}
	x += 4
	if !h.ShowsMarked {
		return
	}
	mid := y - t.cap()/2
	for _, up := range []bool{true, false} {
		triangle(c, x, mid, 2.6, up, Style{Fill: Navy})
		word := h.More
		if !up {
			word = h.Less
		}
		x += 2.2 + c.Text(x+2.2, y, word, t) + 4
	}
	for size := 2; size > 0; size-- {
		classMark(c, x, mid, size)
		word := h.Strong
		if size == 1 {
			word = h.Notable
		}
		x += 2.2 + c.Text(x+2.2, y, word, t) + 4
	}
}
