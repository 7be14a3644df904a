package figure

// GroupedBars show shares as bars, in groups that have a name.
type GroupedBars struct {
	Groups []BarGroup
	Ticks  []Value // along the axis, from 0 to 1
}

// A BarGroup is rows that belong together. The name may be empty.
type BarGroup struct {
	Name string
	Note string // below the name
	Rows []BarRow
}

// A BarRow is one bar from 0 to 1. Strong: the largest; Open: it does not belong
// to the question, and is drawn as an outline.
type BarRow struct {
	Name         string
	Value        Value
	Strong, Open bool
}

// The places, mm: groups at the left, names, the axis.
const (
	barsName  = 31.0
	barsLabel = 62.0 // room for a name
	barsAxis  = 96.0
	barsWidth = 56.0
	barsPitch = 5.8 // of a row whose name has one line
	barsBar   = 4.0
	barsGap   = 2.4 // between groups
	barsFoot  = 5.0
)

// Height is the figure's height.
func (b GroupedBars) Height() float64 {
	h := barsFoot
	for _, g := range b.Groups {
		h += g.height() + barsGap
	}
	return h
}

// height is a group's height: its rows, and at least its name with its note.
func (g BarGroup) height() float64 {
	h := 0.0
	for _, r := range g.Rows {
		h += r.height()
	}
	if g.Note != "" {
		h = max(h, 2*barsPitch-2)
	}
	return h
}

// height is a row's height. Widths are estimates that are never too small.
func (r BarRow) height() float64 {
	ls := wrap(estimator{}, r.Name, barsLabel, 2, strong(labelSize, Navy))
	return barsPitch + float64(max(len(ls)-1, 0))*3.2
}

// Draw draws the bars.
func (b GroupedBars) Draw(c Canvas, width float64) {
	bottom := b.Height() - barsFoot
	axis := scale{0, 1, barsAxis, barsWidth}
	for _, t := range b.Ticks {
		line(c, axis.at(t.At), 0.6, axis.at(t.At), bottom, Style{Stroke: Hair, Width: 0.4})
		c.Text(axis.at(t.At), bottom+4, t.Text, words(smallSize+0.5, Grey).centred())
	}
	y := 0.0
	for i, g := range b.Groups {
		if i > 0 {
			line(c, 0, y, width, y, Style{Stroke: Hair, Width: 0.5})
		}
		y += barsGap / 2
		b.group(c, g, y)
		at := y
		for _, r := range g.Rows {
			b.row(c, axis, r, at+r.height()/2)
			at += r.height()
		}
		y += g.height() + barsGap/2
	}
	line(c, barsAxis, 0.6, barsAxis, bottom, Style{Stroke: Ink, Width: 0.6})
}

// group sets a group's name and note with its top at y.
func (b GroupedBars) group(c Canvas, g BarGroup, y float64) {
	name, note := strong(labelSize, Navy), words(smallSize, Grey)
	base := y + barsPitch/2 + name.cap()/2
	for _, l := range wrap(c, g.Name, barsName-3, 1, name) {
		c.Text(0, base, l, name)
	}
	block(c, 0, base+note.lead(), wrap(c, g.Note, barsName-3, max(2*len(g.Rows)-1, 1), note), note)
}

// row draws one bar with its middle at y.
func (b GroupedBars) row(c Canvas, axis scale, r BarRow, y float64) {
	name, value := words(labelSize, Ink), words(labelSize, Ink)
	style := Style{Fill: Blue}
	switch {
	case r.Strong:
		name, value = strong(labelSize, Navy), strong(labelSize, Navy)
		style = Style{Fill: Navy}
	case r.Open:
		style = Style{Fill: White, Stroke: Navy, Width: 0.7}
	}
	ls := wrap(c, r.Name, barsLabel, 2, name)
	block(c, barsName, y+name.cap()/2-float64(len(ls)-1)*name.lead()/2, ls, name)
	end := axis.at(r.Value.At)
	if r.Value.Known && r.Value.At > 0 {
		c.Rect(axis.x, y-barsBar/2, end-axis.x, barsBar, style)
	}
	c.Rect(end+0.7, y-value.cap(), c.Measure(r.Value.Text, value)+1.6, 2*value.cap(), Style{Fill: White}) // no grid line through it
	c.Text(end+1.5, y+value.cap()/2, r.Value.Text, value)
}
