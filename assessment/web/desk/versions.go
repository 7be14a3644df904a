package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"lotse/assessment/edition"
	"lotse/assessment/notes"
	"lotse/assessment/released"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/report"
)

// A frozenLine is an approved report: it never changes again.
type frozenLine struct {
	Number         int
	URL            string
	When, What, By string
	Note, Hash     string
	Compare        string // with today
	Withdrawn      bool
}

// versions lists what was approved, the latest first, and says what has changed since the
// latest version of the form that is chosen.
func (d *Desk) versions(s *scene, c reportChoice, made *edition.Edition, p *reportPage) error {
	list, err := d.db.Reports(s.ctx(), s.e.ID)
	if err != nil {
		return err
	}
	for _, r := range slices.Backward(list) {
		line := frozenLine{Number: r.Number, URL: "/desk/" + s.e.ID + "/report/version/" + strconv.Itoa(r.Number), When: s.Say.Date(time.UnixMilli(r.Approved)),
			What: s.Say.T("web-desk-variant-"+r.Variant) + ", " + s.Say.T("web-desk-language-"+r.Language), By: r.ApprovedBy, Note: r.Note,
			Hash: r.SHA256, Withdrawn: r.Withdrawn, Compare: "/desk/" + s.e.ID + "/report/compare?from=" + strconv.Itoa(r.Number)}
		p.Frozen = append(p.Frozen, line)
	}
	p.Approve = "/desk/" + s.e.ID + "/report/approve?" + s.choices(c).Encode()
	if made == nil || len(made.Slips) > 0 {
		p.Approve = ""
		return nil
	}
	latest, err := made.Latest(s.ctx(), d.db, s.e.ID, c.printing())
	if err != nil || latest == nil {
		return err
	}
	changed, err := made.ChangedSince(s.e, *latest)
	if err != nil {
		return err
	}
	if len(changed) > 0 {
		p.Stale = s.Say.T("approve-stale", "N", latest.Number, "Parts", s.parts(changed))
	}
	return nil
}

// parts names what has changed since a report was approved.
func (s *scene) parts(list []released.Part) string {
	var names []string
	for _, part := range list {
		names = append(names, s.Say.T("approve-part-"+string(part)))
	}
	return s.Say.List(names)
}

// printing is the form that is chosen.
func (c reportChoice) printing() edition.Printing {
	return edition.Printing{Lang: c.lang, Variant: c.variant}
}

// choices are the choices as an address carries them.
func (s *scene) choices(c reportChoice) url.Values {
	q := url.Values{"lang": {c.lang}, "variant": {string(c.variant)}}
	if c.attach {
		q.Set("attach", "yes")
	}
	if s.named {
		q.Set("round", s.round.ID)
	}
	return q
}

// An approvePage asks before a report is frozen, and names what speaks against it.
type approvePage struct {
	Number  int
	What    string
	Against []string
	Lost    lostWords // what the PDF cannot show
	Action  string
}

// askApprove asks before a report is approved.
func (d *Desk) askApprove(s *scene) error {
	c, err := s.chosen()
	if err != nil {
		return err
	}
	made, err := s.made()
	if err != nil {
		return err
	}
	if len(made.Slips) > 0 || made.NoTheme {
		return s.Go(s.url("report")) // the page says why
	}
	p := approvePage{What: s.Say.T("web-desk-variant-"+string(c.variant)) + ", " + s.Say.T("web-desk-language-"+c.lang),
		Action: "/desk/" + s.e.ID + "/report/approve?" + s.choices(c).Encode()}
	if p.Number, err = d.db.NextReport(s.ctx(), s.e.ID); err != nil {
		return err
	}
	if p.Against, err = d.against(s, c, made); err != nil {
		return err
	}
	doc, err := made.Document(c.printing(), p.Number, false)
	if broken(err) || errors.Is(err, report.ErrNoGroupShown) {
		return s.Go("/desk/" + s.e.ID + "/report?" + s.choices(c).Encode()) // the page says why
	}
	if err != nil {
		return err
	}
	if p.Lost, err = lostOf(s.Say, doc); err != nil {
		return err
	}
	f := s.frame("report", s.Say.T("web-desk-approve-title"))
	f.Back = &page.Link{To: s.url("report"), Words: s.Say.T("web-desk-tab-report")}
	return s.Show(http.StatusOK, "desk-approve", f, s.view(p))
}

// against is what speaks against approving: changes she has not seen, words of hers that
// are missing in the language, the same report again, and an earlier version beside which
// this one gives single people away.
func (d *Desk) against(s *scene, c reportChoice, made *edition.Edition) ([]string, error) {
	var list []string
	if n := len(made.Plan.Changes); n > 0 {
		list = append(list, s.Say.N("plan-changes", n))
	}
	lacks := made.Untranslated(edition.Printing{Lang: c.lang, Variant: c.variant})
	if n := len(lacks.Recommendations); n > 0 {
		list = append(list, s.Say.N("web-desk-approve-untranslated", n))
	}
	if lacks.Answers > 0 {
		list = append(list, s.Say.N("web-desk-report-untranslated", lacks.Answers))
	}
	for _, n := range lacks.Notes {
		n.Lang = c.lang
		list = append(list, s.Say.T("web-desk-approve-note-missing", "Note", notes.Name(s.Say, s.chapterTitle(n.Chapter), n)))
	}
	number, groups, err := made.Near(s.ctx(), d.db, s.e)
	if err != nil {
		return nil, err
	}
	if number > 0 {
		names := make([]string, len(groups))
		for i, id := range groups {
			names[i] = s.Say.Quote(s.pack.Group(id).Name.In(s.Say.Lang()))
		}
		list = append(list, s.Say.T("approve-near", "N", number, "K", made.Published.K, "Groups", s.Say.List(names)))
	}
	latest, err := made.Latest(s.ctx(), d.db, s.e.ID, c.printing())
	if err != nil || latest == nil {
		return list, err
	}
	same, err := made.SameAs(s.e, *latest)
	if same {
		list = append(list, s.Say.T("approve-same", "N", latest.Number))
	}
	return list, err
}

// approve freezes the report.
func (d *Desk) approve(s *scene) error {
	c, err := s.chosen()
	if err != nil {
		return err
	}
	made, err := s.made()
	if err != nil {
		return err
	}
	if len(made.Slips) > 0 || made.NoTheme {
		return s.Go(s.url("report"))
	}
	p := c.printing()
	if p.Attachments, err = s.attachments(c, made); err != nil {
		return err
	}
	_, _, err = made.Approve(s.ctx(), d.db, s.e, p, s.User, s.Field("note"))
	if errors.Is(err, report.ErrNoGroupShown) || broken(err) {
		return s.Go(s.url("report") + "?variant=" + string(c.variant))
	}
	if err != nil {
		return err
	}
	return s.done("report", "approved")
}

// frozenFile hands out an approved report: the very bytes that were frozen.
func (d *Desk) frozenFile(s *scene) error {
	number, err := strconv.Atoi(s.R.PathValue("number"))
	if err != nil {
		return page.ErrNotFound
	}
	r, file, err := d.db.ReportFile(s.ctx(), s.e.ID, number)
	switch {
	case errors.Is(err, store.ErrWithdrawn):
		return page.ErrNotFound
	case err != nil:
		return err
	}
	c := reportChoice{lang: r.Language + "-v" + strconv.Itoa(r.Number), variant: report.Variant(r.Variant)}
	c.format.Name = "pdf"
	return s.Download(c.fileName(s.e.ID), "application/pdf", file)
}

// A comparePage says in words what changed between two states of the report.
type comparePage struct {
	From, To string
	Sections []released.Section
}

// compare sets an approved report against a later one, or against today.
func (d *Desk) compare(s *scene) error {
	q := s.R.URL.Query()
	then, from, err := d.snapshot(s, q.Get("from"))
	if err != nil {
		return err
	}
	now, to, err := d.snapshot(s, q.Get("to"))
	if err != nil {
		return err
	}
	f := s.frame("report", s.Say.T("compare-title", "A", from, "B", to))
	f.Back = &page.Link{To: s.url("report"), Words: s.Say.T("web-desk-tab-report")}
	return s.Show(http.StatusOK, "desk-compare", f, s.view(comparePage{from, to, released.Compare(s.pack, then, now, s.Say)}))
}

// snapshot is what an approved report printed, or what would be printed now for "".
func (d *Desk) snapshot(s *scene, number string) (released.Snapshot, string, error) {
	if number == "" {
		made, err := s.made()
		if err != nil {
			return released.Snapshot{}, "", err
		}
		now, err := made.Snapshot(s.e)
		return now, s.Say.T("compare-now"), err
	}
	list, err := d.db.Reports(s.ctx(), s.e.ID)
	if err != nil {
		return released.Snapshot{}, "", err
	}
	for _, r := range list {
		if strconv.Itoa(r.Number) == number {
			then, err := released.Decode(r.Snapshot)
			return then, s.Say.T("compare-version", "N", r.Number), err
		}
	}
	return released.Snapshot{}, "", page.ErrNotFound
}
