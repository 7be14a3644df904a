package figure

import "strings"

// Styles of words in figures, pt.
const (
	labelSize = 8.5
	smallSize = 7.5 // the smallest there is
)

// words is the style of ordinary words.
func words(size float64, c Color) TextStyle { return TextStyle{Size: size, Color: c} }

// strong is the style of words that stand out.
func strong(size float64, c Color) TextStyle {
	return TextStyle{Face: SansSemibold, Size: size, Color: c}
}

// centred and right set a style's alignment.
func (t TextStyle) centred() TextStyle { t.Align = Center; return t }
func (t TextStyle) right() TextStyle   { t.Align = Right; return t }

// lead is the distance of baselines in mm.
func (t TextStyle) lead() float64 { return t.Size * 1.3 * 0.352778 }

// cap is the height of capital letters in mm.
func (t TextStyle) cap() float64 { return t.Size * 0.66 * 0.352778 }

// softHyphen is where a pack allows a name to be divided.
const softHyphen = '\u00ad'

// wrap breaks s into at most n lines no wider than width. What does not fit is
// cut at a word and ends with "…". Lines end at spaces, and at soft hyphens.
func wrap(c Canvas, s string, width float64, n int, t TextStyle) []string {
	var out []string
	line := ""
	for _, p := range parts(s) {
		joined := line + p.before + p.text
		switch {
		case line == "":
			line = p.text
		case c.Measure(visible(joined), t) <= width:
			line = joined
		default:
			out = append(out, visible(line)+hyphenAt(p.before))
			line = p.text
		}
	}
	if line != "" {
		out = append(out, visible(line))
	}
	if len(out) > n {
		out = out[:n]
		out[n-1] += "…"
	}
	for i := range out {
		out[i] = cut(c, out[i], width, t)
	}
	return out
}

// A part is a stretch of text that is never divided, and what joins it to the
// one before: a space, or a soft hyphen.
type part struct{ before, text string }

func parts(s string) []part {
	var ps []part
	before, start := "", 0
	for i, r := range s {
		if r != ' ' && r != softHyphen {
			continue
		}
		if i > start {
			ps = append(ps, part{before, s[start:i]})
		}
		before, start = string(r), i+len(string(r))
	}
	if start < len(s) {
		ps = append(ps, part{before, s[start:]})
	}
	return ps
}

// visible leaves the soft hyphens out.
func visible(s string) string { return strings.ReplaceAll(s, string(softHyphen), "") }

// hyphenAt is the hyphen of a line that ends at a soft hyphen.
func hyphenAt(before string) string {
	if before == string(softHyphen) {
		return "-"
	}
	return ""
}

// cut shortens a line that is still too wide, at a word if that leaves half of
// it, else inside the word.
func cut(c Canvas, s string, width float64, t TextStyle) string {
	if c.Measure(s, t) <= width {
		return s
	}
	r := []rune(strings.TrimSuffix(s, "…"))
	for len(r) > 1 && c.Measure(string(r)+"…", t) > width {
		r = r[:len(r)-1]
	}
	short := string(r)
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:-–") + "…"
}

// block sets lines below each other, the first baseline at y, and returns the
// baseline after the last.
func block(c Canvas, x, y float64, lines []string, t TextStyle) float64 {
	for _, l := range lines {
		c.Text(x, y, l, t)
		y += t.lead()
	}
	return y
}

// widest is the width of the widest line.
func widest(c Canvas, lines []string, t TextStyle) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, c.Measure(l, t))
	}
	return w
}
