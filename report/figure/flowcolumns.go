package figure

// arrange gives every department its cell: columns by the distance to the team,
// rows with few crossings, those without a path to the team below the others.
func (c *FlowChart) arrange() {
	c.cells = make([]flowCell, len(c.Nodes))
	var path, none flowBand
	if c.Reduced {
		path, none = c.oneColumn()
	} else {
		path, none = c.twoColumns()
	}
	c.single = len(path.columns[0])+len(none.columns[0]) == 0 && !c.joined()
	row := 0
	for i, b := range []flowBand{path, none} {
		if !c.Reduced {
			b = c.order(b)
		}
		c.bands[i] = c.settle(b, row)
		row += c.bands[i]
	}
}

// joined reports whether a flow joins two departments.
func (c *FlowChart) joined() bool {
	for _, i := range c.links {
		if l := c.Links[i]; l.From != FlowTeam && l.To != FlowTeam {
			return true
		}
	}
	return false
}

// oneColumn lists the departments that supply the team first, then those that
// reach it through others, then those that do not reach it.
func (c *FlowChart) oneColumn() (path, none flowBand) {
	direct := map[int]bool{}
	for _, i := range c.links {
		direct[c.Links[i].From] = true
	}
	for _, first := range []bool{true, false} {
		for i, n := range c.Nodes {
			if direct[i] != first {
				continue
			}
			if n.Cut && !direct[i] {
				none.columns[1] = append(none.columns[1], i)
			} else {
				path.columns[1] = append(path.columns[1], i)
			}
		}
	}
	return path, none
}

// twoColumns puts the departments next to the team that supply it without a
// detour, all others to their left.
func (c *FlowChart) twoColumns() (path, none flowBand) {
	working := c.distances([]int{FlowTeam}, func(l FlowLink) bool { return l.Works != FlowFails })
	recorded := c.distances([]int{FlowTeam}, func(FlowLink) bool { return true })
	var rest []int
	for i := range c.Nodes {
		d, ok := working[i]
		if !ok {
			d, ok = recorded[i]
		}
		switch {
		case !ok:
			rest = append(rest, i)
		case d == 1:
			path.columns[1] = append(path.columns[1], i)
		default:
			path.columns[0] = append(path.columns[0], i)
		}
	}
	return path, c.withoutPath(rest, len(path.columns[0]) > 0)
}

// distances counts the steps from nodes to the nearest of some ends, against the
// direction of the links. What the team tells departments leads nowhere.
func (c *FlowChart) distances(ends []int, follow func(FlowLink) bool) map[int]int {
	steps := map[int]int{}
	for _, e := range ends {
		steps[e] = 0
	}
	for open := ends; len(open) > 0; open = open[1:] {
		for _, i := range c.links {
			l := c.Links[i]
			if _, seen := steps[l.From]; l.To == open[0] && !seen && l.From != FlowTeam && follow(l) {
				steps[l.From] = steps[open[0]] + 1
				open = append(open, l.From)
			}
		}
	}
	return steps
}

// withoutPath puts the departments at which flows end to the right and those that
// feed them to the left. Whoever is not linked at all fills the shorter column,
// if there are two.
func (c *FlowChart) withoutPath(rest []int, two bool) flowBand {
	var b flowBand
	linked, supplies := map[int]bool{}, map[int]bool{}
	for _, i := range c.links {
		l := c.Links[i]
		if l.From != FlowTeam && l.To != FlowTeam {
			linked[l.From], linked[l.To] = true, true
			supplies[l.From] = true
		}
	}
	var ends, alone []int
	for _, i := range rest {
		switch {
		case !linked[i]:
			alone = append(alone, i)
		case !supplies[i]:
			ends = append(ends, i)
		}
	}
	steps := c.distances(ends, func(FlowLink) bool { return true })
	for _, i := range rest {
		if _, ok := steps[i]; !ok && linked[i] { // a ring without an end: the first one stands for it
			ends = append(ends, i)
			steps = c.distances(ends, func(FlowLink) bool { return true })
		}
	}
	for _, i := range rest {
		if linked[i] {
			column := 0
			if steps[i] == 0 {
				column = 1
			}
			b.columns[column] = append(b.columns[column], i)
			two = two || column == 0
		}
	}
	for _, i := range alone {
		column := 1
		if two && len(b.columns[0]) < len(b.columns[1]) {
			column = 0
		}
		b.columns[column] = append(b.columns[column], i)
	}
	return b
}
