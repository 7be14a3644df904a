package questionnaires

import (
	"slices"
	"strings"

	"lotse/questionnaires/source"
)

// choices are some of some options.
type choices struct {
	offer
	max int // how many may be chosen; 0 for all
}

var choicesShape = &shape[choices]{
	name: "choices",
	fields: append(offerFields(func(k *choices) *offer { return &k.offer }),
		numberField("max", "how many may be chosen", countFrom1, func(k *choices, f float64) { k.max = int(f) })),
	finish: func(r *reader, n *source.Node, k *choices) { r.checkOffer(n, &k.offer) },
}

// Name returns choices.
func (k *choices) Name() string { return "choices" }

// Control offers the options.
func (k *choices) Control(lang string) Control {
	return Control{Form: FormPickMany, Options: k.control(lang), RefersTo: k.refersTo(), Max: float64(k.max), Bounded: k.max > 0}
}

// Parse takes a list of options, or words separated by commas. Where every option
// is a single letter, letters may stand together: AR. An empty list says "none".
func (k *choices) Parse(in any) (Value, Faults) {
	if empty(in) {
		return nil, nil
	}
	items, ok := listIn(in)
	if !ok {
		words, ok := wordsIn(in)
		if !ok {
			return nil, fault(FaultList)
		}
		items = k.split(words)
	}
	picks := make(Picks, 0, len(items))
	var faults Faults
	for _, item := range items {
		id, wrong := k.choose(item)
		switch {
		case wrong != nil:
			faults = append(faults, wrong...)
		case slices.Contains(picks, id):
			faults = append(faults, fault(FaultTwice, "Given", id)...)
		default:
			picks = append(picks, id)
		}
	}
	if faults == nil {
		faults = k.check(picks)
	}
	if faults != nil {
		return nil, faults
	}
	return k.inOrder(picks), nil
}

// split takes a line of words apart.
func (k *choices) split(words string) []any {
	var items []any
	switch _, one := k.find(words); {
	case one:
		items = append(items, words)
	case k.letters() && !strings.ContainsAny(words, ", "):
		for _, r := range words {
			items = append(items, string(r))
		}
	default:
		for word := range strings.SplitSeq(words, ",") {
			if word = strings.TrimSpace(word); word != "" {
				items = append(items, word)
			}
		}
	}
	return items
}

// letters reports whether every option is a single letter.
func (k *choices) letters() bool {
	return len(k.options) > 0 && !slices.ContainsFunc(k.options, func(op Option) bool { return len(op.ID) != 1 })
}

func (k *choices) check(picks Picks) Faults {
	if k.max > 0 && len(picks) > k.max {
		return fault(FaultTooMany, "Max", k.max)
	}
	for _, id := range picks {
		if op, _ := k.find(id); op.Exclusive && len(picks) > 1 {
			return fault(FaultAlone, "Given", id)
		}
	}
	return nil
}

// inOrder puts the chosen ones in the order of the options; words of an open
// offer stay where they are, behind them.
func (k *choices) inOrder(picks Picks) Picks {
	rank := func(id string) int {
		if i := slices.IndexFunc(k.options, func(op Option) bool { return op.ID == id }); i >= 0 {
			return i
		}
		return len(k.options)
	}
	slices.SortStableFunc(picks, func(a, b string) int { return rank(a) - rank(b) })
	return picks
}

// Plain returns the ids as a list.
func (k *choices) Plain(v Value) any {
	picks, ok := v.(Picks)
	if !ok {
		return nil
	}
	list := make([]any, len(picks))
	for i, id := range picks {
		list[i] = id
	}
	return list
}

// Score is of no meaning for several options.
func (k *choices) Score(Value) (float64, bool) { return 0, false }

// Show returns the words of the chosen options.
func (k *choices) Show(v Value, lang string) Display {
	picks, _ := v.(Picks)
	chips := make(Chips, len(picks))
	for i, id := range picks {
		chips[i] = k.show(id, lang)
	}
	return chips
}
