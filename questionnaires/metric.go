package questionnaires

import "math"

// A Metric is a named number of an assessment, or yes or no, as rules and texts
// refer to it. It can be null: not available.
type Metric struct {
	Name      string
	Unit      string
	Min, Max  float64 // the values it can have; infinite where there is no limit
	Direction Direction
	Boolean   bool
}

// A Direction says which values of a metric are bad.
type Direction string

// The directions.
const (
	LowIsBad  Direction = "low"
	HighIsBad Direction = "high"
	Neutral   Direction = ""
)

// Units of metrics.
const (
	UnitLevel    = "level"  // on the scale of the pack
	UnitLevels   = "levels" // a difference on that scale
	UnitPoints   = "points" // 0 to 100
	UnitShare    = "share"  // 0 to 1
	UnitCount    = "count"
	UnitRatio    = "ratio"
	UnitPercent  = "per-cent" // a share times 100
	UnitFactor   = "factor"   // 0 to 1, where per cent would mislead
	UnitHours    = "h/week"
	UnitRequests = "requests/week"
	UnitMinutes  = "min/post"
	UnitBalance  = "balance" // -1 to 1
)

func points(name string) Metric {
	return Metric{Name: name, Unit: UnitPoints, Min: 0, Max: 100, Direction: LowIsBad}
}

// perCent is a share times 100.
func perCent(name string) Metric {
	return Metric{Name: name, Unit: UnitPercent, Min: 0, Max: 100, Direction: LowIsBad}
}

func shareOf(name string, bad Direction) Metric {
	return Metric{Name: name, Unit: UnitShare, Min: 0, Max: 1, Direction: bad}
}

// unlimited is a metric from 0 upwards.
func unlimited(name, unit string, bad Direction) Metric {
	return Metric{Name: name, Unit: unit, Min: 0, Max: math.Inf(1), Direction: bad}
}

func yesOrNo(name string, bad Direction) Metric {
	return Metric{Name: name, Boolean: true, Direction: bad}
}

// What the instruments yield. Metrics per question, item or option are added from
// the pack's own ids.
var (
	goalMetrics        = []Metric{points("goals.smart"), perCent("goals.alignment")}
	positioningMetrics = []Metric{points("positioning.completeness")}
	audienceMetrics    = []Metric{
		points("audience.completeness"),
		{Name: "audience.evidence", Unit: UnitFactor, Min: 0, Max: 1, Direction: LowIsBad},
		unlimited("audience.ideal-count", UnitCount, LowIsBad),
		unlimited("channels.orphaned", UnitCount, HighIsBad),
	}
	swotMetrics = []Metric{
		shareOf("swot.evidence-share", LowIsBad),
		{Name: "swot.internal-balance", Unit: UnitBalance, Min: -1, Max: 1, Direction: LowIsBad},
		{Name: "swot.external-balance", Unit: UnitBalance, Min: -1, Max: 1, Direction: LowIsBad},
	}
	raciMetrics = []Metric{
		points("raci.clarity"),
		unlimited("raci.no-a", UnitCount, HighIsBad),
		unlimited("raci.no-r", UnitCount, HighIsBad),
		unlimited("raci.multi-a", UnitCount, HighIsBad),
		unlimited("raci.many-r", UnitCount, HighIsBad),
		unlimited("raci.silent", UnitCount, HighIsBad),
		shareOf("raci.max-r-share", HighIsBad),
	}
	ownerMetrics   = []Metric{shareOf("owner.min-agreement", LowIsBad)}
	barrierMetrics = []Metric{shareOf("barrier.max-share", HighIsBad)}
	flowMetrics    = []Metric{
		perCent("flow.coverage"),
		points("flow.health"),
		points("flow.index"),
		unlimited("flow.orphans", UnitCount, HighIsBad),
		unlimited("flow.dead-ends", UnitCount, HighIsBad),
		shareOf("flow.no-owner-share", HighIsBad),
		shareOf("flow.pull-share", HighIsBad),
		shareOf("flow.no-feedback-share", HighIsBad),
		shareOf("flow.receiver-share", HighIsBad),
	}
	timeMetrics = []Metric{
		unlimited("time.util.max", UnitRatio, HighIsBad),
		unlimited("time.util.team", UnitRatio, HighIsBad),
		unlimited("time.overload", UnitPercent, HighIsBad),
		unlimited("time.need-hours", UnitHours, HighIsBad),
		shareOf("time.chase-ratio", HighIsBad),
		shareOf("time.dialogue-share", LowIsBad),
		{Name: "time.adaptation-gap", Unit: UnitRatio, Min: math.Inf(-1), Max: math.Inf(1), Direction: HighIsBad},
		unlimited("time.expert-requests", UnitRequests, HighIsBad),
		unlimited("time.expert-minutes", UnitMinutes, HighIsBad),
	}
	ruleListMetrics = []Metric{
		points("rules.coverage"),
		shareOf("rules.in-force-share", LowIsBad),
		shareOf("rules.communicated-share", LowIsBad),
	}
	workingGroupMetrics = []Metric{yesOrNo("wg.exists", LowIsBad), points("wg.score")}
)

// foundationSections are the instruments whose results make up foundation.index.
var foundationSections = []string{"goals", "positioning", "audiences", "swot"}

// catalogue lists every metric an assessment with this pack can yield.
func (p *Pack) catalogue() []Metric {
	list := []Metric{yesOrNo("always", Neutral)}
	list = append(list, p.scoreMetrics()...)
	foundation := false
	for _, s := range p.Sections {
		in := instrumentNamed(s.Instrument)
		if in == nil {
			continue
		}
		list = append(list, in.metrics...)
		for _, name := range foundationSections {
			foundation = foundation || name == in.name
		}
		switch in.name {
		case "owner-check":
			for _, q := range s.Questions {
				list = append(list, shareOf("owner."+q.ID+".agreement", LowIsBad))
			}
		case "barriers":
			list = append(list, s.barrierMetrics()...)
		}
	}
	if foundation {
		list = append(list, points("foundation.index"))
	}
	return list
}

// scoreMetrics are the metrics of the scored questions and their dimensions.
func (p *Pack) scoreMetrics() []Metric {
	if len(p.Dimensions) == 0 {
		return nil
	}
	lo, hi := p.Params.ScaleMin, p.Params.ScaleMax
	list := []Metric{
		{Name: "overall", Unit: UnitLevel, Min: lo, Max: hi, Direction: LowIsBad},
		points("org.index"),
		{Name: "gap.max", Unit: UnitLevels, Min: 0, Max: hi - lo, Direction: HighIsBad},
	}
	ranges := dimensionRanges{pack: p, done: map[*Dimension][2]float64{}}
	for _, d := range p.Dimensions {
		lo, hi := ranges.of(d)
		list = append(list, Metric{Name: "dim." + d.ID, Unit: UnitLevel, Min: lo, Max: hi, Direction: LowIsBad})
	}
	for _, q := range p.Scored() {
		lo, hi, _ := q.Range()
		list = append(list,
			Metric{Name: "q." + q.ID, Unit: UnitLevel, Min: lo, Max: hi, Direction: LowIsBad},
			shareOf("dk."+q.ID+".total", HighIsBad),
			shareOf("dk."+q.ID+".max-group", HighIsBad))
	}
	return list
}

// dimensionRanges are the values that dimensions can have, each worked out once.
// A dimension that is inside itself, or whose id is somebody else's too, is a
// problem noted elsewhere; here it counts as the pack's scale while it is open.
type dimensionRanges struct {
	pack *Pack
	done map[*Dimension][2]float64
}

// of returns the values a dimension can have: what its parts allow.
func (r *dimensionRanges) of(d *Dimension) (lo, hi float64) {
	if known, ok := r.done[d]; ok {
		return known[0], known[1]
	}
	scale := r.pack.Params
	r.done[d] = [2]float64{scale.ScaleMin, scale.ScaleMax}
	if parts := r.parts(d); len(parts) > 0 {
		r.done[d] = d.rolledUp(parts)
	}
	return r.done[d][0], r.done[d][1]
}

// parts are the ranges of a dimension's questions and child dimensions.
func (r *dimensionRanges) parts(d *Dimension) [][2]float64 {
	if d.ID == "" {
		return nil
	}
	var parts [][2]float64
	for _, q := range r.pack.Scored() {
		if q.Dimension == d.ID {
			lo, hi, _ := q.Range()
			parts = append(parts, [2]float64{lo, hi})
		}
	}
	for _, child := range r.pack.Dimensions {
		if child.Parent == d.ID {
			lo, hi := r.of(child)
			parts = append(parts, [2]float64{lo, hi})
		}
	}
	return parts
}

// rolledUp is the range of values that parts of these ranges can roll up to.
func (d *Dimension) rolledUp(parts [][2]float64) [2]float64 {
	lo, hi := parts[0][0], parts[0][1]
	for _, part := range parts[1:] {
		if d.RollUp == RollUpSum {
			lo, hi = lo+part[0], hi+part[1]
		} else {
			lo, hi = min(lo, part[0]), max(hi, part[1])
		}
	}
	if d.RollUp == RollUpStaged {
		lo = min(lo, 0) // not even the lowest level may be reached
	}
	return [2]float64{lo, hi}
}

// barrierMetrics are the shares of a section's options and of their classes.
func (s *Section) barrierMetrics() []Metric {
	var list []Metric
	seen := map[string]bool{}
	for _, q := range s.Questions {
		k, ok := q.Kind.(*choices)
		if !ok {
			continue
		}
		for _, op := range k.options {
			for _, id := range []string{op.ID, op.Class} {
				if id != "" && !seen[id] {
					seen[id] = true
					list = append(list, shareOf("barrier."+id+".share", HighIsBad))
				}
			}
		}
	}
	return list
}
