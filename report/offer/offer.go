package offer

import (
	"errors"
	"math"
	"time"

	"lotse/report"
	"lotse/templates/locale"
)

// Terms are what an offer is made on.
type Terms struct {
	Client, Consultant, Contact string
	Date, ValidUntil            time.Time // zero: not said
	DayRate                     int64     // hundredths a day
	Currency                    string    // ISO 4217
	Share                       float64   // of the person-days that the consultant does, 0 to 1
	Discount                    float64   // of the sum, 0 to 1
	VAT                         float64   // 0 to 1; 0: not stated
	Items                       []Item    // flat ones
}

// For are the terms of an offer for somebody, as of a day: 2026-11-02, "" for none.
func (t Terms) For(client, consultant, contact, date string) Terms {
	t.Client, t.Consultant, t.Contact = client, consultant, contact
	if day, err := time.Parse(time.DateOnly, date); err == nil {
		t.Date = day
	}
	return t
}

// An Item has a flat price.
type Item struct {
	Title  string
	Amount int64 // hundredths
}

// A Line is a measure with its price.
type Line struct {
	report.Action
	Offered float64 // person-days
	Amount  int64
}

// An Offer is measures and items with all sums, in hundredths.
type Offer struct {
	Terms
	Lines     []Line
	Days      float64
	Sum       int64 // of lines and items
	Reduction int64 // the discount
	Net       int64
	Tax       int64 // the VAT
	Total     int64
}

// What makes an offer impossible.
var (
	ErrNothing = errors.New("there is no measure to offer")
	ErrTerms   = errors.New("a day rate above 0 and parts between 0 and 1 are needed")
	ErrTooMuch = errors.New("the sum is beyond what can be counted exactly")
)

// most is the largest sum in hundredths that everything on the way holds exactly.
const most = 1 << 50

// Make prices measures.
func Make(actions []report.Action, terms Terms) (*Offer, error) {
	part := func(v float64) bool { return v >= 0 && v <= 1 }
	if terms.DayRate <= 0 || terms.DayRate > most || !part(terms.Share) || terms.Share == 0 || !part(terms.Discount) || !part(terms.VAT) {
		return nil, ErrTerms
	}
	if len(actions)+len(terms.Items) == 0 {
		return nil, ErrNothing
	}
	o := &Offer{Terms: terms}
	for _, a := range actions {
		days := locale.Round(a.Days*terms.Share, 2)
		l := Line{Action: a, Offered: days, Amount: rounded(days * float64(terms.DayRate))}
		if l.Amount > most {
			return nil, ErrTooMuch
		}
		o.Lines = append(o.Lines, l)
		o.Days += days
		o.Sum += l.Amount
	}
	for _, i := range terms.Items {
		o.Sum += i.Amount
	}
	if o.Sum > most || o.Sum < -most {
		return nil, ErrTooMuch
	}
	o.Reduction = rounded(float64(o.Sum) * terms.Discount)
	o.Net = o.Sum - o.Reduction
	o.Tax = rounded(float64(o.Net) * terms.VAT)
	o.Total = o.Net + o.Tax
	return o, nil
}

// rounded rounds half away from zero. What only the binary form of a fraction puts below
// the half counts as the half.
func rounded(v float64) int64 { return int64(math.Round(locale.Round(v, 6))) }
