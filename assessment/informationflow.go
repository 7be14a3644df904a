package assessment

import (
	"slices"

	"lotse/questionnaires"
)

// The parts of a flow's health; they add up to 100.
const (
	healthWorks   = 40.0
	healthOwner   = 30.0
	healthPush    = 15.0
	healthRegular = 15.0
)

// An InformationFlow is one recorded information flow.
type InformationFlow struct {
	ID, From, To                       string
	Content                            questionnaires.Text
	Frequency, Mode, Works             string // option ids
	Owner, Receiver, Channel, Obstacle questionnaires.Text
	HasOwner                           bool
	Importance                         float64 // 1..3
	Health                             Number  // 0..100; not for return flows
	Return                             bool    // from the team to a department

	works, push float64 // what the options count
	rated       bool    // it was answered whether the flow works
	known       bool    // both ends exist and differ
}

// informationFlow reads one flow.
func informationFlow(p *questionnaires.Pack, f Facts, e questionnaires.Entry, departments []Named) InformationFlow {
	flow := InformationFlow{
		ID: e.ID, From: e.Pick(colFlowFrom), To: e.Pick(colFlowTo),
		Content:   e.Text(colFlowContent),
		Frequency: e.Pick(colFlowFrequency), Mode: e.Pick(colFlowMode), Works: e.Pick(colFlowWorks),
		Owner: words(p, e.Fields[colFlowOwner]), HasOwner: e.Given(colFlowOwner),
		Receiver: roleName(p, f, e.Fields[colFlowReceiver]),
		Channel:  e.Text(colFlowChannel), Obstacle: e.Text(colFlowObstacle),
		Importance: lowestImportance,
	}
	if n, ok := e.Number(colImportanceOf); ok {
		flow.Importance = max(n, lowestImportance)
	}
	exists := func(node string) bool {
		return node == socialTeam || slices.ContainsFunc(departments, func(n Named) bool { return n.ID == node })
	}
	flow.known = flow.From != flow.To && exists(flow.From) && exists(flow.To)
	flow.Return = flow.From == socialTeam
	flow.works, flow.rated = worth(p, flow.Works)
	flow.push, _ = worth(p, flow.Mode)
	regular, _ := worth(p, flow.Frequency)
	if flow.rated && !flow.Return {
		h := healthWorks + healthPush*flow.push + healthRegular*regular
		if flow.HasOwner {
			h += healthOwner
		}
		flow.Health = Known(flow.works * h)
	}
	return flow
}

// roleName returns a receiver's words; the id of a role in the time budget
// becomes that role's name.
func roleName(p *questionnaires.Pack, f Facts, v questionnaires.Value) questionnaires.Text {
	text := words(p, v)
	for _, e := range f.entries(askTime) {
		if id := text[""]; id != "" && e.ID == id && !e.Text(colTimeRole).Empty() {
			return e.Text(colTimeRole)
		}
	}
	return text
}
