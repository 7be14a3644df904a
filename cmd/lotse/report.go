package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/report"
	"lotse/report/pdf"
)

// reportFlags say which report is written, and where to.
type reportFlags struct {
	out, format, round, variant string
	attach                      bool
	figures                     string // folder for the figures as SVG; "": none
	release                     releaseOptions
}

// reportCommand writes the recommendation report.
func (a *app) reportCommand() *cobra.Command {
	var f reportFlags
	c := &cobra.Command{
		Use:   "report [ENGAGEMENT] [NUMBER]…",
		Short: a.say.T("command-report-short"),
		Long:  a.say.T("command-report-long"),
		Example: "  lotse report nordhang -o nordhang.pdf\n  lotse report nordhang -o nordhang-en.pdf --lang en\n" +
			"  lotse report nordhang -o nordhang.html\n  lotse report nordhang --variant summary --attach\n  lotse report nordhang --variant feedback\n" +
			"  lotse report nordhang --approve --note 'as discussed'\n  lotse report nordhang --release 1 -o nordhang-v1.pdf\n  lotse report nordhang --compare 1 2",
		Args: a.args(0, 3),
	}
	c.Flags().StringVarP(&f.out, "output", "o", "", a.say.T("command-flag-output"))
	c.Flags().StringVar(&f.format, "format", "", a.say.T("command-report-flag-format"))
	c.Flags().StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	c.Flags().StringVar(&f.variant, "variant", string(report.VariantFull), a.say.T("command-report-flag-variant"))
	c.Flags().BoolVar(&f.attach, "attach", false, a.say.T("command-report-flag-attach"))
	c.Flags().StringVar(&f.figures, "svg", "", a.say.T("command-report-flag-svg"))
	a.releaseFlags(c, &f.release)
	c.RunE = func(c *cobra.Command, args []string) error {
		args, numbers, err := a.reportArgs(args, f.release)
		if err != nil {
			return err
		}
		if f.release.list || f.release.compare || f.release.number != 0 {
			return a.withStore(c.Context(), func(db *store.DB) error { return a.releases(c.Context(), db, args, numbers, f) })
		}
		format, err := a.reportFormat(f)
		if err != nil {
			return err
		}
		if f.attach && f.variant == string(report.VariantFeedback) {
			return a.usage("command-report-attach-feedback")
		}
		return a.withStore(c.Context(), func(db *store.DB) error { return a.reportOn(c.Context(), db, args, f, format) })
	}
	return c
}

// reportOn writes the report on one round, with the answers in words that the
// consultant has released.
func (a *app) reportOn(ctx context.Context, db *store.DB, args []string, f reportFlags, format reportFormat) error {
	e, pack, err := a.engagement(ctx, db, args)
	if err != nil {
		return err
	}
	made, err := a.edition(ctx, db, e, pack, f.round)
	if err != nil {
		return err
	}
	published, plan := made.Published, made.Plan
	lang := a.lang
	if lang == "" {
		lang = e.Language
	}
	next, err := db.NextReport(ctx, e.ID)
	if err != nil {
		return err
	}
	r := reporting{e: e, pack: pack, made: made, printing: edition.Printing{Lang: lang, Variant: report.Variant(f.variant)}}
	doc, err := made.Document(r.printing, next, true)
	switch {
	case errors.Is(err, report.ErrVariant):
		return a.usage("command-flag-bad-value", "Flag", "--variant", "Value", f.variant)
	case errors.Is(err, report.ErrNoGroupShown):
		return a.usage("command-report-nobody", "K", published.K)
	case err != nil:
		return fmt.Errorf("build the report: %w", err)
	}
	missing := made.Untranslated(r.printing)
	a.sayMissingWords(missing)
	if f.attach {
		if r.printing.Attachments, err = a.resultsAttachment(published, plan); err != nil {
			return err
		}
	}
	if f.release.approve {
		return a.approveAndWrite(ctx, db, r, f)
	}
	a.sayUntranslated(missing.Recommendations)
	if n := len(plan.Changes); n > 0 {
		fmt.Fprintln(a.Err, a.say.N("plan-waiting", n, "ID", e.ID))
	}
	if err := a.writeDraft(r, doc, f, format); err != nil {
		return err
	}
	return a.tellApproved(ctx, db, r)
}

// writeDraft writes a report that is not approved, and its figures where they are asked for.
func (a *app) writeDraft(r reporting, doc *report.Document, f reportFlags, format reportFormat) error {
	if f.out == "" {
		f.out = reportName(r.e.ID, f.variant, r.printing.Lang, format)
	}
	if f.out == "-" && isTerminal(a.Out) {
		return a.usage("command-report-terminal")
	}
	if err := a.writeDocument(f.out, format, doc, pdf.Options{Attachments: r.printing.Attachments}); err != nil {
		return err
	}
	if f.figures != "" {
		if err := a.writeFigures(f.figures, doc); err != nil {
			return err
		}
	}
	if f.out != "-" {
		fmt.Fprintln(a.Err, a.say.T("command-report-done", "Path", f.out))
	}
	return nil
}

// reportName is a report's file where none is named.
func reportName(id, variant, lang string, format reportFormat) string {
	if variant != string(report.VariantFull) {
		id += "-" + variant
	}
	return id + "-" + lang + "." + format.name
}

func (a *app) writePDF(out string, doc *report.Document, o pdf.Options) error {
	return a.writeDocument(out, reportFormats[0], doc, o)
}
