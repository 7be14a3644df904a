package assessment

import "slices"

// mergedGroup is the id under which two groups are shown as one.
const mergedGroup = "communication"

// mergeable are the ids of the groups that may be shown as one.
var mergeable = [2]string{"editors", "marketing-pr"}

// A unit is what is shown as one group: a group of the pack, or two of them
// merged for display.
type unit struct {
	id     string
	core   bool
	groups []int // of the pack
	n      int   // people who enter the scoring
	shown  bool
}

// A disclosure says whose values may be shown.
type disclosure struct {
	k         int
	units     []unit // in the order of the pack
	protected []int  // groups with answers whose own values nobody may learn
}

// disclose decides which groups are shown: those with enough people, less the
// ones hidden so that a single hidden group cannot be found by subtraction.
func (r *Result) disclose() disclosure {
	d := disclosure{k: SmallestGroup(r.scheme.pack, &r.engagement)}
	d.units = r.units(false)
	hide(d.units, d.k)
	if r.engagement.Merge {
		merged := r.units(true)
		hide(merged, d.k)
		if !slices.ContainsFunc(merged, func(u unit) bool { return u.core && u.n > 0 && !u.shown }) {
			d.units = merged
		}
	}
	for _, u := range d.units {
		for _, g := range u.groups {
			if n := r.tally.n[g]; n > 0 && (!u.shown || n < d.k) {
				d.protected = append(d.protected, g)
			}
		}
	}
	return d
}

// units lists the groups as they would be shown, merged or not. A merged group
// stands in the place of its first member.
func (r *Result) units(merge bool) []unit {
	first := slices.Index(r.scheme.groups, mergeable[0])
	second := slices.Index(r.scheme.groups, mergeable[1])
	merge = merge && first >= 0 && second >= 0 && r.tally.n[first] > 0 && r.tally.n[second] > 0
	var units []unit
	for g, group := range r.scheme.pack.Groups {
		switch {
		case merge && g == second:
		case merge && g == first:
			units = append(units, unit{
				id: mergedGroup, core: true,
				groups: []int{first, second},
				n:      r.tally.n[first] + r.tally.n[second],
			})
		default:
			units = append(units, unit{id: group.ID, core: group.Core, groups: []int{g}, n: r.tally.n[g]})
		}
	}
	return units
}

// hide sets which units are shown. First the minimum size; then complementary
// suppression: while exactly one unit with answers is hidden, or the hidden ones
// together have fewer than k people, the smallest shown core unit is hidden as
// well (ties: the later one). Nobody's answers need no hiding.
func hide(units []unit, k int) {
	for i := range units {
		units[i].shown = units[i].n >= k && units[i].n > 0
	}
	for {
		hidden, people, smallest := 0, 0, -1
		for i, u := range units {
			switch {
			case !u.shown && u.n > 0:
				hidden++
				people += u.n
			case u.shown && u.core && (smallest < 0 || u.n <= units[smallest].n):
				smallest = i
			}
		}
		if hidden == 0 || (hidden > 1 && people >= k) || smallest < 0 {
			return
		}
		units[smallest].shown = false
	}
}

// cell is a unit's answers to a question.
func (r *Result) cell(u unit, item int) cell {
	var c cell
	for _, g := range u.groups {
		c = c.plus(r.tally.cells[item][g])
	}
	return c
}

// people counts who of a unit gave a number answer in a dimension.
func (r *Result) people(u unit, dim int) int {
	n := 0
	for _, g := range u.groups {
		n += r.tally.people[dim][g]
	}
	return n
}
