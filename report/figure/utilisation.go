package figure

// A Utilisation shows how much of the time allocated to each role its tasks take.
type Utilisation struct {
	Rows  []UtilisationRow
	Team  *UtilisationRow   // all roles together, below a rule; nil for none
	Bands []UtilisationBand // from the lowest; the last one ends the axis
}

// A UtilisationRow is one role. A value beyond the axis ends in a point; a row
// without a value says why in its note.
type UtilisationRow struct {
	Name  string
	Value Value // ratio of task hours to allocated hours
	Note  string
}

// A UtilisationBand is a range of the axis that has a name.
type UtilisationBand struct {
	Name string
	To   float64 // where it ends
	Tick string  // printed below its end
	Full bool    // its end is the time allocated
}

// The utilisation's places, mm: names at the left, values beside them, the axis.
const (
	utilNames  = 30.0
	utilValues = 43.5 // right edge of the values
	utilAxis   = 46.0
	utilWidth  = 114.0
	utilHead   = 9.5
	utilFoot   = 6.0
	utilBar    = 5.0
)

// Height is the figure's height.
func (u Utilisation) Height() float64 {
	return utilHead + float64(u.lines())*u.pitch() + 1 + utilFoot
}

// lines is how many rows there are, the team's included.
func (u Utilisation) lines() int {
	if u.Team != nil {
		return len(u.Rows) + 1
	}
	return len(u.Rows)
}

// pitch is the height of a row; many rows are lower, but hold their names.
func (u Utilisation) pitch() float64 {
	if len(u.Rows) <= manyRows {
		return 8.8
	}
	for _, r := range u.Rows {
		if estimate(visible(r.Name), strong(labelSize, Navy)) > utilNames {
			return 7.4
		}
	}
	return 6
}

// bar is the height of a bar.
func (u Utilisation) bar() float64 { return min(utilBar, u.pitch()-2) }

func (u Utilisation) axis() scale {
	end := 1.0
	if n := len(u.Bands); n > 0 {
		end = u.Bands[n-1].To
	}
	return scale{0, end, utilAxis, utilWidth}
}

// Draw draws the utilisation.
func (u Utilisation) Draw(c Canvas, _ float64) {
	bottom := utilHead + float64(u.lines())*u.pitch() + 1
	u.bands(c, bottom)
	for i, r := range u.Rows {
		u.row(c, r, utilHead+float64(i)*u.pitch()+u.pitch()/2)
	}
	if u.Team != nil {
		y := utilHead + float64(len(u.Rows))*u.pitch() + 0.5
		line(c, 0, y, utilAxis+utilWidth, y, Style{Stroke: Navy, Width: 0.6})
		u.row(c, *u.Team, y+0.5+u.pitch()/2)
	}
	line(c, utilAxis, utilHead-1.2, utilAxis, bottom, Style{Stroke: Ink, Width: 0.6})
}

// bands draws the tinted ranges with their names above and their ends below. A
// name wider than its band stands higher, on a stem.
func (u Utilisation) bands(c Canvas, bottom float64) {
	axis, from := u.axis(), 0.0
	tints := []Color{White, Shade1, Shade2, Shade3}
	t, high := words(labelSize, Grey), 0.0
	c.Text(utilAxis, bottom+4.2, "0", words(smallSize+0.5, Grey).centred())
	for i, b := range u.Bands {
		x1, x2 := axis.at(from), axis.at(b.To)
		c.Rect(x1, utilHead-1.2, x2-x1, bottom-utilHead+1.2, Style{Fill: tints[min(i, len(tints)-1)]})
		mid, w := (x1+x2)/2, c.Measure(b.Name, t)
		if w <= x2-x1 {
			c.Text(mid, utilHead-2.8, b.Name, t.centred())
		} else {
			left := max(min(mid-w/2, utilAxis+utilWidth-w), high)
			high = left + w + 1.5
			c.Text(left, utilHead-6.4, b.Name, t)
			line(c, mid, utilHead-5.4, mid, utilHead-2, Style{Stroke: Grey, Width: 0.5})
		}
		u.limit(c, b, bottom, i == len(u.Bands)-1)
		from = b.To
	}
}

// limit draws the end of a band and prints it; the last end is the axis's.
func (u Utilisation) limit(c Canvas, b UtilisationBand, bottom float64, last bool) {
	x, t := u.axis().at(b.To), words(smallSize+0.5, Grey)
	switch {
	case last:
		c.Text(x, bottom+4.2, b.Tick, t.right())
		return
	case b.Full:
		line(c, x, utilHead-1.2, x, bottom+0.6, Style{Stroke: Navy, Width: 1.2})
		t = strong(smallSize+0.5, Navy)
	default:
		line(c, x, utilHead-1.2, x, bottom+0.6, Style{Stroke: Grey, Width: 0.7, Dash: []float64{1, 0.7}})
	}
	c.Text(x, bottom+4.2, b.Tick, t.centred())
}

// row draws one role with its middle at y.
func (u Utilisation) row(c Canvas, r UtilisationRow, y float64) {
	name := strong(labelSize, Navy)
	if u.pitch() < 2*name.lead() {
		name = strong(smallSize, Navy)
	}
	ls := wrap(c, r.Name, utilNames, int(u.pitch()/name.lead()), name)
	block(c, 0, y+name.cap()/2-float64(len(ls)-1)*name.lead()/2, ls, name)
	value := strong(labelSize+1, Navy).right()
	c.Text(utilValues, y+value.cap()/2, r.Value.Text, value)
	if !r.Value.Known {
		c.Rect(utilAxis, y-u.bar()/2, utilWidth, u.bar(), Style{Fill: White, Stroke: Grey, Width: 0.5, Dash: []float64{0.3, 0.8}, Round: true})
		t := words(smallSize+0.5, Grey)
		c.Text(utilAxis+2, y+t.cap()/2, cut(c, r.Note, utilWidth-4, t), t)
		return
	}
	u.value(c, r.Value.At, y)
}

// value draws a bar, the limits it passes cut out in white.
func (u Utilisation) value(c Canvas, v, y float64) {
	const least = 0.6
	axis, half, col := u.axis(), u.bar()/2, Blue
	for _, b := range u.Bands {
		if b.Full && v > b.To {
			col = Navy
		}
	}
	end := axis.x + max(axis.at(v)-axis.x, least)
	c.Rect(axis.x, y-half, end-axis.x, 2*half, Style{Fill: col})
	for i, b := range u.Bands {
		if x := axis.at(b.To); i < len(u.Bands)-1 && x < end-0.2 {
			line(c, x, y-half, x, y+half, Style{Stroke: White, Width: 0.8})
		}
	}
	if v > axis.to {
		brokenEnd(c, end, y, half, col)
	}
}

// brokenEnd draws the point of a bar that goes on beyond the axis, and the break
// before it.
func brokenEnd(c Canvas, x, y, half float64, col Color) {
	const point = 2.6
	polygon(c, Style{Fill: col}, x-0.1, y-half, x, y-half, x+point, y, x, y+half, x-0.1, y+half)
	for _, d := range []float64{4.2, 2.4} {
		line(c, x-d-0.9, y+half, x-d+0.9, y-half, Style{Stroke: White, Width: 1.2})
	}
}
