package questionnaires

import (
	"strings"
	"time"
)

// date is a day. An answer may also be true: given, but the day was not recorded.
type date struct{}

var dateShape = &shape[date]{name: "date"}

// Name returns date.
func (k *date) Name() string { return "date" }

// Control asks for a day.
func (k *date) Control(string) Control { return Control{Form: FormDate} }

// dayNotations are how a day may be written: as documents do, and as people in German
// type it. A notation with slashes would be two different days to two readers.
var dayNotations = []string{time.DateOnly, "2.1.2006"}

// Parse takes a day as 2006-01-02 or 2.1.2006, or true.
func (k *date) Parse(in any) (Value, Faults) {
	if yes, ok := in.(bool); ok {
		if yes {
			return Flag(true), nil
		}
		return nil, nil
	}
	if empty(in) {
		return nil, nil
	}
	words, _ := in.(string)
	if day, ok := ReadDay(words); ok {
		return day, nil
	}
	return nil, fault(FaultDate, "Given", in)
}

// ReadDay reads a day as people write it, 2006-01-02 or 2.1.2006: in answers and
// wherever else somebody types one. It reports whether it is a day.
func ReadDay(words string) (Date, bool) {
	for _, notation := range dayNotations {
		if day, err := time.Parse(notation, strings.TrimSpace(words)); err == nil {
			return Date(day.Format(time.DateOnly)), true
		}
	}
	return "", false
}

// Plain returns the day as 2006-01-02.
func (k *date) Plain(v Value) any {
	switch v := v.(type) {
	case Date:
		return string(v)
	case Flag:
		return bool(v)
	}
	return nil
}

// Score is of no meaning for a day.
func (k *date) Score(Value) (float64, bool) { return 0, false }

// Show returns the day as the language writes it.
func (k *date) Show(v Value, lang string) Display {
	switch v := v.(type) {
	case Date:
		day, err := time.Parse(time.DateOnly, string(v))
		if err != nil {
			return Words(v)
		}
		if lang == "de" {
			return Words(day.Format("2.1.2006"))
		}
		return Words(day.Format("2 Jan 2006"))
	case Flag:
		return showWords(v, lang)
	}
	return Words("")
}
