package pdf

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Whatever columns need and ask for: together they fill the content's width at most, and
// words stay whole if there is room for all.
func TestSettle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 9).Draw(t, "n")
		columns, needs := make([]tableColumn, n), make([]need, n)
		rest, leasts := contentWidth, 0.0
		var open []int
		for i := range columns {
			needs[i].least = rapid.Float64Range(2, 45).Draw(t, "least")
			needs[i].most = needs[i].least + rapid.Float64Range(0, 200).Draw(t, "more")
			leasts += needs[i].least
			if rapid.Bool().Draw(t, "share") {
				columns[i].width = rapid.Float64Range(1, 60).Draw(t, "width")
				rest -= columns[i].width
			} else {
				open = append(open, i)
			}
		}
		shareOut(columns, open, needs, rest)
		normalize(columns)
		before := total(columns)
		settle(columns, needs)
		after := total(columns)
		if math.Abs(before-after) > 1e-6 || after > contentWidth+1e-6 {
			t.Fatalf("width %.3f became %.3f", before, after)
		}
		for i, c := range columns {
			if c.width < 0 || leasts <= after && c.width < needs[i].least-1e-6 {
				t.Fatalf("column %d is %.2f wide, needs %.2f", i, c.width, needs[i].least)
			}
		}
	})
}

func total(columns []tableColumn) float64 {
	sum := 0.0
	for _, c := range columns {
		sum += c.width
	}
	return sum
}

// Short columns take what they need; long texts share the rest.
func TestShareOut(t *testing.T) {
	columns := make([]tableColumn, 3)
	needs := []need{{5, 10}, {20, 300}, {8, 20}}
	shareOut(columns, []int{0, 1, 2}, needs, contentWidth)
	if columns[0].width != 10 || columns[2].width != 20 || columns[1].width != contentWidth-30 {
		t.Errorf("widths %.1f %.1f %.1f", columns[0].width, columns[1].width, columns[2].width)
	}
	columns = make([]tableColumn, 2)
	shareOut(columns, []int{0, 1}, []need{{5, 10}, {5, 30}}, contentWidth)
	if columns[0].width != contentWidth/4 || columns[1].width != contentWidth*3/4 {
		t.Errorf("columns that are content grew to %.1f %.1f", columns[0].width, columns[1].width)
	}
}

// cellOf is a cell of words of a width each.
func cellOf(words ...float64) cellWidth {
	line := lineWidth{}
	for i, w := range words {
		gap := 2.0
		if i == 0 {
			gap = 0
		}
		line.words = append(line.words, wordWidth{w, gap})
		line.whole += gap + w
	}
	return cellWidth{line}
}

// Room goes to the column whose texts make rows high, as far as words stay whole.
func TestLower(t *testing.T) {
	columns := []tableColumn{{width: 82}, {width: 82}}
	needs := []need{{40, 60}, {30, 250}}
	long := cellOf(30, 25, 30, 20, 30, 28, 22)
	texts := []cellWidths{{cellOf(20), cellOf(30)}, {cellOf(40), long}, {cellOf(40), long}}
	lines := func() int {
		return (&heights{columns: columns, texts: texts, known: map[columnSteps][]int{}}).lines([]int{0, 0})
	}
	before := lines()
	lower(columns, needs, texts)
	if after := lines(); after >= before || columns[0].width < 40 || total(columns) != 164 {
		t.Errorf("%d lines became %d with widths %.0f and %.0f", before, after, columns[0].width, columns[1].width)
	}
}

func TestCellWidth_lines(t *testing.T) {
	tests := []struct {
		name string
		cell cellWidth
		room float64
		want int
	}{
		{"one line", cellOf(10, 10), 22, 1},
		{"two lines", cellOf(10, 10), 21, 2},
		{"no fuller than words allow", cellOf(12, 12, 12), 25, 3},
		{"a word wider than the column", cellOf(50), 20, 3},
		{"lines of its own", append(cellOf(10), cellOf(10, 10)...), 15, 3},
		{"no room", cellOf(5), 0, 5},
	}
	for _, tt := range tests {
		if got := tt.cell.lines(tt.room); got != tt.want {
			t.Errorf("%s: %d lines, want %d", tt.name, got, tt.want)
		}
	}
}
