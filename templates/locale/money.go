package locale

// Money writes an amount, given in hundredths of a currency (ISO 4217: EUR). The euro
// has its sign, where each language puts it; other currencies have their letters.
func (p *Printer) Money(cents int64, currency string) string {
	amount := p.Number(float64(cents)/100, 2)
	sign, behind := currency, "\u00a0"+currency
	if currency == "EUR" {
		sign, behind = "€", "\u00a0€"
	}
	if p.lang == "de" {
		return amount + behind
	}
	if len(sign) == 3 && sign == currency { // letters do not touch the number
		return sign + "\u00a0" + amount
	}
	if cents < 0 {
		return "\u2212" + sign + p.Number(float64(-cents)/100, 2)
	}
	return sign + amount
}
