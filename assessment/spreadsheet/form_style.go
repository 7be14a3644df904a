package spreadsheet

import (
	"time"

	"github.com/xuri/excelize/v2"
)

// styles are the looks of a form's cells.
type styles struct {
	title, note, text, question, choice, head int
	answer, date                              int // may be changed
}

func newStyles(f *excelize.File) (styles, error) {
	wrap := &excelize.Alignment{Vertical: "top", WrapText: true}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "8A949B", Style: 1})
	}
	open := &excelize.Protection{Locked: false}
	fill := func(colour string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	iso := "yyyy\\-mm\\-dd"
	var s styles
	for _, make := range []struct {
		into  *int
		style excelize.Style
	}{
		{&s.title, excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}, Alignment: wrap}},
		{&s.note, excelize.Style{Font: &excelize.Font{Italic: true, Color: "4A5459"}, Alignment: wrap}},
		{&s.text, excelize.Style{Alignment: wrap}},
		{&s.question, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap}},
		{&s.choice, excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true, Indent: 1}}},
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: wrap, Fill: fill("E7ECEF"), Border: border}},
		{&s.answer, excelize.Style{Alignment: wrap, Fill: fill("FFFBE6"), Border: border, Protection: open}},
		{&s.date, excelize.Style{Alignment: wrap, Fill: fill("FFFBE6"), Border: border, Protection: open, CustomNumFmt: &iso}},
	} {
		var err error
		if *make.into, err = f.NewStyle(&make.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// day writes a date of the engagement the way the language does.
func (d *drawing) day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return d.Say.Date(t)
}
