package desk

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"lotse/assessment"
	"lotse/assessment/store"
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

// takeFacts saves a page of questions, or a new entry of a table.
func (d *Desk) takeFacts(s *scene) error {
	f, at, in, err := d.factForm(s)
	if err != nil {
		return err
	}
	if f.parts[at].Alone {
		return d.takeEntry(f, at, "", in)
	}
	part := f.parts[at]
	var faults []form.Fault
	var puts []store.Put
	for _, q := range part.Questions {
		a, taken, wrong := f.paper.Take(q, in)
		if in.Get("clear") == q.ID {
			a, taken, wrong = f.paper.Clear(q)
		}
		faults = append(faults, wrong...)
		if taken {
			puts = append(puts, store.Put{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)})
		}
	}
	conflicts, err := d.putFacts(f, puts, in)
	if err != nil {
		return err
	}
	faults = append(faults, conflicts...)
	if len(faults) > 0 {
		return f.draw(at, "", in, faults)
	}
	if id := in.Get("clear"); id != "" {
		return s.Go(s.url("facts/"+part.ID) + "#q-" + id)
	}
	return s.Go(f.onwards(part.ID, in.Get("go")))
}

// factForm reads the form of a page of facts. A form with fields that the page does not
// have came from no page of ours.
func (d *Desk) factForm(s *scene) (*factSheet, int, url.Values, error) {
	f, err := d.sheet(s)
	if err != nil {
		return nil, 0, nil, err
	}
	at, err := f.part()
	if err != nil {
		return nil, 0, nil, err
	}
	in, err := s.Form()
	if err != nil {
		return nil, 0, nil, err
	}
	if !f.open() {
		return nil, 0, nil, page.ErrChanged
	}
	known := map[string]bool{"go": true, "clear": true, "remove": true}
	for _, q := range f.parts[at].Section.Questions {
		for _, suffix := range []string{"", ".v", ".note", ".state"} {
			known[q.ID+suffix] = true
		}
		for _, c := range q.Kind.Control(s.Say.Lang()).Columns {
			known[c.ID] = known[c.ID] || f.parts[at].Alone
		}
	}
	for name := range in {
		if !known[name] {
			return nil, 0, nil, page.ErrForm
		}
	}
	return f, at, in, nil
}

// putFacts saves answers. What somebody else has changed meanwhile is not overwritten:
// the page shows it, with a fault.
func (d *Desk) putFacts(f *factSheet, puts []store.Put, in url.Values) ([]form.Fault, error) {
	var faults []form.Fault
	for len(puts) > 0 {
		_, err := d.db.PutAnswers(f.ctx(), f.e.ID, f.round.ID, "", puts)
		var conflict *store.Conflict
		if !errors.As(err, &conflict) {
			return faults, err
		}
		answers := f.paper.Flow.Answers()
		answers[conflict.Question] = conflict.Now.Answer
		f.paper.Flow = assessment.NewWorkshopFlow(f.pack, answers)
		f.paper.Versions[conflict.Question] = conflict.Now.Version
		delete(in, conflict.Question+".v") // the page shows what is saved
		faults = append(faults, f.paper.Conflict(f.pack.Question(conflict.Question)))
		puts = slices.DeleteFunc(puts, func(p store.Put) bool { return p.Question == conflict.Question })
	}
	return faults, nil
}

// onwards is where a page's button leads: to the list, or to the next page. The answers
// may have brought pages or taken them away.
func (f *factSheet) onwards(part, button string) string {
	parts := f.paper.Parts()
	at, ok := form.Find(parts, part)
	if button == "list" || !ok || at+1 >= len(parts) {
		return f.url("facts")
	}
	return f.url("facts/" + parts[at+1].ID)
}

// takeFactItem saves a changed entry of a table, or a row of a grid.
func (d *Desk) takeFactItem(s *scene) error {
	f, at, in, err := d.factForm(s)
	if err != nil {
		return err
	}
	if !f.parts[at].Alone {
		return page.ErrNotFound
	}
	q, id := f.parts[at].Questions[0], s.R.PathValue("item")
	if !f.paper.IsGrid(q) {
		if !f.paper.HasEntry(q, id) {
			return page.ErrChanged
		}
		return d.takeEntry(f, at, id, in)
	}
	if !f.paper.HasRow(q, id) {
		return page.ErrNotFound
	}
	a, taken, faults := f.paper.TakeRow(q, id, in)
	if len(faults) > 0 {
		return f.draw(at, id, in, faults)
	}
	if err := d.putWhole(f, q, a, taken, in); err != nil {
		return err
	}
	row, _ := f.paper.Row(q, id, nil, nil)
	if row.Next == "" || in.Get("go") == "list" {
		return s.Go(s.url("facts"))
	}
	return s.Go(s.url("facts/" + q.ID + "/" + row.Next))
}

// takeEntry saves one entry of a table, or takes one out.
func (d *Desk) takeEntry(f *factSheet, at int, id string, in url.Values) error {
	q := f.parts[at].Questions[0]
	if f.paper.IsGrid(q) {
		return page.ErrForm
	}
	a, taken, faults := f.paper.TakeEntry(q, id, in)
	if gone := in.Get("remove"); gone != "" {
		a, taken, faults = f.paper.RemoveEntry(q, gone)
	}
	if len(faults) > 0 {
		return f.draw(at, id, in, faults)
	}
	if err := d.putWhole(f, q, a, taken, in); err != nil {
		return err
	}
	return f.Go(f.url("facts/" + q.ID))
}

// putWhole saves a table or a grid as a whole.
func (d *Desk) putWhole(f *factSheet, q *questionnaires.Question, a assessment.Answer, taken bool, in url.Values) error {
	if !taken {
		return nil
	}
	_, err := d.db.PutAnswers(f.ctx(), f.e.ID, f.round.ID, "", []store.Put{{Question: q.ID, Answer: a, Version: form.Version(in, q.ID)}})
	return err
}

// To is the address of an entry or a row, "" for the page itself.
func (p factPage) To(item string) string {
	if item == "" {
		return p.Base + p.Query
	}
	return p.Base + "/" + item + p.Query
}
