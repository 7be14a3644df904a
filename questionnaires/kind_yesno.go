package questionnaires

import "strings"

// yesno is a question that is answered with yes or no.
type yesno struct{}

var yesnoShape = &shape[yesno]{name: "yesno"}

// The answers, in the order of the control. Documents write true and false.
var (
	yes = Text{"de": "ja", "en": "yes"}
	no  = Text{"de": "nein", "en": "no"}
)

// Name returns yesno.
func (k *yesno) Name() string { return "yesno" }

// Control offers yes and no.
func (k *yesno) Control(lang string) Control {
	return Control{Form: FormPickOne, Options: []ControlOption{{ID: "true", Label: yes.In(lang)}, {ID: "false", Label: no.In(lang)}}}
}

// Parse takes true and false, and the words for them.
func (k *yesno) Parse(in any) (Value, Faults) {
	if b, ok := in.(bool); ok {
		return Flag(b), nil
	}
	if empty(in) {
		return nil, nil
	}
	word, _ := in.(string)
	switch strings.ToLower(strings.TrimSpace(word)) {
	case "true", yes["de"], yes["en"]:
		return Flag(true), nil
	case "false", no["de"], no["en"]:
		return Flag(false), nil
	}
	return nil, fault(FaultYesNo, "Given", in)
}

// Plain returns true or false.
func (k *yesno) Plain(v Value) any {
	if f, ok := v.(Flag); ok {
		return bool(f)
	}
	return nil
}

// Score returns 1 for yes and 0 for no.
func (k *yesno) Score(v Value) (float64, bool) {
	f, ok := v.(Flag)
	if f {
		return 1, ok
	}
	return 0, ok
}

// Show returns the word.
func (k *yesno) Show(v Value, lang string) Display {
	switch v {
	case Flag(true):
		return Words(yes.In(lang))
	case Flag(false):
		return Words(no.In(lang))
	}
	return Words("")
}

func (k *yesno) scale() (lo, hi float64, ok bool) { return 0, 1, true }
