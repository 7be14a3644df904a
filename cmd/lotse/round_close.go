package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
)

// roundCloseCommand ends a round for now.
func (a *app) roundCloseCommand() *cobra.Command {
	return a.roundEndCommand("close", assessment.RoundClosed)
}

// roundEndCommand is close or freeze: from then on the store refuses answers.
func (a *app) roundEndCommand(name string, state assessment.RoundState) *cobra.Command {
	var date string
	c := &cobra.Command{
		Use:     name + " [ENGAGEMENT] ROUND",
		Short:   a.say.T("round-" + name + "-short"),
		Long:    a.say.T("round-" + name + "-long"),
		Example: "  lotse round " + name + " nordhang baseline",
		Args:    a.args(1, 2),
	}
	c.Flags().StringVar(&date, "date", "", a.say.T("round-flag-date"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if date != "" && !assessment.IsDay(date) {
			return a.badFlag("date", date)
		}
		return a.onRound(c, args, func(j roundJob) error {
			r := j.e.Round(j.round)
			switch {
			case r == nil:
				return a.unknownRound(j.e, j.round)
			case date != "":
			case r.State == assessment.RoundClosed:
				date = r.Date // it ended when it was closed, not when it is frozen
			default:
				date = time.Now().Format(time.DateOnly)
			}
			if err := j.db.SetRoundState(j.ctx, j.e.ID, j.round, state, date); err != nil {
				return err
			}
			fmt.Fprintln(a.Err, a.say.T("round-ended-"+state.String(), "Round", j.round, "Engagement", j.e.ID))
			return nil
		})
	}
	return c
}
