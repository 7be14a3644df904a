package figure

// A RACI shows who does what (R), answers for it (A), is consulted before (C) or
// informed (I): activities down, roles across, what is wrong with a row at its
// right edge.
type RACI struct {
	Roles   []RACIRole
	Rows    []RACIRow
	Finding string // head of the right edge
	Counts  string // before the numbers of R; "" leaves the foot out
	Idle    string // said under a role without any letter
	Legend  []RACILetter
}

// A RACIRole is a column.
type RACIRole struct {
	Name   string
	Heavy  bool // does most by far: tinted
	Idle   bool
	R      int    // how many activities the role does
	Remark string // beside the bar of its R
}

// A RACIRow is an activity.
type RACIRow struct {
	Name   string
	Cells  []string // a role's letters, in the order of the roles
	Faulty bool
	Ring   int // 1: nobody answers for it, 2: several do
	Remark string
	Quiet  bool // the remark is no fault
}

// A RACILetter explains a letter.
type RACILetter struct{ Letter, Text string }

// The matrix's places, mm.
const (
	raciCells  = 52.0
	raciEdge   = 137.0
	raciRow    = 7.2
	raciLegend = 8.0
	raciFew    = 4  // up to so many roles: level heads
	raciMany   = 10 // beyond: narrow columns with heads of one line
	raciRemark = 5.5
)

// pitch is the width of a role's column.
func (m RACI) pitch() float64 {
	n := len(m.Roles)
	switch {
	case n <= raciFew:
		return min((raciEdge-raciCells-2)/float64(max(n, 1)), 27)
	case n <= raciMany:
		return 8.2
	}
	return 5.2
}

// column is the middle of a role's column.
func (m RACI) column(i int) float64 { return raciCells + (float64(i)+0.5)*m.pitch() }

// level reports whether heads are set level.
func (m RACI) level() bool { return len(m.Roles) <= raciFew }

// headHeight is the room for the roles' names: as much as the longest line of
// the longest one needs.
func (m RACI) headHeight() float64 {
	if m.level() {
		lines := 1
		for _, r := range m.Roles {
			lines = max(lines, len(wrap(estimator{}, r.Name, m.pitch()-1, 3, m.headStyle(r))))
		}
		return float64(lines)*m.headStyle(RACIRole{}).lead() + 2.5
	}
	const least, most = 14, 33
	longest := 0.0
	for _, r := range m.Roles {
		longest = max(longest, m.headLength(r))
	}
	return min(max(longest, least), most) + 2.5
}

// headLength is how long the longer line of a turned name is, divided at its best.
func (m RACI) headLength(r RACIRole) float64 {
	t := m.headStyle(r)
	best := estimate(visible(r.Name), t)
	if m.headLines() == 1 {
		return best
	}
	ps := parts(r.Name)
	for i := 1; i < len(ps); i++ {
		first, second := "", ps[i].text
		for j, p := range ps {
			if j < i {
				first += p.before + p.text
			}
			if j > i {
				second += p.before + p.text
			}
		}
		best = min(best, max(estimate(visible(first)+hyphenAt(ps[i].before), t), estimate(visible(second), t)))
	}
	return best
}

// headStyle is how a role's name is set.
func (m RACI) headStyle(r RACIRole) TextStyle {
	if r.Heavy {
		return strong(labelSize, Navy)
	}
	return words(labelSize, Ink)
}

// headLines is how many lines a turned head may have.
func (m RACI) headLines() int {
	if len(m.Roles) > raciMany {
		return 1
	}
	return 2
}

// footHeight is the room below the rows.
func (m RACI) footHeight() float64 {
	if m.Counts == "" {
		return 1.5
	}
	for _, r := range m.Roles {
		if r.Idle && !m.level() {
			return 25
		}
	}
	return 16.5
}

// Height is the figure's height.
func (m RACI) Height() float64 {
	h := m.headHeight() + float64(len(m.Rows))*raciRow + m.footHeight()
	if len(m.Legend) > 0 {
		h += raciLegend
	}
	return h
}

// Draw draws the matrix.
func (m RACI) Draw(c Canvas, width float64) {
	top := m.headHeight()
	bottom := top + float64(len(m.Rows))*raciRow
	for i, r := range m.Roles {
		if r.Heavy {
			c.Rect(m.column(i)-m.pitch()/2, top, m.pitch(), bottom-top, Style{Fill: Pale})
		}
	}
	m.heads(c, top)
	line(c, 0, top, width, top, Style{Stroke: Navy, Width: 1})
	for i, r := range m.Rows {
		y := top + float64(i)*raciRow
		m.row(c, r, y, width)
		s := Style{Stroke: Hair, Width: 0.3}
		if i == len(m.Rows)-1 {
			s = Style{Stroke: Navy, Width: 0.6}
		}
		line(c, 0, y+raciRow, width, y+raciRow, s)
	}
	if m.Counts != "" {
		m.foot(c, bottom)
	}
	m.legend(c, bottom+m.footHeight()+4.5, width)
}

// heads sets the roles' names over their columns.
func (m RACI) heads(c Canvas, top float64) {
	for i, r := range m.Roles {
		t, x := m.headStyle(r), m.column(i)
		if m.level() {
			ls := wrap(c, r.Name, m.pitch()-1, 3, t)
			block(c, x, top-1.8-float64(len(ls)-1)*t.lead(), ls, t.centred())
			continue
		}
		t.Rotate = 90
		const lead = 3.2
		ls := wrap(c, r.Name, top-2.5, m.headLines(), t)
		x += t.cap()/2 - float64(len(ls)-1)*lead/2
		for j, l := range ls {
			c.Text(x+float64(j)*lead, top-1.5, l, t)
		}
	}
	c.Text(raciEdge+raciRemark, top-1.8, m.Finding, strong(labelSize, Navy))
}

// row draws an activity with its top at y.
func (m RACI) row(c Canvas, r RACIRow, y, width float64) {
	t := words(labelSize, Ink)
	if r.Faulty {
		t = strong(labelSize, Navy)
	}
	mid := y + raciRow/2
	tight(c, 0, mid, wrap(c, r.Name, raciCells-2, 2, t), t)
	for i, letters := range r.Cells {
		m.cell(c, m.column(i), mid, letters)
	}
	ring(c, raciEdge+1.8, mid, r.Ring)
	t = strong(labelSize, Navy)
	if r.Quiet {
		t = words(labelSize, Grey)
	}
	tight(c, raciEdge+raciRemark, mid, wrap(c, r.Remark, width-raciEdge-raciRemark, 2, t), t)
}

// tight sets one or two lines around the middle of a row, closer than usual.
func tight(c Canvas, x, mid float64, lines []string, t TextStyle) {
	const lead = 3.15
	y := mid + t.cap()/2 - float64(len(lines)-1)*lead/2
	for _, l := range lines {
		c.Text(x, y, l, t)
		y += lead
	}
}

// ring marks a row at the edge: a circle for nobody, a double one for several.
func ring(c Canvas, x, y float64, n int) {
	s := Style{Stroke: Navy, Width: 1.1}
	if n > 0 {
		c.Circle(x, y, 1.9, s)
	}
	if n > 1 {
		c.Circle(x, y, 0.95, s)
	}
}
