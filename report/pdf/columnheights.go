package pdf

// lower moves room between columns, a little at a time, while that makes the table less
// high.
func lower(columns []tableColumn, needs []need, texts []cellWidths) {
	const tries = 40
	h := &heights{columns: columns, texts: texts, known: map[columnSteps][]int{}}
	steps := make([]int, len(columns)) // each column is wider by so many
	width := func(i int) float64 { return columns[i].width + float64(steps[i])*columnStep }
	height := h.lines(steps)
	for range tries {
		best, from, to, by := height, -1, -1, 0
		for n := 1; n <= 3; n++ {
			for i := range columns {
				if width(i)-float64(n)*columnStep < needs[i].least {
					continue
				}
				for j := range columns {
					if i == j || width(j) >= needs[j].most {
						continue
					}
					steps[i], steps[j] = steps[i]-n, steps[j]+n
					if lines := h.lines(steps); lines < best {
						best, from, to, by = lines, i, j, n
					}
					steps[i], steps[j] = steps[i]+n, steps[j]-n
				}
			}
		}
		if from < 0 {
			break
		}
		steps[from], steps[to] = steps[from]-by, steps[to]+by
		height = best
	}
	for i := range columns {
		columns[i].width = width(i)
	}
}

// columnStep is what columns are made wider or narrower by, in mm.
const columnStep = 3.0

// A columnSteps is a column and the number of steps it is wider by.
type columnSteps struct{ column, steps int }

// heights knows how many lines each row needs in a column of some width.
type heights struct {
	columns []tableColumn
	texts   []cellWidths
	known   map[columnSteps][]int
}

// lines are the lines of all rows together.
func (h *heights) lines(steps []int) int {
	columns := make([][]int, len(steps))
	for i, n := range steps {
		columns[i] = h.of(columnSteps{i, n})
	}
	sum := 0
	for row := range h.texts {
		most := 1
		for _, c := range columns {
			most = max(most, c[row])
		}
		sum += most
	}
	return sum
}

// of are the lines of a column's cells.
func (h *heights) of(at columnSteps) []int {
	if lines, ok := h.known[at]; ok {
		return lines
	}
	c := h.columns[at.column]
	room := c.width + float64(at.steps)*columnStep - c.left - c.right
	lines := make([]int, len(h.texts))
	for i, row := range h.texts {
		lines[i] = row[at.column].lines(room)
	}
	h.known[at] = lines
	return lines
}

// lines are the lines a cell needs if its words are not divided unless they are wider
// than the column.
func (c cellWidth) lines(room float64) int {
	n := 0
	for _, l := range c {
		n += l.lines(room)
	}
	return n
}

func (l *lineWidth) lines(room float64) int {
	if l.whole <= room {
		return 1
	}
	room = max(room, 1)
	n, x := 1, 0.0
	for i, w := range l.words {
		if i > 0 && x+w.gap+w.width > room {
			n, x = n+1, 0
		} else {
			x += w.gap
		}
		x += w.width
		for x > room { // a word wider than the column
			n, x = n+1, x-room
		}
	}
	return n
}
