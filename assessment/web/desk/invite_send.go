package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// inviteThem takes pasted addresses: it shows the letters first, and then sends them or
// hands out a table for mail merge, as the button says.
func (d *Desk) inviteThem(s *scene) error {
	p, err := d.invitePage(s)
	if err != nil {
		return err
	}
	people := p.read(s)
	base, err := d.base(s)
	if err != nil {
		p.Faults = append(p.Faults, fault{"base", s.Say.T("web-desk-invite-bad-base")})
	}
	c := d.campaign(s, base)
	maker, err := c.Until(s.Field("expires"))
	var wrong *invite.ExpiryError
	if errors.As(err, &wrong) {
		p.Faults = append(p.Faults, fault{"expires", s.Say.T("web-desk-invite-bad-day")})
	} else if err != nil {
		return err
	}
	if len(people) == 0 && len(p.Faults) == 0 {
		p.Faults = append(p.Faults, fault{p.Groups[0].ID, s.Say.T("web-desk-invite-empty")})
	}
	if p.Closed || p.Lacks != "" || len(p.Faults) > 0 {
		return s.fail("invite", "invite", s.Say.T("web-desk-tab-invite"), p)
	}
	ways := maker.Recipients(people)
	switch s.Field("go") {
	case "send":
		return d.sendTo(s, c, ways, "invite", "invited")
	case "table":
		added, err := c.Add(s.ctx(), ways)
		if err != nil {
			return d.linksRefused(err)
		}
		return d.handOut(s, base, added.Ways, "table")
	}
	if p.Preview, err = d.preview(s, c, invite.Invitation, ways); err != nil {
		return err
	}
	return s.show(http.StatusOK, "invite", "invite", s.Say.T("web-desk-tab-invite"), p)
}

// read reads the pasted addresses of every group, and what is wrong with them.
func (p *invitePage) read(s *scene) []invite.Recipient {
	var people []invite.Recipient
	p.Typed["expires"], p.Typed["base"] = s.Field("expires"), s.Field("base")
	for i := range p.Groups {
		g := &p.Groups[i]
		g.Typed = s.Field("to-" + g.ID)
		found, faults := invite.PastedAddresses(g.ID, s.e.Language, g.Typed)
		people = append(people, found...)
		g.Read = s.Say.N("web-desk-invite-read", len(found))
		for _, f := range faults {
			g.Fault = s.Say.T("web-desk-invite-bad-address", "Line", f.Line, "Given", f.Given)
			p.Faults = append(p.Faults, fault{g.ID, g.Name + ", " + g.Fault})
		}
	}
	return people
}

// preview shows one letter of each language and counts who would get it.
func (d *Desk) preview(s *scene, c *campaign.Campaign, o invite.Occasion, ways []invite.Way) (*preview, error) {
	letters, err := c.Letters()
	if err != nil {
		return nil, err
	}
	due, err := c.DueReminders(s.ctx())
	if o == invite.Invitation {
		due, err = c.DueInvitations(s.ctx(), ways)
	}
	if err != nil {
		return nil, err
	}
	p := &preview{Count: len(due)}
	for _, batch := range campaign.Batches(due) {
		letter, err := letters.Sample(o, batch.Links[0])
		if err != nil {
			return nil, err
		}
		p.Letters = append(p.Letters, previewLetter{Language: batch.Language, Count: s.Say.N("web-desk-invite-count", len(batch.Links)),
			Subject: letter.Subject, Lines: paragraphs(letter.Text)})
	}
	return p, nil
}

// paragraphs are the parts of a text between empty lines.
func paragraphs(text string) []string {
	list := strings.Split(strings.TrimSpace(text), "\n\n")
	return slices.DeleteFunc(list, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// sendTo invites people by mail and leads to a page that says so.
func (d *Desk) sendTo(s *scene, c *campaign.Campaign, ways []invite.Way, path, word string) error {
	if d.Mail == nil {
		return page.ErrForm // the page offers no such button
	}
	if _, _, err := c.Invite(s.ctx(), ways); err != nil {
		return d.linksRefused(err)
	}
	if err := d.post.send(c, *d.Mail); err != nil {
		return err
	}
	return s.done(path, word)
}

// linksRefused is the error of links that could not be kept.
func (d *Desk) linksRefused(err error) error {
	if errors.Is(err, store.ErrClosed) || errors.Is(err, campaign.ErrClosed) {
		return page.ErrChanged
	}
	return err
}

// deliver goes on with what waits in the outbox.
func (d *Desk) deliver(s *scene) error {
	if d.Mail == nil {
		return page.ErrForm
	}
	base, err := d.base(s)
	if err != nil {
		return page.ErrForm
	}
	if err := d.post.send(d.campaign(s, base), *d.Mail); err != nil {
		return err
	}
	return s.done("invite", "sending")
}

// anonymous reports whether nothing may lead from an invitation to answers.
func (s *scene) anonymous() bool { return s.e.Disclosure == assessment.DisclosureAnonymous }
