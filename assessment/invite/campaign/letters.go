package campaign

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/time/rate"

	"lotse/assessment/invite"
	"lotse/assessment/invite/mail"
	"lotse/templates/locale"
)

// Letters writes a campaign's letters in every language.
type Letters struct {
	c       *Campaign
	letters *invite.Letters
	say     map[string]*locale.Printer
}

// Letters reads the letters' texts and checks that the engagement says what a letter
// must say: an [invite.MissingError] comes before anything is kept or sent.
func (c *Campaign) Letters() (*Letters, error) {
	letters, err := invite.NewLetters()
	if err != nil {
		return nil, err
	}
	w := &Letters{c: c, letters: letters, say: map[string]*locale.Printer{}}
	for _, lang := range locale.Languages() {
		if w.say[lang], err = locale.New(lang); err != nil {
			return nil, err
		}
	}
	sample := invite.Link{Language: c.Engagement.Language, Disclosure: c.Engagement.Disclosure, Expires: c.Now}
	_, err = w.Sample(invite.Invitation, sample)
	return w, err
}

// Sample writes a letter with a placeholder instead of a secret.
func (w *Letters) Sample(o invite.Occasion, l invite.Link) (invite.Letter, error) {
	return w.write(o, l, w.c.Base.Sample(l.Kind))
}

// write writes a letter with a link to url.
func (w *Letters) write(o invite.Occasion, l invite.Link, url string) (invite.Letter, error) {
	say, ok := w.say[l.Language]
	if !ok {
		return invite.Letter{}, fmt.Errorf("no letters in language %q", l.Language)
	}
	e := *w.c.Engagement
	e.Disclosure = l.Disclosure // the promise that goes with the link
	details := invite.DetailsOf
	if l.Kind == invite.Preparation {
		details = invite.PreparationDetails(l.Sections)
	}
	d, err := details(&e, w.c.Pack, l.Expires, say)
	if err != nil {
		return invite.Letter{}, err
	}
	d.URL = url
	return w.letters.Write(o, d)
}

// DueReminders are the links whose people [Campaign.Remind] would remind.
func (c *Campaign) DueReminders(ctx context.Context) ([]invite.Link, error) {
	links, mails, err := c.state(ctx)
	if err != nil {
		return nil, err
	}
	return invite.Due(invite.Reminder, links, mails, c.Now), nil
}

// DueInvitations are the links to which [Campaign.Invite] would queue letters, those of
// new ways included.
func (c *Campaign) DueInvitations(ctx context.Context, ways []invite.Way) ([]invite.Link, error) {
	links, mails, err := c.state(ctx)
	if err != nil {
		return nil, err
	}
	known := map[invite.Addressee]bool{}
	for _, l := range links {
		known[l.Addressee()] = true
	}
	listed := map[invite.Addressee]bool{}
	var due []invite.Link
	for _, way := range ways {
		listed[way.Link.Addressee()] = true
		if !known[way.Link.Addressee()] {
			due = append(due, way.Link)
		}
	}
	for _, l := range invite.Due(invite.Invitation, links, mails, c.Now) {
		if listed[l.Addressee()] {
			due = append(due, l)
		}
	}
	return due, nil
}

func (c *Campaign) state(ctx context.Context) ([]invite.Link, []invite.Mail, error) {
	links, err := c.links(ctx)
	if err != nil {
		return nil, nil, err
	}
	mails, err := c.DB.Mails(ctx, c.Engagement.ID, c.Round.ID)
	return links, mails, err
}

// Remind queues reminders to everybody who is due for one, and says to how many.
func (c *Campaign) Remind(ctx context.Context) (int, error) {
	return c.DB.QueueReminders(ctx, c.Engagement.ID, c.Round.ID)
}

// Invite keeps new links with addresses and queues invitations to them, and to those
// among them who have a link but never got a letter. It says how many it queued.
func (c *Campaign) Invite(ctx context.Context, ways []invite.Way) (Added, int, error) {
	added, err := c.Add(ctx, ways)
	if err != nil {
		return added, 0, err
	}
	var to []invite.Addressee
	for _, way := range ways {
		to = append(to, way.Link.Addressee())
	}
	n, err := c.DB.QueueInvitations(ctx, c.Engagement.ID, c.Round.ID, to)
	return added, n, err
}

// Deliver sends what is due, so many a minute, and tells report of each attempt.
func (w *Letters) Deliver(ctx context.Context, server mail.Config, perMinute int, report func(invite.Mail)) (mail.Tally, error) {
	post := mail.Post{
		DB: w.c.DB, Server: server, ReplyTo: mail.ReplyTo(w.c.Engagement.Contact), Report: report,
		Limit: rate.NewLimiter(rate.Every(time.Minute/time.Duration(perMinute)), 1),
		Write: func(m invite.Mail, secret invite.Token) (invite.Letter, error) {
			return w.write(m.Occasion, m.Link, w.c.Base.Link(m.Link.Kind, secret))
		},
	}
	return post.Deliver(ctx, w.c.Engagement.ID, w.c.Round.ID)
}
