package questionnaires

import "lotse/questionnaires/source"

// A Question is one thing that is asked.
type Question struct {
	ID        string
	Key       string // how documents and commands call it; the id unless stated
	Ask       Text
	Why       Text // why it is asked
	Short     Text // a label for figures and drivers; may be empty
	Required  bool
	Dimension string   // for scored questions
	Weight    float64  // inside its dimension
	Core      bool     // one of the questions that go to all core groups
	Groups    []string // who is asked in a survey: filled in from core, the section or all groups where the pack does not say
	When      *Condition
	Kind      Kind
	Section   *Section
	Item      string  // what the question is about in another module: an activity of the matrix
	Seconds   float64 // time a respondent needs for it
}

// secondsPerQuestion is what an anchored question takes: at most 20 s to read
// question and sentences at 200 words a minute, and the decision.
const secondsPerQuestion = 30

// Range returns the smallest and the largest score an answer can have; !ok: the
// question has no scale.
func (q *Question) Range() (lo, hi float64, ok bool) {
	if k, scaled := q.Kind.(interface {
		scale() (lo, hi float64, ok bool)
	}); scaled {
		return k.scale()
	}
	return 0, 0, false
}

var questionShape = &shape[Question]{
	name: "question",
	kind: func(q *Question, k Kind) { q.Kind = k },
	fields: []field[Question]{
		idField(aQuestion, func(q *Question, id string) { q.ID = id }),
		keyField("key", "how documents call the question; the id unless stated", func(q *Question, s string) { q.Key = s }),
		kindField[Question](),
		required(textField("ask", "the question", func(q *Question, t Text) { q.Ask = t })),
		textField("why", "why it is asked", func(q *Question, t Text) { q.Why = t }),
		textField("short", "short words for figures and reasons", func(q *Question, t Text) { q.Short = t }),
		flagField("required", "needed for the diagnosis", func(q *Question, yes bool) { q.Required = yes }),
		refField("dimension", "the dimension it scores for", aDimension, func(q *Question, id string) { q.Dimension = id }),
		numberField("weight", "how much it counts in its dimension; 1 unless stated", positive, func(q *Question, f float64) { q.Weight = f }),
		flagField("core", "goes to all core groups", func(q *Question, yes bool) { q.Core = yes }),
		refsField("groups", "who is asked; all core groups for a core question, else those of the section, unless stated", aGroup,
			func(q *Question, ids []string) { q.Groups = ids }),
		conditionField("when", "asked only if this holds for the answers above", func(q *Question, c *Condition) { q.When = c }),
		refField("item", "the row of a grid the question is about", aRow, func(q *Question, id string) { q.Item = id }),
		numberField("seconds", "time a respondent needs; 30 unless stated", positive, func(q *Question, f float64) { q.Seconds = f }),
	},
	finish: func(_ *reader, n *source.Node, q *Question) {
		if q.Key == "" {
			q.Key = q.ID
		}
		if n.Get("weight") == nil {
			q.Weight = 1
		}
		if n.Get("seconds") == nil {
			q.Seconds = secondsPerQuestion
		}
	},
}
