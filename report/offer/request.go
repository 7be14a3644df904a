package offer

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"lotse/report"
)

// A Request is terms as somebody writes them: on a command line or in a form. What is not
// written is the usual: euro, all of the effort, no discount, tax not stated.
type Request struct {
	DayRate    string // 1200 or 1200,50
	Currency   string // EUR
	Share      string // per cent, as are the two below
	Discount   string
	VAT        string
	ValidUntil string // 2026-12-31
	Items      []ItemRequest
}

// An ItemRequest is a flat item as somebody writes it.
type ItemRequest struct{ Title, Amount string }

// A Fault is what cannot be read of a request.
type Fault struct {
	Field Field
	Value string
	Item  int // of an item: which one, from 0
}

// A Field is one of a request's.
type Field string

// The fields.
const (
	FieldDayRate    Field = "day-rate"
	FieldCurrency   Field = "currency"
	FieldShare      Field = "share"
	FieldDiscount   Field = "discount"
	FieldVAT        Field = "vat"
	FieldItem       Field = "item"
	FieldValidUntil Field = "valid-until"
)

var (
	amountWord   = regexp.MustCompile(`^-?[0-9]{1,12}([.,][0-9]{1,2})?$`)
	currencyWord = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Terms reads a request. Faults are all there are, in the order of the fields.
func (r Request) Terms() (Terms, []Fault) {
	var t Terms
	var faults []Fault
	wrong := func(field Field, value string) { faults = append(faults, Fault{Field: field, Value: value}) }
	var ok bool
	if t.DayRate, ok = amount(r.DayRate); !ok || t.DayRate <= 0 || t.DayRate > most {
		wrong(FieldDayRate, r.DayRate)
	}
	if t.Currency = or(r.Currency, "EUR"); !currencyWord.MatchString(t.Currency) {
		wrong(FieldCurrency, r.Currency)
	}
	for _, p := range []struct {
		field        Field
		value, usual string
		into         *float64
	}{{FieldShare, r.Share, "100", &t.Share}, {FieldDiscount, r.Discount, "0", &t.Discount}, {FieldVAT, r.VAT, "0", &t.VAT}} {
		percent, ok := amount(or(p.value, p.usual)) // hundredths of a percent
		if *p.into = float64(percent) / 1e4; !ok || percent < 0 || percent > 1e4 || p.field == FieldShare && percent == 0 {
			wrong(p.field, p.value)
		}
	}
	for n, item := range r.Items {
		cents, ok := amount(item.Amount)
		title := strings.TrimSpace(item.Title)
		if title == "" || !ok {
			faults = append(faults, Fault{FieldItem, item.Title + "=" + item.Amount, n})
			continue
		}
		t.Items = append(t.Items, Item{Title: title, Amount: cents})
	}
	if r.ValidUntil != "" {
		day, err := time.Parse(time.DateOnly, r.ValidUntil)
		if err != nil {
			wrong(FieldValidUntil, r.ValidUntil)
		}
		t.ValidUntil = day
	}
	return t, faults
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}

// amount reads a number with at most two decimals as hundredths.
func amount(word string) (int64, bool) {
	if !amountWord.MatchString(word) {
		return 0, false
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(word, ",", "."), ".")
	cents, err := strconv.ParseInt(whole+(part + "00")[:2], 10, 64)
	return cents, err == nil
}

// Accepted are the measures that an offer is made of: those that she accepted, and her own.
func Accepted(actions []report.Action) []report.Action {
	return slices.DeleteFunc(slices.Clone(actions), func(a report.Action) bool { return !a.Accepted && !a.Own })
}

// A Stage is what the measures of one stage cost together.
type Stage struct {
	Name   string
	Lines  []Line
	Days   float64
	Amount int64
}

// Stages are the lines by stage, in their order.
func (o *Offer) Stages() []Stage {
	var stages []Stage
	for _, l := range o.Lines {
		if n := len(stages); n == 0 || stages[n-1].Name != l.Stage {
			stages = append(stages, Stage{Name: l.Stage})
		}
		s := &stages[len(stages)-1]
		s.Lines = append(s.Lines, l)
		s.Days += l.Offered
		s.Amount += l.Amount
	}
	return stages
}

// Unmeasured are the titles of measures without an effort: they cost nothing in the offer.
func (o *Offer) Unmeasured() []string {
	var titles []string
	for _, l := range o.Lines {
		if l.Days == 0 {
			titles = append(titles, l.Title)
		}
	}
	return titles
}
