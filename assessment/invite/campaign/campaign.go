package campaign

import (
	"context"
	"errors"
	"time"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// ErrNobody says that the round names no people to be invited.
var ErrNobody = errors.New("nobody is to be invited")

// ErrClosed says that the round takes no answers, so that nobody can be invited to it.
var ErrClosed = errors.New("the round is not open")

// A Campaign is the inviting of the people of one round.
type Campaign struct {
	DB         *store.DB
	Engagement *assessment.Engagement
	Pack       *questionnaires.Pack
	Round      *assessment.Round
	Base       invite.Base // needed for letters only
	Now        time.Time
}

// Open returns [ErrClosed] for a round that takes no answers.
func (c *Campaign) Open() error {
	if c.Round.State != assessment.RoundOpen {
		return ErrClosed
	}
	return nil
}

// links are the links of the round.
func (c *Campaign) links(ctx context.Context) ([]invite.Link, error) {
	return c.DB.Links(ctx, c.Engagement.ID, c.Round.ID)
}

// Places says how many people of each group the links of the round are for. Who prepares
// is in no group.
func (c *Campaign) Places(ctx context.Context) (map[string]int, error) {
	links, err := c.links(ctx)
	if err != nil {
		return nil, err
	}
	places := map[string]int{}
	for _, l := range links {
		if !l.Revoked && l.Kind != invite.Preparation {
			places[l.Group] += l.Places
		}
	}
	return places, nil
}

// Missing says for each group how many more people are to be invited than have a link;
// [ErrNobody] if no group has any.
func (c *Campaign) Missing(ctx context.Context) (map[string]int, error) {
	if len(c.Round.Invited) == 0 {
		return nil, ErrNobody
	}
	places, err := c.Places(ctx)
	if err != nil {
		return nil, err
	}
	missing := map[string]int{}
	for group, n := range c.Round.Invited {
		if n > places[group] {
			missing[group] = n - places[group]
		}
	}
	return missing, nil
}

// Last returns the latest mail to each link of the round, by the link's id.
func (c *Campaign) Last(ctx context.Context) (map[string]invite.Mail, error) {
	mails, err := c.DB.Mails(ctx, c.Engagement.ID, c.Round.ID)
	if err != nil {
		return nil, err
	}
	last := map[string]invite.Mail{}
	for _, m := range mails {
		last[m.Link.ID] = m
	}
	return last, nil
}

// Waiting says how many mails are left for another time, and when the next is due.
func (c *Campaign) Waiting(ctx context.Context) (n int, next time.Time, err error) {
	mails, err := c.DB.Mails(ctx, c.Engagement.ID, c.Round.ID)
	if err != nil {
		return 0, next, err
	}
	for _, m := range mails {
		if m.State == invite.MailWaiting || m.State == invite.MailSending {
			n++
			if next.IsZero() || m.Next.Before(next) {
				next = m.Next
			}
		}
	}
	return n, next, nil
}
