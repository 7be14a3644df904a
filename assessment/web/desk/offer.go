package desk

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"lotse/assessment/edition"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/web/page"
	"lotse/report/format"
	"lotse/report/offer"
	"lotse/report/pdf"
	"lotse/templates/locale"
)

// offerRoutes adds the internal offer. Its terms are in the address and nowhere else:
// nothing of an offer is kept.
func (d *Desk) offerRoutes(at atRoute) {
	at("GET", "/offer", d.offerPage)
	at("GET", "/offer/file", d.offerFile)
}

// workbook is the format of an offer that a report does not have.
const workbook = "xlsx"

// An offerPage is the offer as it is made on some terms.
type offerPage struct {
	Values   map[string]string
	Items    []offerItem
	Scopes   []choice
	Langs    []choice
	Faults   []fault
	Lang     string // of the offer
	Lost     lostWords
	Priced   bool // a day rate is stated, and everything can be read
	Stages   []offerStage
	Flat     []offerLine // items
	Sums     []offerSum
	Rate     string
	Missing  string // measures without an effort
	Nothing  bool   // no measure is accepted
	Formats  []choice
	MoreHere bool // terms beyond the rate are stated
}

// An offerItem is a flat item as typed.
type offerItem struct{ No, Title, Amount, Fault string }

// An offerStage is the measures of one stage.
type offerStage struct {
	Name         string
	Lines        []offerLine
	Days, Amount string
}

// An offerLine is a measure or a flat item.
type offerLine struct {
	Number, Title, Days, Amount string
	NoEffort                    bool
}

// An offerSum is one of the sums below.
type offerSum struct {
	Label, Days, Amount string
	Final               bool
}

func (d *Desk) offerPage(s *scene) error {
	c, err := s.offerChoice()
	if err != nil {
		return err
	}
	p := offerPage{Lang: c.lang, Items: c.items, Rate: c.request.DayRate, Values: map[string]string{}}
	for _, f := range offerFields {
		p.Values[string(f)] = s.R.URL.Query().Get(string(f))
	}
	for _, f := range offerFields[1:] {
		p.MoreHere = p.MoreHere || p.Values[string(f)] != ""
	}
	p.Scopes = []choice{{"", s.Say.T("web-desk-offer-accepted"), !c.all}, {"all", s.Say.T("web-desk-offer-all"), c.all}}
	for _, lang := range s.pack.Languages {
		p.Langs = append(p.Langs, choice{lang, s.Say.T("web-desk-language-" + lang), lang == c.lang})
	}
	for _, f := range format.All() {
		p.Formats = append(p.Formats, choice{Value: f.Name, Words: s.Say.T("web-desk-offer-as-" + f.Name)})
	}
	p.Formats = append(p.Formats, choice{Value: workbook, Words: s.Say.T("web-desk-offer-as-" + workbook)})
	if !s.R.URL.Query().Has(string(offer.FieldDayRate)) {
		if err := p.effort(s, c); err != nil {
			return err
		}
		return s.show(http.StatusOK, "offer", "plan", s.Say.T("web-desk-offer"), p)
	}
	o, faults, err := c.make(s)
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		p.Faults = faults
		for i := range p.Items {
			p.Items[i].Fault = wordsOf(faults, "item-"+p.Items[i].No)
			p.MoreHere = p.MoreHere || p.Items[i].Fault != ""
		}
		return s.fail("offer", "plan", s.Say.T("web-desk-offer"), p)
	}
	p.price(s.Say, o)
	look, err := d.anyLook(s)
	if err != nil {
		return err
	}
	doc, err := o.Document(c.lang, look)
	if err != nil {
		return err
	}
	if p.Lost, err = lostOf(s.Say, doc); err != nil {
		return err
	}
	return s.show(http.StatusOK, "offer", "plan", s.Say.T("web-desk-offer"), p)
}

// effort shows the measures with what they take, before a rate is stated.
func (p *offerPage) effort(s *scene, c offerChoice) error {
	actions, err := c.actions(s)
	if err != nil {
		return err
	}
	p.Nothing = len(actions) == 0
	if p.Nothing {
		return nil
	}
	// Any rate will do: only days are shown.
	o, err := offer.Make(actions, offer.Terms{DayRate: 1, Share: 1})
	if err != nil {
		return fmt.Errorf("add up the effort: %w", err)
	}
	p.stages(s.Say, o)
	return nil
}

// price shows what everything costs.
func (p *offerPage) price(say *locale.Printer, o *offer.Offer) {
	p.Priced, p.Rate = true, say.Money(o.DayRate, o.Currency)
	p.stages(say, o)
	for _, i := range o.Items {
		p.Flat = append(p.Flat, offerLine{Title: i.Title, Amount: say.Money(i.Amount, o.Currency)})
	}
	for _, sum := range o.Sums(say) {
		p.Sums = append(p.Sums, offerSum{sum.Label, sum.Days, say.Money(sum.Amount, o.Currency), sum.Final})
	}
}

func (p *offerPage) stages(say *locale.Printer, o *offer.Offer) {
	for _, stage := range o.Stages() {
		out := offerStage{Name: stage.Name, Days: say.PersonDays(stage.Days), Amount: say.Money(stage.Amount, o.Currency)}
		for _, l := range stage.Lines {
			out.Lines = append(out.Lines, offerLine{Number: strconv.Itoa(l.Number), Title: l.Title, Days: say.PersonDays(l.Offered), Amount: say.Money(l.Amount, o.Currency), NoEffort: l.Days == 0})
		}
		p.Stages = append(p.Stages, out)
	}
	if titles := o.Unmeasured(); len(titles) > 0 {
		p.Missing = say.N("offer-unmeasured", len(titles), "Titles", say.List(titles))
	}
}

// Fault is what is wrong with a field, "" for nothing.
func (p offerPage) Fault(field string) string { return wordsOf(p.Faults, field) }

// offerFile hands out the offer as a file.
func (d *Desk) offerFile(s *scene) error {
	c, err := s.offerChoice()
	if err != nil {
		return err
	}
	name := s.R.URL.Query().Get("format")
	at := slices.IndexFunc(format.All(), func(f format.Format) bool { return f.Name == name })
	if at < 0 && name != workbook {
		return page.ErrForm
	}
	o, faults, err := c.make(s)
	if err != nil {
		return err
	}
	look, err := edition.Theme(s.ctx(), d.db, s.e.Brand)
	if len(faults) > 0 || errors.Is(err, edition.ErrNoTheme) { // the page says what is wrong
		q := url.Values{}
		for key, values := range s.R.URL.Query() {
			if key != "format" {
				q[key] = values
			}
		}
		return s.Go("/desk/" + s.e.ID + "/offer?" + q.Encode())
	}
	if err != nil {
		return err
	}
	var b bytes.Buffer
	kind, file := typeXLSX, s.e.ID+"-offer-"+c.lang+"."+name
	if name == workbook {
		say, err := locale.New(c.lang)
		if err != nil {
			return err
		}
		err = spreadsheet.WriteOffer(&b, o, say)
		if err != nil {
			return err
		}
		return s.Download(file, kind, b.Bytes())
	}
	doc, err := o.Document(c.lang, look)
	if err != nil {
		return err
	}
	f := format.All()[at]
	if err := f.Write(&b, doc, pdf.Options{}); err != nil {
		return fmt.Errorf("write the offer: %w", err)
	}
	return s.Download(file, f.MediaType, b.Bytes())
}
