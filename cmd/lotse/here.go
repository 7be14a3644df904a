package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
)

// runHere is lotse without a command: what lies here and the next step.
func (a *app) runHere(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return a.unknownCommand(c, args[0])
	}
	where, err := a.storePath()
	if err != nil {
		return err
	}
	if _, err := os.Stat(where); errors.Is(err, os.ErrNotExist) && !strings.Contains(where, "://") {
		fmt.Fprint(a.Out, a.say.T("command-here-nothing", "Path", where))
		return nil
	}
	db, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	list, err := db.Engagements(c.Context())
	if err != nil {
		return err
	}
	all := live(list)
	if archived := len(list) - len(all); archived > 0 {
		fmt.Fprintln(a.Err, a.say.N("archive-count", archived))
	}
	if len(all) == 0 {
		fmt.Fprint(a.Out, a.say.T("command-here-empty", "Path", where))
		return nil
	}
	fmt.Fprintln(a.Out, a.say.T("command-here-engagements", "Path", where))
	for _, s := range all {
		line := fmt.Sprintf("  %-20s  %s", s.ID, s.Client)
		if s.Disclosure != assessment.DisclosureAnonymous { // with lotse status, a group's withheld number would come out
			line += fmt.Sprintf("  (%s)", a.say.N("command-here-answered", s.Respondents))
		}
		fmt.Fprintln(a.Out, line)
	}
	next := all[0].ID
	if last, err := db.LastUsed(c.Context()); err == nil && slices.Contains(ids(all), last) {
		next = last
	}
	fmt.Fprint(a.Out, a.say.T("command-here-next", "ID", next, "Store", a.storeFlag(where)))
	return nil
}

// storeFlag repeats --store in suggested commands where the user needed it.
func (a *app) storeFlag(where string) string {
	if a.store == "" {
		return ""
	}
	return " --store " + where
}
