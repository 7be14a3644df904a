package assessment

import (
	"slices"
	"strings"

	"lotse/questionnaires"
)

// An OwnerItem is one line of the owner check over all respondents: whom do they
// hold responsible for an activity?
type OwnerItem struct {
	ID, Activity string
	Answers      int // don't-knows included
	DontKnow     int
	Counts       []RoleCount // most frequent first, ties in the pack's order
	Agreement    Number      // 0..1
	Withheld     bool        // answered by fewer people than may be shown
}

// A RoleCount is how often a role was named.
type RoleCount struct {
	Role  string
	Count int
}

// owners reads the owner check: the survey questions that are about an activity
// of the matrix.
//
//	owner.<item>.agreement = count of the most frequent role/all answers, "don't know" included
func owners(p *questionnaires.Pack, people []Respondent) []OwnerItem {
	var out []OwnerItem
	for _, s := range p.Sections {
		if s.Mode != questionnaires.ModeSurvey {
			continue
		}
		for _, q := range s.Questions {
			if q.Item != "" {
				out = append(out, ownerItem(p, q, people))
			}
		}
	}
	return out
}

// ownerItem counts the answers to one line.
func ownerItem(p *questionnaires.Pack, q *questionnaires.Question, people []Respondent) OwnerItem {
	item := OwnerItem{ID: q.ID, Activity: q.Item}
	counts := map[string]int{}
	for _, r := range people {
		switch a := r.Answers[q.ID]; a.State {
		case DontKnow:
			item.DontKnow++
			item.Answers++
		case Given:
			if role, ok := a.Value.(questionnaires.Pick); ok && role != "" {
				counts[string(role)]++
				item.Answers++
			}
		}
	}
	rank := map[string]int{}
	for i, c := range columnsOf(p, askRACI) {
		rank[c.ID] = i
	}
	for role, n := range counts {
		item.Counts = append(item.Counts, RoleCount{Role: role, Count: n})
	}
	slices.SortFunc(item.Counts, func(a, b RoleCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		if d := rank[a.Role] - rank[b.Role]; d != 0 {
			return d
		}
		return strings.Compare(a.Role, b.Role)
	})
	most := 0
	if len(item.Counts) > 0 {
		most = item.Counts[0].Count
	}
	item.Agreement = ratio(float64(most), float64(item.Answers))
	return item
}

// protectOwners withholds the lines that fewer people answered than the smallest
// group that may be shown: so few answers are single answers.
func protectOwners(items []OwnerItem, k int) []OwnerItem {
	out := slices.Clone(items)
	for i, item := range out {
		if item.Answers > 0 && item.Answers < k {
			out[i] = OwnerItem{ID: item.ID, Activity: item.Activity, Withheld: true}
		}
	}
	return out
}

// DistinctRoles returns how many roles were named.
func (o OwnerItem) DistinctRoles() int { return len(o.Counts) }

// Owner returns a line of the owner check, or nil.
func (pub *Published) Owner(id string) *OwnerItem {
	for i := range pub.Owners {
		if pub.Owners[i].ID == id {
			return &pub.Owners[i]
		}
	}
	return nil
}
