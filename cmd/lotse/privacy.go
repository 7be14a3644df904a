package main

import (
	"cmp"
	"context"
	"fmt"
	"os/user"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/privacy"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// privacyCommand groups what people, lawyers and auditors ask for.
func (a *app) privacyCommand() *cobra.Command {
	return a.commandGroup("privacy", "privacy",
		a.privacyNoticeCommand(), a.privacyLogCommand(), a.privacyExportCommand(), a.privacyDocumentsCommand())
}

// privacyNoticeCommand shows what respondents are told before the first question.
func (a *app) privacyNoticeCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "notice [ENGAGEMENT]",
		Short:   a.say.T("privacy-notice-short"),
		Long:    a.say.T("privacy-notice-long"),
		Example: "  lotse privacy notice nordhang --lang de",
		Args:    a.args(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withEngagement(c.Context(), args, func(e *assessment.Engagement, pack *questionnaires.Pack) error {
				for i, paragraph := range privacy.Notice(e, pack, a.say) {
					if i > 0 {
						fmt.Fprintln(a.Out)
					}
					fmt.Fprintln(a.Out, paragraph)
				}
				return nil
			})
		},
	}
}

// accessDocument is one line of the access log in JSON.
type accessDocument struct {
	At         string `json:"at"`
	Who        string `json:"who"`
	Command    string `json:"command"`
	Engagement string `json:"engagement"`
	People     int    `json:"people"`
}

// privacyLogCommand lists who read or erased individual answers.
func (a *app) privacyLogCommand() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:     "log [ENGAGEMENT]",
		Short:   a.say.T("privacy-log-short"),
		Long:    a.say.T("privacy-log-long"),
		Example: "  lotse privacy log\n  lotse privacy log nordhang --json",
		Args:    a.args(0, 1),
	}
	c.Flags().BoolVar(&asJSON, "json", false, a.say.T("privacy-flag-json"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			engagement := ""
			if len(args) > 0 {
				engagement = args[0]
			}
			log, err := db.AccessLog(c.Context(), engagement)
			if err != nil {
				return err
			}
			return a.printLog(log, asJSON)
		})
	}
	return c
}

func (a *app) printLog(log []store.Access, asJSON bool) error {
	list := []accessDocument{}
	for _, entry := range log {
		list = append(list, accessDocument{time.UnixMilli(entry.At).Format(time.RFC3339), entry.Who, entry.Command, entry.Engagement, entry.People})
	}
	if asJSON {
		return a.writeJSON(struct {
			Version int              `json:"version"`
			Log     []accessDocument `json:"log"`
		}{1, list})
	}
	if len(list) == 0 {
		fmt.Fprintln(a.Err, a.say.T("privacy-log-empty"))
	}
	for _, d := range list {
		fmt.Fprintf(a.Out, "%s  %-12s %-16s %s, %s\n", d.At, d.Who, d.Command, d.Engagement, a.say.N("privacy-log-people", d.People))
	}
	return nil
}

// access is what the log records of this command.
func (a *app) access(command string) store.Access {
	return store.Access{Who: a.who(), Command: command}
}

// who is the user of the computer.
func (a *app) who() string {
	if name := cmp.Or(a.env("LOGNAME"), a.env("USER"), a.env("USERNAME")); name != "" {
		return name
	}
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return "?"
}

// logAccess records that a command hands out answers of single people. It is called
// before they are written: an access that is not recorded does not happen.
func (a *app) logAccess(ctx context.Context, db *store.DB, command, engagement string, people int) error {
	entry := a.access(command)
	entry.Engagement, entry.People = engagement, people
	return db.LogAccess(ctx, entry)
}
