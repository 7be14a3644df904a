package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// The barrier check and the option that says "none of these".
const (
	askBarriers = "barriers"
	barrierNone = "bar-none"
)

// BarriersDiagnosis is the instrument "barriers": not available where the
// group asked is hidden. Classes after Riege (2005) and Szulanski (1996).
type BarriersDiagnosis struct {
	Present  bool // the pack asks, and somebody answered
	Shown    bool
	Groups   []string // who is asked; empty: everybody
	Answered int
	Options  map[string]float64 // option id → share of those who answered, 0..1
	Classes  map[string]float64 // class id → share naming at least one of its options
	MaxShare Number             // largest share of an option other than "none of these"
	Top      string             // that option's id; ties: the pack's order
}

// barriers reads the barrier check:
//
//	barrier.<option>.share = respondents naming it/respondents who answered the check
//	barrier.<class>.share  = respondents naming at least one option of the class/the same
//	barrier.max-share      = largest option share, "none of these" left out
func barriers(p *questionnaires.Pack, people []Respondent) BarriersDiagnosis {
	var d BarriersDiagnosis
	q := p.Question(askBarriers)
	if q == nil || q.Kind == nil {
		return d
	}
	d.Groups = q.Groups
	if len(d.Groups) == 0 && q.Section != nil {
		d.Groups = q.Section.Groups
	}
	options, classes := map[string]int{}, map[string]int{}
	for _, r := range people {
		picks, ok := r.Answers[askBarriers].Value.(questionnaires.Picks)
		if !ok || r.Answers[askBarriers].State != Given || len(picks) == 0 || !d.asks(r.Group) {
			continue
		}
		d.Answered++
		countBarriers(p, picks, options, classes)
	}
	if d.Answered == 0 {
		return d
	}
	d.Present, d.Shown = true, true
	d.Options, d.Classes = map[string]float64{}, map[string]float64{}
	n := float64(d.Answered)
	d.MaxShare = Known(0)
	for _, o := range q.Kind.Control("").Options {
		option, _ := p.Option(o.ID)
		d.Options[o.ID] = float64(options[o.ID]) / n
		if option.Class != "" {
			d.Classes[option.Class] = float64(classes[option.Class]) / n
		}
		if share := d.Options[o.ID]; share > d.MaxShare.Value && o.ID != barrierNone && !o.Exclusive {
			d.MaxShare, d.Top = Known(share), o.ID
		}
	}
	return d
}

// countBarriers counts one person's choices, each option and each class once.
func countBarriers(p *questionnaires.Pack, picks []string, options, classes map[string]int) {
	seen := map[string]bool{}
	for _, id := range picks {
		if seen[id] {
			continue
		}
		seen[id] = true
		options[id]++
		if o, ok := p.Option(id); ok && o.Class != "" && !seen[o.Class] {
			seen[o.Class] = true
			classes[o.Class]++
		}
	}
}

// asks reports whether a group is put the check.
func (d BarriersDiagnosis) asks(group string) bool {
	return len(d.Groups) == 0 || slices.Contains(d.Groups, group)
}

// hidden returns the diagnosis without a value, for groups that may not be shown.
func (d BarriersDiagnosis) hidden() BarriersDiagnosis {
	return BarriersDiagnosis{Present: d.Present, Groups: d.Groups}
}
