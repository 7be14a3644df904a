package questionnaires

// lines is a text of several lines. Otherwise it is like text.
type lines struct{ text }

var linesShape = &shape[lines]{
	name:   "lines",
	fields: []field[lines]{maxLengthField(func(k *lines, n int) { k.maxLength = n })},
}

// Name returns lines.
func (k *lines) Name() string { return "lines" }

// Control asks for several lines.
func (k *lines) Control(lang string) Control {
	c := k.text.Control(lang)
	c.Form = FormLines
	return c
}
