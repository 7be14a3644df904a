package questionnaires

// A Group is a kind of respondent. Core groups are compared with each other.
type Group struct {
	ID      string
	Core    bool
	TargetN string
	Name    Text
	Short   Text
	Role    Text
}

var groupShape = &shape[Group]{
	name:  "group",
	label: func(g *Group, t Text) { g.Name = t },
	fields: []field[Group]{
		idField(aGroup, func(g *Group, id string) { g.ID = id }),
		flagField("core", "compared with the other core groups", func(g *Group, yes bool) { g.Core = yes }),
		wordsField("target-n", "how many people should answer: 2-4", func(g *Group, s string) { g.TargetN = s }),
		textField("short", "a short name for figures", func(g *Group, t Text) { g.Short = t }),
		textField("role", "what the group contributes", func(g *Group, t Text) { g.Role = t }),
	},
}
