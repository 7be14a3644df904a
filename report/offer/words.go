package offer

import (
	"strings"
	"time"

	"lotse/report"
	"lotse/templates/locale"
)

// words is text without emphasis; nil for none.
func words(s string) report.Rich {
	if s == "" {
		return nil
	}
	return report.Rich{{Text: s}}
}

// row is a line of the table of prices.
func row(number string, title report.Rich, days, amount string) report.TableRow {
	return report.TableRow{Cells: []report.Cell{{Text: words(number)}, {Text: title}, {Text: words(days)}, {Text: words(amount)}}}
}

// day writes a date; "" for none.
func (w *writer) day(d time.Time) string {
	if d.IsZero() {
		return ""
	}
	return w.say.Date(d)
}

// days writes person-days with the decimals they have, at most two.
func (w *writer) days(v float64) string {
	decimals := 0
	for decimals < 2 && locale.Round(v, decimals) != locale.Round(v, 2) {
		decimals++
	}
	return w.say.Number(v, decimals)
}

// percent writes a rate with the decimals it has: taxes are not rounded to whole ones.
func (w *writer) percent(v float64) string {
	sign := strings.TrimPrefix(w.say.PercentSign(0), w.say.Number(0, 0))
	return w.days(v*100) + sign
}
