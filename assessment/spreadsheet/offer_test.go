package spreadsheet_test

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"

	"lotse/assessment/assesstest"
	"lotse/assessment/spreadsheet"
	"lotse/report"
	"lotse/report/offer"
)

// The workbook holds the sums of the offer as numbers, and texts that look like formulas
// as texts.
func TestWriteOffer(t *testing.T) {
	o, err := offer.Make([]report.Action{{Number: 1, Title: "=1+1", Stage: "30 days", Days: 2.5}},
		offer.Terms{Client: "Nordhang", DayRate: 100050, Currency: "EUR", Share: 1, VAT: 0.19, Items: []offer.Item{{Title: "Workshop", Amount: 100}}})
	if err != nil {
		t.Fatal(err)
	}
	var b, again bytes.Buffer
	for _, to := range []*bytes.Buffer{&b, &again} {
		if err := spreadsheet.WriteOffer(to, o, assesstest.Printer(t, "en")); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("a second time gives other bytes")
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"B5": "'=1+1", "D5": "2.5", "E5": "2501.25", "E6": "1", "E7": "2502.25", "E8": "475.43", "E9": "2977.68", "B9": "Total"} {
		if got, err := f.GetCellValue("Offer", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("%s holds %q, want %q (%v)", cell, got, want, err)
		}
	}
}
