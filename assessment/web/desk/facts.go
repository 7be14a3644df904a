package desk

import (
	"net/http"
	"net/url"
	"slices"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/web/fill"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// factsLimit bounds a page of what the company says: long texts in many fields.
const factsLimit = 256 << 10

func (d *Desk) factRoutes(at atRoute) {
	at("GET", "/facts", d.facts)
	at("GET", "/facts/{part}", d.factPart)
	at("POST", "/facts/{part}", d.takeFacts).Takes(factsLimit)
	at("GET", "/facts/{part}/{item}", d.factItem)
	at("POST", "/facts/{part}/{item}", d.takeFactItem).Takes(factsLimit)
}

// A factSheet is what the company says once, as forms: the workshop's flow on paper.
type factSheet struct {
	*scene
	paper *form.Paper
	parts []form.Part
	sheet *fill.Sheet // saves what a page holds
}

// sheet reads what the company has said so far.
func (d *Desk) sheet(s *scene) (*factSheet, error) {
	stored, err := d.db.Answers(s.ctx(), s.e.ID, s.round.ID, "")
	if err != nil {
		return nil, err
	}
	facts, versions := assessment.Facts{}, map[string]int64{}
	for id, a := range stored {
		facts[id], versions[id] = a.Answer, a.Version
	}
	f := &factSheet{scene: s, paper: &form.Paper{Say: s.Say, Pack: s.pack, Flow: assessment.NewWorkshopFlow(s.pack, facts), Versions: versions, States: true}}
	f.parts = f.paper.Parts()
	f.sheet = &fill.Sheet{Visit: s.Visit, Paper: f.paper, Put: func(puts ...store.Put) ([]int64, error) {
		return d.db.PutAnswers(s.ctx(), s.e.ID, s.round.ID, "", puts)
	}}
	return f, nil
}

// part finds the part that the address names: by its id, or the first of a section.
func (f *factSheet) part() (at int, err error) {
	id := f.R.PathValue("part")
	if at, ok := form.Find(f.parts, id); ok {
		return at, nil
	}
	at = slices.IndexFunc(f.parts, func(p form.Part) bool { return p.Section.ID == id })
	if at < 0 {
		return 0, page.ErrNotFound
	}
	return at, nil
}

// open reports whether the round takes what the company says.
func (f *factSheet) open() bool { return f.round.State == assessment.RoundOpen }

// A factsPage is the modules, with the pages of each.
type factsPage struct {
	Sections []factSection
	Closed   bool
	Done, Of int
}

// A factSection is one module.
type factSection struct {
	Title, Lead string
	Parts       []factLine
}

func (d *Desk) facts(s *scene) error {
	f, err := d.sheet(s)
	if err != nil {
		return err
	}
	p := factsPage{Closed: !f.open()}
	var last *questionnaires.Section
	for _, part := range f.parts {
		if part.Section != last {
			p.Sections, last = append(p.Sections, factSection{Title: s.in(part.Section.Title), Lead: s.in(part.Section.Intro)}), part.Section
		}
		line := factLine{URL: s.url("facts/" + part.ID), Name: part.Title, Meta: s.Say.T("web-desk-answered", "Done", part.Done, "Of", len(part.Questions))}
		switch {
		case part.Done == 0:
			line.Tag, line.State = "open", s.Say.T("web-desk-not-begun")
		case part.Done < len(part.Questions):
			line.Tag, line.State = "part", s.Say.N("web-desk-open", len(part.Questions)-part.Done)
		default:
			line.Tag, line.State = "done", s.Say.T("web-desk-complete")
		}
		section := &p.Sections[len(p.Sections)-1]
		section.Parts = append(section.Parts, line)
		p.Done, p.Of = p.Done+part.Done, p.Of+len(part.Questions)
	}
	return s.show(http.StatusOK, "facts", "facts", s.Say.T("web-desk-tab-facts"), p)
}

// A factPage is one page of questions, one table with a form for an entry, or one grid
// with a form for a row.
type factPage struct {
	Part   form.Part
	Base   string // the page's address, without the round
	Query  string // the round, as the address names it
	Faults []form.Fault
	Skip   string // no way to skip: open questions block nobody
	Next   *moreLine
	Prev   *moreLine

	Questions []form.Question // of a page of questions
	Shown     []shownFact     // where the round is closed

	Entry   form.Entry // of a table or a grid
	Grid    bool
	Letters []questionnaires.ControlOption
	Columns []string
}

// A shownFact is a question with its answer, to be read.
type shownFact struct {
	Ask   string
	Lines []string
}

// page is the page of a part, before its forms are drawn.
func (f *factSheet) page(at int) factPage {
	part := f.parts[at]
	p := factPage{Part: part, Base: "/desk/" + f.e.ID + "/facts/" + part.ID}
	if f.named {
		p.Query = "?round=" + url.QueryEscape(f.round.ID)
	}
	link := func(i int) *moreLine {
		if i < 0 || i >= len(f.parts) {
			return nil
		}
		return &moreLine{URL: f.url("facts/" + f.parts[i].ID), Name: f.parts[i].Title}
	}
	p.Prev, p.Next = link(at-1), link(at+1)
	if part.Alone {
		q := part.Questions[0]
		p.Grid, p.Letters, p.Columns = f.paper.IsGrid(q), f.paper.Letters(q), f.paper.Columns(q)
	}
	return p
}

// showFacts answers with a page of facts; with faults it says so.
func (f *factSheet) showFacts(p factPage) error {
	name := "facts-part"
	switch {
	case !f.open():
		name = "facts-shown"
		for _, q := range p.Part.Questions {
			p.Shown = append(p.Shown, shownFact{f.in(q.Ask), f.paper.Shown(q, f.paper.Flow.Answer(q.ID))})
		}
	case p.Grid:
		name = "facts-grid"
	case p.Part.Alone:
		name = "facts-table"
	}
	frame, status := f.frame("facts", p.Part.Title), http.StatusOK
	frame.Back = &page.Link{To: f.url("facts"), Words: f.Say.T("web-desk-tab-facts")}
	if len(p.Faults) > 0 {
		frame.Failed, status = true, http.StatusUnprocessableEntity
	}
	return f.Show(status, "desk-"+name, frame, f.view(p))
}

func (d *Desk) factPart(s *scene) error {
	f, err := d.sheet(s)
	if err != nil {
		return err
	}
	at, err := f.part()
	if err != nil {
		return err
	}
	return f.draw(at, "", nil, nil)
}

// draw draws a part: for a table or a grid with the entry or row of an id.
func (f *factSheet) draw(at int, item string, typed url.Values, faults []form.Fault) error {
	p := f.page(at)
	p.Faults = faults
	switch q := p.Part.Questions[0]; {
	case p.Grid:
		var ok bool
		if p.Entry, ok = f.paper.Row(q, item, typed, faults); !ok {
			return page.ErrNotFound
		}
	case p.Part.Alone:
		if item != "" && !f.paper.HasEntry(q, item) {
			return page.ErrNotFound
		}
		p.Entry = f.paper.Entry(q, item, typed, faults)
	default:
		for i, q := range p.Part.Questions {
			p.Questions = append(p.Questions, f.paper.Question(q, i+1, len(p.Part.Questions), typed, faults))
		}
	}
	return f.showFacts(p)
}

func (d *Desk) factItem(s *scene) error {
	f, err := d.sheet(s)
	if err != nil {
		return err
	}
	at, err := f.part()
	if err != nil {
		return err
	}
	if !f.parts[at].Alone {
		return page.ErrNotFound
	}
	return f.draw(at, s.R.PathValue("item"), nil, nil)
}
