package assessment

import (
	"cmp"
	"slices"
)

// publishDontKnows prints the shares of "don't know". The numbers of them are
// unknowns as the means are, with rules of their own: over all respondents, not
// where only hidden groups answered; the highest of the shown groups, not where
// exactly one hidden and at most one shown group was asked, because the two
// together give the third.
func (c *component) publishDontKnows(pub *Published) {
	r := c.r
	for _, i := range c.items {
		q, out := r.scheme.items[i].question, &pub.Questions[i]
		if r.onlyHidden(i, c.d) {
			if r.questions[i].unknown.Known {
				pub.Withheld[prefixDontKnow+q.ID+suffixTotal] = true
			}
		} else {
			out.DontKnow = r.questions[i].unknown
		}
		highest, _ := r.highestUnknown(i, c.d)
		if r.givesOneAway(i, c.d) {
			if highest.Known {
				pub.Withheld[prefixDontKnow+q.ID+suffixMaxGroup] = true
			}
			continue
		}
		out.MaxGroupDK = highest
	}
	for _, dim := range c.dims {
		withheld := false
		for _, l := range r.scheme.dims[dim].reach {
			withheld = withheld || pub.Questions[l.item].DontKnow != r.questions[l.item].unknown
		}
		if !withheld {
			pub.Dimensions[dim].DontKnow = r.dimensions[dim].unknown
		}
	}
}

// speaks reports whether a unit is shown and its answers to a question, "don't
// know" included, are not those of one protected group alone, as they may be
// where two groups are merged but only one was asked.
func (r *Result) speaks(u unit, item int, d disclosure) bool {
	groups, protected := 0, 0
	for _, g := range u.groups {
		if c := r.tally.cells[item][g]; c.n+c.dk > 0 {
			groups++
			if d.protects(g) {
				protected++
			}
		}
	}
	return u.shown && groups > 0 && (groups > 1 || protected == 0)
}

// onlyHidden reports whether all numbers and "don't know" in a question come
// from hidden groups.
func (r *Result) onlyHidden(item int, d disclosure) bool {
	answered := false
	for _, u := range d.units {
		c := r.cell(u, item)
		answered = answered || c.n+c.dk > 0
		if r.speaks(u, item, d) {
			return false
		}
	}
	return answered
}

// givesOneAway reports whether exactly one hidden and at most one shown group
// was put a question, or took part in answering it.
func (r *Result) givesOneAway(item int, d disclosure) bool {
	q := r.scheme.items[item].question
	var asked, answered struct{ hidden, shown int }
	for _, u := range d.units {
		put := false
		for _, g := range u.groups {
			if r.tally.n[g] == 0 || !asks(q, r.scheme.groups[g]) {
				continue
			}
			put = true
			if !d.protects(g) {
				continue
			}
			asked.hidden++
			if c := r.tally.cells[item][g]; c.n+c.dk > 0 {
				answered.hidden++
			}
		}
		if u.shown && put {
			asked.shown++
		}
		if r.speaks(u, item, d) {
			answered.shown++
		}
	}
	return asked.hidden == 1 && asked.shown <= 1 || answered.hidden == 1 && answered.shown <= 1
}

// highestUnknown is the highest share of "don't know" of a shown unit, and whose
// it is (ties: the first).
func (r *Result) highestUnknown(item int, d disclosure) (share Number, group string) {
	for _, u := range d.units {
		if !r.speaks(u, item, d) {
			continue
		}
		if v := r.cell(u, item).unknown(); v.Known && (!share.Known || v.Value > share.Value+tolerance) {
			share, group = v, u.id
		}
	}
	return share, group
}

// protects reports whether nobody may learn a group's values.
func (d disclosure) protects(group int) bool { return slices.Contains(d.protected, group) }

// notableDontKnows lists the notable shares, the highest first: of all
// respondents, and of the shown group with the highest.
func (r *Result) notableDontKnows(pub *Published, d disclosure) []DontKnowRate {
	var rates []DontKnowRate
	params := r.scheme.pack.Params
	for i, q := range pub.Questions {
		if q.DontKnow.Known && atLeast(q.DontKnow.Value, params.DKTotal) {
			rates = append(rates, DontKnowRate{Question: q.ID, Share: q.DontKnow.Value})
		}
		if q.MaxGroupDK.Known && atLeast(q.MaxGroupDK.Value, params.DKGroup) {
			_, group := r.highestUnknown(i, d)
			rates = append(rates, DontKnowRate{Question: q.ID, Group: group, Share: q.MaxGroupDK.Value})
		}
	}
	slices.SortStableFunc(rates, func(a, b DontKnowRate) int { return cmp.Compare(b.Share, a.Share) })
	return rates
}

// voices are the groups that answered a question.
type voices map[int]bool

// only returns the group if it is just one.
func (v voices) only() (group int, ok bool) {
	if len(v) != 1 {
		return 0, false
	}
	for g := range v {
		group = g
	}
	return group, true
}
