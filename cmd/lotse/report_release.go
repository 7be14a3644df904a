package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/released"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report/pdf"
)

// releaseOptions are the flags of lotse report about approved reports.
type releaseOptions struct {
	approve, list, compare, yes, asJSON bool
	note                                string
	number                              int
}

// ways counts what is asked for; only one thing at a time can be.
func (o releaseOptions) ways() int {
	n := 0
	for _, asked := range []bool{o.approve, o.list, o.compare, o.number != 0} {
		if asked {
			n++
		}
	}
	return n
}

// releaseFlags adds the flags about approved reports.
func (a *app) releaseFlags(c *cobra.Command, o *releaseOptions) {
	flags := c.Flags()
	flags.BoolVar(&o.approve, "approve", false, a.say.T("approve-flag-approve"))
	flags.StringVar(&o.note, "note", "", a.say.T("approve-flag-note"))
	flags.BoolVar(&o.yes, "yes", false, a.say.T("approve-flag-yes"))
	flags.BoolVar(&o.list, "list", false, a.say.T("approve-flag-list"))
	flags.IntVar(&o.number, "release", 0, a.say.T("approve-flag-release"))
	flags.BoolVar(&o.compare, "compare", false, a.say.T("approve-flag-compare"))
	flags.BoolVar(&o.asJSON, "json", false, a.say.T("approve-flag-json"))
}

// reportArgs splits the arguments of lotse report into the engagement and, for
// --compare, one or two numbers of approved reports.
func (a *app) reportArgs(args []string, o releaseOptions) (engagement []string, numbers []int, err error) {
	if o.ways() > 1 {
		return nil, nil, a.usage("approve-one-way")
	}
	if (o.note != "" || o.yes) && !o.approve || o.asJSON && !o.list && !o.compare {
		return nil, nil, a.usage("approve-flag-alone")
	}
	for i, arg := range args {
		n, err := strconv.Atoi(arg)
		switch {
		case o.compare && err == nil && n > 0:
			numbers = append(numbers, n)
		case i == 0:
			engagement = args[:1]
		default:
			return nil, nil, a.usage("approve-bad-number", "Value", arg)
		}
	}
	if len(numbers) > 2 {
		return nil, nil, a.usage("approve-bad-number", "Value", args[len(args)-1])
	}
	return engagement, numbers, nil
}

// releases does what concerns reports that are approved already.
func (a *app) releases(ctx context.Context, db *store.DB, args []string, numbers []int, f reportFlags) error {
	e, pack, err := a.engagement(ctx, db, args)
	if err != nil {
		return err
	}
	switch o := f.release; {
	case o.list:
		return a.listReports(ctx, db, e, pack, o.asJSON)
	case o.compare:
		return a.compareReports(ctx, db, e, pack, numbers, f.round, o.asJSON)
	}
	return a.writeFrozen(ctx, db, e, f.release.number, f.out)
}

// approveAndWrite approves a report and writes its file.
func (a *app) approveAndWrite(ctx context.Context, db *store.DB, r reporting, f reportFlags) error {
	if f.format != "" && f.format != reportFormats[0].name || f.figures != "" {
		return a.usage("approve-pdf-only")
	}
	var lost pdf.Losses
	r.printing.Lost = lost.Note
	frozen, file, err := a.approve(ctx, db, r, f.release)
	if err != nil {
		return err
	}
	a.sayLost(lost)
	fmt.Fprintln(a.Err, a.say.T("approve-done", "N", frozen.Number, "SHA256", frozen.SHA256))
	out := f.out
	if out == "" {
		out = frozenName(r.e.ID, frozen)
	}
	err = a.writeFile(out, func(w io.Writer) error {
		_, err := w.Write(file)
		return err
	})
	if err == nil && out != "-" {
		fmt.Fprintln(a.Err, a.say.T("command-report-done", "Path", out))
	}
	return err
}

// sayUntranslated names the recommendations that say something in other languages only.
func (a *app) sayUntranslated(ids []string) {
	if len(ids) > 0 {
		fmt.Fprintln(a.Err, a.say.T("approve-untranslated", "IDs", strings.Join(ids, ", ")))
	}
}

// A reporting is one report on its way: what it is about, and in which form.
type reporting struct {
	e        *assessment.Engagement
	pack     *questionnaires.Pack
	made     *edition.Edition
	printing edition.Printing
}

// approve freezes a report, unless something speaks against it.
func (a *app) approve(ctx context.Context, db *store.DB, r reporting, o releaseOptions) (store.Report, []byte, error) {
	if err := a.mayApprove(ctx, db, r, o); err != nil {
		return store.Report{}, nil, err
	}
	frozen, file, err := r.made.Approve(ctx, db, r.e, r.printing, a.who(), o.note)
	if errors.Is(err, store.ErrConflict) {
		err = errors.New(a.say.T("approve-conflict"))
	}
	return frozen, file, err
}

// mayApprove names what speaks against approving: changes she has not seen, words of
// hers that are missing in the language, and a report of the same content that is
// approved already. On a terminal it asks; --yes approves all the same.
func (a *app) mayApprove(ctx context.Context, db *store.DB, r reporting, o releaseOptions) error {
	var open []string
	if n := len(r.made.Plan.Changes); n > 0 {
		open = append(open, a.say.N("plan-waiting", n, "ID", r.e.ID))
	}
	if ids := r.made.Untranslated(r.printing).Recommendations; len(ids) > 0 {
		open = append(open, a.say.T("approve-untranslated", "IDs", strings.Join(ids, ", ")))
	}
	latest, err := r.made.Latest(ctx, db, r.e.ID, r.printing)
	if err != nil {
		return err
	}
	if latest != nil {
		same, err := r.made.SameAs(r.e, *latest)
		if err != nil {
			return err
		}
		if same {
			open = append(open, a.say.T("approve-same", "N", latest.Number))
		}
	}
	near, err := a.near(ctx, db, r)
	if err != nil {
		return err
	}
	if open = append(open, near...); len(open) == 0 {
		return nil
	}
	for _, line := range open {
		fmt.Fprintln(a.Err, "! "+line)
	}
	word := a.say.T("approve-confirm-word")
	if o.yes || a.interactive() && a.confirm(a.say.T("approve-confirm"), word) {
		return nil
	}
	return &openError{a.say.T("approve-unconfirmed")}
}

// near warns of an earlier version beside which this one gives single people away.
func (a *app) near(ctx context.Context, db *store.DB, r reporting) ([]string, error) {
	number, groups, err := r.made.Near(ctx, db, r.e)
	if err != nil || number == 0 {
		return nil, err
	}
	names := make([]string, len(groups))
	for i, id := range groups {
		names[i] = a.say.Quote(r.pack.Group(id).Name.In(a.say.Lang()))
	}
	return []string{a.say.T("approve-near", "N", number, "K", r.made.Published.K, "Groups", a.say.List(names))}, nil
}

// tellApproved says of a draft how it stands to what was approved before.
func (a *app) tellApproved(ctx context.Context, db *store.DB, r reporting) error {
	latest, err := r.made.Latest(ctx, db, r.e.ID, r.printing)
	if err != nil || latest == nil {
		return err
	}
	changed, err := edition.ChangedSince(ctx, db, r.e, r.pack, *latest)
	if err != nil {
		return err
	}
	if len(changed) > 0 {
		fmt.Fprintln(a.Err, a.say.T("approve-stale", "N", latest.Number, "Parts", a.parts(changed)))
		return nil
	}
	fmt.Fprintln(a.Err, a.say.T("approve-same", "N", latest.Number))
	return nil
}

// parts names what has changed since a report was approved.
func (a *app) parts(list []released.Part) string {
	var names []string
	for _, part := range list {
		names = append(names, a.say.T("approve-part-"+string(part)))
	}
	return a.say.List(names)
}

// A staleReport is an approved report that is not what would be printed now.
type staleReport struct {
	Number  int             `json:"number"`
	Changed []released.Part `json:"changed"`
}

// staleReports are the newest approved reports of each round, form and language that
// are not true any more.
func (a *app) staleReports(ctx context.Context, db *store.DB, e *assessment.Engagement, pack *questionnaires.Pack) ([]staleReport, error) {
	list, err := edition.Newest(ctx, db, e.ID)
	if err != nil {
		return nil, err
	}
	var stale []staleReport
	for _, r := range list {
		changed, err := edition.ChangedSince(ctx, db, e, pack, r)
		if err != nil {
			return nil, err
		}
		if len(changed) > 0 {
			stale = append(stale, staleReport{r.Number, changed})
		}
	}
	return stale, nil
}

// approvedDay is the day on which a report was approved.
func (a *app) approvedDay(r store.Report) string {
	return a.say.Date(time.UnixMilli(r.Approved))
}
