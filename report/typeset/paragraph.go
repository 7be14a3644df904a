package typeset

import "math"

// A Run is a stretch of text in one face.
type Run struct {
	Face *Face
	Text string
	Tag  int // the caller's mark: which span the text came from
}

// A Line is one line of a paragraph, ready to be drawn run by run.
//
// A line that ends between two words keeps the space at its end, so that
// whoever reads the text out of the page finds words apart; Width is without
// it. A hyphen that only the end of the line asks for is U+00AD.
type Line struct {
	Runs  []Run
	Width float64 // mm
	Last  bool    // of its paragraph
}

// A Paragraph is text to be broken into lines, flush left.
type Paragraph struct {
	Runs      []Run
	Size      float64     // pt
	Lead      float64     // pt from line to line; Break does not need it
	Width     float64     // mm
	Hyphenate *Hyphenator // nil: words are not divided
	MaxLines  int         // more are shortened at a word, with an ellipsis; 0: no limit
	Balanced  bool        // lines of about equal length, for headlines
}

// mmPerPt is millimetres per typographic point (1/72 inch).
const mmPerPt = 25.4 / 72

// Break breaks a paragraph into lines of at most its width. Of all ways to do
// so it takes the one with the least ragged edge and the fewest bad places:
// divided words, two of them in a row, one short word alone in the last line.
//
// A newline in the text ends a line. Lines end at spaces, after hyphens,
// dashes and slashes within words, at soft hyphens and where Hyphenate allows;
// no-break and narrow spaces (U+00A0, U+202F, U+2009) hold. Only what is wider
// than a whole line is split elsewhere, without losing a letter.
func Break(p Paragraph) []Line {
	t := texts.Get().(*text)
	defer texts.Put(t)
	t.compose(p.Runs)
	if len(t.runes) == 0 {
		return nil
	}
	limit := math.MaxInt32
	if p.Size > 0 {
		limit = int(min(math.Floor(p.Width/mmPerPt/p.Size*em+1e-6), math.MaxInt32))
	}
	t.findBreaks(limit, p.Hyphenate)
	fit := t.fit(limit, p.aim())
	if p.MaxLines > 0 && len(fit.cuts) > p.MaxLines {
		if fit = t.fit(limit, fewest); len(fit.cuts) > p.MaxLines {
			t, fit = t.shorten(limit, p.MaxLines, p.Hyphenate)
		}
	}
	if p.Balanced {
		fit = t.balance(limit, len(fit.cuts), fit)
	}
	return t.lines(fit.cuts, p.Size)
}

// aim is the paragraph's first: headlines take as few lines as they can.
func (p *Paragraph) aim() aim {
	if p.Balanced {
		return fewest
	}
	return usual
}

// lines makes the lines that end at cuts.
func (t *text) lines(cuts []int, size float64) []Line {
	lines := make([]Line, 0, len(cuts))
	from := 0
	for i, c := range cuts {
		b := t.breaks[c]
		ln := Line{Runs: t.cut(from, b.end), Last: i == len(cuts)-1}
		w := t.width(from, b.end) + b.hyphen
		ln.Width = float64(w) * size * mmPerPt / em
		if n := len(ln.Runs); n > 0 {
			switch {
			case b.hyphen > 0:
				ln.Runs[n-1].Text += string(ln.Runs[n-1].Face.hyphen())
			case b.next > b.end && !ln.Last:
				ln.Runs[n-1].Text += string(t.runes[b.end:b.next])
			}
		}
		lines = append(lines, ln)
		from = b.next
	}
	return lines
}

// cut returns the runs of the runes from (inclusive) to to (exclusive).
func (t *text) cut(from, to int) []Run {
	var runs []Run
	for from < to {
		end := from + 1
		for end < to && t.run[end] == t.run[from] {
			end++
		}
		r := t.runs[t.run[from]]
		runs = append(runs, Run{Face: r.Face, Tag: r.Tag, Text: string(t.runes[from:end])})
		from = end
	}
	return runs
}
