package figure

import "math"

// Contrast is the ratio of WCAG 2.1 between two opaque colours, from 1 to 21.
func Contrast(a, b Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.1.
func luminance(c Color) float64 {
	linear := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.03928 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// InkOn is the colour of words that reads best on a ground; no ground is white.
func InkOn(ground Color) Color {
	if ground.A != 0 && Contrast(ground, Ink) < 4.5 {
		return White
	}
	return Ink
}
