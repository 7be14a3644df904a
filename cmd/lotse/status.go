package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/terminal"
	"lotse/questionnaires"
)

// statusCommand shows how far a round is and what comes next.
func (a *app) statusCommand() *cobra.Command {
	var asJSON, check bool
	var round string
	c := &cobra.Command{
		Use:     "status [ENGAGEMENT]",
		Short:   a.say.T("status-short"),
		Long:    a.say.T("status-long"),
		Example: "  lotse status nordhang\n  lotse status nordhang --json\n  lotse status nordhang --check || echo open",
		Args:    a.args(0, 1),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("status-flag-json"))
	c.Flags().BoolVar(&check, "check", false, a.say.T("status-flag-check"))
	c.Flags().StringVar(&round, "round", "", a.say.T("command-flag-round"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			r, err := a.round(e, round)
			if err != nil {
				return err
			}
			s := assessment.StatusOf(pack, e, r)
			links, err := db.Preparers(c.Context(), e.ID, r.ID)
			if err != nil {
				return err
			}
			s.Preparation = invite.PreparationOf(links, pack, db.Now())
			w := waiting{plan: looked(e, pack, r)}
			if w.stale, err = a.staleReports(c.Context(), db, e, pack); err != nil {
				return err
			}
			if asJSON {
				err = a.statusJSON(e, s, w)
			} else {
				err = a.statusPage(e, s, w)
			}
			if err == nil && check && s.Open() {
				return &openError{}
			}
			return err
		})
	}
	return c
}

// round returns the round with an id, or the latest for "".
func (a *app) round(e *assessment.Engagement, id string) (*assessment.Round, error) {
	r := e.Latest()
	if id != "" {
		r = e.Round(id)
	}
	switch {
	case r == nil && id != "":
		return nil, a.usage("command-unknown-round", "Round", id, "Engagement", e.ID)
	case r == nil:
		return nil, &openError{a.say.T("command-no-round", "Engagement", e.ID)}
	}
	return r, nil
}

func (a *app) statusPage(e *assessment.Engagement, s *assessment.Status, w waiting) error {
	where, err := a.storePath()
	if err != nil {
		return err
	}
	page := terminal.Page{Width: width(a.Out), Colour: isTerminal(a.Out) && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb", Say: a.say}
	if err := page.Status(a.Out, e, s); err != nil {
		return err
	}
	if w.plan != nil {
		a.tellChanges(e.ID, w.plan)
	}
	for _, r := range w.stale {
		fmt.Fprintln(a.Out, "\n"+a.say.T("approve-stale", "N", r.Number, "Parts", a.parts(r.Changed)))
	}
	fmt.Fprintln(a.Out, "\n"+a.say.T("status-next-"+string(s.Next()), "ID", e.ID, "Round", s.Round.ID, "Store", a.storeFlag(where)))
	return nil
}

// waiting is what a status says beside the answers.
type waiting struct {
	plan  *assessment.Plan // nil: not curated yet
	stale []staleReport
}

// looked is the curated plan of a round, nil where the consultant has not curated it
// yet: then nothing can have changed since she looked, and nothing is computed.
func looked(e *assessment.Engagement, pack *questionnaires.Pack, r *assessment.Round) *assessment.Plan {
	if e.Plan.Empty() {
		return nil
	}
	_, plan := assessment.Assess(pack, e, r).Publish().Curate(e.Plan)
	return plan
}

// The status as a JSON document. Numbers that are withheld are null.
type statusDocument struct {
	Version    int             `json:"version"`
	Engagement string          `json:"engagement"`
	Client     string          `json:"client"`
	Round      string          `json:"round"`
	State      string          `json:"state"`
	Disclosure string          `json:"disclosure"`
	Open       bool            `json:"open"`
	Next       assessment.Next `json:"next"`
	Invited    int             `json:"invited"`
	Started    *int            `json:"started"`
	Done       *int            `json:"done"`
	Groups     []groupState    `json:"groups"`
	People     []personState   `json:"people"`
	Facts      []sectionState  `json:"facts"`
	Prepared   *preparedState  `json:"preparation"`   // null: nobody was asked to prepare anything
	Changes    int             `json:"plan-changes"`  // since the consultant last looked at the plan
	Stale      []staleReport   `json:"stale-reports"` // approved ones that are not true any more
}

type groupState struct {
	Group   string `json:"group"`
	Invited int    `json:"invited"`
	Started *int   `json:"started"`
	Done    *int   `json:"done"`
}

type personState struct {
	ID    string `json:"id"`
	Group string `json:"group"`
	Done  int    `json:"done"`
	All   int    `json:"all"`
}

type sectionState struct {
	Section string   `json:"section"`
	Done    int      `json:"done"`
	All     int      `json:"all"`
	Open    []string `json:"open"`
}

// preparedState is how far the preparation is. It names nobody.
type preparedState struct {
	State    string            `json:"state"`
	Asked    int               `json:"asked"`
	Begun    int               `json:"begun"`
	Handed   int               `json:"handed-over"`
	Latest   string            `json:"latest,omitempty"`   // the day of the latest handing over
	LastDay  string            `json:"last-day,omitempty"` // on which somebody can still hand over
	Sections map[string]string `json:"sections"`
}

func prepared(p assessment.Preparation) *preparedState {
	if p.State == assessment.PreparationNone {
		return nil
	}
	d := &preparedState{State: p.State.String(), Asked: p.Asked, Begun: p.Begun, Handed: p.Handed, Sections: map[string]string{}}
	if !p.Latest.IsZero() {
		d.Latest = p.Latest.Format(time.DateOnly)
	}
	if !p.LastDay.IsZero() {
		d.LastDay = p.LastDay.Format(time.DateOnly)
	}
	for _, s := range p.Sections {
		d.Sections[s.Section.ID] = s.State.String()
	}
	return d
}

func (a *app) statusJSON(e *assessment.Engagement, s *assessment.Status, w waiting) error {
	doc := statusDocument{
		Version: 1, Engagement: e.ID, Client: e.Client, Round: s.Round.ID, State: s.Round.State.String(), Disclosure: e.Disclosure.String(),
		Open: s.Open(), Next: s.Next(), Invited: s.Invited, Started: counted(s.Started), Done: counted(s.Done),
		Groups: []groupState{}, People: []personState{}, Facts: []sectionState{}, Prepared: prepared(s.Preparation), Stale: append([]staleReport{}, w.stale...),
	}
	if w.plan != nil {
		doc.Changes = len(w.plan.Changes)
	}
	for _, g := range s.Groups {
		doc.Groups = append(doc.Groups, groupState{g.Group.ID, g.Invited, counted(g.Started), counted(g.Done)})
	}
	for _, who := range s.People {
		doc.People = append(doc.People, personState(who))
	}
	for _, f := range s.Facts {
		open := []string{}
		for _, q := range f.Open {
			open = append(open, q.ID)
		}
		doc.Facts = append(doc.Facts, sectionState{f.Section.ID, f.Done, f.All, open})
	}
	return a.writeJSON(doc)
}

// counted is a number of people, nil where it is withheld.
func counted(c assessment.Count) *int {
	if c.Hidden {
		return nil
	}
	return &c.N
}

// writeJSON writes a document to standard output.
func (a *app) writeJSON(doc any) error {
	enc := json.NewEncoder(a.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}
