package assessment

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"lotse/questionnaires"
)

// The keys of faults in a curation, beside those of questionnaires, with the
// arguments their messages may use.
const (
	FaultPlanReason      = "plan-fault-reason"      // held back or overridden without a reason
	FaultPlanWave        = "plan-fault-wave"        // Given: no stage
	FaultPlanTitle       = "plan-fault-title"       // Max: a title of more characters
	FaultPlanEffort      = "plan-fault-effort"      // Given: no person-days
	FaultPlanWord        = "plan-fault-word"        // Given, Allowed: none of a few words
	FaultPlanNeeds       = "plan-fault-needs"       // Field: an own recommendation lacks it
	FaultPlanOwnID       = "plan-fault-own-id"      // Given: an own recommendation has the id of a rule
	FaultPlanPriority    = "plan-fault-priority"    // Given: not between 0.25 and 25
	FaultPlanCapacity    = "plan-fault-capacity"    // Given: no person-days of a stage
	FaultPlanScore       = "plan-fault-score"       // Given, Min, Max
	FaultPlanLevel       = "plan-fault-level"       // Given, Min, Max
	FaultPlanUnknown     = "plan-fault-unknown"     // Given, Allowed: the pack has no such recommendation
	FaultPlanDimension   = "plan-fault-dimension"   // Given, Allowed: the pack has no such dimension
	FaultPlanArea        = "plan-fault-area"        // Given, Allowed: the pack has no such area
	FaultPlanPlaceholder = "plan-fault-placeholder" // Given, Allowed: no such placeholder
)

// Limits of what a consultant may state.
const (
	maxTitle                 = 160  // characters of a title: two lines on its card
	maxEffort                = 1000 // person-days of one recommendation
	maxCapacity              = 100_000
	minPriority, maxPriority = 0.25, 25 // impact·urgency/effort class, 1·1/4 to 5·5/1
)

// ownID is the form of the ids that rules have too.
var ownID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// Faults reports what cannot be in a curation, each with the path of keys that leads
// to it in the plan of a document. Names the pack does not have are not among them,
// see [Curation.Unknown].
func (c Curation) Faults(p *questionnaires.Pack) questionnaires.Faults {
	var f faultList
	for _, id := range slices.Sorted(maps.Keys(c.Decisions)) {
		f.under([]string{"recommendations", id}, c.Decisions[id].Faults())
	}
	own := map[string]bool{}
	for i, o := range c.Own {
		at := []string{"own", o.ID}
		if o.ID == "" || own[o.ID] {
			at[1] = strconv.Itoa(i)
		}
		f.under(at, o.Faults(p))
		if own[o.ID] {
			f.add(append(at, "id"), questionnaires.FaultTwice, "Given", o.ID)
		}
		own[o.ID] = true
	}
	ordered := map[string]bool{}
	for _, id := range c.Order {
		if ordered[id] {
			f.add([]string{"order"}, questionnaires.FaultTwice, "Given", id)
		}
		ordered[id] = true
	}
	for i, days := range c.Capacity {
		if i >= wavesOfWork || !(days >= 0 && days <= maxCapacity) {
			f.add([]string{"capacity", strconv.Itoa(i)}, FaultPlanCapacity, "Given", days)
		}
	}
	f.overrides(c.Overrides, p)
	return f.list
}

// Faults reports what cannot be in a decision, for a form about one recommendation.
func (d Decision) Faults() questionnaires.Faults {
	var f faultList
	if d.Verdict != Undecided && !slices.Contains(Verdicts(), string(d.Verdict)) {
		f.add([]string{"verdict"}, FaultPlanWord, "Given", string(d.Verdict), "Allowed", Verdicts())
	}
	if d.Verdict == HoldBack && d.Reason.Empty() {
		f.add([]string{"reason"}, FaultPlanReason)
	}
	for _, lang := range slices.Sorted(maps.Keys(d.Title)) {
		if utf8.RuneCountInString(d.Title[lang]) > maxTitle {
			f.add(inLanguage([]string{"title"}, lang), FaultPlanTitle, "Max", maxTitle)
		}
	}
	if d.Wave < 0 || d.Wave > waveLater {
		f.add([]string{"wave"}, FaultPlanWave, "Given", d.Wave)
	}
	if d.Effort != 0 && !(d.Effort > 0 && d.Effort <= maxEffort) {
		f.add([]string{"effort"}, FaultPlanEffort, "Given", d.Effort)
	}
	if _, err := time.Parse(time.DateOnly, d.Start); d.Start != "" && err != nil {
		f.add([]string{"start"}, questionnaires.FaultDate, "Given", d.Start)
	}
	if d.Status != "" && !slices.Contains(FollowUps(), string(d.Status)) {
		f.add([]string{"status"}, FaultPlanWord, "Given", string(d.Status), "Allowed", FollowUps())
	}
	return f.list
}

// Faults reports what cannot be in an own recommendation, for a form about it.
func (o OwnRecommendation) Faults(p *questionnaires.Pack) questionnaires.Faults {
	f := faultList{list: o.Decision.Faults()}
	switch {
	case !ownID.MatchString(o.ID):
		f.add([]string{"id"}, questionnaires.FaultEntryID, "Given", o.ID)
	case p.Rule(o.ID) != nil:
		f.add([]string{"id"}, FaultPlanOwnID, "Given", o.ID)
	}
	for field, missing := range map[string]bool{"title": o.Title.Empty(), "wave": o.Wave == 0, "effort": o.Effort == 0} {
		if missing {
			f.add([]string{field}, FaultPlanNeeds, "Field", field)
		}
	}
	if o.Priority != 0 && !(o.Priority >= minPriority && o.Priority <= maxPriority) {
		f.add([]string{"priority"}, FaultPlanPriority, "Given", o.Priority)
	}
	slices.SortStableFunc(f.list, func(a, b questionnaires.Fault) int { return slices.Compare(a.Path, b.Path) })
	return f.list
}

// Faults reports what cannot be in an override of a level, or of a score.
func (o Override) Faults(level bool, p questionnaires.Params) questionnaires.Faults {
	var f faultList
	if o.Reason.Empty() {
		f.add([]string{"reason"}, FaultPlanReason)
	}
	inside := o.Value >= p.ScaleMin && o.Value <= p.ScaleMax
	switch {
	case level && (!inside || o.Value != math.Trunc(o.Value)):
		f.add([]string{"value"}, FaultPlanLevel, "Given", o.Value, "Min", p.ScaleMin, "Max", p.ScaleMax)
	case !inside:
		f.add([]string{"value"}, FaultPlanScore, "Given", o.Value, "Min", p.ScaleMin, "Max", p.ScaleMax)
	}
	return f.list
}

// Unknown reports names that the pack does not have. In what a consultant writes by
// hand they are slips; in a stored curation they are what an earlier version of the
// pack had, and stay.
func (c Curation) Unknown(p *questionnaires.Pack) questionnaires.Faults {
	var f faultList
	rules := ruleIDs(p)
	ids := slices.Clone(rules)
	for _, o := range c.Own {
		ids = append(ids, o.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(c.Decisions)) {
		f.known([]string{"recommendations", id}, FaultPlanUnknown, id, rules)
		f.placeholders([]string{"recommendations", id, "why"}, c.Decisions[id].Why, p)
	}
	allAreas := areas(p)
	for _, o := range c.Own {
		for _, id := range o.After {
			f.known([]string{"own", o.ID, "after", id}, FaultPlanUnknown, id, ids)
		}
		if o.Area != "" {
			f.known([]string{"own", o.ID, "area"}, FaultPlanArea, o.Area, allAreas)
		}
		f.placeholders([]string{"own", o.ID, "why"}, o.Why, p)
	}
	for _, id := range c.Order {
		f.known([]string{"order", id}, FaultPlanUnknown, id, ids)
	}
	dimensions := dimensionIDs(p)
	for _, id := range slices.Sorted(maps.Keys(c.Overrides.Dimensions)) {
		f.known([]string{"overrides", "dimensions", id}, FaultPlanDimension, id, dimensions)
	}
	return f.list
}

func ruleIDs(p *questionnaires.Pack) []string {
	ids := make([]string, len(p.Rules))
	for i, r := range p.Rules {
		ids[i] = r.ID
	}
	return ids
}

// areas are what recommendations can be about: the dimensions and the areas of rules.
func areas(p *questionnaires.Pack) []string {
	list := dimensionIDs(p)
	for _, r := range p.Rules {
		if !slices.Contains(list, r.Area) {
			list = append(list, r.Area)
		}
	}
	return list
}

func dimensionIDs(p *questionnaires.Pack) []string {
	ids := make([]string, len(p.Dimensions))
	for i, d := range p.Dimensions {
		ids[i] = d.ID
	}
	return ids
}

func placeholderNames(p *questionnaires.Pack) []string {
	var names []string
	for _, ph := range p.Placeholders() {
		names = append(names, ph.Name)
	}
	return names
}

// A faultList collects faults.
type faultList struct{ list questionnaires.Faults }

func (f *faultList) add(path []string, key string, args ...any) {
	fault := questionnaires.Fault{Key: key, Path: slices.Clone(path)}
	for i := 0; i+1 < len(args); i += 2 {
		if fault.Args == nil {
			fault.Args = map[string]any{}
		}
		fault.Args[fmt.Sprint(args[i])] = args[i+1]
	}
	f.list = append(f.list, fault)
}

func (f *faultList) under(path []string, list questionnaires.Faults) {
	for _, fault := range list {
		fault.Path = slices.Concat(path, fault.Path)
		f.list = append(f.list, fault)
	}
}

func (f *faultList) known(path []string, key, name string, names []string) {
	if !slices.Contains(names, name) {
		f.add(path, key, "Given", name, "Allowed", names)
	}
}

// placeholders reports names in braces that the report cannot fill: the sentence
// with one would be missing.
func (f *faultList) placeholders(path []string, words questionnaires.Text, p *questionnaires.Pack) {
	for _, lang := range slices.Sorted(maps.Keys(words)) {
		at := inLanguage(path, lang)
		for _, name := range p.UnknownPlaceholders(words[lang]) {
			f.add(at, FaultPlanPlaceholder, "Given", name, "Allowed", placeholderNames(p))
		}
	}
}

// inLanguage is the path of words in a language; words in every language have none of
// their own.
func inLanguage(path []string, lang string) []string {
	if lang == "" {
		return path
	}
	return append(slices.Clone(path), lang)
}

func (f *faultList) overrides(o Overrides, p *questionnaires.Pack) {
	if o.Level != nil {
		f.under([]string{"overrides", "level"}, o.Level.Faults(true, p.Params))
	}
	for _, id := range slices.Sorted(maps.Keys(o.Dimensions)) {
		f.under([]string{"overrides", "dimensions", id}, o.Dimensions[id].Faults(false, p.Params))
	}
}
