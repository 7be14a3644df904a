package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/document"
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
	var used *questionnaires.Pack
	var meant string // the pack's version when the document was written; "": it does not say
	find := func(id, version string) (*questionnaires.Pack, error) {
		meant = version
		if packName != "" {
			id = packName
		}
		p, err := a.pack(c.Context(), id)
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
	people := map[string]bool{} // who answers again in another round is one person
	for _, r := range e.Rounds {
		for _, who := range r.Respondents {
			people[who.ID] = true
		}
	}
	fmt.Fprintln(a.Err, a.say.N("command-import-done", len(people), "ID", e.ID, "Client", e.Client))
	if meant != "" && meant != used.Version {
		fmt.Fprintln(a.Err, a.say.T("command-import-version", "Pack", used.ID, "Meant", meant, "Used", used.Version))
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
