package desk

import (
	"net/http"
	"strconv"

	"lotse/assessment"
	"lotse/assessment/web/page"
)

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
	typed, err := s.Fields()
	if err != nil {
		return err
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
