package main

import (
	"fmt"

	"lotse/report/pdf"
)

// sayLost names the first characters that could not be printed, and the first texts
// they are missing from.
func (a *app) sayLost(lost pdf.Losses) {
	if len(lost) == 0 {
		return
	}
	fmt.Fprintln(a.Err, a.say.N("report-lost-runes", len(lost.Runes()), "Runes", lost.Named()))
	for _, l := range lost[:min(len(lost), pdf.MostNamed)] {
		chapter := l.Chapter
		if chapter == "" {
			chapter = a.say.T("report-lost-cover")
		}
		fmt.Fprintf(a.Err, "  %s: %s\n", chapter, a.say.Quote(l.Around()))
	}
	if more := len(lost) - pdf.MostNamed; more > 0 {
		fmt.Fprintln(a.Err, "  "+a.say.N("report-lost-more", more))
	}
}
