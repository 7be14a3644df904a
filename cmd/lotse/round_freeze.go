package main

import (
	"github.com/spf13/cobra"

	"lotse/assessment"
)

// roundFreezeCommand ends a round for good.
func (a *app) roundFreezeCommand() *cobra.Command {
	return a.roundEndCommand("freeze", assessment.RoundFrozen)
}
