package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/intake"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// importFlags are how lotse import is called.
type importFlags struct {
	pack                         string // documents
	replace                      bool
	engagement, round, as, group string // forms
	dry, takeBack                bool
}

// importCommand reads an engagement document or a filled-in form into the store,
// whole or not at all.
func (a *app) importCommand() *cobra.Command {
	var f importFlags
	c := &cobra.Command{
		Use:   "import FILE",
		Short: a.say.T("spreadsheet-import-short"),
		Long:  a.say.T("spreadsheet-import-long"),
		Example: "  lotse import nordhang.yaml\n  lotse import nordhang.yaml --replace\n" +
			"  lotse import workshop.xlsx --dry-run\n  lotse import experts.xlsx --engagement nordhang --round baseline --as e6",
		Args: a.args(1, 1),
	}
	flags := c.Flags()
	flags.StringVar(&f.pack, "pack", "", a.say.T("command-flag-pack"))
	flags.BoolVar(&f.replace, "replace", false, a.say.T("command-import-flag-replace"))
	flags.StringVar(&f.engagement, "engagement", "", a.say.T("spreadsheet-import-flag-engagement"))
	flags.StringVar(&f.round, "round", "", a.say.T("spreadsheet-import-flag-round"))
	flags.StringVar(&f.as, "as", "", a.say.T("spreadsheet-import-flag-as"))
	flags.StringVar(&f.group, "group", "", a.say.T("spreadsheet-import-flag-group"))
	flags.BoolVar(&f.dry, "dry-run", false, a.say.T("spreadsheet-import-flag-dry-run"))
	flags.BoolVar(&f.takeBack, "take-back", false, a.say.T("spreadsheet-import-flag-take-back"))
	c.RunE = func(c *cobra.Command, args []string) error {
		data, err := a.readFile(args[0])
		if err != nil {
			return err
		}
		isForm := spreadsheet.IsWorkbook(args[0], data)
		for _, flag := range []struct {
			name        string
			given, fits bool
		}{
			{"--pack", f.pack != "", !isForm}, {"--replace", f.replace, !isForm},
			{"--engagement", f.engagement != "", isForm}, {"--round", f.round != "", isForm}, {"--as", f.as != "", isForm},
			{"--group", f.group != "", isForm}, {"--dry-run", f.dry, isForm}, {"--take-back", f.takeBack, isForm},
		} {
			if flag.given && !flag.fits {
				return a.usage("spreadsheet-import-flag-does-not-fit", "Flag", flag.name, "File", args[0])
			}
		}
		if isForm {
			return a.importForm(c.Context(), data, f)
		}
		return a.importDocument(c, args[0], data, f.pack, f.replace)
	}
	return c
}

func (a *app) importDocument(c *cobra.Command, name string, data []byte, packName string, replace bool) error {
	doc, err := intake.ReadDocument(name, data, func(id, _ string) (*questionnaires.Pack, error) {
		return a.pack(c.Context(), cmp.Or(packName, id))
	})
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
	e := doc.Engagement
	if err := doc.Save(c.Context(), db, options...); err != nil {
		if errors.Is(err, store.ErrExists) {
			return a.usage("command-import-exists", "ID", e.ID)
		}
		return err
	}
	fmt.Fprintln(a.Err, a.say.N("command-import-done", doc.People(), "ID", e.ID, "Client", e.Client))
	if doc.OtherVersion() {
		fmt.Fprintln(a.Err, a.say.T("command-import-version", "Pack", doc.Pack.ID, "Meant", doc.Meant, "Used", doc.Pack.Version))
	}
	return a.warnOfTheme(c.Context(), db, e)
}

// warnOfTheme says that a document names a theme from elsewhere, before a report asks for it.
func (a *app) warnOfTheme(ctx context.Context, db *store.DB, e *assessment.Engagement) error {
	_, err := a.theme(ctx, db, e)
	var missing *openError
	if errors.As(err, &missing) {
		fmt.Fprintln(a.Err, "! "+missing.Error())
		return nil
	}
	return err
}
