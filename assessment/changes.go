package assessment

import (
	"maps"
	"slices"
)

// A ChangeKind says what changed since the consultant last looked at the plan.
type ChangeKind string

// The kinds of changes.
const (
	ChangeFired    ChangeKind = "fired"    // a rule fires that did not
	ChangeGone     ChangeKind = "gone"     // a rule no longer fires
	ChangePriority ChangeKind = "priority" // Before and After, as printed
	ChangeWave     ChangeKind = "wave"     // Before and After: the method's stage, not hers
	ChangeDrivers  ChangeKind = "drivers"  // Joined and Left
	ChangeLevel    ChangeKind = "level"    // the computed level under her override; Before and After
	ChangeScore    ChangeKind = "score"    // the computed score under her override of a dimension
)

// A Change is one thing that is not as it was when the consultant last looked.
type Change struct {
	Kind          ChangeKind
	ID            string // a recommendation, or a dimension
	Before, After Number
	Joined, Left  []string // drivers
}

// Changes lists what changed in a computed plan since the consultant last looked,
// in its printing order, then what no longer fires, by id, then what moved under her
// overrides. There are none before she has looked for the first time.
//
// Priorities are compared as they are printed, with one decimal: a change that
// nobody can see is none.
func Changes(pub *Published, computed *Plan, c Curation) []Change {
	var list []Change
	if c.Seen != nil {
		list = c.Seen.changes(computed)
	}
	return append(list, c.Overrides.changes(pub)...)
}

func (s *Seen) changes(computed *Plan) []Change {
	var list []Change
	for _, id := range computed.Print {
		r := computed.Recommendation(id)
		was, there := s.Recommendations[id]
		now := seen(r)
		if !there {
			list = append(list, Change{Kind: ChangeFired, ID: id, After: Known(now.Priority)})
			continue
		}
		if before, after := oneDecimal(was.Priority), oneDecimal(now.Priority); before != after {
			list = append(list, Change{Kind: ChangePriority, ID: id, Before: Known(before), After: Known(after)})
		}
		if was.Wave != now.Wave {
			list = append(list, Change{Kind: ChangeWave, ID: id, Before: Known(float64(was.Wave)), After: Known(float64(now.Wave))})
		}
		if joined, left := without(now.Drivers, was.Drivers), without(was.Drivers, now.Drivers); len(joined)+len(left) > 0 {
			list = append(list, Change{Kind: ChangeDrivers, ID: id, Joined: joined, Left: left})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.Recommendations)) {
		if !computed.Fired(id) {
			list = append(list, Change{Kind: ChangeGone, ID: id, Before: Known(s.Recommendations[id].Priority)})
		}
	}
	return list
}

// seen is a computed recommendation as it is remembered.
func seen(r *Recommendation) SeenRecommendation {
	s := SeenRecommendation{Priority: oneDecimal(r.Inherited), Wave: r.Wave}
	for _, d := range r.Drivers {
		s.Drivers = append(s.Drivers, d.Metric)
	}
	slices.Sort(s.Drivers)
	s.Drivers = slices.Compact(s.Drivers)
	return s
}

// See notes, in a copy, that the consultant looked at the whole computed plan on a
// day, and at the computed values under her overrides.
func (c Curation) See(pub *Published, computed *Plan, day string) Curation {
	c.Seen = &Seen{Date: day, Recommendations: map[string]SeenRecommendation{}}
	for i := range computed.Recommendations {
		r := &computed.Recommendations[i]
		c.Seen.Recommendations[r.ID] = seen(r)
	}
	return c.seeOverrides(pub)
}

// SeeOne notes, in a copy, that she looked at one recommendation, or that she knows
// that it is gone. Before she has looked at the whole plan once, it notes nothing.
func (c Curation) SeeOne(computed *Plan, id string) Curation {
	if c.Seen == nil {
		return c
	}
	s := Seen{Date: c.Seen.Date, Recommendations: maps.Clone(c.Seen.Recommendations)}
	if r := computed.Recommendation(id); r != nil {
		if s.Recommendations == nil {
			s.Recommendations = map[string]SeenRecommendation{}
		}
		s.Recommendations[id] = seen(r)
	} else {
		delete(s.Recommendations, id)
	}
	c.Seen = &s
	return c
}
