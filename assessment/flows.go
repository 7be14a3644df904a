package assessment

import (
	"maps"
	"slices"

	"lotse/questionnaires"
)

// Questions, columns and options of the module "flows".
const (
	askFlows         = "flows"
	colFlowFrom      = "flow-from"
	colFlowTo        = "flow-to"
	colFlowContent   = "flow-content"
	colFlowFrequency = "flow-frequency"
	colFlowChannel   = "flow-channel"
	colFlowMode      = "flow-mode"
	colFlowOwner     = "flow-owner"
	colFlowWorks     = "flow-works"
	colImportanceOf  = "flow-importance"
	colFlowReceiver  = "flow-receiver"
	colFlowObstacle  = "flow-obstacle"
	socialTeam       = "social-team" // the fixed node of the graph
	receiversFrom    = 3             // flows into the team from which a receiver's share says something
)

// FlowsDiagnosis is the instrument "flows": a directed graph of the departments
// and the social-media team.
type FlowsDiagnosis struct {
	Present         bool
	Departments     []Named
	Flows           []InformationFlow
	Coverage        Number              // share of departments that reach the team, 0..100
	Health          Number              // 0..100, weighted by importance
	Index           Number              // mean of both
	Orphans         Number              // departments that do not reach the team
	Silent          []string            // no flow out at all
	CutOff          []string            // flows out, but none that reaches the team
	DeadEnds        []string            // something arrives, nothing reaches the team
	NoOwnerShare    Number              // 0..1
	PullShare       Number              // 0..1
	NoFeedbackShare Number              // 0..1
	ReceiverShare   Number              // 0..1
	Receiver        questionnaires.Text // who receives most
}

// flows reads the module "flows". Return flows, from the team to a department,
// count only for feedback; flows from a department to itself or to one that no
// longer exists make no link.
//
//	flow.coverage = 100·departments with a path of working flows to the team/departments
//	h             = works·(40 + 30·[owner] + 15·push + 15·regular)      per flow, 0..100
//	flow.health   = sum(importance·h)/sum(importance)
//	flow.index    = 0.5·coverage + 0.5·health; without flows 0.5·coverage
//	flow.no-owner-share    = flows without owner/flows
//	flow.pull-share        = mean of (1 - push) over the flows into the team
//	flow.no-feedback-share = suppliers without a working return flow/suppliers
//	flow.receiver-share    = largest share, by importance, of one receiver; from three flows on
//
// Without departments nothing is available. The multiplication by works is
// deliberate: an owned, regular flow that does not work is worth nothing.
func flows(p *questionnaires.Pack, f Facts, departments []Named) FlowsDiagnosis {
	d := FlowsDiagnosis{Present: f.answered(p, "flows"), Departments: departments}
	if !d.Present {
		return d
	}
	for _, e := range f.entries(askFlows) {
		d.Flows = append(d.Flows, informationFlow(p, f, e, departments))
	}
	if len(departments) == 0 {
		return d
	}
	d.walk()
	d.rate()
	d.suppliers()
	d.receivers()
	return d
}

// walk finds who reaches the team and who does not, against the direction of
// the working flows and starting at the team; cycles end at the visited nodes.
func (d *FlowsDiagnosis) walk() {
	into := map[string][]string{}
	out, arrives := map[string]bool{}, map[string]bool{}
	for _, f := range d.Flows {
		if !f.known || f.Return {
			continue
		}
		out[f.From] = true
		if f.works > 0 {
			into[f.To] = append(into[f.To], f.From)
			arrives[f.To] = true
		}
	}
	reach := map[string]bool{socialTeam: true}
	for open := []string{socialTeam}; len(open) > 0; {
		node := open[len(open)-1]
		open = open[:len(open)-1]
		for _, from := range into[node] {
			if !reach[from] {
				reach[from] = true
				open = append(open, from)
			}
		}
	}
	reached := 0
	for _, n := range d.Departments {
		switch {
		case reach[n.ID]:
			reached++
			continue
		case out[n.ID]:
			d.CutOff = append(d.CutOff, n.ID)
		default:
			d.Silent = append(d.Silent, n.ID)
		}
		if arrives[n.ID] {
			d.DeadEnds = append(d.DeadEnds, n.ID)
		}
	}
	d.Coverage = ratio(100*float64(reached), float64(len(d.Departments)))
	d.Orphans = Known(float64(len(d.Silent) + len(d.CutOff)))
}

// rate computes health, index and the share of flows without owner.
func (d *FlowsDiagnosis) rate() {
	var health, importance, flows, ownerless float64
	for _, f := range d.Flows {
		if f.Return {
			continue
		}
		flows++
		if !f.HasOwner {
			ownerless++
		}
		if f.Health.Known {
			health += f.Importance * f.Health.Value
			importance += f.Importance
		}
	}
	d.Health = ratio(health, importance)
	d.Index = Known(0.5*d.Coverage.Value + 0.5*d.Health.Value)
	d.NoOwnerShare = ratio(ownerless, flows)
}

// suppliers computes how many flows into the team must be asked for, and how
// many departments that supply it hear nothing back.
func (d *FlowsDiagnosis) suppliers() {
	var pulled, flows float64
	supplies, hears := map[string]bool{}, map[string]bool{}
	for _, f := range d.Flows {
		switch {
		case !f.known:
		case f.Return && f.works > 0:
			hears[f.To] = true
		case f.To == socialTeam:
			flows++
			pulled += 1 - f.push
			if f.works > 0 {
				supplies[f.From] = true
			}
		}
	}
	unheard := 0
	for department := range supplies {
		if !hears[department] {
			unheard++
		}
	}
	d.PullShare = ratio(pulled, flows)
	d.NoFeedbackShare = ratio(float64(unheard), float64(len(supplies)))
}

// receivers finds who takes in most of what flows into the team. Names are
// compared without case; ties go to the name first in the alphabet.
func (d *FlowsDiagnosis) receivers() {
	var flows int
	var all float64
	shares, names := map[string]float64{}, map[string]questionnaires.Text{}
	for _, f := range d.Flows {
		if !f.known || f.Return || f.To != socialTeam {
			continue
		}
		flows++
		all += f.Importance
		if name := normal(f.Receiver.In("")); name != "" {
			shares[name] += f.Importance
			names[name] = f.Receiver
		}
	}
	if flows < receiversFrom {
		return
	}
	most := 0.0
	for _, name := range slices.Sorted(maps.Keys(shares)) {
		if shares[name] > most {
			most, d.Receiver = shares[name], names[name]
		}
	}
	d.ReceiverShare = ratio(most, all)
}

// OrphanNames returns the names of the departments that do not reach the team:
// the silent ones, then those cut off.
func (d FlowsDiagnosis) OrphanNames() []questionnaires.Text {
	var out []questionnaires.Text
	for _, id := range slices.Concat(d.Silent, d.CutOff) {
		for _, n := range d.Departments {
			if n.ID == id {
				out = append(out, n.Name)
			}
		}
	}
	return out
}

// flowMeasures are the metrics of the instrument "flows".
var flowMeasures = []measure{
	{"flow.coverage", func(p *Published) Number { return p.Flows.Coverage },
		"100·departments with a path of working flows to the team/departments",
		func(p *Published) []Input {
			return []Input{{"departments", count(true, p.Flows.Departments)}, {"flow.orphans", p.Flows.Orphans}}
		}},
	{"flow.health", func(p *Published) Number { return p.Flows.Health },
		"sum(importance·h)/sum(importance), h = works·(40 + 30·owner + 15·push + 15·regular)",
		func(p *Published) []Input {
			var out []Input
			for _, f := range p.Flows.Flows {
				if !f.Return {
					out = append(out, Input{f.ID, f.Health})
				}
			}
			return out
		}},
	{"flow.index", func(p *Published) Number { return p.Flows.Index },
		"0.5·coverage + 0.5·health", in("flow.coverage", "flow.health")},
	{"flow.orphans", func(p *Published) Number { return p.Flows.Orphans },
		"departments without a flow out + departments whose flows do not reach the team",
		func(p *Published) []Input {
			return []Input{{"silent", count(true, p.Flows.Silent)}, {"cut-off", count(true, p.Flows.CutOff)}}
		}},
	{"flow.dead-ends", func(p *Published) Number { return count(p.Flows.Coverage.Known, p.Flows.DeadEnds) },
		"departments with a working flow in and no path to the team",
		func(p *Published) []Input { return []Input{{"departments", count(true, p.Flows.Departments)}} }},
	{"flow.no-owner-share", func(p *Published) Number { return p.Flows.NoOwnerShare },
		"flows without owner/flows, return flows left out", flowCount},
	{"flow.pull-share", func(p *Published) Number { return p.Flows.PullShare },
		"mean of (1 - push) over the flows into the team", flowCount},
	{"flow.no-feedback-share", func(p *Published) Number { return p.Flows.NoFeedbackShare },
		"departments that supply the team and get no working return flow/departments that supply it", flowCount},
	{"flow.receiver-share", func(p *Published) Number { return p.Flows.ReceiverShare },
		"largest share, by importance, of one receiver in the flows into the team, from three flows on", flowCount},
}

// flowCount names the number of recorded flows.
func flowCount(p *Published) []Input { return []Input{{"flows", count(true, p.Flows.Flows)}} }
