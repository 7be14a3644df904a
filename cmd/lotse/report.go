package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/report"
	"lotse/report/pdf"
)

// reportCommand writes the recommendation report.
func (a *app) reportCommand() *cobra.Command {
	var out, format, round string
	c := &cobra.Command{
		Use:     "report [ENGAGEMENT]",
		Short:   a.say.T("command-report-short"),
		Long:    a.say.T("command-report-long"),
		Example: "  lotse report nordhang -o nordhang.pdf\n  lotse report nordhang -o nordhang-en.pdf --lang en",
		Args:    a.args(0, 1),
	}
	c.Flags().StringVarP(&out, "output", "o", "", a.say.T("command-flag-output"))
	c.Flags().StringVar(&format, "format", "pdf", a.say.T("command-report-flag-format"))
	c.Flags().StringVar(&round, "round", "", a.say.T("command-flag-round"))
	c.RunE = func(c *cobra.Command, args []string) error {
		if format != "pdf" {
			return a.usage("command-flag-bad-value", "Flag", "--format", "Value", format)
		}
		return a.withStore(c.Context(), func(db *store.DB) error { return a.reportOn(c.Context(), db, args, out, round) })
	}
	return c
}

// reportOn writes the report on one round, with the answers in words that the
// consultant has released.
func (a *app) reportOn(ctx context.Context, db *store.DB, args []string, out, round string) error {
	e, pack, err := a.engagement(ctx, db, args)
	if err != nil {
		return err
	}
	published, plan, err := a.results(e, pack, round)
	if err != nil {
		return err
	}
	if err := a.publishWords(ctx, db, e, pack, published); err != nil {
		return err
	}
	lang := a.lang
	if lang == "" {
		lang = e.Language
	}
	if out == "" {
		out = e.ID + "-" + lang + ".pdf"
	}
	if out == "-" && isTerminal(a.Out) {
		return a.usage("command-report-terminal")
	}
	if err := a.writeReport(out, published, plan, lang); err != nil {
		return err
	}
	if out != "-" {
		fmt.Fprintln(a.Err, a.say.T("command-report-done", "Path", out))
	}
	return nil
}

// writeReport builds a report in one language and writes it, whole or not at all.
func (a *app) writeReport(out string, published *assessment.Published, plan *assessment.Plan, lang string) error {
	doc, err := report.Build(published, plan, report.Options{Lang: lang})
	if err != nil {
		return fmt.Errorf("build the report: %w", err)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	return a.writeFile(out, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
}
