// Package formtest fills in questionnaires that are workbooks, for tests: with the library
// as another program would, not with Lotse's own code.
package formtest

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Fill writes a value into a form, as a person would: into a column of the line whose
// hidden first cell holds the key. It returns the form and where the cell is.
func Fill(form []byte, key, column string, value any) (filled []byte, place string, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(form))
	if err != nil {
		return nil, "", err
	}
	defer f.Close()
	sheet, row, err := find(f, key)
	if err != nil {
		return nil, "", err
	}
	cell := fmt.Sprintf("%s%d", column, row)
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		return nil, "", err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), sheet + "!" + cell, err
}

// find returns the sheet and row of a key.
func find(f *excelize.File, key string) (sheet string, row int, err error) {
	for _, name := range f.GetSheetList() {
		if name[0] == '_' {
			continue // the manifest names all keys
		}
		rows, err := f.GetRows(name)
		if err != nil {
			return "", 0, err
		}
		for i, cells := range rows {
			if len(cells) > 0 && cells[0] == key {
				return name, i + 1, nil
			}
		}
	}
	return "", 0, fmt.Errorf("the form has no line %s", key)
}
