package desk

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/retention"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/templates/locale"
)

func (d *Desk) exportRoutes(at atRoute) {
	at("GET", "/export", d.exports)
	at("POST", "/export", d.export)
	at("POST", "/library", d.keepResults)
}

// An exportFormat is one way an engagement, or part of it, leaves.
type exportFormat struct {
	Name   string
	Single bool // holds answers of single people: the access is recorded
	kind   string
	ending string
	write  func(io.Writer, *scene, *spreadsheet.Export) error // of the whole engagement, where Single
}

const (
	typeXLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typeCSV  = "text/csv; charset=utf-8"
)

// exportFormats are the same that lotse export knows.
var exportFormats = []exportFormat{
	{"yaml", true, "application/yaml", ".yaml", func(w io.Writer, s *scene, x *spreadsheet.Export) error {
		data, err := document.Encode(x.Engagement, s.pack)
		if err == nil {
			_, err = w.Write(data)
		}
		return err
	}},
	{"xlsx", true, typeXLSX, "-answers.xlsx", func(w io.Writer, _ *scene, x *spreadsheet.Export) error {
		return spreadsheet.WriteXLSX(w, x.Answers())
	}},
	{"csv", true, typeCSV, "-answers.csv", func(w io.Writer, s *scene, x *spreadsheet.Export) error {
		return x.Answers("long")[0].WriteCSV(w, s.e.Language)
	}},
	{"form", false, typeXLSX, "-form.xlsx", func(w io.Writer, s *scene, x *spreadsheet.Export) error {
		form := spreadsheet.Form{Pack: s.pack, Engagement: s.e, Round: s.round, Group: s.Field("group"), Say: x.Say}
		if form.Group == "" {
			form.Answers = s.round.Facts // what the company has said so far, to go on with
		}
		return form.Write(w)
	}},
	{"facts-yaml", false, "application/yaml", "-facts.yaml", func(w io.Writer, s *scene, x *spreadsheet.Export) error {
		return document.NewForm(s.pack, "").Blank(w, x.Say.Lang(), s.round.Facts)
	}},
	{"results-xlsx", false, typeXLSX, "-results.xlsx", func(w io.Writer, _ *scene, x *spreadsheet.Export) error {
		return spreadsheet.WriteXLSX(w, x.Results())
	}},
	{"results-csv", false, typeCSV, "-results.csv", func(w io.Writer, s *scene, x *spreadsheet.Export) error {
		return x.Results("metrics")[0].WriteCSV(w, s.e.Language)
	}},
	{"results-json", false, "application/json", "-results.json", func(w io.Writer, _ *scene, x *spreadsheet.Export) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(assessment.Document(x.Published, x.Plan))
	}},
}

// An exportPage is the formats, and the library of results.
type exportPage struct {
	Formats []exportFormat
	Groups  []choice // of the questionnaire to fill in
	Langs   []choice
	Closed  bool // results may be kept
	Name    string
	Kept    []store.Kept
	Faults  []fault
}

func (d *Desk) exportPage(s *scene, faults []fault) (exportPage, error) {
	p := exportPage{Formats: exportFormats, Groups: s.formGroups(), Langs: s.formLanguages(), Closed: s.round.State != assessment.RoundOpen, Name: s.e.ID + "-" + s.round.ID, Faults: faults}
	var err error
	p.Kept, err = d.db.Library(s.ctx())
	return p, err
}

func (d *Desk) exports(s *scene) error {
	p, err := d.exportPage(s, nil)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "export", "", s.Say.T("web-desk-export"), p)
}

// export hands out a file. It is a form's answer because whoever takes single answers
// leaves a line in the access log.
func (d *Desk) export(s *scene) error {
	for _, f := range exportFormats {
		if f.Name != s.Field("format") {
			continue
		}
		if group := s.Field("group"); group != "" && s.pack.Group(group) == nil {
			return page.ErrForm
		}
		lang := cmp.Or(s.Field("lang"), s.e.Language)
		if !slices.Contains(s.pack.Languages, lang) {
			return page.ErrForm
		}
		say, err := locale.New(lang)
		if err != nil {
			return err
		}
		x, err := s.exported(f, say)
		if err != nil {
			return err
		}
		var b bytes.Buffer
		if err := f.write(&b, s, x); err != nil {
			return fmt.Errorf("export %s: %w", f.Name, err)
		}
		if f.Single { // recorded before anybody gets it
			if err := d.access(s, "export", singles(f, x)); err != nil {
				return err
			}
		}
		return s.Download(s.e.ID+f.ending, f.kind, b.Bytes())
	}
	return page.ErrForm
}

// exported is what a file is made of.
func (s *scene) exported(f exportFormat, say *locale.Printer) (*spreadsheet.Export, error) {
	if !f.Single {
		read, err := s.read()
		if err != nil {
			return nil, err
		}
		return &spreadsheet.Export{Engagement: s.e, Round: s.round, Published: read.Published, Plan: read.Plan, Say: say}, nil
	}
	e, round, err := s.whole()
	if err != nil {
		return nil, err
	}
	// What is withheld follows from the very answers that are in the file.
	pub, plan := assessment.Assess(s.pack, e, round).Publish().Curate(e.Plan)
	return &spreadsheet.Export{Engagement: e, Round: round, Published: pub, Plan: plan, Say: say}, nil
}

// singles counts whose answers a file holds that is written already.
func singles(f exportFormat, x *spreadsheet.Export) int {
	if f.Name != "yaml" {
		return len(x.Round.Respondents) - x.Withheld()
	}
	people := 0
	for _, r := range x.Engagement.Rounds {
		people += len(r.Respondents)
	}
	return people
}

// keepResults puts what the closed round published into the library.
func (d *Desk) keepResults(s *scene) error {
	e, round, err := s.whole()
	if err != nil {
		return err
	}
	err = retention.Keep(s.ctx(), d.db, e, s.pack, round, s.Field("name"))
	words := ""
	switch {
	case errors.Is(err, retention.ErrName):
		words = s.Say.T("web-desk-fault-id")
	case errors.Is(err, retention.ErrOpen):
		words = s.Say.T("web-desk-library-open")
	case errors.Is(err, store.ErrExists):
		words = s.Say.T("web-desk-library-exists", "Name", s.Field("name"))
	case err != nil:
		return err
	default:
		return s.done("export", "kept")
	}
	p, err := d.exportPage(s, []fault{{"name", words}})
	if err != nil {
		return err
	}
	return s.fail("export", "", s.Say.T("web-desk-export"), p)
}
