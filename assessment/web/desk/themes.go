package desk

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"

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

// themeRoutes adds the pages of looks, which belong to no engagement.
func (d *Desk) themeRoutes(consultant deskRoute) {
	consultant("GET /desk/_themes", d.themes)
	consultant("POST /desk/_themes", d.takeTheme).Takes(upload.RouteBytes)
	const at = "/themes/{theme}"
	consultant("GET "+at, d.theme)
	consultant("GET "+at+"/preview.png", d.themePreview)
	consultant("GET "+at+"/sample.pdf", d.themeSample)
	consultant("GET "+at+"/file", d.themeFile)
	consultant("POST "+at+"/use", d.useTheme)
	consultant("GET "+at+"/new", d.newTheme)
	consultant("POST "+at+"/new", d.saveTheme).Takes(upload.RouteBytes)
	consultant("GET "+at+"/edit", d.editTheme)
	consultant("POST "+at+"/edit", d.saveTheme).Takes(upload.RouteBytes)
	consultant("GET "+at+"/remove", d.askRemoveTheme)
	consultant("POST "+at+"/remove", d.removeTheme)
}

// A themeLine is a look with who wears it.
type themeLine struct {
	ID, Name, URL, Preview string
	Builtin, Faulty        bool
	Worn                   []page.Link // engagements
}

// A themesPage is all looks.
type themesPage struct {
	Done   string
	Looks  []themeLine
	Faults []fault
	Lines  []string // of a file that was uploaded: what is wrong with it, with its places
}

// themeLines are the looks there are.
func (d *Desk) themeLines(v *page.Visit) ([]themeLine, error) {
	looks, err := edition.Looks(v.R.Context(), d.db)
	if err != nil {
		return nil, err
	}
	wearers, err := d.db.Wearers(v.R.Context())
	if err != nil {
		return nil, err
	}
	var lines []themeLine
	for _, look := range looks {
		line := themeLine{ID: look.ID, Name: look.Name(), URL: "/themes/" + look.ID, Builtin: look.Builtin, Faulty: look.Theme == nil}
		if line.Preview, err = d.previewURL(v, look); err != nil {
			return nil, err
		}
		for _, w := range wearers {
			if w.Theme == look.ID || w.Theme == "" && look.ID == theme.Own {
				line.Worn = append(line.Worn, page.Link{To: "/desk/" + w.ID, Words: w.Client})
			}
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// previewURL is where a look's picture is; another version of it is elsewhere.
func (d *Desk) previewURL(v *page.Visit, look edition.Look) (string, error) {
	if look.Theme == nil {
		return "", nil
	}
	q := url.Values{"lang": {v.Say.Lang()}}
	if !look.Builtin {
		version, err := d.db.ThemeVersion(v.R.Context(), look.ID)
		if err != nil {
			return "", err
		}
		q.Set("v", strconv.FormatInt(version, 36))
	}
	return "/themes/" + look.ID + "/preview.png?" + q.Encode(), nil
}

func (d *Desk) themes(v *page.Visit) error { return d.showThemes(v, http.StatusOK, nil, nil) }

func (d *Desk) showThemes(v *page.Visit, status int, faults []fault, lines []string) error {
	p := themesPage{Done: doneWords(v), Faults: faults, Lines: lines}
	var err error
	if p.Looks, err = d.themeLines(v); err != nil {
		return err
	}
	f := deskFrame(v.Say.T("web-desk-themes"))
	f.Failed = status != http.StatusOK
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return v.Show(status, "desk-themes", f, p)
}

// themeFrame is what pages of one look have around them.
func themeFrame(v *page.Visit, title string) page.Frame {
	f := deskFrame(title)
	f.Back = &page.Link{To: "/desk/_themes", Words: v.Say.T("web-desk-themes")}
	return f
}

// A themePage is one look.
type themePage struct {
	Done string
	themeLine
	Others []choice // engagements that look otherwise
	Lines  []string // what is wrong with a look that cannot be read any more
}

func (d *Desk) theme(v *page.Visit) error {
	line, err := d.named(v)
	if err != nil {
		return err
	}
	p := themePage{Done: doneWords(v), themeLine: line}
	wearers, err := d.db.Wearers(v.R.Context())
	if err != nil {
		return err
	}
	for _, w := range wearers {
		if w.Theme != line.ID && (w.Theme != "" || line.ID != theme.Own) {
			p.Others = append(p.Others, choice{Value: w.ID, Words: w.Client})
		}
	}
	if line.Faulty {
		kept, err := d.db.Theme(v.R.Context(), line.ID)
		if err != nil {
			return err
		}
		_, _, faults := edition.ReadTheme(store.ThemeFile, []byte(kept.Source), edition.Beside(kept.Files))
		p.Lines = themeFaultLines(v.Say, faults)
	}
	return v.Show(http.StatusOK, "desk-theme", themeFrame(v, line.Name), p)
}

// named is the look that the address names.
func (d *Desk) named(v *page.Visit) (themeLine, error) {
	lines, err := d.themeLines(v)
	if err != nil {
		return themeLine{}, err
	}
	for _, line := range lines {
		if line.ID == v.R.PathValue("theme") {
			return line, nil
		}
	}
	return themeLine{}, page.ErrNotFound
}

// look is the look that the address names, as it can be drawn.
func (d *Desk) look(v *page.Visit) (*theme.Theme, error) {
	looks, err := edition.Looks(v.R.Context(), d.db)
	if err != nil {
		return nil, err
	}
	for _, look := range looks {
		if look.ID == v.R.PathValue("theme") && look.Theme != nil {
			return look.Theme, nil
		}
	}
	return nil, page.ErrNotFound
}

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

// askRemoveTheme asks before a look is removed.
func (d *Desk) askRemoveTheme(v *page.Visit) error {
	line, err := d.named(v)
	if err != nil {
		return err
	}
	if line.Builtin || len(line.Worn) > 0 {
		return v.Go(line.URL) // the page says why not
	}
	f := themeFrame(v, v.Say.T("web-desk-theme-remove-title", "Name", line.Name))
	return v.Show(http.StatusOK, "desk-theme-remove", f, line)
}

func (d *Desk) removeTheme(v *page.Visit) error {
	name := v.R.PathValue("theme")
	used, err := d.db.RemoveTheme(v.R.Context(), name)
	switch {
	case err != nil:
		return err
	case len(used) > 0: // somebody chose it meanwhile
		return v.Go("/themes/" + url.PathEscape(name))
	}
	return v.Go("/desk/_themes?done=theme-removed")
}
