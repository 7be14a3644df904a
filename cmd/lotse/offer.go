package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/offer"
	"lotse/report/pdf"
	"lotse/report/theme"
	"lotse/templates/locale"
)

// offerFlags say what is offered and on which terms.
type offerFlags struct {
	out, format, round, rate, currency, share, discount, vat, valid string
	items                                                           []string
	all                                                             bool
}

// offerCommand writes the internal offer for carrying the plan out.
func (a *app) offerCommand() *cobra.Command {
	var f offerFlags
	c := &cobra.Command{
		Use:   "offer [ENGAGEMENT]",
		Short: a.say.T("offer-short"),
		Long:  a.say.T("offer-long"),
		Example: "  lotse offer nordhang --day-rate 1200 -o offer.pdf\n" +
			"  lotse offer nordhang --day-rate 1200 --share 40 --discount 5 --vat 19 --item \"Workshop=1800\" -o offer.xlsx",
		Args: a.args(0, 1),
	}
	flags := c.Flags()
	flags.StringVarP(&f.out, "output", "o", "", a.say.T("command-flag-output"))
	flags.StringVar(&f.format, "format", "", a.say.T("offer-flag-format"))
	flags.StringVar(&f.round, "round", "", a.say.T("command-flag-round"))
	flags.StringVar(&f.rate, "day-rate", "", a.say.T("offer-flag-rate"))
	flags.StringVar(&f.currency, "currency", "EUR", a.say.T("offer-flag-currency"))
	flags.StringVar(&f.share, "share", "100", a.say.T("offer-flag-share"))
	flags.StringVar(&f.discount, "discount", "0", a.say.T("offer-flag-discount"))
	flags.StringVar(&f.vat, "vat", "0", a.say.T("offer-flag-vat"))
	flags.StringArrayVar(&f.items, "item", nil, a.say.T("offer-flag-item"))
	flags.StringVar(&f.valid, "valid-until", "", a.say.T("offer-flag-valid"))
	flags.BoolVar(&f.all, "all", false, a.say.T("offer-flag-all"))
	c.RunE = func(c *cobra.Command, args []string) error {
		terms, err := a.offerTerms(f)
		if err != nil {
			return err
		}
		return a.withStore(c.Context(), func(db *store.DB) error {
			e, pack, err := a.engagement(c.Context(), db, args)
			if err != nil {
				return err
			}
			look, err := a.theme(c.Context(), db, e)
			if err != nil {
				return err
			}
			return a.offer(e, pack, look, terms, f)
		})
	}
	return c
}

// offer prices the plan and writes the document.
func (a *app) offer(e *assessment.Engagement, pack *questionnaires.Pack, look *theme.Theme, terms offer.Terms, f offerFlags) error {
	published, plan, err := a.results(e, pack, f.round)
	if err != nil {
		return err
	}
	lang := a.lang
	if lang == "" {
		lang = e.Language
	}
	actions, err := report.Actions(published, plan, lang)
	if err != nil {
		return err
	}
	if !f.all {
		actions = offer.Accepted(actions)
	}
	o, err := offer.Make(actions, terms.For(e.Client, e.Consultant, e.Contact, e.Date))
	switch {
	case errors.Is(err, offer.ErrNothing):
		return a.usage("offer-nothing")
	case errors.Is(err, offer.ErrTooMuch):
		return a.usage("offer-too-much")
	case err != nil:
		return fmt.Errorf("make the offer: %w", err)
	}
	if titles := o.Unmeasured(); len(titles) > 0 {
		fmt.Fprintln(a.Err, a.say.N("offer-unmeasured", len(titles), "Titles", a.say.List(titles)))
	}
	return a.writeOffer(o, e.ID, look, lang, f)
}

// writeOffer writes an offer in the format that is asked for, or that the file's name
// ends in.
func (a *app) writeOffer(o *offer.Offer, id string, look *theme.Theme, lang string, f offerFlags) error {
	const workbook = "xlsx"
	format := f.format
	if format == "" {
		format = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	}
	as := slices.IndexFunc(reportFormats, func(x reportFormat) bool { return x.name == format })
	if as < 0 && format != workbook {
		if f.format != "" {
			return a.usage("command-flag-bad-value", "Flag", "--format", "Value", f.format)
		}
		as, format = 0, reportFormats[0].name
	}
	if f.out == "" {
		f.out = id + "-offer-" + lang + "." + format
	}
	if f.out == "-" && isTerminal(a.Out) {
		return a.usage("command-report-terminal")
	}
	var err error
	if format == workbook {
		err = a.writeOfferBook(f.out, o, lang)
	} else {
		err = a.writeOfferPages(f.out, o, look, lang, reportFormats[as])
	}
	if err == nil && f.out != "-" {
		fmt.Fprintln(a.Err, a.say.T("offer-done", "Path", f.out))
	}
	return err
}

func (a *app) writeOfferBook(out string, o *offer.Offer, lang string) error {
	say, err := locale.New(lang)
	if err != nil {
		return fmt.Errorf("speak %s: %w", lang, err)
	}
	return a.writeFile(out, func(w io.Writer) error { return spreadsheet.WriteOffer(w, o, say) })
}

func (a *app) writeOfferPages(out string, o *offer.Offer, look *theme.Theme, lang string, as reportFormat) error {
	doc, err := o.Document(lang, look)
	if err != nil {
		return err
	}
	return a.writeDocument(out, as, doc, pdf.Options{})
}

// offerTerms reads the terms. The day rate may come from the environment: it is the same
// for all engagements of a consultant, and is kept in none.
func (a *app) offerTerms(f offerFlags) (offer.Terms, error) {
	if f.rate == "" {
		f.rate = a.env("LOTSE_DAY_RATE")
	}
	if f.rate == "" {
		return offer.Terms{}, a.usage("offer-no-rate")
	}
	request := offer.Request{DayRate: f.rate, Currency: f.currency, Share: f.share, Discount: f.discount, VAT: f.vat, ValidUntil: f.valid}
	for _, item := range f.items {
		title, value, _ := strings.Cut(item, "=")
		request.Items = append(request.Items, offer.ItemRequest{Title: title, Amount: value})
	}
	t, faults := request.Terms()
	if len(faults) > 0 {
		wrong := faults[0]
		value := wrong.Value
		if wrong.Field == offer.FieldItem {
			value = f.items[wrong.Item]
		}
		return t, a.usage("command-flag-bad-value", "Flag", "--"+string(wrong.Field), "Value", value)
	}
	return t, nil
}
