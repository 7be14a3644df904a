package figure

// A Timeline shows the stages of the roadmap, true to scale.
type Timeline struct {
	Title string // at the left
	Start string // over its beginning
	Steps []TimeStep
}

// A TimeStep is the end of a stage.
type TimeStep struct {
	Day         float64
	Name        string   // over the line
	Lines       []string // below it
	Measurement bool     // the assessment is repeated here
}

// TimelineHeight is the height of a timeline.
const TimelineHeight = 15.0

// Draw draws the timeline.
func (t Timeline) Draw(c Canvas, width float64) {
	const y, room = 6.0, 13.0
	title := strong(13, Navy)
	left := c.Text(0, y+title.cap()/2, t.Title, title) + room
	last := 0.0
	for _, s := range t.Steps {
		last = max(last, s.Day)
	}
	if last == 0 {
		return
	}
	axis := scale{0, last, left, width - left - room}
	line(c, axis.x, y, axis.x+axis.width, y, Style{Stroke: Navy, Width: 1.2})
	name := strong(labelSize, Navy)
	c.Circle(axis.x, y, 1.4, Style{Fill: White, Stroke: Navy, Width: 1.2})
	c.Text(axis.x, y-3, t.Start, name.centred())
	for _, s := range t.Steps {
		x := axis.at(s.Day)
		if s.Measurement {
			c.Rect(x-1.5, y-1.5, 3, 3, Style{Fill: Teal})
		} else {
			c.Circle(x, y, 1.4, Style{Fill: Navy})
		}
		at := min(x, width-c.Measure(s.Name, name)/2)
		c.Text(at, y-3, s.Name, name.centred())
		text := words(labelSize, Ink).centred()
		for i, l := range s.Lines {
			c.Text(min(x, width-c.Measure(l, text)/2), y+5+float64(i)*text.lead(), l, text)
			text.Color = Grey
		}
	}
}
