package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
)

// themeListCommand lists the themes of the store and those that come with Lotse.
func (a *app) themeListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: a.say.T("theme-list-short"),
		Args:  a.args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withKept(c.Context(), func(db *store.DB) error {
				looks, err := edition.Looks(c.Context(), db)
				if err != nil {
					return err
				}
				for _, look := range looks {
					name, from := look.Name(), "theme-from-store"
					if look.Theme == nil {
						name = a.say.T("theme-faulty")
					}
					if look.Builtin {
						from = "theme-from-builtin"
					}
					fmt.Fprintln(a.Out, a.say.T("theme-line", "ID", look.ID, "Name", name, "From", a.say.T(from)))
				}
				return nil
			})
		},
	}
}
