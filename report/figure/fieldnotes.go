package figure

// FieldNotes say what each field of a map means, in the map's order: top left,
// top right, bottom left, bottom right. They stand from the best field down.
type FieldNotes struct {
	Title string
	Names [4]string
	Notes [4]string
	Field int // the one the point lies in; -1 for none
}

// fieldOrder is the order in which the notes are read: both good, either one, none.
var fieldOrder = [4]int{1, 3, 0, 2}

// Draw draws the notes into a rectangle.
func (f FieldNotes) Draw(c Canvas, x, y, width, height float64) {
	title := strong(labelSize, Navy)
	c.Text(x, y+title.cap(), f.Title, title)
	top := y + title.cap() + 2.4
	pitch := (height - (top - y)) / 4
	for i, field := range fieldOrder {
		f.note(c, field, x, top+float64(i)*pitch, width, pitch)
	}
}

// note draws one field's name with what it means.
func (f FieldNotes) note(c Canvas, field int, x, y, width, pitch float64) {
	name, note := strong(labelSize, Ink), words(smallSize+0.5, Ink)
	if field == f.Field {
		c.Rect(x, y, width, pitch, Style{Fill: Navy})
		name.Color, note.Color = White, White
	} else {
		line(c, x, y+pitch, x+width, y+pitch, Style{Stroke: Hair, Width: 0.5})
	}
	ls := wrap(c, f.Notes[field], width-5, 2, note)
	base := y + pitch/2 - float64(len(ls))*note.lead()/2 + name.cap()/2
	c.Text(x+2.5, base, cut(c, f.Names[field], width-5, name), name)
	block(c, x+2.5, base+name.lead(), ls, note)
}
