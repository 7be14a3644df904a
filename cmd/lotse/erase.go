package main

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment/store"
)

// eraseCommand erases an engagement or a person, and shows that nothing is left.
func (a *app) eraseCommand() *cobra.Command {
	var target store.Target
	var yes, asJSON bool
	c := &cobra.Command{
		Use:     "erase ENGAGEMENT",
		Short:   a.say.T("privacy-erase-short"),
		Long:    a.say.T("privacy-erase-long"),
		Example: "  lotse erase nordhang\n  lotse erase nordhang --respondent m1 --yes",
		Args:    a.args(1, 1),
	}
	flags := c.Flags()
	flags.StringVar(&target.Respondent, "respondent", "", a.say.T("privacy-erase-flag-respondent"))
	flags.StringVar(&target.Round, "round", "", a.say.T("privacy-erase-flag-round"))
	flags.BoolVar(&yes, "yes", false, a.say.T("privacy-flag-yes"))
	flags.BoolVar(&asJSON, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if target.Round != "" && target.Respondent == "" {
			return a.usage("privacy-erase-round-alone")
		}
		target.Engagement = args[0]
		return a.erase(c, target, yes, asJSON)
	}
	return c
}

func (a *app) erase(c *cobra.Command, target store.Target, yes, asJSON bool) error {
	db, err := a.openExisting(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	e, _, err := db.Engagement(c.Context(), target.Engagement)
	if errors.Is(err, store.ErrNotFound) {
		return a.noSuchEngagement(c.Context(), db, target.Engagement)
	}
	if err != nil {
		return err
	}
	question, name := "privacy-erase-confirm-engagement", e.ID
	if target.Respondent != "" {
		question, name = "privacy-erase-confirm-respondent", target.Respondent
	}
	if !yes && !a.confirm(a.say.T(question, "Engagement", e.ID, "Client", e.Client, "Respondent", target.Respondent), name) {
		return a.usage("privacy-erase-unconfirmed")
	}
	erased, err := db.Erase(c.Context(), a.access("erase"), target)
	if target.Respondent != "" && errors.Is(err, store.ErrNotFound) {
		return a.usage("privacy-erase-unknown-respondent", "Engagement", e.ID, "Respondent", target.Respondent)
	}
	if err != nil {
		return err
	}
	if err := db.Close(); err != nil {
		return err
	}
	fmt.Fprintln(a.Err, a.say.N("privacy-erased", erased.People, "Target", name))
	return a.prove(c.Context(), erased, asJSON)
}

// confirm asks for a word to be typed.
func (a *app) confirm(question, word string) bool {
	fmt.Fprint(a.Err, question+" ")
	line, _ := bufio.NewReader(a.In).ReadString('\n') // whatever could not be read does not confirm
	if !isTerminal(a.In) {
		fmt.Fprintln(a.Err)
	}
	return strings.TrimSpace(line) == word
}
