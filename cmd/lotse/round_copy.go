package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// roundCopyCommand copies the client's facts from an earlier round.
func (a *app) roundCopyCommand() *cobra.Command {
	var from string
	c := &cobra.Command{
		Use:     "copy [ENGAGEMENT] ROUND",
		Short:   a.say.T("round-copy-short"),
		Long:    a.say.T("round-copy-long"),
		Example: "  lotse round copy nordhang follow-up\n  lotse round copy nordhang follow-up --from baseline",
		Args:    a.args(1, 2),
	}
	c.Flags().StringVar(&from, "from", "", a.say.T("round-copy-flag-from"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.onRound(c, args, func(j roundJob) error {
			if j.e.Round(j.round) == nil {
				return a.unknownRound(j.e, j.round)
			}
			return a.copyFacts(j, from)
		})
	}
	return c
}

// copyFacts copies facts into a round from another one, "" for the one before it,
// and prints the questions that were copied.
func (a *app) copyFacts(j roundJob, from string) error {
	if from == "" {
		for _, r := range j.e.Rounds {
			if r.ID == j.round {
				break
			}
			from = r.ID
		}
	}
	switch {
	case from == "" || from == j.round:
		return a.usage("round-copy-none", "Round", j.round)
	case j.e.Round(from) == nil:
		return a.unknownRound(j.e, from)
	}
	copied, err := j.db.CopyFacts(j.ctx, j.e.ID, from, j.round)
	if err != nil {
		return err
	}
	for _, question := range copied {
		fmt.Fprintln(a.Out, question)
	}
	fmt.Fprintln(a.Err, a.say.N("round-copied", len(copied), "From", from, "Round", j.round))
	return nil
}
