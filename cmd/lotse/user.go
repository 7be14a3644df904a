package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/invite"
	"lotse/assessment/store"
	"lotse/assessment/web/access"
)

// userCommand groups what is done with people who log in through the browser.
func (a *app) userCommand() *cobra.Command {
	return a.commandGroup("user", "user", a.userAddCommand(), a.userListCommand(), a.userDisableCommand())
}

// userAddCommand adds a person, or gives one a new link.
func (a *app) userAddCommand() *cobra.Command {
	var base string
	c := &cobra.Command{
		Use:     "add NAME",
		Short:   a.say.T("user-add-short"),
		Long:    a.say.T("user-add-long"),
		Example: "  lotse user add thea@example.com --base-url https://lotse.example",
		Args:    a.args(1, 1),
	}
	c.Flags().StringVar(&base, "base-url", "", a.say.T("user-add-flag-base-url"))
	c.RunE = func(c *cobra.Command, args []string) error {
		name, ok := access.ReadName(args[0])
		if !ok {
			return a.usage("user-add-name", "Name", args[0])
		}
		at, err := a.baseURL(base)
		if err != nil {
			return err
		}
		db, err := a.open(c.Context())
		if err != nil {
			return err
		}
		defer db.Close()
		return a.addUser(c.Context(), db, name, at)
	}
	return c
}

func (a *app) addUser(ctx context.Context, db *store.DB, name string, at invite.Base) error {
	path, isNew, err := access.AddUser(ctx, db, name)
	if err != nil {
		return err
	}
	said := "user-again"
	if isNew {
		said = "user-added"
	}
	fmt.Fprintln(a.Err, a.say.T(said, "Name", name))
	fmt.Fprintln(a.Out, at.String()+path)
	return nil
}

// baseURL is the server's address: as it is named, else LOTSE_BASE_URL.
func (a *app) baseURL(named string) (invite.Base, error) {
	if named == "" {
		named = a.env("LOTSE_BASE_URL")
	}
	if named == "" {
		return invite.Base{}, a.usage("invite-no-base")
	}
	base, err := invite.ParseBase(named)
	if err != nil {
		return invite.Base{}, &usageError{err.Error()}
	}
	return base, nil
}

// userListCommand lists all people.
func (a *app) userListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: a.say.T("user-list-short"), Args: a.args(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withStore(c.Context(), func(db *store.DB) error {
				users, err := db.Users(c.Context())
				if err != nil {
					return err
				}
				if len(users) == 0 {
					fmt.Fprintln(a.Err, a.say.T("user-list-none"))
				}
				for _, u := range users {
					fmt.Fprintf(a.Out, "%s\t%s\n", u.Name, a.say.T("user-state-"+access.StateOf(u)))
				}
				return nil
			})
		},
	}
}

// userDisableCommand keeps a person out.
func (a *app) userDisableCommand() *cobra.Command {
	var enable bool
	c := &cobra.Command{
		Use: "disable NAME", Short: a.say.T("user-disable-short"), Long: a.say.T("user-disable-long"),
		Example: "  lotse user disable thea@example.com", Args: a.args(1, 1),
	}
	c.Flags().BoolVar(&enable, "enable", false, a.say.T("user-disable-flag-enable"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withStore(c.Context(), func(db *store.DB) error {
			u, err := db.UserByName(c.Context(), access.UserName(args[0]))
			if errors.Is(err, store.ErrNotFound) {
				return a.usage("user-unknown", "Name", args[0])
			}
			if err == nil {
				err = db.DisableUser(c.Context(), u.ID, !enable)
			}
			if err != nil {
				return err
			}
			said := "user-disabled"
			if enable {
				said = "user-enabled"
			}
			fmt.Fprintln(a.Err, a.say.T(said, "Name", u.Name))
			return nil
		})
	}
	return c
}
