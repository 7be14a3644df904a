package desk

import (
	"lotse/report"
	"lotse/report/pdf"
	"lotse/templates/locale"
)

// lostWords says which characters a PDF cannot show, and where they stand, before
// anybody hands it out.
type lostWords struct {
	Words string // which characters; "" for none
	Lines []string
	More  string // further texts
}

// lostOf looks for them in a document.
func lostOf(say *locale.Printer, doc *report.Document) (lostWords, error) {
	losses, err := pdf.LossesOf(doc)
	if err != nil || len(losses) == 0 {
		return lostWords{}, err
	}
	l := lostWords{Words: say.N("report-lost-runes", len(losses.Runes()), "Runes", losses.Named())}
	for _, lost := range losses[:min(len(losses), pdf.MostNamed)] {
		chapter := lost.Chapter
		if chapter == "" {
			chapter = say.T("report-lost-cover")
		}
		l.Lines = append(l.Lines, chapter+": "+say.Quote(lost.Around()))
	}
	if more := len(losses) - pdf.MostNamed; more > 0 {
		l.More = say.N("report-lost-more", more)
	}
	return l, nil
}
