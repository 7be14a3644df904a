package typeset

import (
	"cmp"
	"slices"
	"unicode"
)

// lineBreak is a place where a line may end.
type lineBreak struct {
	end, next int     // where the line ends and the following one begins; between them is what is not seen
	hyphen    int     // width of the hyphen to draw, 1/1000 em; 0: none
	cost      float64 // of ending a line here
	forced    bool
}

// What ending a line costs, on the scale of a line's raggedness (see fit).
const (
	costHyphen = 9  // a divided word
	costDash   = 1  // after a hyphen or slash of the word's own
	costNumber = 12 // after the dash in 2024–2026
	costNoGap  = 60 // at a no-break space, only where nothing else fits
	costNarrow = 80 // a division that leaves two letters alone, likewise
	costSplit  = 800
)

// findBreaks lists where lines of at most limit may end.
func (t *text) findBreaks(limit int, h *Hyphenator) {
	t.breaks = t.breaks[:0]
	n := len(t.runes)
	if t.width(0, n) <= limit && len(t.forced) == 0 { // one line: most cells and labels
		t.breaks = append(t.breaks, lineBreak{end: n, next: n, forced: true})
		return
	}
	for from := 0; from < n; {
		to := from
		for to < n && t.runes[to] != ' ' {
			to++
		}
		t.breakWord(from, to, limit, h)
		if to < n {
			t.breaks = append(t.breaks, lineBreak{end: to, next: to + 1, forced: t.forced[to]})
		}
		from = to + 1
	}
	t.breaks = append(t.breaks, lineBreak{end: n, next: n, forced: true})
	t.splitWide(limit, h)
}

// breakWord adds the breaks within runes[from:to], which hold no plain space.
func (t *text) breakWord(from, to, limit int, h *Hyphenator) {
	first := len(t.breaks)
	soft := t.breakSoft(from, to, limit)
	for i := from; i < to; i++ {
		if t.breaksAfter(i, from, to) {
			cost := float64(costDash)
			if unicode.IsDigit(t.runes[i-1]) && unicode.IsDigit(t.runes[i+1]) {
				cost = costNumber
			}
			t.breaks = append(t.breaks, lineBreak{end: i + 1, next: i + 1, cost: cost})
		}
	}
	if h != nil && !soft {
		for a := from; a < to; {
			b := a
			for b < to && !holds(t.runes[b]) {
				b++
			}
			if b-a >= 2*usualLetters {
				for _, p := range h.points(t.runes[a:b], usualLetters) {
					t.breaks = append(t.breaks, lineBreak{end: a + p, next: a + p, hyphen: t.hyphenWidth(a+p, limit), cost: costHyphen})
				}
			}
			a = b + 1
		}
	}
	if found := t.breaks[first:]; len(found) > 1 {
		slices.SortStableFunc(found, func(a, b lineBreak) int { return cmp.Compare(a.end, b.end) })
		t.breaks = append(t.breaks[:first], unique(found)...)
	}
}

// breakSoft adds the soft hyphens and zero-width spaces of a word. A word in
// which its author put soft hyphens is divided only there.
func (t *text) breakSoft(from, to, limit int) (hyphens bool) {
	if len(t.soft) == 0 {
		return false
	}
	for i := from + 1; i < to; i++ {
		drawn, ok := t.soft[i]
		if !ok || holds(t.runes[i-1]) || holds(t.runes[i]) {
			continue
		}
		b := lineBreak{end: i, next: i, cost: costDash}
		if hyphens = hyphens || drawn; drawn && !isDash(t.runes[i-1]) {
			b.hyphen, b.cost = t.hyphenWidth(i, limit), costHyphen
		}
		t.breaks = append(t.breaks, b)
	}
	return hyphens
}

// breaksAfter says whether a line may end after the dash or slash at i, with
// at least two characters of the word on either side.
func (t *text) breaksAfter(i, from, to int) bool {
	r := t.runes[i]
	if !isDash(r) && r != '/' || i < from+2 || i > to-3 {
		return false
	}
	prev, next := t.runes[i-1], t.runes[i+1]
	if holds(prev) || holds(next) || next == r || isDash(next) || next == '/' || unicode.Is(unicode.M, next) {
		return false
	}
	if unicode.IsDigit(prev) && unicode.IsDigit(next) {
		return r == '–' // a range; dates, telephone numbers and 2025/26 stay whole
	}
	return true
}

// splitWide adds breaks within what is wider than a line: at no-break spaces,
// where only two letters of a word stand alone, else between any two
// characters. Between letters there is a hyphen if there is room for it.
func (t *text) splitWide(limit int, h *Hyphenator) {
	var all []lineBreak // stays nil as long as nothing is too wide
	from := 0
	for at, b := range t.breaks {
		if t.width(from, b.end)+b.hyphen > limit {
			if all == nil {
				all = append(make([]lineBreak, 0, 2*len(t.breaks)), t.breaks[:at]...)
			}
			good := t.narrowPoints(from, b.end, h)
			for i := from + 1; i < b.end; i++ {
				if s, ok := t.split(i, limit); ok && s.next < b.end {
					if good[i] && s.hyphen > 0 {
						s.cost = costNarrow
					}
					all = append(all, s)
				}
			}
		}
		if all != nil {
			all = append(all, b)
		}
		from = b.next
	}
	if all != nil {
		t.breaks = all
	}
}

// narrowPoints are the divisions around the runes from to to that leave only
// two letters alone.
func (t *text) narrowPoints(from, to int, h *Hyphenator) map[int]bool {
	if h == nil {
		return nil
	}
	for from > 0 && t.runes[from-1] != ' ' && !holds(t.runes[from-1]) {
		from--
	}
	for to < len(t.runes) && t.runes[to] != ' ' && !holds(t.runes[to]) {
		to++
	}
	good := map[int]bool{}
	for _, p := range h.points(t.runes[from:to], narrowLetters) {
		good[from+p] = true
	}
	return good
}

// roomForHyphen is the least width, in 1/1000 em, of a line in which a word
// split by force gets a hyphen.
const roomForHyphen = 4 * em

// split is the break by force between runes i-1 and i.
func (t *text) split(i, limit int) (lineBreak, bool) {
	prev, next := t.runes[i-1], t.runes[i]
	switch {
	case unicode.Is(unicode.M, next) || next == '\u200d' || prev == '\u200d':
		return lineBreak{}, false
	case holds(prev):
		return lineBreak{}, false
	case holds(next):
		return lineBreak{end: i, next: i + 1, cost: costNoGap}, true
	}
	b := lineBreak{end: i, next: i, cost: costSplit}
	if unicode.IsLetter(prev) && unicode.IsLetter(next) && limit >= roomForHyphen {
		b.hyphen = t.hyphenWidth(i, limit)
	}
	return b, true
}

// unique drops the later ones of breaks at the same place.
func unique(bs []lineBreak) []lineBreak {
	kept := bs[:1]
	for _, b := range bs[1:] {
		if b.end != kept[len(kept)-1].end {
			kept = append(kept, b)
		}
	}
	return kept
}

// holds are the spaces that keep their neighbours together.
func holds(r rune) bool { return r == '\u00a0' || r == '\u202f' || r == '\u2009' || r == '\u2007' }

func isDash(r rune) bool { return r == '-' || r == '–' || r == '—' || r == '\u2010' }
