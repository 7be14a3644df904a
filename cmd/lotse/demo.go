package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lotse/assessment/document"
	"lotse/assessment/edition"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// demoCommand sets up the sample engagement and writes its report: the
// newcomer's first command. It may be run again: what is there is kept.
func (a *app) demoCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "demo [DIR]",
		Short:   a.say.T("command-demo-short"),
		Long:    a.say.T("command-demo-long"),
		Example: "  lotse demo",
		Args:    a.args(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			dir := "lotse-demo"
			if len(args) > 0 {
				dir = args[0]
			}
			return a.demo(c, dir)
		},
	}
}

func (a *app) demo(c *cobra.Command, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("create %s: %w", dir, err)
	}
	a.store = filepath.Join(dir, "lotse.db")
	db, err := a.open(c.Context())
	if err != nil {
		return err
	}
	defer db.Close()
	if err := a.addSample(c, db); err != nil {
		return err
	}
	e, pack, err := a.engagement(c.Context(), db, []string{sample.ID})
	if err != nil {
		return err
	}
	made, err := a.edition(c.Context(), db, e, pack, "")
	if err != nil {
		return err
	}
	next, err := db.NextReport(c.Context(), e.ID)
	if err != nil {
		return err
	}
	paths := []string{a.store}
	for _, lang := range []string{"de", "en"} {
		path := filepath.Join(dir, sample.ID+"-"+lang+".pdf")
		doc, err := made.Document(edition.Printing{Lang: lang, Variant: report.VariantFull}, next, true)
		if err != nil {
			return fmt.Errorf("build the report: %w", err)
		}
		if err := a.writePDF(path, doc, pdf.Options{}); err != nil {
			return err
		}
		paths = append(paths, path)
	}
	for _, path := range paths {
		fmt.Fprintln(a.Out, path)
	}
	fmt.Fprint(a.Err, a.say.T("command-demo-next", "Store", a.store))
	return nil
}

// addSample saves the sample engagement unless it is there already.
func (a *app) addSample(c *cobra.Command, db *store.DB) error {
	var used *questionnaires.Pack
	e, err := document.Decode(sample.ID+".yaml", sample.Nordhang(), func(id, _ string) (*questionnaires.Pack, error) {
		p, err := questionnaires.LoadBuiltin(id)
		used = p
		return p, err
	})
	if err != nil {
		return err
	}
	err = db.SaveEngagement(c.Context(), e, used)
	if errors.Is(err, store.ErrExists) {
		fmt.Fprintln(a.Err, a.say.T("command-demo-kept"))
		return nil
	}
	return err
}
