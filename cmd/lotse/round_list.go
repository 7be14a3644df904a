package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/questionnaires"
)

// The rounds of an engagement as a JSON document; a withheld number is null.
type roundsDocument struct {
	Version    int         `json:"version"`
	Engagement string      `json:"engagement"`
	Rounds     []roundLine `json:"rounds"`
}

type roundLine struct {
	ID      string `json:"id"`
	State   string `json:"state"`
	Date    string `json:"date"`
	Invited int    `json:"invited"`
	Started *int   `json:"started"`
	Facts   int    `json:"facts"`
}

// roundListCommand lists the rounds of an engagement.
func (a *app) roundListCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "list [ENGAGEMENT]",
		Short:   a.say.T("round-list-short"),
		Example: "  lotse round list nordhang",
		Args:    a.args(0, 1),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("round-list-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withEngagement(c.Context(), args, func(e *assessment.Engagement, pack *questionnaires.Pack) error {
			doc := roundsDocument{Version: 1, Engagement: e.ID, Rounds: []roundLine{}}
			for i := range e.Rounds {
				r := &e.Rounds[i]
				s := assessment.StatusOf(pack, e, r)
				doc.Rounds = append(doc.Rounds, roundLine{r.ID, r.State.String(), r.Date, s.Invited, counted(s.Started), len(r.Facts)})
			}
			if asJSON {
				return a.writeJSON(doc)
			}
			for _, r := range doc.Rounds {
				people := a.say.T("round-list-withheld", "K", e.KMin)
				if r.Started != nil {
					people = fmt.Sprint(*r.Started)
				}
				fmt.Fprintln(a.Out, a.say.T("round-list-line", "Round", fmt.Sprintf("%-16s", r.ID), "State", a.say.T("status-state-"+r.State),
					"Date", r.Date, "Started", people, "Invited", r.Invited, "Facts", r.Facts))
			}
			return nil
		})
	}
	return c
}
