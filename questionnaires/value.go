package questionnaires

// A Value is an answer in its one canonical form. The set is closed:
// [Text], [Number], [Flag], [Pick], [Picks], [Date], [Entries] and [Cells].
// A nil Value is no answer.
type Value interface{ value() }

type (
	// Number is a number, a rating, or the value of a chosen level.
	Number float64
	// Flag is yes or no. In a text or date field, true says "given, wording not recorded".
	Flag bool
	// Pick is the id of a chosen option or of a referenced entry.
	Pick string
	// Picks are the ids of chosen options, in the order of the options.
	Picks []string
	// Date is a day as 2006-01-02.
	Date string
	// Entries are the rows of a repeatable table, in the order they were entered.
	Entries []Entry
	// Cells are the filled cells of a grid: row id → column id → value.
	Cells map[string]map[string]Value
)

// An Entry is one row of a repeatable table: column id → value.
type Entry struct {
	ID     string
	Fields map[string]Value
}

func (Text) value()    {}
func (Number) value()  {}
func (Flag) value()    {}
func (Pick) value()    {}
func (Picks) value()   {}
func (Date) value()    {}
func (Entries) value() {}
func (Cells) value()   {}

// Text returns the words of a field, or nil if it holds none.
func (e Entry) Text(column string) Text {
	t, _ := e.Fields[column].(Text)
	return t
}

// Pick returns the option or entry chosen in a field, or "".
func (e Entry) Pick(column string) string {
	p, _ := e.Fields[column].(Pick)
	return string(p)
}

// Number returns the number in a field and whether there is one.
func (e Entry) Number(column string) (float64, bool) {
	n, ok := e.Fields[column].(Number)
	return float64(n), ok
}

// Given reports whether a field holds anything but "no".
func (e Entry) Given(column string) bool { return Given(e.Fields[column]) }

// Given reports whether v is an answer: words, a number, a choice, or yes.
func Given(v Value) bool {
	switch v := v.(type) {
	case nil:
		return false
	case Text:
		return !v.Empty()
	case Flag:
		return bool(v)
	case Pick:
		return v != ""
	case Picks:
		return len(v) > 0
	case Date:
		return v != ""
	case Entries:
		return len(v) > 0
	case Cells:
		return len(v) > 0
	}
	return true
}
