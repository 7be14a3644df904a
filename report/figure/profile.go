package figure

import "slices"

// A Profile shows the value of each dimension as a bar and the groups' views as
// marks below it.
type Profile struct {
	Rows     []ProfileRow
	Groups   []Group
	Levels   []string // the names over the grid lines, from the lowest level
	From, To float64  // the scale's ends
	Overall  Value    // Text is printed under the axis
	NoGroups string   // said below a bar without marks
	NotRated string   // said instead of a bar
}

// A ProfileRow is one dimension.
type ProfileRow struct {
	Name   string
	Value  Value
	Strong bool // the best and the worst
	Marks  []Point
	Beside string // printed beside the last mark; "": nothing
}

// A Point is where a group's mark lies.
type Point struct {
	Group int // index in the figure's groups
	At    float64
}

// The profile's places, mm: names at the left, the axis beside them.
const (
	profileAxis  = 50.0
	profileWidth = 110.0
	profileHead  = 12.0 // legend and names of the levels
	profileFoot  = 5.2
	profilePitch = 11.0
	profileLane  = 3.1 // how far a mark drops that would touch another
	profileHair  = 2.1 // from a bar to the hairline of its marks
	manyRows     = 8   // with more, rows are lower
)

// pitch is the height of a row, with room for the deepest lane.
func (p Profile) pitch() float64 {
	pitch := profilePitch
	if len(p.Rows) > manyRows {
		pitch = 9
	}
	deepest := 1
	for _, r := range p.Rows {
		for _, m := range p.place(r) {
			deepest = max(deepest, m.lane)
		}
	}
	return pitch + float64(deepest-1)*profileLane
}

// bar is the height of a bar.
func (p Profile) bar() float64 {
	if len(p.Rows) > manyRows {
		return 3
	}
	return 4
}

// Height is the figure's height.
func (p Profile) Height() float64 {
	return p.head() + float64(len(p.Rows))*p.pitch() + profileFoot
}

// head is the height above the rows; without groups there is no legend.
func (p Profile) head() float64 {
	if len(p.Groups) == 0 {
		return profileHead - 6
	}
	return profileHead
}

func (p Profile) axis() scale { return scale{p.From, p.To, profileAxis, profileWidth} }

// Draw draws the profile.
func (p Profile) Draw(c Canvas, _ float64) {
	legend(c, profileAxis, 3.2, p.Groups)
	top, bottom := p.head(), p.head()+float64(len(p.Rows))*p.pitch()
	p.grid(c, top, bottom)
	for i, r := range p.Rows {
		p.row(c, r, top+float64(i)*p.pitch())
	}
	for i, r := range p.Rows { // on top: a mark in a lower lane may reach the next bar
		if r.Value.Known {
			p.marks(c, r, top+float64(i)*p.pitch()+1+p.bar()+profileHair)
		}
	}
	line(c, profileAxis, top-1.5, profileAxis, bottom, Style{Stroke: Ink, Width: 0.6})
}

// grid draws a line for each level with its name, and the overall value.
func (p Profile) grid(c Canvas, top, bottom float64) {
	t := words(labelSize, Grey)
	for i, name := range p.Levels {
		x := p.axis().at(p.From + float64(i))
		switch i {
		case 0:
			t.Align = Left
		case len(p.Levels) - 1:
			t.Align = Right
		default:
			t.Align = Center
		}
		c.Text(x, top-3, name, t)
		if i > 0 {
			line(c, x, top-1.5, x, bottom, Style{Stroke: Hair, Width: 0.4})
		}
	}
	if !p.Overall.Known {
		return
	}
	x := p.axis().at(p.Overall.At)
	line(c, x, top-1.5, x, bottom+1, Style{Stroke: Orange, Width: 1.2, Dash: []float64{1.4, 1}})
	st := strong(labelSize, Ink)
	half := c.Measure(p.Overall.Text, st) / 2
	c.Text(min(max(x, profileAxis+half), profileAxis+profileWidth-half), bottom+4.4, p.Overall.Text, st.centred())
}

// row draws one dimension with its top at y.
func (p Profile) row(c Canvas, r ProfileRow, y float64) {
	bar := p.bar()
	name := words(labelSize, Ink)
	if r.Strong {
		name = strong(labelSize, Navy)
	}
	block(c, 0, y+1+bar/2+name.cap()/2, wrap(c, r.Name, profileAxis-3, 2, name), name)
	if !r.Value.Known {
		t := words(smallSize+0.5, Grey)
		c.Rect(profileAxis, y+0.6, profileWidth, bar+0.8, Style{Fill: White, Stroke: Grey, Width: 0.5, Dash: []float64{0.3, 0.8}, Round: true})
		c.Text(profileAxis+2, y+1+bar/2+t.cap()/2, p.NotRated, t)
		return
	}
	p.value(c, r, y+1)
}

// value draws the bar with its number: inside where there is room.
func (p Profile) value(c Canvas, r ProfileRow, y float64) {
	const least, room = 0.6, 9.0
	length := max(p.axis().at(r.Value.At)-profileAxis, least)
	col := Blue
	if r.Strong {
		col = Navy
	}
	c.Rect(profileAxis, y, length, p.bar(), Style{Fill: col})
	t := strong(labelSize, White)
	base := y + p.bar()/2 + t.cap()/2
	if length >= room {
		c.Text(profileAxis+length-1.2, base, r.Value.Text, t.right())
		return
	}
	t.Color = Ink
	c.Text(profileAxis+length+1.2, base, r.Value.Text, t)
}

// A placed mark lies in a lane below the hairline, 0 on it.
type placed struct {
	Point
	x    float64
	lane int
}

// place puts marks into lanes from left to right, so that none touches another.
func (p Profile) place(r ProfileRow) []placed {
	marks := make([]placed, len(r.Marks))
	for i, m := range r.Marks {
		marks[i] = placed{Point: m, x: p.axis().at(m.At)}
	}
	slices.SortStableFunc(marks, func(a, b placed) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return a.Group - b.Group
	})
	var ends []float64 // of the last mark in each lane
	for i := range marks {
		m := &marks[i]
		for m.lane < len(ends) && m.x-ends[m.lane] < markMargin {
			m.lane++
		}
		if m.lane == len(ends) {
			ends = append(ends, 0)
		}
		ends[m.lane] = m.x
	}
	return marks
}

// marks draws the groups' views on a hairline from the lowest to the highest.
func (p Profile) marks(c Canvas, r ProfileRow, y float64) {
	marks := p.place(r)
	if len(marks) == 0 {
		if len(p.Groups) > 0 || p.NoGroups != "" {
			c.Text(profileAxis+0.8, y+1, p.NoGroups, words(smallSize, Grey))
		}
		return
	}
	hair := Style{Stroke: Ink, Width: 0.5}
	line(c, marks[0].x, y, marks[len(marks)-1].x, y, hair)
	for _, m := range marks {
		if m.lane > 0 {
			line(c, m.x, y, m.x, y+float64(m.lane)*profileLane, hair)
		}
	}
	for _, m := range marks {
		p.Groups[m.Group].draw(c, m.x, y+float64(m.lane)*profileLane, markWidth)
	}
	if last := marks[len(marks)-1]; r.Beside != "" {
		t := strong(smallSize, Ink)
		x, base := last.x+markWidth/2+1, y+float64(last.lane)*profileLane+t.cap()/2
		c.Rect(x-0.4, base-t.cap()-0.4, c.Measure(r.Beside, t)+0.8, t.cap()+0.8, Style{Fill: White}) // no line runs through it
		c.Text(x, base, r.Beside, t)
	}
}
