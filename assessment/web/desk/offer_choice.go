package desk

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment/web/page"
	"lotse/report"
	"lotse/report/offer"
	"lotse/templates/locale"
)

// mostItems are how many flat items the form has room for.
const mostItems = 4

// offerFields are the fields of the form that are one value each.
var offerFields = []offer.Field{offer.FieldDayRate, offer.FieldCurrency, offer.FieldShare, offer.FieldDiscount, offer.FieldVAT, offer.FieldValidUntil}

// An offerChoice is what the address says of an offer.
type offerChoice struct {
	request offer.Request
	items   []offerItem // as typed, empty ones too
	all     bool        // not only what is accepted
	lang    string
}

// offerChoice reads the address.
func (s *scene) offerChoice() (offerChoice, error) {
	q := s.R.URL.Query()
	get := func(f offer.Field) string { return strings.TrimSpace(q.Get(string(f))) }
	c := offerChoice{lang: q.Get("lang"), all: q.Get("scope") == "all", request: offer.Request{DayRate: get(offer.FieldDayRate), Currency: strings.ToUpper(get(offer.FieldCurrency)),
		Share: get(offer.FieldShare), Discount: get(offer.FieldDiscount), VAT: get(offer.FieldVAT), ValidUntil: get(offer.FieldValidUntil)}}
	if c.lang == "" {
		c.lang = s.e.Language
	}
	if !slices.Contains(s.pack.Languages, c.lang) {
		return c, page.ErrForm
	}
	for i := range mostItems {
		item := offerItem{No: strconv.Itoa(i + 1), Title: strings.TrimSpace(q.Get(fmt.Sprintf("item-%d", i+1))), Amount: strings.TrimSpace(q.Get(fmt.Sprintf("amount-%d", i+1)))}
		c.items = append(c.items, item)
		if item.Title != "" || item.Amount != "" {
			c.request.Items = append(c.request.Items, offer.ItemRequest{Title: item.Title, Amount: item.Amount})
		}
	}
	return c, nil
}

// make prices the measures; the faults are those of the form.
func (c offerChoice) make(s *scene) (*offer.Offer, []fault, error) {
	terms, wrong := c.request.Terms()
	var faults []fault
	for _, f := range wrong {
		faults = append(faults, c.faultOf(s.Say, f))
	}
	if len(faults) > 0 {
		return nil, faults, nil
	}
	actions, err := c.actions(s)
	if err != nil {
		return nil, nil, err
	}
	o, err := offer.Make(actions, terms.For(s.e.Client, s.e.Consultant, s.e.Contact, s.e.Date))
	switch {
	case errors.Is(err, offer.ErrNothing):
		return nil, []fault{{"scope", s.Say.T("web-desk-offer-nothing")}}, nil
	case errors.Is(err, offer.ErrTooMuch):
		return nil, []fault{{string(offer.FieldDayRate), s.Say.T("offer-too-much")}}, nil
	case err != nil:
		return nil, nil, fmt.Errorf("make the offer: %w", err)
	}
	return o, nil, nil
}

// actions are the measures that are offered.
func (c offerChoice) actions(s *scene) ([]report.Action, error) {
	read, err := s.read()
	if err != nil {
		return nil, err
	}
	actions, err := report.Actions(read.Published, read.Plan, c.lang)
	if err != nil || c.all {
		return actions, err
	}
	return offer.Accepted(actions), nil
}

// faultOf is a fault at its field.
func (c offerChoice) faultOf(say *locale.Printer, f offer.Fault) fault {
	if f.Field == offer.FieldItem {
		n := 0
		for _, item := range c.items {
			if item.Title == "" && item.Amount == "" {
				continue
			}
			if n == f.Item {
				return fault{"item-" + item.No, say.T("web-desk-offer-fault-item")}
			}
			n++
		}
	}
	return fault{string(f.Field), say.T("web-desk-offer-fault-" + string(f.Field))}
}
