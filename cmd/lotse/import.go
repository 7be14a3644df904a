package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/document"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// importCommand reads an engagement document into the store, whole or not at all.
func (a *app) importCommand() *cobra.Command {
	var pack string
	var replace bool
	c := &cobra.Command{
		Use:     "import FILE",
		Short:   a.say.T("command-import-short"),
		Long:    a.say.T("command-import-long"),
		Example: "  lotse import nordhang.yaml\n  lotse import nordhang.yaml --replace",
		Args:    a.args(1, 1),
	}
	c.Flags().StringVar(&pack, "pack", "", a.say.T("command-flag-pack"))
	c.Flags().BoolVar(&replace, "replace", false, a.say.T("command-import-flag-replace"))
	c.RunE = func(c *cobra.Command, args []string) error {
		data, err := a.readFile(args[0])
		if err != nil {
			return err
		}
		return a.importDocument(c, args[0], data, pack, replace)
	}
	return c
}

func (a *app) importDocument(c *cobra.Command, name string, data []byte, packName string, replace bool) error {
	var used *questionnaires.Pack
	find := func(id, _ string) (*questionnaires.Pack, error) {
		if packName != "" {
			id = packName
		}
		p, err := a.pack(id)
		used = p
		return p, err
	}
	e, err := document.Decode(name, data, find)
	if err != nil {
		return err
	}
	db, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	var options []store.SaveOption
	if replace {
		options = append(options, store.Replace)
	}
	if err := db.SaveEngagement(c.Context(), e, used, options...); err != nil {
		if errors.Is(err, store.ErrExists) {
			return a.usage("command-import-exists", "ID", e.ID)
		}
		return err
	}
	if err := db.Used(c.Context(), e.ID); err != nil {
		return err
	}
	people := 0
	for _, r := range e.Rounds {
		people += len(r.Respondents)
	}
	fmt.Fprintln(a.Err, a.say.N("command-import-done", people, "ID", e.ID, "Client", e.Client))
	return nil
}
