package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"lotse/assessment/store"
	"lotse/assessment/upgrade"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

func (d *Desk) upgradeRoutes(at atRoute) {
	at("GET", "/pack", d.askUpgrade)
	at("POST", "/pack", d.upgrade)
	at("GET", "/pack/source", func(s *scene) error { return downloadPack(s.Visit, s.pack) })
}

// An upgradePage is the version of the pack that a project uses, and what another one
// would change.
type upgradePage struct {
	Title, Version string
	Offers         []upgradeOffer // other versions there are
	Plan           *upgradePlan   // of the one that is looked at
	Faults         []fault
}

// An upgradeOffer is another version of the project's pack.
type upgradeOffer struct{ URL, Words string }

// An upgradePlan is what another version changes, and what is lost to it.
type upgradePlan struct {
	To, Name, Seen          string
	Added, Removed, Changed []upgradeLine
	Lost                    []upgradeLine
	Frozen                  string // the round that keeps the project from it
	Uncounted               bool   // how many people lose something is not said
}

type upgradeLine struct{ Question, Meta string }

// packVersions are the offers that are other versions of the project's pack.
func (d *Desk) packVersions(s *scene) ([]store.Offer, error) {
	all, err := d.db.Offers(s.ctx())
	return slices.DeleteFunc(all, func(o store.Offer) bool {
		return o.Pack == nil || o.ID != s.pack.ID || reflect.DeepEqual(o.Pack.Files, s.pack.Files)
	}), err
}

// upgradePage describes the version that to names, or the only one there is.
func (d *Desk) upgradePage(s *scene, to string) (*upgradePage, *upgrade.Plan, error) {
	p := &upgradePage{Title: s.in(s.pack.Title), Version: s.pack.Version}
	all, err := d.packVersions(s)
	if err != nil {
		return nil, nil, err
	}
	at := slices.IndexFunc(all, func(o store.Offer) bool { return o.Name() == to })
	switch {
	case to != "" && at < 0:
		return nil, nil, page.ErrNotFound
	case to == "" && len(all) == 1:
		at = 0
	}
	for i, o := range all {
		if i != at {
			p.Offers = append(p.Offers, upgradeOffer{"/desk/" + s.e.ID + "/pack?to=" + url.QueryEscape(o.Name()), s.in(o.Pack.Title) + " " + o.Version})
		}
	}
	if at < 0 {
		return p, nil, nil
	}
	e, _, err := s.whole() // what people lose is part of the plan
	if err != nil {
		return nil, nil, err
	}
	plan, err := upgrade.PlanFor(e, s.pack, all[at].Pack)
	if errors.Is(err, upgrade.ErrLanguage) {
		p.Faults = []fault{{"to", s.Say.T("web-desk-upgrade-language", "Version", all[at].Version, "Language", s.Say.T("web-desk-language-"+s.e.Language))}}
		return p, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	p.Plan = s.upgradePlan(plan, all[at])
	return p, plan, nil
}

func (s *scene) upgradePlan(plan *upgrade.Plan, to store.Offer) *upgradePlan {
	u := &upgradePlan{To: to.Version, Name: to.Name(), Seen: plan.Seen(), Uncounted: !s.isNamed()}
	for _, q := range plan.Added {
		u.Added = append(u.Added, upgradeLine{s.in(q.Ask), ""})
	}
	for _, q := range plan.Removed {
		u.Removed = append(u.Removed, upgradeLine{s.in(q.Ask), ""})
	}
	for _, c := range plan.Changed {
		words := make([]string, len(c.Aspects))
		for i, aspect := range c.Aspects {
			words[i] = s.Say.T("upgrade-aspect-" + string(aspect))
		}
		u.Changed = append(u.Changed, upgradeLine{s.in(c.Question.Ask), s.Say.List(words)})
	}
	for _, l := range plan.Shown(s.isNamed()) {
		u.Lost = append(u.Lost, s.lossLine(l, to.Pack))
	}
	var frozen *upgrade.Frozen
	if errors.As(plan.Refused(), &frozen) {
		u.Frozen = s.roundName(frozen.Round)
	}
	return u
}

// lossLine is something that is lost, with its place.
func (s *scene) lossLine(l upgrade.Loss, to *questionnaires.Pack) upgradeLine {
	line := upgradeLine{Question: s.Say.T("web-desk-upgrade-rest")}
	if q := s.pack.Question(l.Question); q != nil {
		line.Question = s.in(q.Ask)
	} else if q := to.Question(l.Question); q != nil {
		line.Question = s.in(q.Ask)
	}
	var place []string
	if l.Round != "" {
		place = append(place, s.roundName(l.Round))
	}
	if l.Respondent != "" {
		place = append(place, l.Respondent)
	}
	if len(l.Path) > 0 {
		place = append(place, strings.Join(l.Path, " › "))
	}
	group := l.Group
	if group != "" {
		group = s.groupName(group)
	}
	line.Meta = strings.Join(append(place, s.Say.T("upgrade-reason-"+string(l.Reason), "Group", group)), " · ")
	return line
}

func (d *Desk) askUpgrade(s *scene) error {
	p, _, err := d.upgradePage(s, s.R.URL.Query().Get("to"))
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "upgrade", "", s.Say.T("web-desk-pack"), p)
}

// upgrade gives the project another version of its pack, if what is lost is still what
// was shown.
func (d *Desk) upgrade(s *scene) error {
	p, plan, err := d.upgradePage(s, s.Field("to"))
	if err != nil {
		return err
	}
	if plan == nil {
		return page.ErrForm
	}
	err = upgrade.ErrMeanwhile
	if s.Field("seen") == plan.Seen() {
		err = plan.CarryOut(s.ctx(), d.db)
	}
	var frozen *upgrade.Frozen
	switch {
	case errors.Is(err, upgrade.ErrMeanwhile):
		p.Faults = []fault{{"lost", s.Say.T("web-desk-upgrade-meanwhile")}}
	case errors.As(err, &frozen):
		return fmt.Errorf("%w: %w", page.ErrChanged, err)
	case err != nil:
		return err
	default:
		return s.done("pack", "upgraded")
	}
	return s.fail("upgrade", "", s.Say.T("web-desk-pack"), p)
}
