package report

import "lotse/report/figure"

// listing is the index of figures and tables: number, title, page. It can only be
// written when all chapters are.
func (a *author) listing(chapters []Chapter) []Block {
	table := Table{
		ID: "tab-listing",
		Columns: []TableColumn{
			{Head: a.say.T("report-number"), Width: 0.18},
			{Head: a.say.T("report-origins-index-title"), Width: 0.7},
			{Head: a.say.T("report-origins-index-page"), Width: 0.12, Align: figure.Right},
		},
	}
	var tables []TableRow
	for _, c := range chapters {
		for _, b := range c.Blocks {
			switch b := b.(type) {
			case Figure:
				table.Rows = appendListed(table.Rows, b.Number, b.Caption, b.ID)
			case Table:
				tables = appendListed(tables, b.Number, b.Caption, b.ID)
			}
		}
	}
	table.Rows = append(table.Rows, tables...)
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{ID: "listing", Level: 2, Text: a.say.T("report-origins-index")}, table}
}

// appendListed adds a line for what has a number; drawings that go on under the
// number of the first one have their line already.
func appendListed(rows []TableRow, number, title, anchor string) []TableRow {
	if number == "" || anchor == "" {
		return rows
	}
	if n := len(rows); n > 0 && rows[n-1].Cells[0].Text.String() == number {
		return rows
	}
	return append(rows, TableRow{Header: true, Cells: []Cell{
		{Text: plain(number)},
		{Text: Rich{{Text: title, Anchor: anchor}}},
		{Text: Rich{{Anchor: anchor, Page: true}}},
	}})
}
