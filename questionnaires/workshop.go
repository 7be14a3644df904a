package questionnaires

// An AgendaItem is one slot of the workshop.
type AgendaItem struct {
	ID      string
	Minutes int
	Section string // "" for none
	Title   Text
}

var agendaShape = &shape[AgendaItem]{
	name:  "workshop slot",
	label: func(a *AgendaItem, t Text) { a.Title = t },
	fields: []field[AgendaItem]{
		idField(aSlot, func(a *AgendaItem, id string) { a.ID = id }),
		required(numberField("minutes", "how long it takes", countFrom1, func(a *AgendaItem, f float64) { a.Minutes = int(f) })),
		nullable(mentionedSectionField("section", "what is worked on; null for none", func(a *AgendaItem, id string) { a.Section = id })),
	},
}
