package figure

import "strconv"

// A Ladder explains the levels, the highest on top, with the current one marked.
type Ladder struct {
	Title   string
	Steps   []LadderStep // from the lowest
	Current int          // number of the level; 0 for none
	Note    string
}

// A LadderStep is one level.
type LadderStep struct {
	Level         int
	Name, Meaning string
}

// Draw draws the ladder into a rectangle.
func (l Ladder) Draw(c Canvas, x, y, width, height float64) {
	if len(l.Steps) == 0 {
		return
	}
	title := strong(labelSize, Navy)
	c.Text(x, y+title.cap(), l.Title, title)
	top := y + title.cap() + 2.4
	note := words(smallSize, Grey)
	pitch := (height - (top - y) - 5.5) / float64(len(l.Steps))
	meaning := words(smallSize+0.5, Ink)
	for _, s := range l.Steps {
		if c.Measure(s.Meaning, meaning) > width-ladderText {
			meaning.Size = smallSize
		}
	}
	for i := range l.Steps {
		l.step(c, l.Steps[len(l.Steps)-1-i], x, top+float64(i)*pitch, width, pitch, meaning)
	}
	for i, s := range wrap(c, l.Note, width, 2, note) {
		c.Text(x, top+float64(len(l.Steps))*pitch+4.2+float64(i)*note.lead(), s, note)
	}
}

// ladderText is where the words beside a level's number start.
const ladderText = 9.0

// step draws one level: its number, name and meaning.
func (l Ladder) step(c Canvas, s LadderStep, x, y, width, pitch float64, meaning TextStyle) {
	number := TextStyle{Face: Serif, Size: 14, Color: Navy}.centred()
	name := strong(labelSize, Ink)
	if s.Level == l.Current {
		c.Rect(x, y, width, pitch, Style{Fill: Navy})
		number.Color, name.Color, meaning.Color = White, White, White
	} else {
		line(c, x, y+pitch, x+width, y+pitch, Style{Stroke: Hair, Width: 0.5})
	}
	mid := y + pitch/2
	c.Text(x+4.5, mid+number.cap()/2, strconv.Itoa(s.Level), number)
	lines := wrap(c, s.Meaning, width-ladderText, 2, meaning)
	base := mid - float64(len(lines))*meaning.lead()/2 + name.cap()/2
	c.Text(x+ladderText, base, s.Name, name)
	block(c, x+ladderText, base+name.lead(), lines, meaning)
}
