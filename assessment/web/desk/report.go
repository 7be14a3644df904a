package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/notes"
	"lotse/assessment/web/page"
	problems "lotse/questionnaires/source"
	"lotse/report"
	"lotse/report/format"
)

func (d *Desk) reportRoutes(at atRoute) {
	at("GET", "/report", d.report)
	at("GET", "/report/file", d.reportFile)
	at("GET", "/report/figure/{figure}", d.reportFigure)
	at("GET", "/report/compare", d.compare)
	at("GET", "/report/approve", d.askApprove)
	at("POST", "/report/approve", d.approve)
	at("GET", "/report/version/{number}", d.frozenFile)
}

// A reportPage is the report as it would be handed out.
type reportPage struct {
	Langs, Variants, Formats []choice
	Attach                   bool
	Name                     string // the file's
	Query                    string // the choices, for the pictures
	Figures                  []figureLine
	Chapters                 []string
	Checks                   []factLine
	Fault                    string
	Slips                    []noteFault // notes that repeat what nobody has released
	Broken                   []noteFault // notes that cannot be printed
	Lost                     lostWords   // what a PDF cannot show
	Open                     bool        // the round is open: the numbers may still change
	Untranslated             string      // answers it prints in another language; "" for none
	Frozen                   []frozenLine
	Stale                    string // what has changed since the latest version
	Approve                  string // where this report is approved
}

// A figureLine is a picture of the report.
type figureLine struct{ ID, Number, Caption, URL string }

// A reportChoice is what the report's form chooses.
type reportChoice struct {
	lang    string
	variant report.Variant
	format  format.Format
	attach  bool
}

// chosen reads the choices from the address. What is not chosen is the usual: the full
// report as PDF in the client's language.
func (s *scene) chosen() (reportChoice, error) {
	q := s.R.URL.Query()
	c := reportChoice{lang: s.e.Language, variant: report.VariantFull, format: format.All()[0], attach: q.Get("attach") != ""}
	if lang := q.Get("lang"); lang != "" {
		c.lang = lang
	}
	if v := q.Get("variant"); v != "" {
		c.variant = report.Variant(v)
	}
	if name := q.Get("format"); name != "" {
		i := slices.IndexFunc(format.All(), func(f format.Format) bool { return f.Name == name })
		if i < 0 {
			return c, page.ErrForm
		}
		c.format = format.All()[i]
	}
	if !slices.Contains(s.pack.Languages, c.lang) || !slices.Contains(report.Variants(), c.variant) {
		return c, page.ErrForm
	}
	if c.format.Name != "pdf" || c.variant == report.VariantFeedback {
		c.attach = false // only a PDF carries files, and a feedback is for everybody
	}
	return c, nil
}

// errSlips keeps a report back whose notes repeat what nobody has released.
var errSlips = errors.New("a note repeats what nobody has released")

// broken reports whether the consultant's own words keep a report from being printed.
func broken(err error) bool {
	var mistakes problems.Problems
	return errors.As(err, &mistakes)
}

// document builds the report.
func (d *Desk) document(s *scene, c reportChoice) (*report.Document, *edition.Edition, error) {
	made, err := s.made()
	if err != nil {
		return nil, nil, err
	}
	if len(made.Slips) > 0 {
		return nil, made, errSlips
	}
	if made.NoTheme {
		return nil, made, edition.ErrNoTheme
	}
	number, err := d.db.NextReport(s.ctx(), s.e.ID)
	if err != nil {
		return nil, made, err
	}
	doc, err := made.Document(edition.Printing{Lang: c.lang, Variant: c.variant}, number, true)
	return doc, made, err
}

// fileName is what a downloaded report is called: made of ids.
func (c reportChoice) fileName(id string) string {
	if c.variant != report.VariantFull {
		id += "-" + string(c.variant)
	}
	return id + "-" + c.lang + "." + c.format.Name
}

func (d *Desk) report(s *scene) error {
	c, err := s.chosen()
	if err != nil {
		return err
	}
	p := reportPage{Name: c.fileName(s.e.ID), Attach: c.attach, Open: s.round.State == assessment.RoundOpen}
	for _, lang := range s.pack.Languages {
		p.Langs = append(p.Langs, choice{lang, s.Say.T("web-desk-language-" + lang), lang == c.lang})
	}
	for _, v := range report.Variants() {
		p.Variants = append(p.Variants, choice{string(v), s.Say.T("web-desk-variant-" + string(v)), v == c.variant})
	}
	for _, f := range format.All() {
		p.Formats = append(p.Formats, choice{f.Name, s.Say.T("web-desk-file-" + f.Name), f.Name == c.format.Name})
	}
	doc, made, err := d.document(s, c)
	switch {
	case errors.Is(err, edition.ErrNoTheme):
		p.Fault = s.Say.T("web-desk-report-no-theme", "Name", s.e.Brand)
	case broken(err):
		p.Broken = s.noteFaults()
	case errors.Is(err, errSlips):
		for _, slip := range made.Slips {
			line, col := slip.Place()
			p.Slips = append(p.Slips, noteFault{s.noteURL(slip.Note), notes.Name(s.Say, s.chapterTitle(slip.Note.Chapter), slip.Note) + ": " +
				s.Say.T("web-desk-note-place", "Line", line, "Col", col)})
		}
	case errors.Is(err, report.ErrNoGroupShown):
		p.Fault = s.Say.T("web-desk-report-nobody", "K", made.Published.K)
	case err != nil:
		return err
	default:
		p.preview(s, c, doc)
		if p.Lost, err = lostOf(s.Say, doc); err != nil {
			return err
		}
		if n := made.Untranslated(edition.Printing{Lang: c.lang, Variant: c.variant}).Answers; n > 0 {
			p.Untranslated = s.Say.N("web-desk-report-untranslated", n)
		}
	}
	if p.Checks, err = d.checks(s, c.lang, made); err != nil {
		return err
	}
	if err := d.versions(s, c, made, &p); err != nil {
		return err
	}
	return s.show(http.StatusOK, "report", "report", s.Say.T("web-desk-tab-report"), p)
}

// preview lists chapters and pictures of the report.
func (p *reportPage) preview(s *scene, c reportChoice, doc *report.Document) {
	q := url.Values{"lang": {c.lang}, "variant": {string(c.variant)}}
	if s.named {
		q.Set("round", s.round.ID)
	}
	for _, ch := range doc.Chapters {
		if ch.Title != "" {
			p.Chapters = append(p.Chapters, strings.TrimSpace(ch.Number+" "+ch.Title))
		}
	}
	for _, f := range doc.Figures() {
		if f.Number == "" {
			continue // drawn within the summary, which has it again
		}
		p.Figures = append(p.Figures, figureLine{f.ID, f.Number, f.Caption, "/desk/" + s.e.ID + "/report/figure/" + f.ID + ".png?" + q.Encode()})
	}
}

// checks is what to look at before the report is handed over.
func (d *Desk) checks(s *scene, lang string, made *edition.Edition) ([]factLine, error) {
	read, err := s.read()
	if err != nil {
		return nil, err
	}
	line := func(path, word string, done bool, state string) factLine {
		f := factLine{URL: s.url(path), Name: s.Say.T("web-desk-check-" + word), Meta: s.Say.T("web-desk-check-" + word + "-meta"), Tag: "stop", State: state}
		if done {
			f.Tag = "done"
		}
		return f
	}
	ok, open := s.Say.T("web-desk-complete"), s.Say.T("web-desk-check-open")
	closed := s.round.State != assessment.RoundOpen
	list := []factLine{line("rounds", "closed", closed, pick(closed, ok, open))}
	if read.Texts > 0 { // of an anonymous survey not even their number is told here
		list = append(list, line("words", "words", read.Decided == read.Texts, s.Say.T("web-desk-people", "N", read.Decided, "Of", read.Texts)))
	}
	complete, written := s.notesLine(lang)
	list = append(list, line("notes", "notes", complete, written))
	changes := len(made.Plan.Changes)
	list = append(list, line("plan", "plan", changes == 0, pick(changes == 0, ok, s.Say.N("web-desk-check-changes", changes))))
	n := read.Status.OpenFacts()
	return append(list, line("facts", "facts", n == 0, pick(n == 0, ok, s.Say.N("web-desk-open", n)))), nil
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}
