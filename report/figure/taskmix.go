package figure

// A TaskMix shows what each role's week is used for, in hours on one scale.
type TaskMix struct {
	Tasks []Task
	Rows  []MixRow
	None  string // said for a role without hours
}

// A Task is a kind of work and how it looks.
type Task struct {
	Name   string
	Look   Look
	Strong bool // its name stands out
}

// A Look tells neighbouring tasks apart, in grey as well.
type Look int

// The looks. The first two are kept for tasks that the text speaks of.
const (
	LookHatched Look = iota
	LookTeal
	LookNavy
	LookBlue
	LookWhite
	LookPale
)

// A MixRow is one role. Hours holds a value for each task.
type MixRow struct {
	Name      string
	Hours     []Value
	Allocated Value // Text says what it is
}

// style is how a part of a bar is filled, and the colour of words on it.
func (l Look) style() (Style, Color) {
	switch l {
	case LookHatched:
		return Style{Fill: White, Stroke: Navy, Width: 0.7, Hatch: true}, Navy
	case LookTeal:
		return Style{Fill: Teal, Stroke: White, Width: 0.5}, White
	case LookNavy:
		return Style{Fill: Navy, Stroke: White, Width: 0.5}, White
	case LookBlue:
		return Style{Fill: tones[2].ground, Stroke: White, Width: 0.5}, Ink
	case LookPale:
		return Style{Fill: tones[1].ground, Stroke: White, Width: 0.5}, Ink
	}
	return Style{Fill: White, Stroke: Navy, Width: 0.7}, Ink
}

// The task mix's places, mm.
const (
	mixAxis  = 46.0
	mixTotal = 164.0
	mixWidth = 104.0 // of the longest bar; the rest is for words beside it
	mixNames = 42.0
	mixRow   = 10.6
	mixBar   = 6.0
	mixOver  = 4.2 // a row's top to its bar: numbers stand there
	mixLow   = 2.4 // words below a bar
	mixHead  = 8.2 // room for the tasks' names above the longest bar
	mixFoot  = 2.0
	mixKey   = 5.5 // the line that names the tasks missing in the longest bar
	mixWide  = 4.5 // from this width on a part holds its number
)

// sum is all hours of a row.
func (r MixRow) sum() float64 {
	total := 0.0
	for _, h := range r.Hours {
		total += h.At
	}
	return total
}

// longest is the row with most hours, the first of several; -1 without hours.
func (m TaskMix) longest() int {
	best, at := 0.0, -1
	for i, r := range m.Rows {
		if s := r.sum(); s > best+1e-9 {
			best, at = s, i
		}
	}
	return at
}

// Height is the figure's height.
func (m TaskMix) Height() float64 {
	h := mixHead + mixFoot
	for _, r := range m.Rows {
		h += m.pitch(r, mixTotal)
	}
	if i := m.longest(); i >= 0 {
		named := m.names(estimator{}, m.Rows[i], 0, mixTotal)
		for task := range m.Tasks {
			if !named[task] && m.used(task) {
				return h + mixKey
			}
		}
	}
	return h
}

func (m TaskMix) axis() scale {
	most := 0.0
	for _, r := range m.Rows {
		most = max(most, r.sum(), r.Allocated.At)
	}
	if most <= 0 {
		most = 1
	}
	return scale{0, most, mixAxis, mixWidth}
}

// Draw draws the task mix.
func (m TaskMix) Draw(c Canvas, width float64) {
	named := make([]bool, len(m.Tasks))
	y, longest := 0.0, m.longest()
	for i, r := range m.Rows {
		if i == longest {
			y += mixHead
			named = m.names(c, r, y+mixOver, width)
		}
		m.row(c, r, y, width, i == longest)
		y += m.pitch(r, width)
	}
	m.key(c, named, y+mixFoot+1.5, width)
}

// row draws a role with its top at y. In the longest bar numbers stand inside
// only: above it are the names.
func (m TaskMix) row(c Canvas, r MixRow, y, width float64, longest bool) {
	top := y + mixOver
	name := strong(labelSize, Navy)
	ls := wrap(c, r.Name, mixNames, 2, name)
	block(c, 0, top+mixBar/2+name.cap()/2-float64(len(ls)-1)*name.lead()/2, ls, name)
	axis, x, over := m.axis(), mixAxis, 0.0
	for i, h := range r.Hours {
		w := axis.at(h.At) - axis.x
		if h.At <= 0 || i >= len(m.Tasks) {
			continue
		}
		over = m.part(c, m.Tasks[i].Look, h, x, top, w, longest, over)
		x += w
	}
	if x == mixAxis {
		t := words(smallSize+0.5, Grey)
		c.Text(mixAxis, top+mixBar/2+t.cap()/2, m.None, t)
		x += c.Measure(m.None, t)
	}
	m.allocated(c, r, x, top, width)
}

// part draws one task of a bar with its number, inside where there is room. It
// returns where the numbers above the bar end.
func (m TaskMix) part(c Canvas, l Look, h Value, x, top, w float64, longest bool, over float64) float64 {
	style, col := l.style()
	c.Rect(x, top, w, mixBar, style)
	t := words(labelSize, col)
	own := c.Measure(h.Text, t)
	inside := w >= mixWide && own+0.8 <= w
	if longest {
		inside = own+0.6 <= w
	}
	switch {
	case inside && l == LookHatched:
		c.Rect(x+w/2-own/2-0.7, top+1.2, own+1.4, mixBar-2.4, Style{Fill: White})
		t.Face = SansSemibold
		fallthrough
	case inside:
		c.Text(x+w/2, top+mixBar/2+t.cap()/2, h.Text, t.centred())
	case !longest:
		small := words(smallSize, Ink)
		left := max(x+w/2-c.Measure(h.Text, small)/2, over)
		over = left + c.Text(left, top-0.9, h.Text, small) + 0.8
	}
	return over
}

// pitch is a row's height: it is larger where words stand below the bar.
func (m TaskMix) pitch(r MixRow, width float64) float64 {
	if m.below(r, width) {
		return mixRow + mixLow
	}
	return mixRow
}

// below reports whether there is no room for the time allocated beside the bar.
func (m TaskMix) below(r MixRow, width float64) bool {
	end := m.axis().at(max(r.sum(), r.Allocated.At))
	return r.Allocated.Known && end+2+estimate(r.Allocated.Text, words(smallSize+0.5, Ink)) > width
}

// allocated draws the time allocated as a heavy tick: named beside the bar, or
// below it where there is no room.
func (m TaskMix) allocated(c Canvas, r MixRow, end, top, width float64) {
	if !r.Allocated.Known {
		return
	}
	t := words(smallSize+0.5, Ink)
	x, w := m.axis().at(r.Allocated.At), c.Measure(r.Allocated.Text, t)
	beside := max(x, end) + 2
	below := m.below(r, width)
	bottom := top + mixBar + 1
	if below {
		bottom += mixLow
	}
	line(c, x, top-1, x, bottom, Style{Stroke: White, Width: 3})
	line(c, x, top-1, x, bottom, Style{Stroke: Ink, Width: 1.6})
	switch {
	case !below:
		c.Text(beside, top+mixBar/2+t.cap()/2, r.Allocated.Text, t)
	case x+1.2+w <= width:
		c.Text(x+1.2, top+mixBar+1+t.cap(), r.Allocated.Text, t)
	default:
		c.Text(x-1.2, top+mixBar+1+t.cap(), r.Allocated.Text, t.right())
	}
}
