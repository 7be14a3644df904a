package main

import (
	"context"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// roundCommand groups what can be done with rounds.
func (a *app) roundCommand() *cobra.Command {
	return a.commandGroup("round", "round",
		a.roundListCommand(), a.roundOpenCommand(), a.roundCloseCommand(), a.roundFreezeCommand(), a.roundCopyCommand())
}

// A roundJob is a command about one round of one engagement.
type roundJob struct {
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	round string
}

// onRound opens what [ENGAGEMENT] ROUND names and does something with it.
func (a *app) onRound(c *cobra.Command, args []string, do func(roundJob) error) error {
	db, err := a.openExisting(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	e, pack, err := a.engagement(c.Context(), db, args[:len(args)-1])
	if err != nil {
		return err
	}
	return do(roundJob{ctx: c.Context(), db: db, e: e, pack: pack, round: args[len(args)-1]})
}

// unknownRound says that an engagement has no round of that name.
func (a *app) unknownRound(e *assessment.Engagement, round string) error {
	return a.usage("command-unknown-round", "Round", round, "Engagement", e.ID)
}
