package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
)

// roundOpenCommand starts a round, or opens a closed one again.
func (a *app) roundOpenCommand() *cobra.Command {
	var invited map[string]int
	var copyFacts bool
	c := &cobra.Command{
		Use:     "open [ENGAGEMENT] ROUND",
		Short:   a.say.T("round-open-short"),
		Long:    a.say.T("round-open-long"),
		Example: "  lotse round open nordhang follow-up --copy --invited experts=5,editors=4",
		Args:    a.args(1, 2),
	}
	c.Flags().StringToIntVar(&invited, "invited", nil, a.say.T("command-new-flag-invited"))
	c.Flags().BoolVar(&copyFacts, "copy", false, a.say.T("round-open-flag-copy"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.onRound(c, args, func(j roundJob) error {
			if err := a.setupFault(assessment.InvitedFaults(j.pack, invited)); err != nil {
				return err
			}
			if err := a.openRound(j, invited); err != nil {
				return err
			}
			if copyFacts {
				return a.copyFacts(j, "")
			}
			return nil
		})
	}
	return c
}

func (a *app) openRound(j roundJob, invited map[string]int) error {
	r := j.e.Round(j.round)
	if r == nil {
		if !assessment.IsID(j.round) {
			return a.usage("round-bad-name", "Round", j.round)
		}
		if err := j.db.AddRound(j.ctx, j.e.ID, assessment.Round{ID: j.round, Invited: invited}); err != nil {
			return err
		}
		fmt.Fprintln(a.Err, a.say.T("round-started", "Round", j.round, "Engagement", j.e.ID))
		return nil
	}
	if r.State != assessment.RoundOpen {
		if err := j.db.SetRoundState(j.ctx, j.e.ID, j.round, assessment.RoundOpen, ""); err != nil {
			return err
		}
	}
	if len(invited) > 0 {
		if err := j.db.SetInvited(j.ctx, j.e.ID, j.round, invited); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.Err, a.say.T("round-opened", "Round", j.round, "Engagement", j.e.ID))
	return nil
}
