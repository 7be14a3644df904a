package desk

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"lotse/assessment/edition"
	"lotse/assessment/intake"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/questionnaires"
	yaml "lotse/questionnaires/source"
)

func (d *Desk) importRoutes(add deskRoute) {
	add("GET /desk/_import", d.askImport)
	add("POST /desk/_import", d.importDocument).Takes(upload.RouteBytes)
}

// An importPage is the form for a project's document, and what one that was sent holds.
type importPage struct {
	Limit  int // megabytes
	Faults []fault
	Doc    *importDoc
}

// An importDoc is a document that can be taken.
type importDoc struct {
	File, Carried, Seen string
	Client, ID          string
	Pack, Protection    string
	Rounds              []string
	Notes               []string // what to know about it
	Lost                []string // what it would replace; nil where nothing is replaced
	Word                string   // to be typed before it replaces
	Fault               string
}

func importFrame(v *page.Visit) page.Frame {
	f := deskFrame(v.Say.T("web-desk-import"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return f
}

func (d *Desk) askImport(v *page.Visit) error {
	return v.Show(http.StatusOK, "desk-import", importFrame(v), importPage{Limit: upload.MaxBytes >> 20})
}

func failImport(v *page.Visit, doc *importDoc, faults ...fault) error {
	f := importFrame(v)
	f.Failed = true
	return v.Show(http.StatusUnprocessableEntity, "desk-import", f, importPage{Limit: upload.MaxBytes >> 20, Doc: doc, Faults: faults})
}

// importDocument reads a document: first it shows what it holds and what it would replace;
// then, when that page is confirmed, it saves it, whole or not at all.
func (d *Desk) importDocument(v *page.Visit) error {
	file, err := sentOrCarried(v)
	if err != nil {
		return err
	}
	if file.Name == "" {
		return failImport(v, nil, fault{"files", v.Say.T("web-desk-import-none")})
	}
	doc, err := intake.ReadDocument(file.Name, file.Data, func(id, version string) (*questionnaires.Pack, error) {
		return intake.Offered(v.R.Context(), d.db, id, version)
	})
	var problems yaml.Problems
	if errors.As(err, &problems) {
		var faults []fault
		for _, line := range problemLines(v, problems) {
			faults = append(faults, fault{"files", line})
		}
		return failImport(v, nil, faults...)
	}
	if err != nil {
		return err
	}
	old, err := doc.Replaces(v.R.Context(), d.db)
	if err != nil {
		return err
	}
	p, err := d.describeImport(v, file, doc, old)
	if err != nil {
		return err
	}
	if v.Field("go") != "take" {
		return v.Show(http.StatusOK, "desk-import", importFrame(v), importPage{Doc: p})
	}
	return d.saveImport(v, doc, old, p)
}

// sentOrCarried is the file that a form sends, or that its page has carried; without a
// name where there is none.
func sentOrCarried(v *page.Visit) (page.Upload, error) {
	form, err := v.Form()
	if err != nil {
		return page.Upload{}, err
	}
	if v.R.MultipartForm == nil {
		return upload.Carried(form.Get("name"), form.Get("file"))
	}
	files, err := upload.Files(v, "files")
	if err != nil || len(files) == 0 {
		return page.Upload{}, err
	}
	return files[0], nil
}

// saveImport saves a document that was seen as it is. What it replaces must be what was
// shown.
func (d *Desk) saveImport(v *page.Visit, doc *intake.Document, old *intake.Replacement, p *importDoc) error {
	var options []store.SaveOption
	switch {
	case v.Field("seen") != p.Seen:
		return failImport(v, p, fault{"doc", v.Say.T("web-desk-import-changed")})
	case old != nil && strings.TrimSpace(v.Field("word")) != p.Word:
		p.Fault = v.Say.T("web-desk-import-wrong", "Word", p.Word)
		return failImport(v, p, fault{"word", p.Fault})
	case old != nil:
		options = append(options, store.Replace)
	}
	switch err := doc.Save(v.R.Context(), d.db, options...); {
	case errors.Is(err, store.ErrExists): // in this very moment
		return fmt.Errorf("%w: %w", page.ErrChanged, err)
	case errors.Is(err, store.ErrFrozen):
		return failImport(v, p, fault{"doc", v.Say.T("web-desk-import-frozen")})
	case errors.Is(err, store.ErrArchived):
		return failImport(v, p, fault{"doc", v.Say.T("web-desk-import-archived")})
	case err != nil:
		return err
	}
	return v.Go("/desk/" + doc.Engagement.ID + "?done=import")
}

// describeImport says what a document holds and what of the store it would replace.
func (d *Desk) describeImport(v *page.Visit, file page.Upload, doc *intake.Document, old *intake.Replacement) (*importDoc, error) {
	e := doc.Engagement
	s := &scene{Visit: v, e: e, pack: doc.Pack}
	p := &importDoc{File: file.Name, Carried: upload.Carry(file), Client: e.Client, ID: e.ID, Seen: "new",
		Pack: s.in(doc.Pack.Title) + " " + doc.Pack.Version, Protection: v.Say.T("web-desk-disclosure-" + e.Disclosure.String())}
	for i := range e.Rounds {
		r := &e.Rounds[i]
		p.Rounds = append(p.Rounds, v.Say.N("web-desk-import-round", len(r.Respondents), "Round", s.roundName(r.ID)))
	}
	if doc.OtherVersion() {
		p.Notes = append(p.Notes, v.Say.T("web-desk-import-version", "Meant", doc.Meant, "Used", doc.Pack.Version))
	}
	switch _, err := edition.Theme(v.R.Context(), d.db, e.Brand); {
	case errors.Is(err, edition.ErrNoTheme):
		p.Notes = append(p.Notes, v.Say.T("web-desk-import-theme", "Theme", e.Brand))
	case err != nil:
		return nil, err
	}
	if old == nil {
		return p, nil
	}
	p.Word, p.Seen = e.ID, strconv.FormatInt(int64(old.Revision), 10)
	p.Lost = append(p.Lost, v.Say.N("web-desk-import-lost-answers", old.People, "Client", old.Client), v.Say.N("web-desk-import-instead", old.Others),
		v.Say.T("web-desk-import-lost-plan"), v.Say.T("web-desk-import-lost-sittings"))
	for _, id := range old.Gone {
		p.Lost = append(p.Lost, v.Say.T("web-desk-import-lost-round", "Round", s.roundName(id)))
	}
	if old.Less {
		p.Lost = append(p.Lost, v.Say.T("web-desk-import-less"))
	}
	return p, nil
}
