package pdf

import (
	"lotse/report"
	"lotse/report/figure"
)

// The marks of a meter, in mm.
const (
	dotRadius = 0.9
	dotPitch  = 2.6
	boxPitch  = 1.4
	boxHigh   = 2.6
	meterGap  = 2.2 // between the marks and the words behind them
)

// meterWidth is the width of a meter's marks.
func meterWidth(m *report.Meter) float64 {
	switch {
	case m == nil || m.Of <= 0:
		return 0
	case m.Boxes:
		return float64(m.Of) * boxPitch
	}
	return float64(m.Of-1)*dotPitch + 2*dotRadius
}

// meterRoom is what a meter takes away from the words behind it.
func meterRoom(m *report.Meter) float64 {
	if w := meterWidth(m); w > 0 {
		return w + meterGap
	}
	return 0
}

// meter draws the marks from x, their middle at y: filled ones first. They are a
// decoration, because the words behind them say the same.
func (p *page) meter(x, y float64, m *report.Meter, c figure.Color) {
	if m == nil || m.Of <= 0 {
		return
	}
	p.decorate(layout)
	p.setFill(c)
	p.setStroke(c, strokeOf(m))
	for i := range m.Of {
		if m.Boxes {
			const inset = 0.2
			p.rectangle(x+float64(i)*boxPitch+inset, y-boxHigh/2, boxPitch-2*inset, boxHigh)
		} else {
			r := dotRadius
			if i >= m.At {
				r -= 0.12 // the outline is drawn half outside
			}
			p.circle(x+dotRadius+float64(i)*dotPitch, y, r)
		}
		if i < m.At {
			p.op("f")
		} else {
			p.op("S")
		}
	}
}

// strokeOf is the width of the outlines, in points.
func strokeOf(m *report.Meter) float64 {
	if m.Boxes {
		return 0.45
	}
	return 0.7
}

// capHeight is the height of a style's capitals, in mm.
func (s textStyle) capHeight() float64 { return 0.66 * s.size * mm }
