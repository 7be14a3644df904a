package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/store"
)

// packAddCommand puts a pack into the store, for new projects to begin with.
func (a *app) packAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "add PATH",
		Short:   a.say.T("pack-add-short"),
		Long:    a.say.T("pack-add-long"),
		Example: "  lotse pack show kommunikation --source mine\n  lotse pack add mine",
		Args:    a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			p, err := a.pack(c.Context(), args[0])
			if err != nil {
				return err
			}
			db, err := a.open(c.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			switch err := db.AddPack(c.Context(), p); {
			case errors.Is(err, store.ErrExists):
				return a.usage("pack-taken", "Pack", p.ID, "Version", p.Version)
			case err != nil:
				return err
			}
			fmt.Fprintln(a.Err, a.say.T("pack-added", "Pack", p.ID, "Version", p.Version))
			return nil
		},
	}
}

// packRemoveCommand takes a pack out of the store. Projects keep their copies.
func (a *app) packRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: a.say.T("pack-remove-short"),
		Long:  a.say.T("pack-remove-long"),
		Args:  a.args(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				switch err := db.RemovePack(c.Context(), args[0]); {
				case errors.Is(err, store.ErrNotFound):
					return a.usage("pack-none", "Pack", args[0])
				case err != nil:
					return err
				}
				fmt.Fprintln(a.Err, a.say.T("pack-removed", "Pack", args[0]))
				return nil
			})
		},
	}
}
