package report

import (
	"slices"
	"strings"

	"lotse/assessment"
)

// maturity shows the company's position, its areas and a paragraph on each.
func (a *author) maturity() []Block {
	var blocks []Block
	head, rest := a.maturityKey()
	blocks = append(blocks, key(head))
	blocks = append(blocks, paras(rest)...)
	blocks = append(blocks, a.overriddenNote()...)
	if a.showsMap() {
		blocks = append(blocks, a.mapFigure())
	}
	if a.showsProfile() {
		blocks = append(blocks, a.profileFigure())
	}
	blocks = append(blocks, Heading{Level: 2, Text: a.say.T("report-dimensions")})
	for _, d := range a.dims {
		blocks = append(blocks, Heading{ID: "dim-" + d.ID, Level: 3, Text: a.dimensionHead(d)})
		blocks = append(blocks, Para{Text: a.dimensionText(d)})
	}
	return blocks
}

// maturityKey is the sentence on the level and what follows it. The sentence on
// the bottleneck needs the one after it to be understood.
func (a *author) maturityKey() (head, rest string) {
	o := a.pub.Overall
	if o.Level == 0 {
		return a.say.T("report-no-level"), ""
	}
	text := a.text("txt-level", nil)
	parts := sentences(text)
	if o.Base > o.Cap || len(parts) == 0 {
		return text, ""
	}
	return parts[0], strings.Join(parts[1:], " ")
}

// dimensionHead is a dimension's name with its value.
func (a *author) dimensionHead(d assessment.PublishedDimension) string {
	return a.dimension(d.ID) + ": " + a.levelValue(d.Score)
}

// levelValue writes a level with one decimal.
func (a *author) levelValue(n assessment.Number) string {
	if !n.Known {
		return a.say.T("report-not-rated")
	}
	return a.say.Number(n.Value, 1)
}

// dimensionText is the paragraph on a dimension: its band's text, whether
// leadership holds it back, and how the groups agree.
func (a *author) dimensionText(d assessment.PublishedDimension) Rich {
	switch {
	case d.Withheld:
		return plain(a.say.T("report-withheld-dimension", "Dimension", a.dimension(d.ID)))
	case !d.Score.Known:
		return plain(a.text("txt-not-reliable", values{"dim": a.dimension(d.ID)}))
	}
	var parts []string
	if pd := a.pack.Dimension(d.ID); pd != nil {
		parts = append(parts, pd.Texts[d.Band].In(a.say.Lang()))
	}
	if slices.Contains(a.pub.Gate, d.ID) {
		parts = append(parts, a.text("txt-gate", values{"dim": a.dimension(d.ID)}))
	}
	text := plain(joinSentences(parts))
	if views := a.viewsOn(d); views != "" {
		text = append(text, Span{Text: " "}, Span{Text: a.say.T("report-views"), Bold: true}, Span{Text: " " + views})
	}
	return text
}

// viewsOn says how the answers on a dimension agree. A notable gap takes
// precedence: an index of agreement would belie it.
func (a *author) viewsOn(d assessment.PublishedDimension) string {
	for _, g := range a.notableGaps() {
		if g.Dimension == d.ID {
			return bind(a.say.T("report-views-gap", "A", a.group(g.A), "B", a.group(g.B), "Delta", a.say.Number(g.Delta, 1)))
		}
	}
	if !d.Agreement.Known {
		return ""
	}
	return a.say.T("report-views-agreement", "Agreement", a.agreement(d.Agreement.Value))
}

// Boundaries of the bands of agreement: LeBreton & Senter (2008), .30, .50, .70
// and .90, with the values between two bands' ends given to the nearer one.
var agreementBands = []struct {
	below float64
	label string
}{
	{0.305, "agreement-none"},
	{0.505, "agreement-weak"},
	{0.705, "agreement-moderate"},
	{0.905, "agreement-strong"},
	{2, "agreement-very-strong"},
}

// agreementBand is the band of an index of agreement, from 0.
func agreementBand(rwg float64) int {
	for i, b := range agreementBands {
		if rwg < b.below {
			return i
		}
	}
	return len(agreementBands) - 1
}

func (a *author) agreement(rwg float64) string {
	return a.label(agreementBands[agreementBand(rwg)].label)
}

// joinSentences joins what has words.
func joinSentences(parts []string) string {
	var kept []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " ")
}
