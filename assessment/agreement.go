package assessment

import "math"

// An AgreementBand puts r_wg into words (LeBreton & Senter 2008).
type AgreementBand string

// The bands of agreement.
const (
	AgreementNone       AgreementBand = "none"
	AgreementWeak       AgreementBand = "weak"
	AgreementModerate   AgreementBand = "moderate"
	AgreementStrong     AgreementBand = "strong"
	AgreementVeryStrong AgreementBand = "very-strong"
)

// BandOfAgreement returns the band of an r_wg, or "" where there is none. The
// published bands end at .30, .50, .70 and .90; the limits lie half a hundredth
// above, so that a band fits the value printed with two decimals.
func BandOfAgreement(rwg Number) AgreementBand {
	switch {
	case !rwg.Known:
		return ""
	case below(rwg.Value, 0.305):
		return AgreementNone
	case below(rwg.Value, 0.505):
		return AgreementWeak
	case below(rwg.Value, 0.705):
		return AgreementModerate
	case below(rwg.Value, 0.905):
		return AgreementStrong
	}
	return AgreementVeryStrong
}

// agreement is r_wg = max(0, 1 - s²/random) over all number answers of a
// question (James, Demaree & Wolf 1984); not available below least answers.
// Range 0..1.
func agreement(all cell, random float64, least int) Number {
	s2 := all.variance()
	if all.n < least || !s2.Known || random <= 0 {
		return Number{}
	}
	return Known(math.Max(0, 1-s2.Value/random))
}
