package document

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// plan reads the consultant's curation. What she says about recommendations that the
// pack does not have is kept: an earlier version of the pack had them.
func (d *decoder) plan(n *source.Node, e *assessment.Engagement) {
	if !given(n) {
		return
	}
	if n.Kind != source.Map {
		d.add(n.Problemf("plan must be a map, not %s", n.Kind))
		return
	}
	d.known(n, planKeys...)
	e.Plan = d.curation(n)
}

// curation reads a map with the keys of a plan.
func (d *decoder) curation(n *source.Node) assessment.Curation {
	var c assessment.Curation
	if list := n.Get("recommendations"); given(list) && d.isMap(list) {
		c.Decisions = map[string]assessment.Decision{}
		for _, p := range list.Pairs {
			if given(p.Value) && d.known(p.Value, decisionKeys...) {
				c.Decisions[p.Key] = d.decision(p.Value)
			}
		}
	}
	for _, item := range d.items(n.Get("own")) {
		if d.known(item, ownKeys...) {
			c.Own = append(c.Own, d.own(item))
		}
	}
	c.Order = d.ids(n.Get("order"))
	for _, item := range d.items(n.Get("capacity")) {
		c.Capacity = append(c.Capacity, d.number(item))
	}
	c.Overrides = d.overrides(n.Get("overrides"))
	c.Seen = d.seen(n.Get("seen"))
	d.faults(n, c.Faults(d.pack))
	return c
}

// faults puts what is wrong with a curation at its places. What could not be read is
// not found wanting once more.
func (d *decoder) faults(n *source.Node, faults questionnaires.Faults) {
	unreadable := slices.Clone(d.problems)
	for _, f := range faults {
		p := planProblem(n, f)
		if !slices.ContainsFunc(unreadable, func(other source.Problem) bool { return other.Line == p.Line && other.Col == p.Col }) {
			d.add(p)
		}
	}
}

func planProblem(n *source.Node, f questionnaires.Fault) source.Problem {
	words, ok := planMessages[f.Key]
	if !ok {
		return problem(n, f, explain(f, questionnaires.Control{}))
	}
	for name, arg := range f.Args {
		words = strings.ReplaceAll(words, "{"+name+"}", printed(arg))
	}
	given, _ := f.Args["Given"].(string)
	if names, ok := f.Args["Allowed"].([]string); ok {
		words += instead(given, names)
	}
	if f.Key == assessment.FaultPlanUnknown || f.Key == assessment.FaultPlanDimension {
		if parent := n.At(f.Path[:len(f.Path)-1]); parent.Kind == source.Map {
			return parent.KeyProblemf(given, "%s", words)
		}
	}
	return n.At(f.Path).Problemf("%s", words)
}

// planMessages are the words for faults in a curation, see [messages].
var planMessages = map[string]string{
	assessment.FaultPlanReason:      "a reason is missing: reason: …",
	assessment.FaultPlanWave:        "{Given} is no stage; there are 1, 2, 3 and 4 (later)",
	assessment.FaultPlanTitle:       "a title has at most {Max} characters",
	assessment.FaultPlanEffort:      "{Given} cannot be an effort; it is person-days above 0, up to 1000",
	assessment.FaultPlanWord:        "{Given} is not allowed",
	assessment.FaultPlanNeeds:       "an own recommendation needs {Field}",
	assessment.FaultPlanOwnID:       "{Given} is the id of a recommendation of the pack; an own one needs another",
	assessment.FaultPlanPriority:    "{Given} is no priority; they go from 0.25 to 25",
	assessment.FaultPlanCapacity:    "{Given} cannot be a capacity; there are three stages with person-days from 0",
	assessment.FaultPlanScore:       "{Given} is no score; they go from {Min} to {Max}",
	assessment.FaultPlanLevel:       "{Given} is no level; they are whole numbers from {Min} to {Max}",
	assessment.FaultPlanUnknown:     "the pack has no recommendation {Given}",
	assessment.FaultPlanDimension:   "the pack has no dimension {Given}",
	assessment.FaultPlanArea:        "the pack has no area {Given}",
	assessment.FaultPlanPlaceholder: "the report has nothing for {{Given}}",
}

func (d *decoder) decision(n *source.Node) assessment.Decision {
	return assessment.Decision{
		Verdict: assessment.Verdict(d.text(n.Get("verdict"))),
		Reason:  d.words(n.Get("reason")),
		Print:   d.yesNo(n.Get("print")),
		Wave:    d.wave(n.Get("wave")),
		Title:   d.words(n.Get("title")),
		Why:     d.words(n.Get("why")),
		Steps:   d.steps(n.Get("steps")),
		Owner:   d.words(n.Get("owner")),
		Start:   d.text(n.Get("start")),
		Effort:  d.number(n.Get("effort")),
		KPI:     d.words(n.Get("kpi")),
		Status:  assessment.FollowUp(d.text(n.Get("status"))),
		Note:    d.words(n.Get("note")),
	}
}

func (d *decoder) own(n *source.Node) assessment.OwnRecommendation {
	return assessment.OwnRecommendation{
		ID: d.required(n, "id"), Decision: d.decision(n), Area: d.text(n.Get("area")), Effect: d.words(n.Get("effect")),
		Priority: d.number(n.Get("priority")), After: d.ids(n.Get("after")),
	}
}

func (d *decoder) overrides(n *source.Node) (o assessment.Overrides) {
	if !given(n) || !d.known(n, "level", "dimensions") {
		return o
	}
	if level := n.Get("level"); given(level) && d.known(level, overrideKeys...) {
		v := d.override(level)
		o.Level = &v
	}
	if list := n.Get("dimensions"); given(list) && d.isMap(list) {
		o.Dimensions = map[string]assessment.Override{}
		for _, p := range list.Pairs {
			if d.known(p.Value, overrideKeys...) {
				o.Dimensions[p.Key] = d.override(p.Value)
			}
		}
	}
	return o
}

func (d *decoder) override(n *source.Node) assessment.Override {
	o := assessment.Override{Reason: d.words(n.Get("reason"))}
	if v := n.Get("value"); given(v) {
		o.Value = d.number(v)
	} else {
		d.add(n.Problemf("value is missing"))
	}
	if v := n.Get("computed"); given(v) {
		computed := d.number(v)
		o.Computed = &computed
	}
	return o
}

func (d *decoder) seen(n *source.Node) *assessment.Seen {
	if !given(n) || !d.known(n, "date", "recommendations") {
		return nil
	}
	s := &assessment.Seen{Date: d.date(n.Get("date"))}
	list := n.Get("recommendations")
	if !given(list) || !d.isMap(list) {
		return s
	}
	s.Recommendations = map[string]assessment.SeenRecommendation{}
	for _, p := range list.Pairs {
		if d.known(p.Value, "priority", "wave", "drivers") {
			s.Recommendations[p.Key] = assessment.SeenRecommendation{
				Priority: d.number(p.Value.Get("priority")), Wave: d.wave(p.Value.Get("wave")), Drivers: d.ids(p.Value.Get("drivers"))}
		}
	}
	return s
}

func (d *decoder) isMap(n *source.Node) bool {
	if n.Kind != source.Map {
		d.add(n.Problemf("must be a map, not %s", n.Kind))
	}
	return n.Kind == source.Map
}

// items are the items of a list.
func (d *decoder) items(n *source.Node) []*source.Node {
	if given(n) && n.Kind != source.List {
		d.add(n.Problemf("must be a list, not %s", n.Kind))
		return nil
	}
	return n.List()
}

func (d *decoder) ids(n *source.Node) []string {
	var list []string
	for _, item := range d.items(n) {
		list = append(list, d.text(item))
	}
	return list
}

// number reads a number, 0 where there is none.
func (d *decoder) number(n *source.Node) float64 {
	if !given(n) {
		return 0
	}
	f, ok := n.Plain().(float64)
	if !ok {
		d.add(n.Problemf("must be a number"))
	}
	return f
}

func (d *decoder) wave(n *source.Node) int {
	f := d.number(n)
	if f != math.Trunc(f) || math.Abs(f) > 100 {
		d.add(n.Problemf("%s", strings.ReplaceAll(planMessages[assessment.FaultPlanWave], "{Given}", fmt.Sprint(f))))
		return 0
	}
	return int(f)
}

// words reads a text: one for all languages, or one per language of the pack.
func (d *decoder) words(n *source.Node) questionnaires.Text {
	if !given(n) {
		return nil
	}
	if n.Kind != source.Map {
		return questionnaires.Plain(d.text(n))
	}
	t := questionnaires.Text{}
	for _, p := range n.Pairs {
		if d.language(n, p.Key) {
			t[p.Key] = d.text(p.Value)
		}
	}
	return t
}

// steps reads a list of sentences, for all languages or per language.
func (d *decoder) steps(n *source.Node) map[string][]string {
	switch {
	case !given(n):
		return nil
	case n.Kind != source.Map:
		if list := d.ids(n); len(list) > 0 {
			return map[string][]string{"": list}
		}
		return nil
	}
	steps := map[string][]string{}
	for _, p := range n.Pairs {
		if d.language(n, p.Key) {
			steps[p.Key] = d.ids(p.Value)
		}
	}
	return steps
}

// language reports a key that is no language of the pack.
func (d *decoder) language(n *source.Node, key string) bool {
	ok := key == "" || slices.Contains(d.pack.Languages, key)
	if !ok {
		d.unknown(n, key, "language", d.pack.Languages)
	}
	return ok
}

// The keys of a plan and its parts, in the order they are written.
var (
	planKeys     = []string{"recommendations", "own", "order", "capacity", "overrides", "seen"}
	decisionKeys = []string{"verdict", "reason", "print", "wave", "title", "why", "steps", "owner", "start", "effort", "kpi", "status", "note"}
	ownKeys      = append([]string{"id", "area", "effect", "priority", "after"}, decisionKeys...)
	overrideKeys = []string{"value", "reason", "computed"}
)
