package locale

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// format is how a language writes numbers, dates, lists and quotations.
type format struct {
	decimal, group string
	percent        string // the word behind a number
	and            string
	open, close    string // quotation marks
	day            func(t time.Time) string
}

var formats = map[string]format{
	"de": {decimal: ",", group: "\u202f", percent: "Prozent", and: "und", open: "„", close: "“", day: func(t time.Time) string {
		return strconv.Itoa(t.Day()) + ".\u00a0" + monthsDE[t.Month()-1] + "\u00a0" + strconv.Itoa(t.Year())
	}},
	"en": {decimal: ".", group: ",", percent: "per cent", and: "and", open: "‘", close: "’", day: func(t time.Time) string {
		return strconv.Itoa(t.Day()) + "\u00a0" + t.Month().String() + "\u00a0" + strconv.Itoa(t.Year())
	}},
}

var monthsDE = [...]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}

// Number writes v with so many decimals, rounded half away from zero. From five
// digits on, groups of three are set apart. Minus is U+2212; there is no minus zero.
func (p *Printer) Number(v float64, decimals int) string {
	s := strconv.FormatFloat(Round(v, decimals), 'f', decimals, 64)
	negative := strings.HasPrefix(s, "-")
	whole, fraction, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	if strings.Trim(whole+fraction, "0") == "" {
		negative = false
	}
	if len(whole) >= 5 {
		whole = grouped(whole, p.format.group)
	}
	if fraction != "" {
		whole += p.format.decimal + fraction
	}
	if negative {
		return "\u2212" + whole
	}
	return whole
}

func grouped(digits, mark string) string {
	var parts []string
	for len(digits) > 3 {
		parts = append([]string{digits[len(digits)-3:]}, parts...)
		digits = digits[:len(digits)-3]
	}
	return strings.Join(append([]string{digits}, parts...), mark)
}

// Round rounds half away from zero, as people do. A value that only binary
// fractions keep from being a half (2.675) counts as one.
func Round(v float64, decimals int) float64 {
	scale := math.Pow(10, float64(decimals))
	x := v * scale
	return math.Round(x+math.Copysign(math.Abs(x)*1e-12, x)) / scale
}

// Percent writes a ratio in words: 0.21 is "21 Prozent" or "21 per cent". The
// number never parts from its word.
func (p *Printer) Percent(ratio float64) string {
	return p.Number(ratio*100, 0) + "\u00a0" + p.percentWord()
}

// Growth writes how much more a ratio is than one: 1.458 is "46 Prozent".
func (p *Printer) Growth(ratio float64) string { return p.Percent(ratio - 1) }

func (p *Printer) percentWord() string {
	return strings.ReplaceAll(p.format.percent, " ", "\u00a0")
}

// PercentSign writes a ratio with the sign: "138 %" or "138%".
func (p *Printer) PercentSign(ratio float64) string {
	if p.lang == "de" {
		return p.Number(ratio*100, 0) + "\u202f%"
	}
	return p.Number(ratio*100, 0) + "%"
}

// PersonDays writes an effort: "1 Personentag", "2 Personentage", "1,2 Personentage".
func (p *Printer) PersonDays(n float64) string {
	if Round(n, 1) == 1 {
		return p.T("format-person-day-one", "N", "1")
	}
	decimals := 1
	if Round(n, 1) == Round(n, 0) {
		decimals = 0
	}
	return p.T("format-person-days", "N", p.Number(n, decimals))
}

// Date writes a day: "2. November 2026" or "2 November 2026".
func (p *Printer) Date(t time.Time) string { return p.format.day(t) }

// List joins words with commas and "und" or "and".
func (p *Printer) List(items []string) string {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " " + p.format.and + " " + items[last]
}

// Quote puts words in the language's quotation marks.
func (p *Printer) Quote(s string) string { return p.format.open + s + p.format.close }
