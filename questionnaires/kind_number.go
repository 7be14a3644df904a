package questionnaires

import (
	"math"

	"lotse/questionnaires/source"
)

// number is a number, with a range and a unit where that makes sense.
type number struct {
	measured
	min, max       float64
	hasMin, hasMax bool
	unit           string
	step           float64 // what a form counts in; other values are taken as well
}

var numberShape = &shape[number]{
	name: "number",
	fields: []field[number]{
		numberField("min", "the smallest number allowed", anyNumber, func(k *number, f float64) { k.min, k.hasMin = f, true }),
		numberField("max", "the largest number allowed", anyNumber, func(k *number, f float64) { k.max, k.hasMax = f, true }),
		wordsField("unit", "what is counted: h/week", func(k *number, s string) { k.unit = s }),
		numberField("step", "what a form counts in", positive, func(k *number, f float64) { k.step = f }),
	},
	finish: func(r *reader, n *source.Node, k *number) {
		if k.hasMin && k.hasMax && k.min >= k.max {
			r.add(n.Get("max").Problemf("max must be above min"))
		}
	},
}

// Name returns number.
func (k *number) Name() string { return "number" }

// Control asks for a number.
func (k *number) Control(string) Control {
	c := Control{Form: FormNumber, Min: math.Inf(-1), Max: math.Inf(1), Bounded: k.hasMin || k.hasMax, Unit: k.unit, Step: k.step}
	if k.hasMin {
		c.Min = k.min
	}
	if k.hasMax {
		c.Max = k.max
	}
	return c
}

// Parse takes a number, or a number in words as people type it.
func (k *number) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	f, ok := numberIn(in)
	switch {
	case !ok:
		return nil, fault(FaultNumber, "Given", in)
	case k.hasMin && f < k.min:
		return nil, fault(FaultBelow, "Given", f, "Min", k.min)
	case k.hasMax && f > k.max:
		return nil, fault(FaultAbove, "Given", f, "Max", k.max)
	}
	return Number(f), nil
}

// Show returns the number in words.
func (k *number) Show(v Value, lang string) Display {
	n, ok := v.(Number)
	if !ok {
		return Words("")
	}
	return Words(numberWords(float64(n), lang))
}

func (k *number) scale() (lo, hi float64, ok bool) { return k.min, k.max, k.hasMin && k.hasMax }
