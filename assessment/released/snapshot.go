// Package released is about reports that were approved: what is kept of the figures
// they printed, whether they are still true, and what changed from one to another. It
// knows published values only.
package released

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Snapshot is what is kept with an approved report.
type Snapshot struct {
	Version int                        `json:"version"`
	Results assessment.ResultsDocument `json:"results"`         // as the client may see them
	Actions map[string]Action          `json:"actions"`         // by recommendation
	Notes   map[string]string          `json:"notes,omitempty"` // chapter and place → SHA-256 of the consultant's words
	Answers int                        `json:"own-words"`       // released answers in people's own words
	Parts   map[Part]string            `json:"parts"`           // SHA-256 of what the report was made from
}

// An Action is what a report said of a recommendation beside its figures.
type Action struct {
	Title  questionnaires.Text `json:"title"`
	Owner  questionnaires.Text `json:"owner,omitempty"`
	Start  string              `json:"start,omitempty"`
	Status assessment.FollowUp `json:"status,omitempty"`
	Words  string              `json:"words"` // SHA-256 of reason, steps, effect and metric
}

// A Part is one of the things that a report is made from.
type Part string

// The parts.
const (
	PartAnswers  Part = "answers"
	PartPlan     Part = "plan"
	PartWords    Part = "words"    // the consultant's own, and the released answers
	PartSettings Part = "settings" // of the engagement: client, date, look
	PartMethod   Part = "method"   // the pack
)

// Parts are all parts, in the order they are named.
func Parts() []Part { return []Part{PartAnswers, PartPlan, PartWords, PartSettings, PartMethod} }

// Take takes what is kept of a report on published results, a curated plan and the
// engagement with the consultant's words; look is a hash of how it looks. What people wrote, and what a workshop
// agreed on by name, are not in it.
func Take(e *assessment.Engagement, pub *assessment.Published, plan *assessment.Plan, look string) (Snapshot, error) {
	results := assessment.ClientDocument(pub, plan)
	results.Workshop = nil
	s := Snapshot{Version: 1, Results: results, Actions: map[string]Action{}, Notes: map[string]string{}, Parts: map[Part]string{}}
	for i := range plan.Recommendations {
		r := &plan.Recommendations[i]
		words, err := digest(r.Rule.Why, r.Rule.Steps, r.Rule.Effect, r.Rule.KPI)
		if err != nil {
			return Snapshot{}, err
		}
		s.Actions[r.ID] = Action{Title: r.Rule.Title, Owner: r.Rule.Owner, Start: r.Decision.Start, Status: r.Decision.Status, Words: words}
	}
	for _, n := range e.Notes.List() {
		words, err := digest(e.Notes.Words(n.Chapter, n.Place, n.Lang))
		if err != nil {
			return Snapshot{}, err
		}
		s.Notes[n.Chapter+" "+string(n.Place)+" "+n.Lang] = words
	}
	for _, o := range pub.OpenAnswers {
		s.Answers += len(o.Texts)
	}
	return s, s.hash(e, pub, look)
}

// hash notes what the report was made from, part by part.
func (s *Snapshot) hash(e *assessment.Engagement, pub *assessment.Published, look string) error {
	computed := assessment.Document(pub.Computed(), &assessment.Plan{})
	var facts assessment.Facts
	if round := e.Round(pub.Round); round != nil {
		facts = round.Facts // the client's, which the report quotes
	}
	plan := e.Plan
	plan.Seen = nil // what she looked at is in no report
	settings := *e
	settings.Plan, settings.Notes, settings.Rounds, settings.Pictures = assessment.Curation{}, nil, nil, nil
	for part, of := range map[Part][]any{
		PartAnswers:  {computed, facts, pub.Workshop},
		PartPlan:     {plan},
		PartWords:    {e.Notes, e.Pictures, pub.OpenAnswers},
		PartSettings: {settings, look},
		PartMethod:   {pub.Pack.ID, pub.Pack.Version},
	} {
		sum, err := digest(of...)
		if err != nil {
			return fmt.Errorf("hash the %s of a report: %w", part, err)
		}
		s.Parts[part] = sum
	}
	return nil
}

func digest(of ...any) (string, error) {
	h := sha256.New()
	enc := json.NewEncoder(h)
	for _, v := range of {
		if err := enc.Encode(v); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// Input is one hash of all that a report was made from.
func (s Snapshot) Input() string {
	h := sha256.New()
	for _, part := range slices.Sorted(maps.Keys(s.Parts)) {
		fmt.Fprintf(h, "%s %s\n", part, s.Parts[part])
	}
	return hex.EncodeToString(h.Sum(nil))
}

// Stale lists the parts that are not what they were when a report was approved.
func (s Snapshot) Stale(now Snapshot) []Part {
	var list []Part
	for _, part := range Parts() {
		if s.Parts[part] != now.Parts[part] {
			list = append(list, part)
		}
	}
	return list
}

// Encode writes a snapshot as JSON.
func (s Snapshot) Encode() ([]byte, error) {
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write what a report printed: %w", err)
	}
	return data, nil
}

// Decode reads a snapshot.
func Decode(data []byte) (Snapshot, error) {
	var s Snapshot
	if err := json.Unmarshal(data, &s); err != nil {
		return Snapshot{}, fmt.Errorf("read what a report printed: %w", err)
	}
	return s, nil
}
