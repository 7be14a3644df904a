package main

import (
	"io"

	"github.com/spf13/cobra"

	"lotse/assessment/document"
)

// exportCommand writes an engagement as one YAML document.
func (a *app) exportCommand() *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:     "export [ENGAGEMENT]",
		Short:   a.say.T("command-export-short"),
		Long:    a.say.T("command-export-long"),
		Example: "  lotse export nordhang -o nordhang.yaml",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVarP(&out, "output", "o", "-", a.say.T("command-flag-output"))
	c.RunE = func(c *cobra.Command, args []string) error {
		db, err := a.openExisting(c.Context())
		if err != nil {
			return err
		}
		defer db.Close()
		e, pack, err := a.engagement(c.Context(), db, args)
		if err != nil {
			return err
		}
		data, err := document.Encode(e, pack)
		if err != nil {
			return err
		}
		return a.writeFile(out, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
	}
	return c
}
