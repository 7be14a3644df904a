package figure

import "strconv"

// cell draws a role's letters in an activity; an empty cell is a faint dot.
func (m RACI) cell(c Canvas, x, y float64, letters string) {
	n := len(letters)
	size, step := 4.2, 4.1
	if m.pitch() < 8 {
		size, step = 3.2, 2.55
	}
	switch {
	case n == 0:
		c.Circle(x, y, 0.25, Style{Fill: Hair})
	case n == 1:
		raciMark(c, x, y, size, letters)
	case n == 2:
		size = min(size, step-0.1)
		raciMark(c, x-step/2, y, size, letters[:1])
		raciMark(c, x+step/2, y, size, letters[1:])
	default: // three or four, two by two
		const d, small = 1.62, 3.1
		across := min(d, step/2)
		for i := range n {
			raciMark(c, x+across*float64(i%2*2-1), y+d*float64(i/2*2-1), min(small, step-0.1), letters[i:i+1])
		}
	}
}

// raciMark draws a letter on its shape: A on a disc, R on a dark, C on a light
// and I on an outlined square.
func raciMark(c Canvas, x, y, size float64, letter string) {
	t := strong(smallSize, White).centred()
	r := size / 2
	switch letter {
	case "A":
		c.Circle(x, y, r*1.06, Style{Fill: Teal})
	case "R":
		r *= 0.94
		c.Rect(x-r, y-r, 2*r, 2*r, Style{Fill: Navy})
	case "C":
		r *= 0.94
		t = words(smallSize, Ink).centred()
		c.Rect(x-r, y-r, 2*r, 2*r, Style{Fill: toneOf(2).ground})
	default:
		r *= 0.9
		t = words(smallSize, Ink).centred()
		c.Rect(x-r, y-r, 2*r, 2*r, Style{Fill: White, Stroke: Grey, Width: 0.5})
	}
	c.Text(x, y+t.cap()/2, letter, t)
}

// foot sets how many R each role has, with a bar, from y on.
func (m RACI) foot(c Canvas, y float64) {
	const highest = 8.0 // of the bars, mm
	t := words(labelSize, Ink)
	c.Text(0, y+4.6, cut(c, m.Counts, raciCells-2, t), t)
	most := 1
	for _, r := range m.Roles {
		most = max(most, r.R)
	}
	bar := min(m.pitch()-2, 6)
	for i, r := range m.Roles {
		x := m.column(i)
		if r.Idle {
			m.idle(c, x, y)
			continue
		}
		number := words(labelSize, Grey).centred()
		fill := toneOf(3).ground
		if r.Heavy {
			number, fill = strong(labelSize, Navy).centred(), Navy
		}
		c.Text(x, y+4.6, strconv.Itoa(r.R), number)
		h := highest * float64(r.R) / float64(most)
		if r.R > 0 {
			c.Rect(x-bar/2, y+6.2, bar, h, Style{Fill: fill})
		}
		if r.Remark != "" {
			m.remark(c, i, bar, y+6.2+h)
		}
	}
}

// idle says under a column that its role has no letter.
func (m RACI) idle(c Canvas, x, y float64) {
	t := words(smallSize, Grey)
	if m.level() {
		c.Text(x, y+4.6, cut(c, m.Idle, m.pitch(), t), t.centred())
		return
	}
	t = t.right()
	t.Rotate = 90
	c.Text(x+t.cap()/2, y+2, m.Idle, t)
}

// remark sets words beside the bar of a role, which ends at y, or below what is
// said of the roles next to it.
func (m RACI) remark(c Canvas, i int, bar, y float64) {
	t, s, x := strong(labelSize, Navy), m.Roles[i].Remark, m.column(i)
	w := c.Measure(s, t) + bar/2 + 2
	switch {
	case x+w <= raciEdge+25 && !m.idleWithin(x, x+w):
		c.Text(x+bar/2+2, y, s, t)
	case x-w > 0 && !m.idleWithin(x-w, x):
		c.Text(x-bar/2-2, y, s, t.right())
	default:
		c.Text(min(max(x, w/2), raciEdge+25-w/2), y+m.footHeight()-15.4, s, t.centred())
	}
}

// idleWithin reports whether a role without a letter has its column there.
func (m RACI) idleWithin(from, to float64) bool {
	for i, r := range m.Roles {
		if half := m.pitch() / 2; r.Idle && m.column(i)+half > from && m.column(i)-half < to {
			return true
		}
	}
	return false
}

// legend explains the letters.
func (m RACI) legend(c Canvas, y, width float64) {
	t := words(labelSize, Grey)
	const mark, apart = 5.8, 6.0
	used := float64(len(m.Legend)) * mark
	for _, l := range m.Legend {
		used += c.Measure(l.Text, t)
	}
	gap := min(max((width-used)/float64(max(len(m.Legend)-1, 1)), 2), apart)
	x := 0.0
	for _, l := range m.Legend {
		raciMark(c, x+2.25, y-t.cap()/2, 4.2, l.Letter)
		x += mark + c.Text(x+mark, y, cut(c, l.Text, max(width-x-mark, 5), t), t) + gap
	}
}
