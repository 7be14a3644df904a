package questionnaires

// A Form is one of the few ways to ask. Faces draw forms and never learn a kind's name.
type Form string

// The forms.
const (
	FormLine     Form = "line"
	FormLines    Form = "lines"
	FormNumber   Form = "number"
	FormDate     Form = "date"
	FormPickOne  Form = "pick-one"
	FormPickMany Form = "pick-many"
	FormLevels   Form = "levels"
	FormTable    Form = "table"
	FormGrid     Form = "grid"
)

// A Control describes how a question is asked.
type Control struct {
	Form     Form
	Options  []ControlOption // pick-one, pick-many, levels
	Min, Max float64         // number: the range; table and pick-many: how many; line, lines: Max characters
	Bounded  bool            // whether Min and Max apply
	Unit     string
	Step     float64
	RefersTo string   // pick-one, pick-many: the question whose entries are offered
	Columns  []Column // table, grid
	Rows     []Row    // grid
}

// A ControlOption is one answer on offer.
type ControlOption struct {
	ID, Label string
	Exclusive bool
}
