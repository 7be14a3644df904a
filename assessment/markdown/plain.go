package markdown

import "strings"

// Plain is the words of blocks alone, a line for each block, item and row; a picture is
// its caption, or what it shows.
func Plain(blocks []Block) string {
	var lines []string
	for _, b := range blocks {
		switch b := b.(type) {
		case Heading:
			lines = append(lines, b.Text)
		case Paragraph:
			lines = append(lines, plain(b.Text))
		case Quote:
			lines = append(lines, plain(b.Text))
		case List:
			lines = append(lines, b.lines()...)
		case Table:
			lines = append(lines, b.lines()...)
		case Picture:
			if b.Caption != "" {
				lines = append(lines, b.Caption)
			} else {
				lines = append(lines, b.Alt)
			}
		}
	}
	return strings.Join(lines, "\n")
}

func (l List) lines() []string {
	var lines []string
	for _, item := range l.Items {
		lines = append(lines, plain(item.Text))
		for _, below := range item.Lists {
			lines = append(lines, below.lines()...)
		}
	}
	return lines
}

func (t Table) lines() []string {
	var heads []string
	for _, c := range t.Columns {
		heads = append(heads, c.Head)
	}
	lines := []string{strings.Join(heads, " ")}
	for _, row := range t.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, plain(cell))
		}
		lines = append(lines, strings.TrimSpace(strings.Join(cells, " ")))
	}
	return lines
}
