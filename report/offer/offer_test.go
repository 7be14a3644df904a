package offer_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/offer"
	"lotse/report/pdf"
	"lotse/report/pdf/pdfcheck"
)

func terms() offer.Terms {
	return offer.Terms{Client: "Nordhang", DayRate: 120000, Currency: "EUR", Share: 1, Date: time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)}
}

func actions(days ...float64) []report.Action {
	var list []report.Action
	for i, d := range days {
		list = append(list, report.Action{ID: string(rune('a' + i)), Number: i + 1, Title: "Maßnahme", Stage: "30 Tage", Days: d})
	}
	return list
}

func TestMake(t *testing.T) {
	for name, tt := range map[string]struct {
		days   []float64
		change func(*offer.Terms)
		want   [5]int64 // sum, reduction, net, tax, total
	}{
		"days by rate":             {[]float64{2, 0.5}, func(*offer.Terms) {}, [5]int64{300000, 0, 300000, 0, 300000}},
		"discount, then tax":       {[]float64{1}, func(t *offer.Terms) { t.Discount, t.VAT = 0.1, 0.19 }, [5]int64{120000, 12000, 108000, 20520, 128520}},
		"half a hundredth goes up": {[]float64{0.5}, func(t *offer.Terms) { t.DayRate = 101 }, [5]int64{51, 0, 51, 0, 51}},
		"a share of the days":      {[]float64{3}, func(t *offer.Terms) { t.Share = 0.4 }, [5]int64{144000, 0, 144000, 0, 144000}},
		"flat items, one off":      {nil, func(t *offer.Terms) { t.Items = []offer.Item{{"a", 5000}, {"b", -1000}} }, [5]int64{4000, 0, 4000, 0, 4000}},
		"tax of half per cents":    {[]float64{1}, func(t *offer.Terms) { t.VAT = 0.075 }, [5]int64{120000, 0, 120000, 9000, 129000}},
	} {
		t.Run(name, func(t *testing.T) {
			on := terms()
			tt.change(&on)
			o, err := offer.Make(actions(tt.days...), on)
			if err != nil {
				t.Fatal(err)
			}
			if got := [5]int64{o.Sum, o.Reduction, o.Net, o.Tax, o.Total}; got != tt.want {
				t.Errorf("sums %v, want %v", got, tt.want)
			}
		})
	}
}

func TestMake_refused(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*offer.Terms)
		days   []float64
		want   error
	}{
		"nothing":   {func(*offer.Terms) {}, nil, offer.ErrNothing},
		"no rate":   {func(t *offer.Terms) { t.DayRate = 0 }, []float64{1}, offer.ErrTerms},
		"discount":  {func(t *offer.Terms) { t.Discount = 1.1 }, []float64{1}, offer.ErrTerms},
		"no share":  {func(t *offer.Terms) { t.Share = 0 }, []float64{1}, offer.ErrTerms},
		"too large": {func(t *offer.Terms) { t.DayRate = 1 << 50 }, []float64{1000}, offer.ErrTooMuch},
	} {
		on := terms()
		tt.change(&on)
		if _, err := offer.Make(actions(tt.days...), on); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

// Terms are read as people write them, and every fault is named at once.
func TestRequest_Terms(t *testing.T) {
	got, faults := offer.Request{DayRate: "1200,5", VAT: "7.5", ValidUntil: "2027-01-31", Items: []offer.ItemRequest{{" Workshop ", "-80"}}}.Terms()
	if len(faults) > 0 || got.DayRate != 120050 || got.Currency != "EUR" || got.Share != 1 || got.Discount != 0 || got.VAT != 0.075 || got.ValidUntil.Day() != 31 ||
		len(got.Items) != 1 || got.Items[0] != (offer.Item{Title: "Workshop", Amount: -8000}) {
		t.Errorf("%+v, %v", got, faults)
	}
	_, faults = offer.Request{DayRate: "1.200", Currency: "euro", Share: "0", Discount: "-1", VAT: "101", ValidUntil: "31.1.2027",
		Items: []offer.ItemRequest{{"a", "1"}, {"", "1"}, {"b", ""}}}.Terms()
	var fields []string
	for _, f := range faults {
		fields = append(fields, string(f.Field))
	}
	if got, want := strings.Join(fields, " "), "day-rate currency share discount vat item item valid-until"; got != want {
		t.Errorf("faults at %s, want %s", got, want)
	}
	if faults[5].Item != 1 || faults[6].Item != 2 {
		t.Errorf("items %d and %d", faults[5].Item, faults[6].Item)
	}
}

// Stages add up, what is accepted is what is offered, and what has no effort is named.
func TestOffer_Stages(t *testing.T) {
	all := actions(2, 0, 3)
	all[0].Accepted, all[1].Own, all[2].Stage = true, true, "90 Tage"
	if got := offer.Accepted(all); len(got) != 2 || got[1].ID != "b" {
		t.Errorf("accepted: %+v", got)
	}
	o, err := offer.Make(all, terms())
	if err != nil {
		t.Fatal(err)
	}
	stages := o.Stages()
	if len(stages) != 2 || stages[0].Days != 2 || stages[0].Amount != 240000 || len(stages[0].Lines) != 2 || stages[1].Amount != 360000 {
		t.Errorf("%+v", stages)
	}
	if got := o.Unmeasured(); len(got) != 1 || got[0] != all[1].Title {
		t.Errorf("without an effort: %v", got)
	}
}

// What is printed adds up: the sums are those of the printed lines.
func TestMake_addsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SliceOfN(rapid.Float64Range(0.1, 1000), 1, 8).Draw(t, "days")
		on := terms()
		on.DayRate = rapid.Int64Range(1, 1_000_000).Draw(t, "rate")
		on.Share = float64(rapid.IntRange(1, 100).Draw(t, "share")) / 100
		on.Discount = float64(rapid.IntRange(0, 100).Draw(t, "discount")) / 100
		on.VAT = float64(rapid.IntRange(0, 40).Draw(t, "vat")) / 200
		o, err := offer.Make(actions(days...), on)
		if err != nil {
			t.Fatal(err)
		}
		sum := int64(0)
		for _, l := range o.Lines {
			sum += l.Amount
		}
		if sum != o.Sum || o.Sum-o.Reduction != o.Net || o.Net+o.Tax != o.Total || o.Reduction < 0 || o.Tax < 0 {
			t.Errorf("%+v", o)
		}
	})
}

// The document says that it is internal on every page, and is a faultless file.
func TestOffer_Document(t *testing.T) {
	for lang, want := range map[string][]string{
		"de": {"Intern, nicht Teil des Berichts", "Gesamtbetrag", "3000,00\u00a0€", "Nachlass 2,5", "Gültig bis"},
		"en": {"Internal, not part of the report", "Total", "€3000.00", "Discount 2.5", "Valid until"},
	} {
		on := terms()
		on.Discount, on.VAT, on.ValidUntil, on.Contact = 0.025, 0.19, time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC), "post@moorkamp.example"
		on.Items = []offer.Item{{Title: "Workshop", Amount: 60000}}
		o, err := offer.Make(actions(2), on)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := o.Document(lang, nil)
		if err != nil {
			t.Fatal(err)
		}
		if plain := doc.Plain(); !containsAll(plain, want) {
			t.Errorf("%s: want all of %q in\n%s", lang, want, plain)
		}
		if doc.Secrecy == "" {
			t.Error("the pages' foot does not say that it is internal")
		}
		var b bytes.Buffer
		if err := pdf.Write(&b, doc, pdf.Options{}); err != nil {
			t.Fatal(err)
		}
		for _, p := range pdfcheck.Check(b.Bytes()) {
			t.Error(p)
		}
	}
}

func containsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return true
}

func TestMoney(t *testing.T) {
	for _, tt := range []struct{ lang, currency, want string }{
		{"de", "EUR", "1234,50\u00a0€"}, {"en", "EUR", "€1234.50"}, {"de", "CHF", "1234,50\u00a0CHF"}, {"en", "CHF", "CHF\u00a01234.50"},
	} {
		say := assesstest.Printer(t, tt.lang)
		if got := say.Money(123450, tt.currency); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.lang, got, tt.want)
		}
		if got := say.Money(-50, tt.currency); !strings.Contains(got, "\u2212") || strings.Contains(got, "-") {
			t.Errorf("%s: minus is %q", tt.lang, got)
		}
	}
}
