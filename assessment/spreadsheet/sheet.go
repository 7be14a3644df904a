package spreadsheet

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
)

// A sheetReader reads the cells of one sheet.
type sheetReader struct {
	*sheet
	texts       []string
	row, column int
	of          cell // being read
	kind        string
	content     strings.Builder
}

func (sh *sheet) read(s *scanner, part []byte, texts []string) error {
	r := &sheetReader{sheet: sh, texts: texts}
	return s.each(part, func(path []string, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			return r.start(t)
		case xml.CharData:
			if n := len(path); n > 0 && (path[n-1] == "v" || isText(path)) {
				r.content.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "c" {
				return r.end()
			}
		}
		return nil
	})
}

func (r *sheetReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		r.row++
		r.column = 0
		if n := attribute(e, "r"); n != "" {
			row, err := strconv.Atoi(n)
			if err != nil || row < r.row {
				return errShape
			}
			r.row = row
		}
	case "c":
		r.column++
		if ref := attribute(e, "r"); ref != "" {
			row, column, ok := coordinates(ref)
			if !ok || row != r.row || column < r.column {
				return errShape
			}
			r.column = column
		}
		r.of, r.kind = cell{}, attribute(e, "t")
		r.content.Reset()
	case "f":
		r.of.formula = true
	}
	return nil
}

// end keeps a cell if there is something in it. Empty cells may stand anywhere:
// programs write the looks of a whole column as rows to the end of the sheet.
func (r *sheetReader) end() error {
	if err := r.fill(); err != nil {
		return err
	}
	if r.of.sort == emptyCell && !r.of.formula {
		return nil
	}
	if r.row > maxRows || r.row < 1 || r.column > maxColumns {
		return errOutside
	}
	at := place{r.row, r.column}
	r.cells[at] = r.of
	if r.of.formula {
		r.formulas = append(r.formulas, at)
	}
	r.rows = max(r.rows, r.row)
	return nil
}

// fill reads a cell's content by its type (ECMA-376 18.18.11).
func (r *sheetReader) fill() error {
	content := r.content.String()
	switch r.kind {
	case "inlineStr", "str":
		r.of.sort, r.of.text = textCell, unescape(content)
	case "d":
		r.of.sort, r.of.text = textCell, content
	case "s":
		if strings.TrimSpace(content) == "" {
			return nil
		}
		i, err := strconv.Atoi(strings.TrimSpace(content))
		if err != nil || i < 0 || i >= len(r.texts) {
			return errShape
		}
		r.of.sort, r.of.text = textCell, r.texts[i]
	case "e":
		r.of.sort, r.of.text = errorCell, content
	case "b", "n", "":
		if strings.TrimSpace(content) == "" {
			return nil
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(content), 64)
		if err != nil || math.IsInf(n, 0) || math.IsNaN(n) {
			return errShape
		}
		r.of.sort, r.of.number = numberCell, n
		if r.kind == "b" {
			r.of.sort = boolCell
		}
	default:
		return errShape
	}
	if r.of.sort == textCell && r.of.text == "" {
		r.of.sort = emptyCell
	}
	return nil
}

// coordinates reads a cell's name: B12 is row 12, column 2.
func coordinates(ref string) (row, column int, ok bool) {
	i := 0
	for ; i < len(ref) && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		if column = column*26 + int(ref[i]-'A') + 1; column > 1<<14 {
			return 0, 0, false
		}
	}
	if i == 0 || i == len(ref) || ref[i] < '1' || ref[i] > '9' {
		return 0, 0, false
	}
	row, err := strconv.Atoi(ref[i:])
	return row, column, err == nil
}
