package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/store"
)

// backupCommand copies the store while others go on working with it.
func (a *app) backupCommand() *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use:     "backup FILE",
		Short:   a.say.T("backup-short"),
		Long:    a.say.T("backup-long"),
		Example: "  lotse backup lotse-2026-11-24.db\n  lotse --store lotse-2026-11-24.db results",
		Args:    a.args(1, 1),
	}
	c.Flags().BoolVar(&replace, "replace", false, a.say.T("backup-flag-replace"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			err := db.Backup(c.Context(), args[0], replace)
			switch {
			case errors.Is(err, store.ErrExists):
				return a.usage("backup-exists", "File", args[0])
			case errors.Is(err, store.ErrServerBackup):
				return a.usage("backup-server")
			case err != nil:
				return err
			}
			fmt.Fprintln(a.Out, args[0])
			fmt.Fprintln(a.Err, a.say.T("backup-done"))
			return nil
		})
	}
	return c
}
