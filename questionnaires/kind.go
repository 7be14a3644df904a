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
