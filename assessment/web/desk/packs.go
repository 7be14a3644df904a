package desk

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
	"lotse/questionnaires"
	yaml "lotse/questionnaires/source"
	"lotse/templates/locale"
)

func (d *Desk) packRoutes(add deskRoute) {
	add("GET /desk/_packs", d.packs)
	add("POST /desk/_packs", d.addPack).Takes(upload.RouteBytes)
	const at = "/packs/{pack}" // beside /desk, where the second word is an engagement's page
	add("GET "+at, d.showPack)
	add("GET "+at+"/source", d.packSource)
	add("GET "+at+"/remove", d.askRemovePack)
	add("POST "+at+"/remove", d.removePack)
}

// A packsPage is the packs that projects can begin with, and the form for one's own.
type packsPage struct {
	Done   string
	Packs  []packLine
	Limit  int // megabytes
	Faults []fault
}

// A packLine is one pack in short.
type packLine struct {
	Title, ID, Version, Name   string
	URL, Source, Remove, Begin string // addresses; Remove "" for one that comes with Lotse
	Meta, Added                string
	Own, Readable              bool
}

func packLineOf(say *locale.Printer, o store.Offer) packLine {
	at := "/packs/" + url.PathEscape(o.Name())
	line := packLine{Title: o.ID, ID: o.ID, Version: o.Version, Name: o.Name(), Own: o.Own, Readable: o.Pack != nil,
		URL: at, Source: at + "/source", Begin: "/desk/_new?pack=" + url.QueryEscape(o.Name())}
	if o.Own {
		line.Remove, line.Added = at+"/remove", say.Date(time.UnixMilli(o.Added))
	}
	if o.Pack == nil {
		return line
	}
	names := make([]string, len(o.Pack.Languages))
	for i, lang := range o.Pack.Languages {
		names[i] = say.T("web-desk-language-" + lang)
	}
	line.Title = o.Pack.Title.In(say.Lang())
	line.Meta = say.T("web-desk-pack-meta", "Questions", questions(o.Pack), "Dimensions", len(o.Pack.Dimensions), "Groups", len(o.Pack.Groups), "Languages", say.List(names))
	return line
}

// questions counts what a pack asks.
func questions(p *questionnaires.Pack) (n int) {
	for _, s := range p.Sections {
		n += len(s.Questions)
	}
	return n
}

func (d *Desk) packsPage(v *page.Visit, faults []fault) (packsPage, error) {
	p := packsPage{Done: doneWords(v), Limit: upload.MaxBytes >> 20, Faults: faults}
	all, err := d.db.Offers(v.R.Context())
	for _, o := range all {
		p.Packs = append(p.Packs, packLineOf(v.Say, o))
	}
	return p, err
}

func packsFrame(v *page.Visit) page.Frame {
	f := deskFrame(v.Say.T("web-desk-packs"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return f
}

func (d *Desk) packs(v *page.Visit) error {
	p, err := d.packsPage(v, nil)
	if err != nil {
		return err
	}
	return v.Show(http.StatusOK, "desk-packs", packsFrame(v), p)
}

// addPack checks a pack and offers it. All its problems are told at once.
func (d *Desk) addPack(v *page.Visit) error {
	pack, faults, err := readPack(v)
	if err == nil && len(faults) == 0 {
		err = d.db.AddPack(v.R.Context(), pack)
		if errors.Is(err, store.ErrExists) {
			faults, err = []fault{{"files", v.Say.T("web-desk-pack-taken", "Pack", pack.ID, "Version", pack.Version)}}, nil
		}
	}
	if err != nil {
		return err
	}
	if len(faults) == 0 {
		return v.Go("/desk/_packs?done=pack-added")
	}
	p, err := d.packsPage(v, faults)
	if err != nil {
		return err
	}
	f := packsFrame(v)
	f.Failed = true
	return v.Show(http.StatusUnprocessableEntity, "desk-packs", f, p)
}

// readPack reads the pack that a form sends, as a ZIP archive or as its files.
func readPack(v *page.Visit) (*questionnaires.Pack, []fault, error) {
	files, err := upload.Files(v, "files")
	if err != nil {
		return nil, nil, err
	}
	if len(files) == 0 {
		return nil, []fault{{"files", v.Say.T("web-desk-pack-none")}}, nil
	}
	folder, err := upload.Folder(files)
	var wrong *upload.Fault
	if errors.As(err, &wrong) {
		return nil, []fault{{"files", v.Say.T(wrong.Key, wrong.Args...)}}, nil
	}
	if err != nil {
		return nil, nil, err
	}
	pack, err := questionnaires.LoadFiles(folder)
	var problems yaml.Problems
	if !errors.As(err, &problems) {
		return pack, nil, err
	}
	var faults []fault
	for _, line := range problemLines(v, problems) {
		faults = append(faults, fault{"files", line})
	}
	return nil, faults, nil
}

// offer is the pack that an address names.
func (d *Desk) offer(v *page.Visit) (*store.Offer, error) {
	o, err := d.db.Offer(v.R.Context(), v.R.PathValue("pack"))
	if err == nil && o.Pack == nil {
		return nil, page.ErrNotFound
	}
	return o, err
}

// A packPage is what a pack asks.
type packPage struct {
	packLine
	Groups   []string
	Areas    []string
	Sections []packSection
	Rules    int
}

// A packSection is one module with its questions.
type packSection struct {
	Title, Lead, Count string
	Questions          []string
}

func (d *Desk) showPack(v *page.Visit) error {
	o, err := d.offer(v)
	if err != nil {
		return err
	}
	lang, pack := v.Say.Lang(), o.Pack
	p := packPage{packLine: packLineOf(v.Say, *o), Rules: len(pack.Rules)}
	for _, g := range pack.Groups {
		p.Groups = append(p.Groups, v.Say.T("results-pack-time", "Group", g.Name.In(lang), "Questions", len(pack.QuestionsFor(g.ID)),
			"Minutes", v.Say.Number(pack.MinutesFor(g.ID), 1)))
	}
	for _, dim := range pack.Dimensions {
		p.Areas = append(p.Areas, dim.Name.In(lang))
	}
	for _, s := range pack.Sections {
		mode := "workshop"
		if s.Mode == questionnaires.ModeSurvey {
			mode = "survey"
		}
		section := packSection{Title: s.Title.In(lang), Lead: v.Say.T("web-desk-pack-" + mode), Count: v.Say.N("web-desk-pack-questions", len(s.Questions))}
		for _, q := range s.Questions {
			section.Questions = append(section.Questions, q.Ask.In(lang))
		}
		p.Sections = append(p.Sections, section)
	}
	f := deskFrame(p.Title)
	f.Back = &page.Link{To: "/desk/_packs", Words: v.Say.T("web-desk-packs")}
	return v.Show(http.StatusOK, "desk-pack", f, p)
}

// packSource hands out a pack's YAML as a ZIP archive: what lotse pack show --source
// writes.
func (d *Desk) packSource(v *page.Visit) error {
	o, err := d.offer(v)
	if err != nil {
		return err
	}
	return downloadPack(v, o.Pack)
}

func downloadPack(v *page.Visit, p *questionnaires.Pack) error {
	data, err := upload.Pack(p.Files, p.ID)
	if err != nil {
		return fmt.Errorf("pack %s as an archive: %w", p.ID, err)
	}
	return v.Download(p.ID+".zip", "application/zip", data)
}

// askRemovePack asks before a pack of one's own goes.
func (d *Desk) askRemovePack(v *page.Visit) error {
	o, err := d.db.Offer(v.R.Context(), v.R.PathValue("pack"))
	if err != nil {
		return err
	}
	if !o.Own {
		return page.ErrNotFound
	}
	f := deskFrame(v.Say.T("web-desk-pack-remove"))
	f.Back = &page.Link{To: "/desk/_packs", Words: v.Say.T("web-desk-packs")}
	return v.Show(http.StatusOK, "desk-pack-remove", f, packLineOf(v.Say, *o))
}

func (d *Desk) removePack(v *page.Visit) error {
	o, err := d.db.Offer(v.R.Context(), v.R.PathValue("pack"))
	if err != nil {
		return err
	}
	if !o.Own {
		return page.ErrNotFound
	}
	if err := d.db.RemovePack(v.R.Context(), o.ID); err != nil {
		return err
	}
	return v.Go("/desk/_packs?done=pack-removed")
}
