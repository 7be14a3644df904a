package campaign

import (
	"context"
	"maps"
	"slices"
	"time"

	"lotse/assessment/invite"
)

// A Maker makes links that work until a day. Nothing is kept until they are added.
type Maker struct {
	c       *Campaign
	expires time.Time
}

// Until makes links that work until the end of a day, "" for the usual one.
func (c *Campaign) Until(day string) (Maker, error) {
	expires, err := invite.Expiry(day, c.Engagement.Retention, c.Now)
	return Maker{c, expires}, err
}

func (m Maker) one(group, language string, kind invite.Kind) invite.Link {
	return invite.NewLink(group, kind, language, m.c.Engagement.Disclosure, m.expires)
}

// Recipients makes a link for each of some people.
func (m Maker) Recipients(people []invite.Recipient) []invite.Way {
	ways := make([]invite.Way, len(people))
	for i, r := range people {
		l := m.one(r.Group, r.Language, invite.Personal)
		l.Address = r.Address
		ways[i] = invite.NewWay(l)
	}
	return ways
}

// Group makes so many personal links for a group.
func (m Maker) Group(group string, n int) []invite.Way {
	ways := make([]invite.Way, n)
	for i := range ways {
		ways[i] = invite.NewWay(m.one(group, m.c.Engagement.Language, invite.Personal))
	}
	return ways
}

// Shared makes one link for a group, with a code to type; places 0: as many as come.
func (m Maker) Shared(group string, places int) []invite.Way {
	l := m.one(group, m.c.Engagement.Language, invite.Shared)
	l.Places = places
	return []invite.Way{invite.NewWay(l)}
}

// Missing makes as many personal links for every group as people are to be invited and
// have none.
func (m Maker) Missing(ctx context.Context) ([]invite.Way, error) {
	missing, err := m.c.Missing(ctx)
	if err != nil {
		return nil, err
	}
	var ways []invite.Way
	for _, group := range slices.Sorted(maps.Keys(missing)) {
		ways = append(ways, m.Group(group, missing[group])...)
	}
	return ways, nil
}

// Added is what became of links that were to be kept.
type Added struct {
	Ways   []invite.Way
	Known  int            // people who had a link already
	Raised map[string]int // groups with more links than people to be invited: their new number
}

// Add keeps new links and raises the number of people invited where there are more
// places now: the rate of answers is counted from it.
func (c *Campaign) Add(ctx context.Context, ways []invite.Way) (Added, error) {
	kept, err := c.DB.AddLinks(ctx, c.Engagement.ID, c.Round.ID, ways)
	if err != nil {
		return Added{}, err
	}
	added := Added{Ways: kept, Known: len(ways) - len(kept), Raised: map[string]int{}}
	places, err := c.Places(ctx)
	if err != nil {
		return added, err
	}
	for group, n := range places {
		if n > c.Round.Invited[group] {
			added.Raised[group] = n
		}
	}
	if len(added.Raised) == 0 {
		return added, nil
	}
	return added, c.DB.SetInvited(ctx, c.Engagement.ID, c.Round.ID, added.Raised)
}

// Unfinished makes further ways in for those who have not handed in or, of those who
// prepare, not handed over. [Campaign.Again] keeps them.
func (c *Campaign) Unfinished(ctx context.Context, kind invite.Kind) ([]invite.Way, error) {
	links, err := c.links(ctx)
	if err != nil {
		return nil, err
	}
	var ways []invite.Way
	for _, l := range links {
		if l.Kind == kind && l.Awaited(c.Now) {
			ways = append(ways, invite.NewWay(l))
		}
	}
	return ways, nil
}

// Again keeps further secrets of links that are there already.
func (c *Campaign) Again(ctx context.Context, ways []invite.Way) error {
	return c.DB.AddSecrets(ctx, c.Engagement.ID, ways)
}
