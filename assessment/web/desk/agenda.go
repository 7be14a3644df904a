package desk

import (
	"bytes"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"lotse/assessment/edition"
	"lotse/assessment/web/page"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/theme"
)

func (d *Desk) agendaRoutes(at atRoute) {
	at("GET", "/agenda", d.agenda)
	at("GET", "/agenda/file", d.agendaFile)
}

// An agendaPage is the workshop's agenda in the page's language.
type agendaPage struct {
	*report.Workshop
	Files []choice // their addresses; the one in the client's language is chosen
	JSON  string
	Lost  lostWords // what the PDF cannot show
}

// anyLook is the engagement's look, Lotse's own where it is not there: for what stays in
// the house any look will do.
func (d *Desk) anyLook(s *scene) (*theme.Theme, error) {
	look, err := edition.Theme(s.ctx(), d.db, s.e.Brand)
	if errors.Is(err, edition.ErrNoTheme) {
		err = nil
	}
	return look, err
}

// prepare makes the agenda; a questionnaire without a workshop has none.
func (s *scene) prepare(o report.WorkshopOptions) (*report.Workshop, error) {
	if len(s.pack.Workshop) == 0 {
		return nil, page.ErrNotFound
	}
	read, err := s.read()
	if err != nil {
		return nil, err
	}
	return report.PrepareWorkshop(read.Published, read.Plan, o)
}

func (d *Desk) agenda(s *scene) error {
	look, err := d.anyLook(s)
	if err != nil {
		return err
	}
	w, err := s.prepare(report.WorkshopOptions{Lang: s.Say.Lang(), Theme: look})
	if err != nil {
		return err
	}
	file := func(name, value string) string {
		q := url.Values{name: {value}}
		if s.named {
			q.Set("round", s.round.ID)
		}
		return "/desk/" + s.e.ID + "/agenda/file?" + q.Encode()
	}
	p := agendaPage{Workshop: w, JSON: file("format", "json")}
	for _, lang := range s.pack.Languages {
		p.Files = append(p.Files, choice{file("lang", lang), s.Say.T("web-desk-agenda-pdf", "Language", s.Say.T("web-desk-language-"+lang)), lang == s.e.Language})
	}
	if p.Lost, err = lostOf(s.Say, w.Document()); err != nil {
		return err
	}
	f := s.frame("workshop", s.Say.T("agenda-title"))
	f.Back = &page.Link{To: s.url("workshop"), Words: s.Say.T("web-desk-tab-workshop")}
	return s.Show(http.StatusOK, "desk-agenda", f, s.view(p))
}

// agendaFile hands out the agenda as pages, or for programs; in the client's language
// unless the address names another one.
func (d *Desk) agendaFile(s *scene) error {
	lang := s.R.URL.Query().Get("lang")
	if lang == "" {
		lang = s.e.Language
	}
	if !slices.Contains(s.pack.Languages, lang) {
		return page.ErrForm
	}
	look, err := d.anyLook(s)
	if err != nil {
		return err
	}
	w, err := s.prepare(report.WorkshopOptions{Lang: lang, Theme: look})
	if err != nil {
		return err
	}
	name := s.e.ID + "-agenda-" + lang
	switch s.R.URL.Query().Get("format") {
	case "", "pdf":
		return s.pdf(name+".pdf", w.Document(), pdf.Options{})
	case "json":
		var b bytes.Buffer
		if err := w.WriteJSON(&b); err != nil {
			return err
		}
		return s.Download(name+".json", "application/json", b.Bytes())
	}
	return page.ErrForm
}
