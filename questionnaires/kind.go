package questionnaires

// A Kind is one type of question. Whatever differs between types of question is
// a method here: no other code asks which kind a question is. Each kind is one
// file kind_*.go and one line in the table of kinds.
type Kind interface {
	// Name is the word used in a pack's YAML: levels, choice, choices, text, lines,
	// number, date, yesno, rating, reference, table, grid.
	Name() string
	// Control says how the question is asked.
	Control(lang string) Control
	// Parse reads an answer from plain data (string, float64, bool, []any,
	// map[string]any as they come from a document, a form or a command line).
	// Wrong input gives faults, each with the path to the part that is wrong.
	Parse(in any) (Value, Faults)
	// Plain turns a value back into plain data; Parse(Plain(v)) equals v.
	Plain(v Value) any
	// Score returns the value on the question's scale; !ok: not a scored answer.
	Score(v Value) (score float64, ok bool)
	// Show says how an answer is read back.
	Show(v Value, lang string) Display
}

// A Fault is what a respondent did wrong. Key names a message in the face's own
// words; Args fill it. Path leads to the part of the answer: [] for the whole,
// ["g2", "goal-target"] for a cell of a table.
type Fault struct {
	Key  string
	Args map[string]any
	Path []string
}

// Faults are all faults of one answer.
type Faults []Fault

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
	Min, Max float64         // number: the range; table and pick-many: how many
	Bounded  bool            // whether Min and Max apply
	Unit     string
	Step     float64
	RefersTo string   // pick-one of a reference: the question whose entries are offered
	Columns  []Column // table, grid
	Rows     []Row    // grid
}

// A ControlOption is one answer on offer.
type ControlOption struct {
	ID, Label string
	Exclusive bool
}

// A Display is one of the few ways to read an answer back. The set is closed:
// [Words], [Meter], [Chips] and [Sheet].
type Display interface{ display() }

type (
	// Words are read as they stand.
	Words string
	// Meter is a value on a scale.
	Meter struct {
		At, Of float64
		Label  string
	}
	// Chips are the chosen ones of some options.
	Chips []string
	// Sheet is a small table.
	Sheet struct {
		Head []string
		Rows [][]string
	}
)

func (Words) display() {}
func (Meter) display() {}
func (Chips) display() {}
func (Sheet) display() {}
