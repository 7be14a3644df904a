package figure

// Flows shows which department tells whom what, from left to right towards the
// team: a layered drawing with as few crossings as its order of rows allows.
type Flows struct {
	Nodes    []FlowNode
	Links    []FlowLink
	Team     string
	TeamNote string // below the team
	Dead     string // the word at a dead end
	Via      string // said of a department whose flows are left out, though it reaches the team
	Legend   FlowLegend
}

// A FlowNode is a department.
type FlowNode struct {
	Name    string
	Reason  string // why it does not reach the team
	Cut     bool   // it does not: dotted
	DeadEnd bool   // something arrives and goes no further
}

// FlowTeam stands for the team where a link has the index of a node.
const FlowTeam = -1

// A FlowLink is one flow.
type FlowLink struct {
	From, To int // indices of nodes, or FlowTeam
	Works    FlowState
	Owned    bool // somebody answers for it
	Text     string
	Number   string // stands for the text where there is no room for it
}

// A FlowState says how a flow works.
type FlowState int

// The states.
const (
	FlowWorks FlowState = iota
	FlowPartly
	FlowFails
)

// FlowLegend are the words of the legend.
type FlowLegend struct{ Works, Partly, Fails, Owned, Unowned, Cut string }

// Limits of what can be drawn in full.
const (
	flowMostNamed = 8  // departments from which on flows are numbered
	flowMostNodes = 12 // beyond, only flows into the team are drawn
	flowMostLinks = 20 // the same
)

// The drawing's places, mm.
const (
	flowBox     = 35.0
	flowRight   = 64.0 // left edge of the column next to the team
	flowTeam    = 133.0
	flowTeamBox = 31.0
	flowHead    = 2.7
	flowLegend  = 8.0
)

// A FlowChart is a drawing of flows, laid out.
type FlowChart struct {
	Flows
	Numbered bool // flows carry their numbers, and a table has to say what they are
	Reduced  bool // only flows into the team are drawn

	compact bool  // low boxes
	single  bool  // one column of departments
	links   []int // indices of the links that are drawn
	cells   []flowCell
	bands   [2]int // rows of those with a path to the team, and of those without
	boxes   []rect
	team    rect
	ends    [][]flowEnd // of each node, from its top
	routes  []flowRoute // one a drawn link
	labels  []flowLabel // one a drawn link
	dead    []flowDead
	notes   []flowNote
	height  float64
}

// A flowCell is a node's place in the grid: column 0 left, 1 next to the team.
type flowCell struct{ column, row int }

// Lay lays the drawing out.
func (f Flows) Lay() *FlowChart {
	c := &FlowChart{Flows: f}
	for i, l := range f.Links {
		if f.valid(l) {
			c.links = append(c.links, i)
		}
	}
	c.Reduced = len(f.Nodes) > flowMostNodes || len(c.links) > flowMostLinks
	c.compact = c.Reduced || len(f.Nodes) > flowMostNamed
	c.Numbered = c.compact
	if c.Reduced {
		c.keep(func(l FlowLink) bool { return l.To == FlowTeam })
	}
	c.arrange()
	c.measure()
	c.route()
	c.placeNotes()
	if !c.Numbered && !c.placeTexts() {
		c.Numbered = true
	}
	if c.Numbered {
		c.placeNumbers()
	}
	return c
}

// valid reports whether a link joins two different ends that exist.
func (f Flows) valid(l FlowLink) bool {
	exists := func(i int) bool { return i >= FlowTeam && i < len(f.Nodes) }
	return exists(l.From) && exists(l.To) && l.From != l.To
}

// keep leaves out the links that do not fit.
func (c *FlowChart) keep(fits func(FlowLink) bool) {
	var kept []int
	for _, i := range c.links {
		if fits(c.Links[i]) {
			kept = append(kept, i)
		}
	}
	c.links = kept
}

// Height is the figure's height.
func (c *FlowChart) Height() float64 { return c.height }

// A rect is a rectangle, in mm.
type rect struct{ x, y, w, h float64 }

// hits reports whether two rectangles overlap.
func (r rect) hits(o rect) bool {
	const touch = 0.01
	return r.x < o.x+o.w-touch && o.x < r.x+r.w-touch && r.y < o.y+o.h-touch && o.y < r.y+r.h-touch
}

// mid is the height of a rectangle's middle.
func (r rect) mid() float64 { return r.y + r.h/2 }
