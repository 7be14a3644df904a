package figure

// wideEms are upper bounds of a letter's width in the report's sans face, in
// thousandths of the size: what is known before anything is drawn. Letters that
// are not listed count as wideLetter.
var wideEms = map[rune]float64{
	' ': 210, '.': 260, ',': 260, ':': 260, ';': 260, '-': 320, '–': 510, '/': 360, '(': 310, ')': 310, '„': 430, '“': 430, '‘': 260, '’': 260,
	'i': 255, 'j': 260, 'l': 265, 'f': 300, 't': 345, 'r': 355, 's': 430, 'c': 465, 'z': 435, 'k': 505, 'v': 480, 'x': 460, 'y': 480, 'e': 505, 'a': 515,
	'm': 840, 'w': 730, 'M': 830, 'W': 810, 'I': 280, 'J': 490, 'E': 540, 'F': 510, 'L': 500, 'S': 550, 'T': 550, 'P': 590, 'A': 560,
	'…': 970, '%': 850, 'ß': 610, 'Ö': 690, '=': 520,
}

const wideLetter = 570.0

// estimate is about how wide words become, never less: mm.
func estimate(words string, t TextStyle) float64 {
	sum := 0.0
	for _, r := range words {
		w, ok := wideEms[r]
		switch {
		case ok:
		case r >= 'A' && r <= 'Z' || r == 'Ä' || r == 'Ö' || r == 'Ü':
			w = 680
		default:
			w = wideLetter
		}
		sum += w
	}
	if t.Face == SansSemibold {
		sum *= 1.04
	}
	return sum / 1000 * t.Size * mmPerPoint
}

// An estimator is a canvas that draws nothing and only measures: figures lay
// themselves out on it before they are drawn.
type estimator struct{}

var _ Canvas = estimator{}

// Rect draws nothing.
func (estimator) Rect(_, _, _, _ float64, _ Style) {}

// Circle draws nothing.
func (estimator) Circle(_, _, _ float64, _ Style) {}

// Path draws nothing.
func (estimator) Path([]Segment, Style) {}

// Text draws nothing.
func (estimator) Text(_, _ float64, words string, t TextStyle) float64 {
	return estimate(visible(words), t)
}

// Measure returns the estimate.
func (estimator) Measure(words string, t TextStyle) float64 { return estimate(visible(words), t) }
