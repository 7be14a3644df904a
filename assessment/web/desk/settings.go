package desk

import (
	"errors"
	"net/http"
	"strconv"

	"lotse/assessment"
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
	typed, err := s.Fields()
	if err != nil {
		return err
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
