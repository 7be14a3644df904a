package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// exportFlags are how lotse export is called.
type exportFlags struct {
	out, format, table, round, group, as string
	sections                             []string
}

// exporting is one run of lotse export.
type exporting struct {
	*app
	ctx   context.Context
	db    *store.DB
	e     *assessment.Engagement
	pack  *questionnaires.Pack
	flags exportFlags
}

// An exportFormat is one way an engagement, or part of it, leaves.
type exportFormat struct {
	name   string
	ending string // of file names it is taken for without --format; "" for none
	binary bool   // no sight for a terminal
	write  func(*exporting) error
}

// exportFormats is the table of formats; the first one is the default.
var exportFormats = []exportFormat{
	{"yaml", ".yaml", false, (*exporting).document},
	{"csv", ".csv", false, (*exporting).answersCSV},
	{"xlsx", ".xlsx", true, (*exporting).answersXLSX},
	{"form", "", true, (*exporting).form},
	{"results-csv", "", false, (*exporting).resultsCSV},
	{"results-xlsx", "", true, (*exporting).resultsXLSX},
	{"results-json", ".json", false, (*exporting).resultsJSON},
	{"actions-xlsx", "", true, (*exporting).actionsXLSX},
}

// exportCommand writes an engagement, its answers, its results or its questionnaire.
func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export [ENGAGEMENT]",
		Short: a.say.T("spreadsheet-export-short"),
		Long:  a.say.T("spreadsheet-export-long"),
		Example: "  lotse export nordhang -o nordhang.yaml\n" +
			"  lotse export nordhang -o answers.xlsx\n" +
			"  lotse export nordhang --format csv --table wide -o people.csv\n" +
			"  lotse export nordhang --format results-xlsx -o results.xlsx --lang en\n" +
			"  lotse export nordhang --format actions-xlsx -o actions.xlsx\n" +
			"  lotse export nordhang --format form --group experts -o experts.xlsx",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "-", a.say.T("command-flag-output"))
	flags.StringVar(&f.format, "format", "", a.say.T("spreadsheet-export-flag-format"))
	flags.StringVar(&f.table, "table", "", a.say.T("spreadsheet-export-flag-table"))
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringVar(&f.group, "group", "", a.say.T("spreadsheet-export-flag-group"))
	flags.StringSliceVar(&f.sections, "section", nil, a.say.T("spreadsheet-export-flag-section"))
	flags.StringVar(&f.as, "as", "", a.say.T("spreadsheet-export-flag-as"))
	c.RunE = func(c *cobra.Command, args []string) error {
		format, err := a.exportFormat(f)
		if err != nil {
			return err
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			return format.write(&exporting{app: a, ctx: c.Context(), db: db, e: e, pack: pack, flags: f})
		})
	}
	return c
}

// exportFormat finds the format that is asked for, or that the file's name ends in.
func (a *app) exportFormat(f exportFlags) (exportFormat, error) {
	at := slices.IndexFunc(exportFormats, func(x exportFormat) bool { return x.name == f.format })
	if f.format == "" {
		at = max(0, slices.IndexFunc(exportFormats, func(x exportFormat) bool {
			return x.ending != "" && strings.HasSuffix(strings.ToLower(f.out), x.ending)
		}))
	}
	if at < 0 {
		names := make([]string, len(exportFormats))
		for i, x := range exportFormats {
			names[i] = x.name
		}
		return exportFormat{}, a.usage("spreadsheet-export-unknown-format", "Format", f.format, "Formats", strings.Join(names, ", "))
	}
	format := exportFormats[at]
	if format.binary && f.out == "-" && isTerminal(a.Out) {
		return exportFormat{}, a.usage("spreadsheet-export-terminal")
	}
	return format, a.exportFlagsFit(f, format)
}

// exportFlagsFit refuses flags that the format does not know: they would be ignored.
func (a *app) exportFlagsFit(f exportFlags, format exportFormat) error {
	isForm := format.name == "form"
	for _, flag := range []struct {
		name        string
		given, fits bool
	}{
		{"--table", f.table != "", strings.HasSuffix(format.name, "csv")},
		{"--group", f.group != "", isForm},
		{"--section", len(f.sections) > 0, isForm},
		{"--as", f.as != "", isForm},
		{"--round", f.round != "", format.name != "yaml"},
	} {
		if flag.given && !flag.fits {
			return a.usage("spreadsheet-export-flag-does-not-fit", "Flag", flag.name, "Format", format.name)
		}
	}
	return nil
}

// lang is the language of what is written: --lang, else the client's.
func (x *exporting) language() string {
	if x.lang != "" {
		return x.lang
	}
	return x.e.Language
}

// done says where the export is.
func (x *exporting) done() {
	if x.flags.out != "-" {
		fmt.Fprintln(x.Err, x.say.T("command-report-done", "Path", x.flags.out))
	}
}
