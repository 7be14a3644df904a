package figure

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// permutations calls f with every order of a list.
func permutations(list []int, f func([]int)) {
	if len(list) == 0 {
		f(nil)
		return
	}
	for i := range list {
		rest := slices.Concat(list[:i], list[i+1:])
		permutations(rest, func(p []int) { f(append([]int{list[i]}, p...)) })
	}
}

// TestFlowChart_order compares the order found with the best of all orders.
func TestFlowChart_order(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	missed := 0
	const graphs = 60
	for range graphs {
		f := Flows{Nodes: make([]FlowNode, 8)}
		var b flowBand
		b.columns = [2][]int{{0, 1, 2, 3}, {4, 5, 6, 7}}
		for range 3 + r.IntN(6) {
			f.Links = append(f.Links, FlowLink{From: r.IntN(4), To: 4 + r.IntN(4)})
		}
		c := &FlowChart{Flows: f}
		for i := range f.Links {
			c.links = append(c.links, i)
		}
		best := c.cost(b)
		permutations(b.columns[0], func(left []int) {
			permutations(b.columns[1], func(right []int) {
				best = min(best, c.cost(flowBand{[2][]int{left, right}}))
			})
		})
		if got := c.cost(c.order(b)); got > best+costSlope {
			missed++
		}
	}
	if missed > 1 {
		t.Errorf("%d of %d orders are worse than the best one by more than a row's slope", missed, graphs)
	}
}

// TestFlowChart_crossing: two flows that would cross are set straight.
func TestFlowChart_crossing(t *testing.T) {
	f := Flows{Nodes: make([]FlowNode, 4), Links: []FlowLink{{From: 0, To: 3}, {From: 1, To: 2}, {From: 2, To: FlowTeam}, {From: 3, To: FlowTeam}}}
	c := f.Lay()
	for _, l := range [][2]int{{0, 3}, {1, 2}} {
		if c.cells[l[0]].row != c.cells[l[1]].row {
			t.Errorf("flow from %d to %d slopes", l[0], l[1])
		}
	}
}

func TestFlowChart_columns(t *testing.T) {
	links := []FlowLink{
		{From: 0, To: FlowTeam},
		{From: 1, To: 0}, {From: 1, To: FlowTeam, Works: FlowFails}, // working only by a detour
		{From: 2, To: FlowTeam, Works: FlowFails}, // direct, though it fails
		{From: 3, To: 1}, // three steps: joins the left column
		{From: 4, To: 5}, // ends before the team
	}
	c := Flows{Nodes: make([]FlowNode, 6), Links: links}.Lay()
	for n, want := range []int{1, 0, 1, 0, 0, 1} {
		if c.cells[n].column != want {
			t.Errorf("department %d is in column %d, want %d", n, c.cells[n].column, want)
		}
	}
	if c.bands != [2]int{2, 1} {
		t.Errorf("rows with and without a path: %v", c.bands)
	}
}

func TestClips(t *testing.T) {
	r := rect{10, 10, 10, 10}
	for _, tc := range []struct {
		line [4]float64
		want bool
	}{
		{[4]float64{0, 15, 30, 15}, true}, {[4]float64{12, 12, 13, 13}, true}, {[4]float64{0, 5, 30, 5}, false},
		{[4]float64{5, 0, 5, 30}, false}, {[4]float64{0, 20.5, 9.5, 30}, false}, {[4]float64{5, 15, 15, 25}, true},
	} {
		if got := clips(tc.line[0], tc.line[1], tc.line[2], tc.line[3], r); got != tc.want {
			t.Errorf("clips(%v) = %v", tc.line, got)
		}
	}
}
