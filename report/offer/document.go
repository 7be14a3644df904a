package offer

import (
	"fmt"
	"strconv"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// Document is the offer on the pages of a report, in a language and a look.
func (o *Offer) Document(lang string, look *theme.Theme) (*report.Document, error) {
	say, err := locale.New(lang)
	if err != nil {
		return nil, fmt.Errorf("write the offer: %w", err)
	}
	w := &writer{Offer: o, say: say}
	title := say.T("offer-title")
	return &report.Document{
		Title: title, Subtitle: say.T("offer-subtitle"), Client: o.Client, Author: o.Consultant,
		Subject: say.T("offer-subject", "Client", o.Client), Lang: lang, Date: o.Date, DateText: w.day(o.Date),
		Secrecy: say.T("offer-secrecy"), Theme: look,
		Cover: report.Cover{
			Label: say.T("offer-label"), Title: title, Subtitle: say.T("offer-subtitle"), Client: o.Client, Note: say.T("offer-note"),
			Facts: w.facts(),
		},
		Chapters: []report.Chapter{
			{ID: "offer", Title: say.T("offer-chapter"), Blocks: w.blocks()},
			{ID: "offer-measures", Title: say.T("offer-what"), Blocks: w.measures()},
		},
	}, nil
}

// A writer writes one offer in one language.
type writer struct {
	*Offer
	say *locale.Printer
}

func (w *writer) money(cents int64) string { return w.say.Money(cents, w.Currency) }

// facts are what stands at the cover's foot.
func (w *writer) facts() []report.CardFact {
	var facts []report.CardFact
	for _, f := range []report.CardFact{
		{Label: w.say.T("offer-date"), Text: w.day(w.Date)},
		{Label: w.say.T("offer-valid"), Text: w.day(w.ValidUntil)},
		{Label: w.say.T("offer-effort"), Text: w.say.PersonDays(w.Days)},
		{Label: w.say.T("offer-consultant"), Text: w.Consultant},
	} {
		if f.Text != "" {
			facts = append(facts, f)
		}
	}
	return facts
}

// blocks are the price and what it rests on.
func (w *writer) blocks() []report.Block {
	blocks := []report.Block{
		report.Para{Style: report.Key, Text: words(w.say.N("offer-key", len(w.Lines), "Days", w.say.PersonDays(w.Days), "Total", w.money(w.Total)))},
		report.Para{Text: words(w.say.T("offer-basis", "Rate", w.money(w.DayRate)))},
	}
	if w.Share < 1 {
		blocks = append(blocks, report.Para{Text: words(w.say.T("offer-share", "Share", w.percent(w.Share)))})
	}
	blocks = append(blocks, w.prices())
	terms := []report.Definition{{Term: w.say.T("offer-tax"), Text: w.tax()}}
	if !w.ValidUntil.IsZero() {
		terms = append(terms, report.Definition{Term: w.say.T("offer-valid"), Text: w.day(w.ValidUntil)})
	}
	if w.Contact != "" {
		terms = append(terms, report.Definition{Term: w.say.T("offer-contact"), Text: w.Contact})
	}
	return append(blocks, report.Heading{ID: "offer-terms", Level: 2, Text: w.say.T("offer-terms")}, report.Definitions{Items: terms})
}

func (w *writer) tax() string {
	if w.VAT == 0 {
		return w.say.T("offer-tax-none")
	}
	return w.say.T("offer-tax-rate", "Rate", w.percent(w.VAT))
}

// prices is the table of lines by stage, items and sums.
func (w *writer) prices() report.Table {
	t := report.Table{
		ID: "offer-prices", Caption: w.say.T("offer-prices"),
		Columns: []report.TableColumn{
			{Head: w.say.T("offer-number"), Width: 0.07, Align: figure.Right},
			{Head: w.say.T("offer-measure"), Width: 0.53},
			{Head: w.say.T("offer-days"), Width: 0.18, Align: figure.Right},
			{Head: w.say.T("offer-amount"), Width: 0.22, Align: figure.Right},
		},
	}
	stage := ""
	for _, l := range w.Lines {
		if l.Stage != stage {
			stage = l.Stage
			t.Rows = append(t.Rows, report.TableRow{Group: stage})
		}
		t.Rows = append(t.Rows, row(strconv.Itoa(l.Number), report.Rich{{Text: l.Title, Anchor: "offer-" + l.ID}}, w.days(l.Offered), w.money(l.Amount)))
	}
	if len(w.Items) > 0 {
		t.Rows = append(t.Rows, report.TableRow{Group: w.say.T("offer-items")})
	}
	for _, i := range w.Items {
		t.Rows = append(t.Rows, row("", words(i.Title), "", w.money(i.Amount)))
	}
	t.Rows = append(t.Rows, report.TableRow{Group: w.say.T("offer-sums")})
	for _, s := range w.Sums(w.say) {
		amount := w.money(s.Amount)
		t.Rows = append(t.Rows, report.TableRow{Cells: []report.Cell{{}, {Text: report.Rich{{Text: s.Label, Bold: s.Final}}}, {Text: words(s.Days)}, {Text: report.Rich{{Text: amount, Bold: s.Final}}}}})
	}
	return t
}

// A Sum is one of the sums below the lines.
type Sum struct {
	Label, Days string
	Amount      int64
	Final       bool
}

// Sums are the sums as they are printed: only those that differ from the one before.
func (o *Offer) Sums(say *locale.Printer) []Sum {
	w := &writer{Offer: o, say: say}
	sums := []Sum{{Label: say.T("offer-sum"), Days: w.days(o.Days), Amount: o.Sum}}
	if o.Discount > 0 {
		sums = append(sums, Sum{Label: say.T("offer-discount", "Rate", w.percent(o.Discount)), Amount: -o.Reduction},
			Sum{Label: say.T("offer-net"), Amount: o.Net})
	}
	if o.VAT > 0 {
		sums = append(sums, Sum{Label: say.T("offer-vat", "Rate", w.percent(o.VAT)), Amount: o.Tax})
	}
	return append(sums, Sum{Label: say.T("offer-total"), Amount: o.Total, Final: true})
}

// measures says what is done: each measure with its steps and how one tells.
func (w *writer) measures() []report.Block {
	var blocks []report.Block
	for _, l := range w.Lines {
		card := report.Card{
			ID: "offer-" + l.ID, Number: strconv.Itoa(l.Number), Title: l.Title, Why: words(l.Why),
			StepsLabel: w.say.T("offer-steps"), Steps: l.Steps,
		}
		for _, f := range []report.CardFact{
			{Label: w.say.T("offer-effort"), Text: w.say.PersonDays(l.Offered)},
			{Label: w.say.T("offer-amount"), Text: w.money(l.Amount)},
			{Label: w.say.T("offer-owner"), Text: l.Owner},
			{Label: w.say.T("offer-start"), Text: w.day(l.Start)},
			{Label: w.say.T("offer-kpi"), Text: l.KPI},
		} {
			if f.Text != "" {
				card.Facts = append(card.Facts, f)
			}
		}
		blocks = append(blocks, card)
	}
	return blocks
}
