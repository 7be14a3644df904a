package desk

import (
	"net/http"
	"net/url"
	"strconv"

	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
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
