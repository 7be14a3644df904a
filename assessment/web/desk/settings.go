package desk

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/web/page"
)

func (d *Desk) settingRoutes(at atRoute) {
	at("GET", "/settings", d.settings)
	at("POST", "/settings", d.changeSettings)
	at("POST", "/archive", d.archive)
	at("GET", "/rounds", d.rounds)
	at("POST", "/rounds", d.openRound)
	at("POST", "/rounds/{id}/close", d.closeRound)
	at("GET", "/rounds/{id}/freeze", d.askFreeze)
	at("POST", "/rounds/{id}/freeze", d.freezeRound)
	at("POST", "/rounds/{id}/open", d.reopenRound)
	at("POST", "/rounds/{id}/copy", d.copyFacts)
}

// values are an engagement's settings as a form holds them.
func values(e *assessment.Engagement) map[string]string {
	return map[string]string{
		"client": e.Client, "mode": string(e.Mode), "disclosure": e.Disclosure.String(), "k-min": strconv.Itoa(e.KMin), "date": e.Date,
		"retention": e.Retention, "consultant": e.Consultant, "contact": e.Contact, "controller": e.Controller, "brand": e.Brand,
		"address": e.Address.String(), "language": e.Language,
	}
}

// A settingsPage is the settings and whether the project is archived.
type settingsPage struct {
	Form     setupForm
	Promised bool
	Archived bool
}

func (d *Desk) settingsPage(s *scene, typed map[string]string, faults []fault) (settingsPage, error) {
	promised, err := d.db.HasPeople(s.ctx(), s.e.ID)
	if err != nil {
		return settingsPage{}, err
	}
	looks, err := d.looks(s.Visit)
	if err != nil {
		return settingsPage{}, err
	}
	p := settingsPage{Form: newForm(s.Say, s.pack, looks, typed, faults), Promised: promised}
	p.Archived, err = d.archived(s)
	return p, err
}

func (d *Desk) archived(s *scene) (bool, error) {
	all, err := d.db.Engagements(s.ctx())
	if err != nil {
		return false, err
	}
	for _, summary := range all {
		if summary.ID == s.e.ID {
			return summary.Archived != 0, nil
		}
	}
	return false, nil
}

func (d *Desk) settings(s *scene) error {
	p, err := d.settingsPage(s, values(s.e), nil)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "settings", "", s.Say.T("web-desk-settings"), p)
}

// errFaults refuses settings that have faults, which are told beside.
var errFaults = errors.New("settings with faults")

func (d *Desk) changeSettings(s *scene) error {
	form, err := s.Form()
	if err != nil {
		return err
	}
	typed := map[string]string{}
	for name := range form {
		typed[name] = strings.TrimSpace(s.Field(name))
	}
	setup, faults := setupOf(s.Say, typed)
	if len(faults) == 0 {
		err = d.db.ChangeSettings(s.ctx(), s.e.ID, func(e *assessment.Engagement, promised bool) error {
			wrong := setup.Change(e, s.pack, promised)
			if faults = setupFaults(s.Say, wrong); len(faults) > 0 {
				return errFaults
			}
			return nil
		})
	}
	if err != nil && !errors.Is(err, errFaults) {
		return err
	}
	if len(faults) > 0 {
		typed["language"] = s.e.Language
		p, err := d.settingsPage(s, typed, faults)
		if err != nil {
			return err
		}
		return s.fail("settings", "", s.Say.T("web-desk-settings"), p)
	}
	return s.done("settings", "settings")
}

// archive puts the project away, or brings it back.
func (d *Desk) archive(s *scene) error {
	away := s.Field("archived") == "yes"
	if err := d.db.Archive(s.ctx(), s.e.ID, away); err != nil {
		return err
	}
	if away {
		return s.done("settings", "archived")
	}
	return s.done("settings", "unarchived")
}

// A roundsPage is the rounds of an engagement.
type roundsPage struct {
	Rounds []roundLine
	Groups []groupField
	Typed  map[string]string
	Faults []fault
	Next   string // a name for the next round
	Open   bool   // the latest round is open: there is no use for another one
}

// A roundLine is one round and what can be done with it.
type roundLine struct {
	ID, Name, URL, Results  string
	Tag, State, Date        string
	People                  string
	Facts                   int
	Close, Reopen, Freeze   bool
	CopyFrom                []choice
	Anonymous, LooksAtAlone bool
}

func (d *Desk) rounds(s *scene) error {
	p, err := d.roundsPage(s, nil)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "rounds", "", s.Say.T("web-desk-rounds"), p)
}

var roundTags = map[assessment.RoundState]string{assessment.RoundOpen: "part", assessment.RoundClosed: "done", assessment.RoundFrozen: "done"}

func (d *Desk) roundsPage(s *scene, faults []fault) (roundsPage, error) {
	read, err := s.readings()
	if err != nil {
		return roundsPage{}, err
	}
	p := roundsPage{Faults: faults, Typed: map[string]string{}, Next: "follow-up", Open: s.e.Latest().State == assessment.RoundOpen}
	for i := range s.e.Rounds {
		r := &s.e.Rounds[i]
		if r.ID == p.Next {
			p.Next = "round-" + strconv.Itoa(len(s.e.Rounds)+1)
		}
		status := read[r.ID].Status
		line := roundLine{ID: r.ID, Name: s.roundName(r.ID), URL: "/desk/" + s.e.ID + "/rounds/" + r.ID, Results: "/desk/" + s.e.ID + "?round=" + r.ID,
			Tag: roundTags[r.State], State: s.Say.T("status-state-" + r.State.String()), Date: s.day(r.Date), People: s.people(status), Facts: len(r.Facts)}
		if r.State == assessment.RoundOpen {
			line.Date = "" // it is the day the report is from, and not one of closing
		}
		line.Close, line.Reopen, line.Freeze = r.State == assessment.RoundOpen, r.State == assessment.RoundClosed, r.State != assessment.RoundFrozen
		if r.State == assessment.RoundOpen {
			for _, earlier := range s.e.Rounds[:i] {
				line.CopyFrom = append(line.CopyFrom, choice{Value: earlier.ID, Words: s.roundName(earlier.ID)})
			}
		}
		p.Rounds = append(p.Rounds, line)
	}
	for _, g := range s.pack.Groups {
		p.Groups = append(p.Groups, groupField{ID: g.ID, Name: s.in(g.Name), Value: s.Field("invited-" + g.ID)})
	}
	return p, nil
}

// openRound opens another round.
func (d *Desk) openRound(s *scene) error {
	form, err := s.Form()
	if err != nil {
		return err
	}
	typed := map[string]string{}
	for name := range form {
		typed[name] = strings.TrimSpace(s.Field(name))
	}
	invited, faults := invitedOf(s.Say, s.pack, typed, nil)
	id := typed["id"]
	switch {
	case !assessment.IsID(id):
		faults = append(faults, fault{"id", s.Say.T("web-desk-fault-id")})
	case s.e.Round(id) != nil:
		faults = append(faults, fault{"id", s.Say.T("web-desk-round-exists", "ID", id)})
	}
	if len(faults) > 0 {
		p, err := d.roundsPage(s, faults)
		if err != nil {
			return err
		}
		return s.fail("rounds", "", s.Say.T("web-desk-rounds"), p)
	}
	from := s.e.Latest().ID
	if err := d.db.AddRound(s.ctx(), s.e.ID, assessment.Round{ID: id, Invited: invited}); err != nil {
		return err
	}
	if typed["copy"] != "" {
		if _, err := d.db.CopyFacts(s.ctx(), s.e.ID, from, id); err != nil {
			return err
		}
	}
	return s.Go("/desk/" + s.e.ID + "/rounds?done=round-opened")
}

// named is the round that the address names.
func (s *scene) namedRound() (*assessment.Round, error) {
	if r := s.e.Round(s.R.PathValue("id")); r != nil {
		return r, nil
	}
	return nil, page.ErrNotFound
}

// end closes or freezes a round. It ended when it was closed, not when it is frozen.
func (d *Desk) end(s *scene, state assessment.RoundState, word string) error {
	r, err := s.namedRound()
	if err != nil {
		return err
	}
	date := d.Now().Format("2006-01-02")
	if r.State == assessment.RoundClosed {
		date = r.Date
	}
	if err := d.db.SetRoundState(s.ctx(), s.e.ID, r.ID, state, date); err != nil {
		return err
	}
	return s.done("rounds", word)
}

func (d *Desk) closeRound(s *scene) error { return d.end(s, assessment.RoundClosed, "round-closed") }

func (d *Desk) freezeRound(s *scene) error { return d.end(s, assessment.RoundFrozen, "round-frozen") }

// askFreeze asks before a round is closed for good.
func (d *Desk) askFreeze(s *scene) error {
	r, err := s.namedRound()
	if err != nil {
		return err
	}
	return s.confirm(confirmation{Title: s.Say.T("web-desk-freeze-title", "Round", s.roundName(r.ID)), Text: s.Say.T("web-desk-freeze-text"),
		Action: "rounds/" + r.ID + "/freeze", Submit: s.Say.T("web-desk-freeze-do"), Back: "rounds"})
}

func (d *Desk) reopenRound(s *scene) error {
	r, err := s.namedRound()
	if err != nil {
		return err
	}
	if err := d.db.SetRoundState(s.ctx(), s.e.ID, r.ID, assessment.RoundOpen, ""); err != nil {
		return err
	}
	return s.done("rounds", "round-reopened")
}

// copyFacts takes over what the company said in an earlier round. What was answered
// stays.
func (d *Desk) copyFacts(s *scene) error {
	r, err := s.namedRound()
	if err != nil {
		return err
	}
	from := s.Field("from")
	if s.e.Round(from) == nil {
		return page.ErrForm
	}
	if _, err := d.db.CopyFacts(s.ctx(), s.e.ID, from, r.ID); err != nil {
		return err
	}
	return s.done("rounds", "copied")
}

// A confirmation is a page of its own before something that cannot be undone.
type confirmation struct {
	Title, Text string
	Points      []string
	Action      string // below the engagement's address
	Submit      string
	Back        string
	Word        string // to be typed; "" for none
	Fault       string
	Hidden      map[string]string
}

// Faults are what is wrong with what was typed.
func (c confirmation) Faults() []fault {
	if c.Fault == "" {
		return nil
	}
	return []fault{{"word", c.Fault}}
}

func (s *scene) confirm(c confirmation) error {
	if c.Fault != "" {
		return s.fail("confirm", "", c.Title, c)
	}
	return s.show(http.StatusOK, "confirm", "", c.Title, c)
}
