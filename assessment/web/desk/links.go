package desk

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/templates/locale"
)

// mostLinks are made at once for a group: a slip of the finger should not make a million.
const mostLinks = 10_000

// makeLinks makes links without addresses: for those who are invited and have none, for
// a group, one for a whole group, or further ones for who has not finished.
func (d *Desk) makeLinks(s *scene) error {
	base, err := d.base(s)
	if err != nil {
		return d.inviteFault(s, fault{"base", s.Say.T("web-desk-invite-bad-base")})
	}
	c := d.campaign(s, base)
	if c.Open() != nil {
		return page.ErrChanged
	}
	maker, err := c.Until(s.Field("expires"))
	var wrong *invite.ExpiryError
	if errors.As(err, &wrong) {
		return d.inviteFault(s, fault{"expires", s.Say.T("web-desk-invite-bad-day")})
	}
	if err != nil {
		return err
	}
	if s.Field("for") == "unfinished" {
		ways, err := c.Unfinished(s.ctx(), invite.Personal)
		if err == nil {
			err = c.Again(s.ctx(), ways)
		}
		if err != nil {
			return d.linksRefused(err)
		}
		return d.handOut(s, base, ways, s.Field("as"))
	}
	ways, f, err := d.waysFor(s, maker)
	if f != nil {
		return d.inviteFault(s, *f)
	}
	if err != nil {
		return err
	}
	added, err := c.Add(s.ctx(), ways)
	if err != nil {
		return d.linksRefused(err)
	}
	return d.handOut(s, base, added.Ways, s.Field("as"))
}

// waysFor makes the links a form asks for, or says what is wrong with it.
func (d *Desk) waysFor(s *scene, maker campaign.Maker) ([]invite.Way, *fault, error) {
	if s.Field("for") == "missing" {
		ways, err := maker.Missing(s.ctx())
		if errors.Is(err, campaign.ErrNobody) || err == nil && len(ways) == 0 {
			return nil, &fault{"group", s.Say.T("web-desk-invite-nobody")}, nil
		}
		return ways, nil, err
	}
	group := s.Field("group")
	if s.pack.Group(group) == nil {
		return nil, nil, page.ErrForm
	}
	n, err := strconv.Atoi(s.Field("count"))
	switch shared := s.Field("for") == "shared"; {
	case shared && s.Field("count") == "":
		return maker.Shared(group, 0), nil, nil // as many as come
	case err != nil || n < 1 || n > mostLinks:
		return nil, &fault{"count", s.Say.T("invite-count", "Most", mostLinks)}, nil
	case shared:
		return maker.Shared(group, n), nil, nil
	}
	return maker.Group(group, n), nil, nil
}

// inviteFault shows the page of invitations with a fault.
func (d *Desk) inviteFault(s *scene, f fault) error {
	p, err := d.invitePage(s)
	if err != nil {
		return err
	}
	p.Faults = append(p.Faults, f)
	return s.fail("invite", "invite", s.Say.T("web-desk-tab-invite"), p)
}

// A handedOut page shows links with their secrets, this once: the store keeps no secret,
// so there is no page to lead to and come back to.
type handedOut struct {
	Links []handedLink
	Last  string
}

// A handedLink is a link with its secret.
type handedLink struct{ Group, Address, URL, Code, Entry string }

// handOut shows links, or gives them as a table for mail merge.
func (d *Desk) handOut(s *scene, base invite.Base, ways []invite.Way, as string) error {
	if as == "table" {
		return d.mergeTable(s, base, ways)
	}
	p := handedOut{}
	for _, w := range ways {
		l := handedLink{Group: s.linkGroup(w.Link), Address: w.Link.Address, URL: base.Link(w.Link.Kind, w.Token)}
		if w.Code != "" {
			l.Code, l.Entry = w.Code.String(), base.Entry()
		}
		p.Links, p.Last = append(p.Links, l), s.Say.Date(invite.LastDay(w.Link.Expires))
	}
	f := s.frame("invite", s.Say.T("web-desk-links-new"))
	f.Here = s.url("invite")
	f.Back = &page.Link{To: s.url("invite"), Words: s.Say.T("web-desk-tab-invite")}
	return s.Show(http.StatusOK, "desk-handed-out", f, s.view(p))
}

func (d *Desk) mergeTable(s *scene, base invite.Base, ways []invite.Way) error {
	say, err := locale.New(s.e.Language)
	if err != nil {
		return err
	}
	for i := range ways {
		if s.anonymous() && ways[i].Link.Address != "" {
			ways[i].Link.ID = "" // the list of links tells by id whether somebody has answered
		}
	}
	var b bytes.Buffer
	name := func(id, lang string) string { return s.pack.Group(id).Name.In(lang) }
	if err := invite.WriteMerge(&b, ways, base, say, name); err != nil {
		return fmt.Errorf("write the table of links: %w", err)
	}
	return s.Download(s.e.ID+"-links.csv", "text/csv; charset=utf-8", b.Bytes())
}

// linkGroup is what a link is for: a group of people who answer, or preparing.
func (s *scene) linkGroup(l invite.Link) string {
	if l.Kind == invite.Preparation {
		return s.Say.T("invite-preparation")
	}
	return s.groupName(l.Group)
}

// A linkList is the links of a round.
type linkList struct{ Links []linkLine }

// A linkLine is one link. Beside an address it does not say whether somebody has
// answered: who is missing is nobody's business but the person's.
type linkLine struct {
	ID, URL, Group, Kind string
	Tag, State, Last     string
	Address, Mail, Fault string
	Works                bool
	Preparer             bool   // of who prepares
	Topics               string // what she prepares
	Base                 string // to be asked for when a link is handed out again
}

func (d *Desk) links(s *scene) error {
	lines, err := d.linkLines(s)
	if err != nil {
		return err
	}
	f := s.frame("invite", s.Say.T("web-desk-links"))
	f.Back = &page.Link{To: s.url("invite"), Words: s.Say.T("web-desk-tab-invite")}
	return s.Show(http.StatusOK, "desk-links", f, s.view(linkList{lines}))
}

func (d *Desk) linkLines(s *scene) ([]linkLine, error) {
	all, err := d.db.Links(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return nil, err
	}
	mails, err := d.db.Mails(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return nil, err
	}
	last := map[string]invite.Mail{}
	for _, m := range mails {
		last[m.Link.ID] = m
	}
	var lines []linkLine
	for _, l := range all {
		lines = append(lines, d.linkLine(s, l, last[l.ID]))
	}
	return lines, nil
}

func (d *Desk) linkLine(s *scene, l invite.Link, m invite.Mail) linkLine {
	kind := l.Kind
	if kind == invite.Preparation {
		kind = invite.Personal
	}
	line := linkLine{ID: l.ID, URL: s.url("links/" + l.ID), Group: s.linkGroup(l), Kind: s.Say.T("web-desk-link-" + kind.String()),
		Last: s.Say.Date(invite.LastDay(l.Expires)), Address: l.Address}
	state := l.State(d.Now())
	line.Works = state != invite.Revoked && state != invite.Expired
	line.State = s.Say.T("invite-state-" + state.String())
	line.Tag = map[invite.State]string{invite.Revoked: "stop", invite.Expired: "open", invite.Open: "open", invite.Finished: "done", invite.Begun: "part"}[state]
	if l.Kind == invite.Preparation {
		s.preparerLine(&line, l, state)
	} else if l.Address != "" && line.Works {
		line.Tag, line.State = "plain", s.Say.T("web-desk-link-works")
	}
	if l.Kind == invite.Shared {
		places := "∞"
		if l.Places > 0 {
			places = strconv.Itoa(l.Places)
		}
		line.State += " " + s.Say.T("invite-places", "Used", l.Used, "Places", places)
	}
	if m.ID != "" {
		line.Mail, line.Fault = s.Say.T("invite-mail-"+m.State.String()), m.Fault
	}
	return line
}

// link shows one link and what can be done with it: to take it back, or to note that its
// person has answered on paper. Both cannot be undone.
func (d *Desk) link(s *scene) error {
	lines, err := d.linkLines(s)
	if err != nil {
		return err
	}
	for _, line := range lines {
		if line.ID == s.R.PathValue("link") {
			if d.Base == "" {
				line.Base = d.ownBase(s)
			}
			f := s.frame("invite", s.Say.T("web-desk-link"))
			f.Back = &page.Link{To: s.url("links"), Words: s.Say.T("web-desk-links")}
			return s.Show(http.StatusOK, "desk-link", f, s.view(line))
		}
	}
	return page.ErrNotFound
}

func (d *Desk) revoke(s *scene) error {
	if err := d.db.RevokeLink(s.ctx(), s.e.ID, s.R.PathValue("link")); err != nil {
		return err
	}
	return s.done("links", "revoked")
}

func (d *Desk) answered(s *scene) error {
	err := d.db.UseLink(s.ctx(), s.e.ID, s.R.PathValue("link"))
	if errors.Is(err, store.ErrFinished) {
		return s.done("links", "noted") // it says the same as before
	}
	if err != nil {
		return err
	}
	return s.done("links", "noted")
}
