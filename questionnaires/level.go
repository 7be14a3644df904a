package questionnaires

// A Level is one step of the maturity scale.
type Level struct {
	Level   int
	ID      string
	Name    Text
	Meaning Text
}

var levelNameShape = &shape[Level]{
	name:  "level",
	label: func(l *Level, t Text) { l.Name = t },
	fields: []field[Level]{
		idField(aLevel, func(l *Level, id string) { l.ID = id }),
		required(numberField("level", "the value on the scale", anyWhole, func(l *Level, f float64) { l.Level = int(f) })),
		textField("meaning", "what the level means", func(l *Level, t Text) { l.Meaning = t }),
	},
}
