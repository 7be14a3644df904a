package spreadsheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A Table is one sheet of a workbook, or one CSV file.
type Table struct {
	Key  string // by which a command asks for it: long, wide, codebook …
	Name string // of the sheet, in the reader's language
	Head []string
	Rows [][]any // cells: string, float64, int, or nil for an empty cell
}

// WriteCSV writes a table as CSV (RFC 4180). German spreadsheets expect a decimal
// comma, semicolons between the fields and, to read umlauts, a byte order mark;
// in English it is points, commas and plain UTF-8.
func (t Table) WriteCSV(w io.Writer, lang string) error {
	out := csv.NewWriter(w)
	if lang == "de" {
		if _, err := io.WriteString(w, "\uFEFF"); err != nil {
			return fmt.Errorf("write table %s: %w", t.Key, err)
		}
		out.Comma = ';'
	}
	record := make([]string, len(t.Head))
	for i, words := range t.Head {
		record[i] = neutral(words)
	}
	if err := out.Write(record); err != nil {
		return fmt.Errorf("write table %s: %w", t.Key, err)
	}
	for _, row := range t.Rows {
		for i := range record {
			record[i] = ""
			if i < len(row) {
				record[i] = field(row[i], lang)
			}
		}
		if err := out.Write(record); err != nil {
			return fmt.Errorf("write table %s: %w", t.Key, err)
		}
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write table %s: %w", t.Key, err)
	}
	return nil
}

// field writes a cell for CSV. Only texts are neutralised: a negative number is a
// number.
func field(cell any, lang string) string {
	switch cell := cell.(type) {
	case string:
		return neutral(cell)
	case int:
		return strconv.Itoa(cell)
	case float64:
		if math.IsInf(cell, 0) || math.IsNaN(cell) {
			return ""
		}
		s := []byte(strconv.FormatFloat(cell, 'f', -1, 64))
		for i, c := range s {
			if c == '.' && lang == "de" {
				s[i] = ','
			}
		}
		return string(s)
	}
	return ""
}

// WriteXLSX writes tables as a workbook, a sheet each. The same tables give the
// same bytes.
func WriteXLSX(w io.Writer, tables []Table) error {
	f := excelize.NewFile()
	defer f.Close()
	head, err := f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7ECEF"}},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	})
	if err != nil {
		return fmt.Errorf("write workbook: %w", err)
	}
	names := sheetNames{}
	for i, t := range tables {
		name := names.take(t.Name)
		if i == 0 {
			err = f.SetSheetName("Sheet1", name)
		} else {
			_, err = f.NewSheet(name)
		}
		if err == nil {
			err = t.writeSheet(f, name, head)
		}
		if err != nil {
			return fmt.Errorf("write sheet %s: %w", name, err)
		}
	}
	return writeWorkbook(f, w)
}

// writeSheet streams a table, because a round may have a million answers.
func (t Table) writeSheet(f *excelize.File, name string, head int) error {
	sw, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, max(1, len(t.Head)), 18); err != nil {
		return err
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	cells := make([]any, len(t.Head))
	for i, words := range t.Head {
		cells[i] = excelize.Cell{StyleID: head, Value: neutral(words)}
	}
	if err := sw.SetRow("A1", cells); err != nil {
		return err
	}
	for n, row := range t.Rows {
		at := "A" + strconv.Itoa(n+2)
		cells, err := workbookCells(row)
		if err != nil {
			return fmt.Errorf("row %d: %w", n+2, err)
		}
		if err := sw.SetRow(at, cells); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func workbookCells(row []any) ([]any, error) {
	cells := make([]any, len(row))
	for i, cell := range row {
		switch cell := cell.(type) {
		case string:
			s := neutral(cell)
			if n := units(s); n > maxCell {
				return nil, fmt.Errorf("a text of %d characters; a workbook's cell holds %d, CSV holds it whole", n, maxCell)
			}
			cells[i] = s
		case float64:
			if !math.IsInf(cell, 0) && !math.IsNaN(cell) {
				cells[i] = digits(cell)
			}
		default:
			cells[i] = cell
		}
	}
	return cells, nil
}

// digits rounds to the 15 digits a spreadsheet keeps; the library would cut them.
func digits(f float64) float64 {
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', 15, 64), 64); err == nil {
		return rounded
	}
	return f
}
