package campaign

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"lotse/assessment"
	"lotse/assessment/invite"
)

// A SectionError names what is no section that somebody at the client can prepare.
type SectionError struct {
	ID  string
	Has []string // the ids that there are
}

// Error names the section.
func (e *SectionError) Error() string { return fmt.Sprintf("%q is no section to be prepared", e.ID) }

// Preparers makes a link for each of some people who are to prepare sections: those the
// pack wants from one person where none is named. A recipient without an address gets a
// link that is handed over by hand.
func (m Maker) Preparers(sections []string, people []invite.Recipient) ([]invite.Way, error) {
	var has []string
	for _, s := range assessment.Preparable(m.c.Pack) {
		has = append(has, s.ID)
	}
	if len(sections) == 0 {
		if sections = assessment.Preparing(m.c.Pack); len(sections) == 0 {
			sections = has
		}
	}
	for _, id := range sections {
		if !slices.Contains(has, id) {
			return nil, &SectionError{ID: id, Has: has}
		}
	}
	ways := make([]invite.Way, len(people))
	for i, r := range people {
		l := invite.NewPreparation(sections, cmp.Or(r.Language, m.c.Engagement.Language), m.expires)
		l.Address = r.Address
		ways[i] = invite.NewWay(l)
	}
	return ways, nil
}

// Preparation says how far what was handed to people at the client is.
func (c *Campaign) Preparation(ctx context.Context) (assessment.Preparation, error) {
	links, err := c.DB.Preparers(ctx, c.Engagement.ID, c.Round.ID)
	if err != nil {
		return assessment.Preparation{}, err
	}
	return invite.PreparationOf(links, c.Pack, c.Now), nil
}

// A Batch is links whose people get the same letter.
type Batch struct {
	Language string
	Preparer bool
	Links    []invite.Link
}

// Batches sorts links by the letter they get: by language, those who prepare last.
func Batches(links []invite.Link) []Batch {
	var list []Batch
	for _, l := range links {
		preparer := l.Kind == invite.Preparation
		at := slices.IndexFunc(list, func(b Batch) bool { return b.Language == l.Language && b.Preparer == preparer })
		if at < 0 {
			list, at = append(list, Batch{Language: l.Language, Preparer: preparer}), len(list)
		}
		list[at].Links = append(list[at].Links, l)
	}
	slices.SortStableFunc(list, func(a, b Batch) int {
		if a.Preparer != b.Preparer {
			if b.Preparer {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Language, b.Language)
	})
	return list
}
