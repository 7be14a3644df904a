package questionnaires

import (
	"math"

	"lotse/questionnaires/source"
)

// rating is a whole number from min to max.
type rating struct {
	measured
	min, max float64
}

var ratingShape = &shape[rating]{
	name: "rating",
	fields: []field[rating]{
		required(numberField("min", "the lowest rating", anyWhole, func(k *rating, f float64) { k.min = f })),
		required(numberField("max", "the highest rating", anyWhole, func(k *rating, f float64) { k.max = f })),
	},
	finish: func(r *reader, n *source.Node, k *rating) {
		if n.Get("min") != nil && n.Get("max") != nil && k.min >= k.max {
			r.add(n.Get("max").Problemf("max must be above min"))
		}
	},
}

// Name returns rating.
func (k *rating) Name() string { return "rating" }

// Control asks for a number.
func (k *rating) Control(string) Control {
	return Control{Form: FormNumber, Min: k.min, Max: k.max, Bounded: true, Step: 1}
}

// Parse takes a whole number.
func (k *rating) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	f, ok := numberIn(in)
	switch {
	case !ok:
		return nil, fault(FaultNumber, "Given", in)
	case f != math.Trunc(f):
		return nil, fault(FaultWhole, "Given", f)
	case f < k.min:
		return nil, fault(FaultBelow, "Given", f, "Min", k.min)
	case f > k.max:
		return nil, fault(FaultAbove, "Given", f, "Max", k.max)
	}
	return Number(f), nil
}

// Show returns the rating on its scale.
func (k *rating) Show(v Value, lang string) Display {
	n, ok := v.(Number)
	if !ok {
		return Words("")
	}
	return Meter{At: float64(n), Of: k.max, Label: numberWords(float64(n), lang)}
}

func (k *rating) scale() (lo, hi float64, ok bool) { return k.min, k.max, true }
