package desk

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/invite/campaign"
	"lotse/assessment/web/page"
)

func (d *Desk) prepareRoutes(at atRoute) {
	at("GET", "/prepare", d.preparation)
	at("POST", "/prepare", d.askPreparers)
	at("POST", "/links/{link}/again", d.again)
}

// A preparationPage is who was asked to prepare what the company says once, how far it
// is, and the form to ask somebody.
type preparationPage struct {
	Closed, NoMail bool
	Lacks          string // what a letter must say and the settings do not
	State          string // how far it is, in a sentence; "" where nobody was asked
	Topics         []preparationTopic
	People         []linkLine
	Outbox         outbox

	Faults  []fault
	Typed   map[string]string // to, expires, base
	Days    string            // the last day the link works
	Base    string            // to be asked for; "" where the server knows its address
	Preview *preview
}

// A preparationTopic is a section that can be handed to somebody.
type preparationTopic struct {
	ID, Name, Meta string
	Chosen         bool
	Tag, State     string // "" where nobody was asked for it
}

// preparationTags are the signs of its states.
var preparationTags = map[assessment.PreparationState]string{
	assessment.PreparationAsked: "open", assessment.PreparationBegun: "part", assessment.PreparationHanded: "done",
}

// prepared is how far the preparation of the visit's round is, and that in a sentence
// without a name.
func (d *Desk) prepared(s *scene) (assessment.Preparation, string, error) {
	p, err := d.campaign(s, invite.Base{}).Preparation(s.ctx())
	return p, invite.PreparationWords(p, s.Say), err
}

func (d *Desk) preparation(s *scene) error {
	p, err := d.preparationPage(s)
	if err != nil {
		return err
	}
	return s.Show(http.StatusOK, "desk-prepare", d.preparationFrame(s), s.view(p))
}

func (d *Desk) preparationFrame(s *scene) page.Frame {
	f := s.frame("invite", s.Say.T("web-desk-prepare-title"))
	f.Back = &page.Link{To: s.url("invite"), Words: s.Say.T("web-desk-tab-invite")}
	return f
}

func (d *Desk) preparationPage(s *scene) (*preparationPage, error) {
	all, err := d.invitePage(s)
	if err != nil {
		return nil, err
	}
	p := &preparationPage{Closed: all.Closed, NoMail: all.NoMail, Lacks: all.Lacks, Base: all.Base, Days: all.Days, Outbox: all.Outbox, Typed: map[string]string{}}
	how, line, err := d.prepared(s)
	if err != nil {
		return nil, err
	}
	p.State = line
	for _, section := range assessment.Preparable(s.pack) {
		t := preparationTopic{ID: section.ID, Name: s.in(section.Title), Meta: s.Say.N("web-respond-questions", len(section.Questions)),
			Chosen: slices.Contains(assessment.Preparing(s.pack), section.ID)}
		for _, at := range how.Sections {
			if at.Section == section {
				t.Tag, t.State = preparationTags[at.State], s.Say.T("web-desk-prepare-"+at.State.String())
			}
		}
		p.Topics = append(p.Topics, t)
	}
	lines, err := d.linkLines(s)
	if err != nil {
		return nil, err
	}
	for _, l := range lines {
		if l.Preparer {
			p.People = append(p.People, l)
		}
	}
	return p, nil
}

// askPreparers shows the letter to those who are to prepare, sends it, or hands out their
// links, as the button says.
func (d *Desk) askPreparers(s *scene) error {
	p, err := d.preparationPage(s)
	if err != nil {
		return err
	}
	base, ways, err := d.preparerWays(s, p)
	if err != nil {
		return err
	}
	if p.Closed {
		return page.ErrChanged
	}
	if len(p.Faults) > 0 || p.Lacks != "" {
		f := d.preparationFrame(s)
		f.Failed = true
		return s.Show(http.StatusUnprocessableEntity, "desk-prepare", f, s.view(p))
	}
	c := d.campaign(s, base)
	switch s.Field("go") {
	case "send":
		return d.sendTo(s, c, ways, "prepare", "asked")
	case "page":
		added, err := c.Add(s.ctx(), ways)
		if err != nil {
			return d.linksRefused(err)
		}
		return d.handOut(s, base, added.Ways, "page")
	}
	if p.Preview, err = d.preview(s, c, invite.Invitation, ways); err != nil {
		return err
	}
	return s.Show(http.StatusOK, "desk-prepare", d.preparationFrame(s), s.view(p))
}

// preparerWays reads the form: the links it asks for, and what is wrong with it.
func (d *Desk) preparerWays(s *scene, p *preparationPage) (invite.Base, []invite.Way, error) {
	in, err := s.Form()
	if err != nil {
		return invite.Base{}, nil, err
	}
	for _, name := range []string{"to", "expires", "base"} {
		p.Typed[name] = in.Get(name)
	}
	for i := range p.Topics {
		p.Topics[i].Chosen = slices.Contains(in["section"], p.Topics[i].ID)
	}
	wrong := func(field, key string, args ...any) { p.Faults = append(p.Faults, fault{field, s.Say.T(key, args...)}) }
	if len(in["section"]) == 0 {
		wrong("topics", "web-desk-prepare-no-topic")
	}
	people, faults := invite.PastedAddresses("", s.e.Language, in.Get("to"))
	for _, f := range faults {
		wrong("to", "web-desk-invite-bad-address", "Line", f.Line, "Given", f.Given)
	}
	switch {
	case len(people) > 0 || len(faults) > 0:
	case in.Get("go") == "page":
		people = make([]invite.Recipient, 1) // a link that she hands over herself
	default:
		wrong("to", "web-desk-prepare-nobody")
	}
	base, err := d.base(s)
	if err != nil {
		wrong("base", "web-desk-invite-bad-base")
	}
	maker, err := d.campaign(s, base).Until(in.Get("expires"))
	var day *invite.ExpiryError
	if errors.As(err, &day) {
		wrong("expires", "web-desk-invite-bad-day")
	} else if err != nil {
		return base, nil, err
	}
	if len(p.Faults) > 0 {
		return base, nil, nil
	}
	ways, err := maker.Preparers(in["section"], people)
	var section *campaign.SectionError
	if errors.As(err, &section) {
		return base, nil, page.ErrForm // the page offers no such one
	}
	return base, ways, err
}

// again hands out a further link to somebody who prepares and has lost hers. The one she
// has goes on working.
func (d *Desk) again(s *scene) error {
	base, err := d.base(s)
	if err != nil {
		return d.inviteFault(s, fault{"base", s.Say.T("web-desk-invite-bad-base")})
	}
	list, err := d.db.Preparers(s.ctx(), s.e.ID, s.round.ID)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(list, func(l invite.Link) bool { return l.ID == s.R.PathValue("link") })
	c := d.campaign(s, base)
	switch {
	case at < 0:
		return page.ErrNotFound
	case !list[at].Works(d.Now()) || c.Open() != nil:
		return page.ErrChanged
	}
	ways := []invite.Way{invite.NewWay(list[at])}
	if err := c.Again(s.ctx(), ways); err != nil {
		return d.linksRefused(err)
	}
	return d.handOut(s, base, ways, "page")
}

// preparerLine is what a link for preparing says beside what all say. Who prepares is
// known: her state stands beside her address.
func (s *scene) preparerLine(line *linkLine, l invite.Link, state invite.State) {
	line.Preparer = true
	var topics []string
	for _, section := range assessment.Preparable(s.pack) {
		if slices.Contains(l.Sections, section.ID) {
			topics = append(topics, s.in(section.Title))
		}
	}
	line.Topics = strings.Join(topics, " · ")
	switch state {
	case invite.Finished:
		line.State = s.Say.T("web-desk-prepare-handed-on", "Day", s.Say.Date(l.Handed.Local()))
	case invite.Begun:
		line.State = s.Say.T("web-desk-prepare-under-way")
	case invite.Open:
		line.State = s.Say.T("web-desk-prepare-not-begun")
	}
}
