package questionnaires

import (
	"strconv"

	"lotse/questionnaires/source"
)

// levels are sentences of which the last one that applies is chosen; each has a
// value on the question's scale. l1 to l9 are short for the values 1 to 9.
type levels struct {
	offer
	measured
	short [9]Text
}

const maxShortLevels = 9

var levelShape = &shape[Option]{
	name:  "level of a question",
	label: func(o *Option, t Text) { o.Label = t },
	fields: []field[Option]{
		required(numberField("value", "the value on the question's scale", anyNumber, func(o *Option, f float64) {
			o.ID, o.Value, o.HasValue = figure(f), f, true
		})),
	},
}

var levelsShape = &shape[levels]{
	name:   "levels",
	fields: levelsFields(),
	finish: (*reader).checkLevels,
}

func levelsFields() []field[levels] {
	list := []field[levels]{
		listField("levels", "sentences with a value each, from the lowest to the highest", levelShape, func(k *levels, o []Option) { k.options = o }),
	}
	for i := range maxShortLevels {
		list = append(list, textField("l"+strconv.Itoa(i+1), "the sentence for value "+strconv.Itoa(i+1), func(k *levels, t Text) { k.short[i] = t }))
	}
	return list
}

// checkLevels turns the short form into the long one and checks the values.
func (r *reader) checkLevels(n *source.Node, k *levels) {
	long := n.Get("levels")
	last := 0
	for i := 1; i <= maxShortLevels; i++ {
		key := "l" + strconv.Itoa(i)
		switch {
		case n.Get(key) == nil:
		case long != nil:
			r.add(n.KeyProblemf(key, "%q and %q exclude each other", "levels", key))
		case i != last+1:
			r.add(n.KeyProblemf(key, "%s has no l%d before it", key, i-1))
			last = i
		default:
			last = i
			k.options = append(k.options, Option{ID: strconv.Itoa(i), Value: float64(i), HasValue: true, Label: k.short[i-1]})
		}
	}
	switch {
	case long == nil && last == 0:
		r.add(n.Problemf("levels needs %q or %q to %q", "levels", "l1", "l5"))
	case long == nil && last == 1 || long != nil && long.Kind == source.List && len(long.Items) < 2:
		r.add(n.Problemf("levels needs at least two of them"))
	}
	if long == nil {
		return
	}
	for i := 1; i < len(k.options); i++ {
		if k.options[i].HasValue && k.options[i].Value <= k.options[i-1].Value {
			r.add(long.Items[i].Get("value").Problemf("the values of levels must ascend"))
		}
	}
}

// Name returns levels.
func (k *levels) Name() string { return "levels" }

// Control offers the sentences; an option's id is its value.
func (k *levels) Control(lang string) Control {
	return Control{Form: FormLevels, Options: k.control(lang)}
}

// Parse takes the value of a level.
func (k *levels) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	f, ok := numberIn(in)
	if !ok {
		return nil, fault(FaultOption, "Given", in)
	}
	op, ok := k.find(figure(f))
	if !ok {
		return nil, fault(FaultOption, "Given", f)
	}
	return Number(op.Value), nil
}

// Show returns the level and its sentence.
func (k *levels) Show(v Value, lang string) Display {
	n, ok := v.(Number)
	if !ok {
		return Words("")
	}
	_, hi, _ := k.scale()
	return Meter{At: float64(n), Of: hi, Label: k.show(figure(float64(n)), lang)}
}
