package desk

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/assessment/intake"
	"lotse/assessment/store"
	"lotse/assessment/web/page"
	"lotse/assessment/web/upload"
)

func (d *Desk) intakeRoutes(at atRoute) {
	at("GET", "/intake", d.intake)
	at("POST", "/intake", d.takeIn).Takes(upload.RouteBytes)
}

// An intakePage is the form for filled-in files, and what those that were sent would
// change.
type intakePage struct {
	Closed   bool
	Groups   []choice // of the questionnaires to fill in
	Langs    []choice
	Limit    int // megabytes
	Faults   []fault
	Files    []intakeFile // in which something is wrong
	Good     []intakeFile // which can be taken
	TakeBack bool
}

func (d *Desk) intakePage(s *scene) *intakePage {
	return &intakePage{Closed: s.round.State != assessment.RoundOpen, Groups: s.formGroups(), Langs: s.formLanguages(), Limit: upload.MaxBytes >> 20, TakeBack: s.Field("take-back") != ""}
}

// formGroups are whom a questionnaire can be for.
func (s *scene) formGroups() []choice {
	list := []choice{{Value: "", Words: s.Say.T("web-desk-export-company")}}
	for _, g := range s.pack.Groups {
		list = append(list, choice{Value: g.ID, Words: s.in(g.Name)})
	}
	return list
}

// formLanguages are the languages a questionnaire can have.
func (s *scene) formLanguages() []choice {
	var list []choice
	for _, lang := range s.pack.Languages {
		list = append(list, choice{lang, s.Say.T("web-desk-language-" + lang), lang == s.e.Language})
	}
	return list
}

// target is where answers go. Whose a form is follows from the people who are there.
func (d *Desk) target(s *scene) (*intake.Target, error) {
	e, round, err := s.whole()
	return &intake.Target{DB: d.db, Engagement: e, Pack: s.pack, Round: round}, err
}

func (d *Desk) intake(s *scene) error {
	return s.show(http.StatusOK, "intake", "facts", s.Say.T("web-desk-intake"), d.intakePage(s))
}

// takeIn reads filled-in files: first it shows what each would change; then, when the
// page with that is confirmed, it saves all of them or nothing. The page carries the files,
// and they are read again as if they had just been sent.
func (d *Desk) takeIn(s *scene) error {
	files, err := intakeFiles(s)
	if err != nil {
		return err
	}
	p := d.intakePage(s)
	switch {
	case p.Closed:
		return page.ErrChanged
	case len(files) == 0:
		p.Faults = append(p.Faults, fault{"files", s.Say.T("web-desk-intake-none")})
		return s.fail("intake", "facts", s.Say.T("web-desk-intake"), p)
	}
	read, err := d.readIntake(s, files, p.TakeBack)
	if err != nil {
		return err
	}
	changed := p.add(read)
	if s.Field("go") == "take" && p.fits() && !changed {
		return d.takeAll(s, p)
	}
	if err := d.logIntake(s, p.Good); err != nil { // before anybody sees it
		return err
	}
	if s.Field("go") == "take" && p.fits() {
		p.Faults = append(p.Faults, fault{"good", s.Say.T("web-desk-intake-changed")})
	}
	for _, f := range p.Good {
		if f.Unfit != "" {
			p.Faults = append(p.Faults, fault{"as-" + strconv.Itoa(f.N), f.Name + ": " + f.Unfit})
		}
	}
	for _, f := range p.Files {
		p.Faults = append(p.Faults, fault{"file-" + strconv.Itoa(f.N), s.Say.N("web-desk-intake-faults", len(f.Faults), "File", f.Name)})
	}
	if len(p.Faults) > 0 {
		return s.fail("intake", "facts", s.Say.T("web-desk-intake"), p)
	}
	return s.show(http.StatusOK, "intake", "facts", s.Say.T("web-desk-intake"), p)
}

// intakeFiles are the files that a form sends, or that its page has carried. A file the
// consultant has taken out of the list is not among them.
func intakeFiles(s *scene) ([]intakeFile, error) {
	form, err := s.Form()
	if err != nil {
		return nil, err
	}
	var list []intakeFile
	if s.R.MultipartForm != nil {
		sent, err := upload.Files(s.Visit, "files")
		for i, f := range sent {
			list = append(list, intakeFile{N: i, Upload: f})
		}
		return list, err
	}
	left := upload.MaxBytes
	for i := range upload.MaxFiles {
		n := strconv.Itoa(i)
		if !form.Has("file-"+n) || form.Get("out-"+n) != "" {
			continue
		}
		f, err := upload.Carried(form.Get("name-"+n), form.Get("file-"+n))
		if err != nil {
			return nil, err
		}
		if left -= len(f.Data); left < 0 {
			return nil, fmt.Errorf("read carried files: %w", page.ErrTooLarge)
		}
		list = append(list, intakeFile{N: len(list), Upload: f, Sign: strings.TrimSpace(form.Get("as-" + n)), was: form.Get("seen-" + n)})
	}
	return list, nil
}

// add sorts the files into those that can be taken and the others, and reports whether
// any is another than the page has shown.
func (p *intakePage) add(files []intakeFile) (changed bool) {
	for _, f := range files {
		if len(f.Faults) > 0 {
			p.Files = append(p.Files, f)
			continue
		}
		changed = changed || f.was != f.Seen
		p.Good = append(p.Good, f)
	}
	return changed
}

// fits reports whether there is nothing to put right.
func (p *intakePage) fits() bool {
	return len(p.Files) == 0 && !slices.ContainsFunc(p.Good, func(f intakeFile) bool { return f.Unfit != "" })
}

// takeAll saves what the files change.
func (d *Desk) takeAll(s *scene, p *intakePage) error {
	var all []*intake.Arrival
	for _, f := range p.Good {
		all = append(all, f.arrival)
	}
	target, err := d.target(s)
	if err != nil {
		return err
	}
	err = target.Take(s.ctx(), all...)
	if errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrExists) { // in this very moment
		return fmt.Errorf("%w: %w", page.ErrChanged, err)
	}
	if err != nil {
		return err
	}
	return s.done("intake", "intake")
}

// logIntake records that somebody's answers are compared with a file: what the page says
// of that tells something about them.
func (d *Desk) logIntake(s *scene, files []intakeFile) error {
	people := 0
	for _, f := range files {
		if f.arrival != nil && f.arrival.Group != "" && !f.arrival.New {
			people++
		}
	}
	if people == 0 {
		return nil
	}
	return d.access(s, "import", people)
}

// isNamed reports whether answers are given in one's own name.
func (s *scene) isNamed() bool { return s.e.Disclosure == assessment.DisclosureNamed }
