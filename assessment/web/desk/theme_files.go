package desk

import (
	"errors"
	"net/http"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/edition"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/report/specimen"
	"lotse/report/theme"
)

// themePreview is a picture of a look, in the colours that the address names where they
// are tried out before they are kept.
func (d *Desk) themePreview(v *page.Visit) error {
	t, err := d.look(v)
	if err != nil {
		return err
	}
	q := v.R.URL.Query()
	if q.Has("try") {
		tried := *t
		draft := theme.Draft{Colours: map[string]string{}}
		for _, field := range theme.ColourFields() {
			draft.Colours[field] = q.Get(field)
		}
		tried.Palette, tried.Motif = draft.Palette(), theme.Motif(q.Get("motif"))
		t = &tried
	}
	faces, err := pdf.Faces(t)
	if err != nil {
		return err
	}
	data, err := specimen.PNG(t, faces, v.Say)
	if err != nil {
		return err
	}
	v.W.Header().Set("Cache-Control", "private, max-age=3600")
	return v.Send(http.StatusOK, "image/png", data)
}

// themeSample is the sample engagement's summary in a look: the real pages.
func (d *Desk) themeSample(v *page.Visit) error {
	t, err := d.look(v)
	if err != nil {
		return err
	}
	pack, err := questionnaires.LoadBuiltin(questionnaires.Builtin()[0])
	if err != nil {
		return err
	}
	e, err := document.Decode("sample.yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		return err
	}
	s := &scene{Visit: v, desk: d, e: e, pack: pack, round: e.Latest()}
	pub, plan := assessment.Assess(pack, e, e.Latest()).Publish().Curate(e.Plan)
	doc, err := report.Build(pub, plan, report.Options{Lang: v.Say.Lang(), Variant: report.VariantSummary, Version: "1", Draft: true, Theme: t})
	if err != nil {
		return err
	}
	return s.pdf(t.ID+"-sample.pdf", doc, pdf.Options{})
}

// themeFile hands out a look with its files, as the command writes it into a folder.
func (d *Desk) themeFile(v *page.Visit) error {
	name := v.R.PathValue("theme")
	kept, err := edition.ThemeSource(v.R.Context(), d.db, name)
	if errors.Is(err, edition.ErrNoTheme) {
		return page.ErrNotFound
	}
	if err != nil {
		return err
	}
	data, err := upload.Pack(kept.Folder(), name)
	if err != nil {
		return err
	}
	return v.Download(name+".zip", "application/zip", data)
}

// useTheme gives an engagement the look.
func (d *Desk) useTheme(v *page.Visit) error {
	line, err := d.named(v)
	if err != nil {
		return err
	}
	if line.Faulty {
		return v.Go(line.URL) // the page says what is wrong
	}
	if err := edition.UseTheme(v.R.Context(), d.db, v.Field("engagement"), line.ID); err != nil {
		return err
	}
	return v.Go(line.URL + "?done=theme-used")
}

// takeTheme takes a look from files: a ZIP archive, or theme.yaml with what it names.
func (d *Desk) takeTheme(v *page.Visit) error {
	files, err := upload.Files(v, "files")
	if err != nil {
		return err
	}
	refuse := func(words string, lines ...string) error {
		return d.showThemes(v, http.StatusUnprocessableEntity, []fault{{"files", words}}, lines)
	}
	if len(files) == 0 {
		return refuse(v.Say.T("web-desk-theme-no-file"))
	}
	folder, err := upload.Folder(files)
	var wrong *upload.Fault
	if errors.As(err, &wrong) {
		return refuse(v.Say.T(wrong.Key, wrong.Args...))
	}
	if err != nil {
		return err
	}
	source, ok := folder[store.ThemeFile]
	if !ok {
		return refuse(v.Say.T("web-desk-theme-no-yaml"))
	}
	t, kept, faults := edition.ReadTheme(store.ThemeFile, source, edition.Beside(folder))
	if t == nil {
		return refuse(v.Say.N("web-desk-theme-faults", len(faults)), themeFaultLines(v.Say, faults)...)
	}
	err = edition.AddTheme(v.R.Context(), d.db, kept)
	if errors.Is(err, edition.ErrBuiltin) {
		return refuse(v.Say.T("web-desk-theme-taken", "ID", t.ID))
	}
	if err != nil {
		return err
	}
	return v.Go("/themes/" + t.ID + "?done=theme-kept")
}
