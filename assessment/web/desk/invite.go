package desk

import (
	"errors"
	"net/http"
	"strings"

	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
)

// listLimit bounds a form with addresses: as much as lotse invite reads.
const listLimit = 2 << 20

func (d *Desk) inviteRoutes(at atRoute) {
	at("GET", "/invite", d.invitations)
	at("POST", "/invite", d.inviteThem).Takes(listLimit)
	at("POST", "/invite/links", d.makeLinks)
	at("POST", "/invite/deliver", d.deliver)
	at("GET", "/remind", d.reminder)
	at("POST", "/remind", d.remind)
	at("GET", "/links", d.links)
	at("GET", "/links/{link}", d.link)
	at("POST", "/links/{link}/revoke", d.revoke)
	at("POST", "/links/{link}/answered", d.answered)
}

// An invitePage is how the inviting stands, and the form to go on with.
type invitePage struct {
	Closed  bool
	Lead    string
	Groups  []inviteGroup
	Outbox  outbox
	Bounced []bounced
	Total   int    // links there are
	State   string // how far the preparation is; "" where nobody was asked

	Typed   map[string]string // group → what was pasted; expires, base
	Faults  []fault
	Days    string // the last day links work
	Base    string // to be asked for; "" where the server knows its address
	NoMail  bool   // no mail server is set up
	Missing int    // people to be invited who have no link
	Preview *preview
	Lacks   string // what a letter must say and the settings do not
}

// An inviteGroup is how far the inviting of a group is.
type inviteGroup struct {
	ID, Name, Short, Hint  string
	Invited, Links, Mailed int
	Typed                  string
	Fault                  string
	Read                   string // how many addresses were recognised
}

// An outbox is what of the mails is still on its way.
type outbox struct {
	Waiting int
	Next    string
	Sending bool
	Fault   string
	Sent    int
}

// A bounced mail was given up.
type bounced struct{ URL, Address, Fault string }

// A preview is a letter of each language, and how many would get it.
type preview struct {
	Count   int
	Letters []previewLetter
}

// A previewLetter is one letter as it would be sent.
type previewLetter struct {
	Language, Count, Subject string
	Lines                    []string
}

// campaign is the inviting of the visit's round.
func (d *Desk) campaign(s *scene, base invite.Base) *campaign.Campaign {
	return &campaign.Campaign{DB: d.db, Engagement: s.e, Pack: s.pack, Round: s.round, Base: base, Now: d.Now()}
}

// base is the address links begin with: the server's, else the one the form names.
func (d *Desk) base(s *scene) (invite.Base, error) {
	given := d.Base
	if given == "" {
		given = strings.TrimSpace(s.Field("base"))
	}
	if given == "" {
		given = d.ownBase(s)
	}
	return invite.ParseBase(given)
}

// ownBase is the address this page was opened under.
func (d *Desk) ownBase(s *scene) string {
	if s.R.TLS != nil {
		return "https://" + s.R.Host
	}
	return "http://" + s.R.Host
}

func (d *Desk) invitations(s *scene) error {
	p, err := d.invitePage(s)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "invite", "invite", s.Say.T("web-desk-tab-invite"), p)
}

// invitePage reads how the inviting stands.
func (d *Desk) invitePage(s *scene) (*invitePage, error) {
	own, err := invite.ParseBase("http://localhost")
	if err != nil {
		return nil, err
	}
	c := d.campaign(s, own)
	p := &invitePage{Closed: c.Open() != nil, NoMail: d.Mail == nil, Typed: map[string]string{}}
	if d.Base == "" {
		p.Base = d.ownBase(s)
	}
	if err := d.inviteGroups(s, c, p); err != nil {
		return nil, err
	}
	if _, p.State, err = d.prepared(s); err != nil {
		return nil, err
	}
	if missing, err := c.Missing(s.ctx()); err == nil {
		for _, n := range missing {
			p.Missing += n
		}
	} else if !errors.Is(err, campaign.ErrNobody) {
		return nil, err
	}
	if expires, err := invite.Expiry("", s.e.Retention, d.Now()); err == nil {
		p.Days = invite.LastDay(expires).Format("2006-01-02")
	}
	var lacking *invite.MissingError
	if _, err := c.Letters(); errors.As(err, &lacking) {
		names := make([]string, len(lacking.Fields))
		for i, f := range lacking.Fields {
			names[i] = s.Say.T("invite-field-" + f)
		}
		p.Lacks = s.Say.List(names)
	}
	return p, nil
}

// inviteGroups counts links and mails by group. Who has answered is none of it.
func (d *Desk) inviteGroups(s *scene, c *campaign.Campaign, p *invitePage) error {
	links, err := d.db.Links(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return err
	}
	last, err := c.Last(s.ctx())
	if err != nil {
		return err
	}
	count, mailed := map[string]int{}, map[string]int{}
	for _, l := range links {
		if !l.Revoked && l.Kind != invite.Preparation {
			count[l.Group]++
			p.Total++
		}
		switch m, ok := last[l.ID]; {
		case ok && m.State == invite.MailSent:
			mailed[l.Group]++
			p.Outbox.Sent++
		case ok && m.State == invite.MailFailed:
			p.Bounced = append(p.Bounced, bounced{s.url("links/" + l.ID), l.Address, m.Fault})
		}
	}
	n, next, err := c.Waiting(s.ctx())
	if err != nil {
		return err
	}
	p.Outbox.Waiting = n
	if n > 0 {
		p.Outbox.Next = s.Say.Date(next) + ", " + next.Local().Format("15:04")
	}
	p.Outbox.Sending, p.Outbox.Fault = d.post.state(c)
	for _, g := range s.pack.Groups {
		line := inviteGroup{ID: g.ID, Name: s.in(g.Name), Short: s.groupName(g.ID), Invited: s.round.Invited[g.ID], Links: count[g.ID], Mailed: mailed[g.ID]}
		if g.TargetN != "" {
			line.Hint = s.Say.T("new-target-n", "N", strings.ReplaceAll(g.TargetN, "-", "–"))
		}
		p.Groups = append(p.Groups, line)
	}
	return nil
}
