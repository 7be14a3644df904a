package questionnaires

import "lotse/questionnaires/source"

// choice is one of some options.
type choice struct{ offer }

var choiceShape = &shape[choice]{
	name:   "choice",
	fields: offerFields(func(k *choice) *offer { return &k.offer }),
	finish: func(r *reader, n *source.Node, k *choice) { r.checkOffer(n, &k.offer) },
}

// Name returns choice.
func (k *choice) Name() string { return "choice" }

// Control offers the options.
func (k *choice) Control(lang string) Control {
	return Control{Form: FormPickOne, Options: k.control(lang), RefersTo: k.refersTo()}
}

// Parse takes an option's id, its words, or its level.
func (k *choice) Parse(in any) (Value, Faults) { return k.pick(in) }

// pick reads a single choice.
func (o *offer) pick(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	id, faults := o.choose(in)
	if faults != nil {
		return nil, faults
	}
	return Pick(id), nil
}

// Plain returns the option's id.
func (k *choice) Plain(v Value) any { return plainPick(v) }

func plainPick(v Value) any {
	if p, ok := v.(Pick); ok {
		return string(p)
	}
	return nil
}

// Score returns the value of the option, if it has one.
func (k *choice) Score(v Value) (float64, bool) {
	p, _ := v.(Pick)
	op, _ := k.find(string(p))
	return op.Value, op.HasValue
}

// Show returns the option's words.
func (k *choice) Show(v Value, lang string) Display {
	p, _ := v.(Pick)
	return Words(k.show(string(p), lang))
}
