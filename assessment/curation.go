package assessment

import (
	"maps"
	"slices"

	"lotse/questionnaires"
)

// A Curation is the consultant's layer on a computed plan: what she takes over,
// holds back, moves, words anew and adds, and what the plan looked like when she
// last looked. It survives every recomputation: what she said about a recommendation
// whose rule no longer fires stays, and counts again when the rule fires again.
// [Apply] puts it on a plan, [Published.Adjust] its overrides on published results,
// and [Changes] says what is new since she last looked.
type Curation struct {
	Decisions map[string]Decision `json:"recommendations,omitempty"` // by the id of a rule
	Own       []OwnRecommendation `json:"own,omitempty"`
	Order     []string            `json:"order,omitempty"`    // ids as she wants them within a stage; the others follow
	Capacity  []float64           `json:"capacity,omitempty"` // person-days per stage; the pack's where it says nothing
	Overrides Overrides           `json:"overrides,omitzero"`
	Seen      *Seen               `json:"seen,omitempty"` // nil: she has not looked yet
}

// A Decision is what the consultant says about one recommendation. What is zero is
// the method's.
type Decision struct {
	Verdict Verdict             `json:"verdict,omitempty"`
	Reason  questionnaires.Text `json:"reason,omitempty"` // why it is held back or moved; to hold back needs one
	Print   bool                `json:"print,omitempty"`  // the annex names what is held back, with the reason
	Wave    int                 `json:"wave,omitempty"`   // 1 to 4
	Title   questionnaires.Text `json:"title,omitempty"`  // per language
	Why     questionnaires.Text `json:"why,omitempty"`    // per language, may have placeholders
	Steps   map[string][]string `json:"steps,omitempty"`  // language → sentences
	Owner   questionnaires.Text `json:"owner,omitempty"`
	Start   string              `json:"start,omitempty"`  // 2006-01-02
	Effort  float64             `json:"effort,omitempty"` // person-days
	KPI     questionnaires.Text `json:"kpi,omitempty"`
	Status  FollowUp            `json:"status,omitempty"`
	Note    questionnaires.Text `json:"note,omitempty"` // about the status
}

// A Verdict is whether a recommendation is made.
type Verdict string

// The verdicts. An undecided recommendation is made like an accepted one.
const (
	Undecided Verdict = ""
	Accept    Verdict = "accept"
	HoldBack  Verdict = "hold-back"
)

// Verdicts are the words for what can be decided.
func Verdicts() []string { return []string{string(Accept), string(HoldBack)} }

// FollowUp is how far a recommendation is when one looks again.
type FollowUp string

// The stages of progress. The zero FollowUp is that nothing was said.
const (
	FollowUpOpen    FollowUp = "open"
	FollowUpStarted FollowUp = "started"
	FollowUpDone    FollowUp = "done"
	FollowUpDropped FollowUp = "dropped"
)

// FollowUps are the words for progress.
func FollowUps() []string {
	return []string{string(FollowUpOpen), string(FollowUpStarted), string(FollowUpDone), string(FollowUpDropped)}
}

// An OwnRecommendation is one the consultant adds. Title, Effort and Wave of its
// decision are required: nobody else states them.
type OwnRecommendation struct {
	ID string `json:"id"`
	Decision
	Area     string              `json:"area,omitempty"` // a dimension or an area of the pack's rules
	Effect   questionnaires.Text `json:"effect,omitempty"`
	Priority float64             `json:"priority,omitempty"` // 0.25 to 25, to stand among the others; 0 for none
	After    []string            `json:"after,omitempty"`    // what must be done first
}

// Overrides are scores and the level that the consultant sets against the method.
type Overrides struct {
	Level      *Override           `json:"level,omitempty"`
	Dimensions map[string]Override `json:"dimensions,omitempty"`
}

// An Override is a value in place of a computed one.
type Override struct {
	Value    float64             `json:"value"`
	Reason   questionnaires.Text `json:"reason,omitempty"`   // required; the annex prints it
	Computed *float64            `json:"computed,omitempty"` // what the method said when it was set; nil: not available
}

// Seen is the plan as the consultant last looked at it.
type Seen struct {
	Date            string                        `json:"date,omitempty"` // 2006-01-02
	Recommendations map[string]SeenRecommendation `json:"recommendations,omitempty"`
}

// A SeenRecommendation is a computed recommendation at that time.
type SeenRecommendation struct {
	Priority float64  `json:"priority"` // inherited, as it is printed
	Wave     int      `json:"wave"`
	Drivers  []string `json:"drivers,omitempty"` // metrics, sorted
}

// Empty reports whether the consultant has said nothing, and not looked either.
func (c Curation) Empty() bool {
	return len(c.Decisions)+len(c.Own)+len(c.Order)+len(c.Capacity)+len(c.Overrides.Dimensions) == 0 && c.Overrides.Level == nil && c.Seen == nil
}

// Empty reports whether nothing is said.
func (d Decision) Empty() bool {
	return d.Verdict == Undecided && !d.Print && d.Wave == 0 && d.Start == "" && d.Effort == 0 && d.Status == "" &&
		len(d.Reason)+len(d.Title)+len(d.Why)+len(d.Steps)+len(d.Owner)+len(d.KPI)+len(d.Note) == 0
}

// Decide notes what she says about a recommendation, a rule's or her own. It
// changes a copy: curations are values.
func (c Curation) Decide(id string, d Decision) Curation {
	for i := range c.Own {
		if c.Own[i].ID == id {
			c.Own = slices.Clone(c.Own)
			c.Own[i].Decision = d
			return c
		}
	}
	c.Decisions = maps.Clone(c.Decisions)
	if d.Empty() {
		delete(c.Decisions, id)
		return c
	}
	if c.Decisions == nil {
		c.Decisions = map[string]Decision{}
	}
	c.Decisions[id] = d
	return c
}

// Decision returns what she said about a recommendation, a rule's or her own.
func (c Curation) Decision(id string) Decision {
	if o := c.OwnOne(id); o != nil {
		return o.Decision
	}
	return c.Decisions[id]
}

// OwnOne returns her own recommendation with an id, or nil.
func (c Curation) OwnOne(id string) *OwnRecommendation {
	for i := range c.Own {
		if c.Own[i].ID == id {
			return &c.Own[i]
		}
	}
	return nil
}

// SetOwn adds an own recommendation, or replaces the one with its id, in a copy.
func (c Curation) SetOwn(o OwnRecommendation) Curation {
	c.Own = slices.Clone(c.Own)
	if at := c.OwnOne(o.ID); at != nil {
		*at = o
		return c
	}
	c.Own = append(c.Own, o)
	return c
}

// DropOwn takes an own recommendation away, in a copy.
func (c Curation) DropOwn(id string) Curation {
	c.Own = slices.DeleteFunc(slices.Clone(c.Own), func(o OwnRecommendation) bool { return o.ID == id })
	c.Order = slices.DeleteFunc(slices.Clone(c.Order), func(other string) bool { return other == id })
	return c
}

// Move puts a recommendation one place earlier (step -1) or later (step 1) within
// its stage of a curated plan, in a copy. The order of the whole stage is fixed by
// it, so that what fires anew does not come between.
func (c Curation) Move(plan *Plan, id string, step int) Curation {
	r := plan.Recommendation(id)
	if r == nil {
		return c
	}
	var stage []string
	for _, other := range plan.Print {
		if o := plan.Recommendation(other); o != nil && o.Wave == r.Wave {
			stage = append(stage, other)
		}
	}
	at := slices.Index(stage, id)
	to := at + step
	if at < 0 || to < 0 || to >= len(stage) {
		return c
	}
	stage[at], stage[to] = stage[to], stage[at]
	rest := slices.DeleteFunc(slices.Clone(c.Order), func(other string) bool { return slices.Contains(stage, other) })
	c.Order = append(rest, stage...)
	return c
}

// Untranslated lists the recommendations for which she wrote something in other
// languages, but not in lang: its report says there what the pack says, or, of what is
// only hers, what she wrote in another language.
func (c Curation) Untranslated(lang string) []string {
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(c.Decisions)) {
		if c.Decisions[id].untranslated(lang) {
			ids = append(ids, id)
		}
	}
	for _, o := range c.Own {
		if o.untranslated(lang) || lacks(o.Effect, lang) {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

func (d Decision) untranslated(lang string) bool {
	for _, t := range []questionnaires.Text{d.Title, d.Why, d.Owner, d.KPI, d.Note} {
		if lacks(t, lang) {
			return true
		}
	}
	if d.Print && lacks(d.Reason, lang) {
		return true
	}
	_, here := d.Steps[lang]
	_, all := d.Steps[""]
	return len(d.Steps) > 0 && !here && !all
}

// lacks reports whether words are there, but neither in lang nor for all languages.
func lacks(t questionnaires.Text, lang string) bool {
	return !t.Empty() && t[lang] == "" && t[""] == ""
}
