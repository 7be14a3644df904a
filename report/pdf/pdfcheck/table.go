package pdfcheck

// checkTable looks whether a table's rows have the same number of cells and its
// heads say what they head.
func (c *checker) checkTable(t *element) {
	rows := tableRows(t)
	heads, want := 0, 0
	taken := map[int]int{} // for each column, for how many rows from this one
	for i, r := range rows {
		for _, cell := range r.kids {
			if cell.role == "TH" {
				heads++
				c.checkScope(cell)
			}
			down := c.span(cell, "RowSpan")
			if i+down > len(rows) {
				c.add(cell.page(), cell.object, "cell spans %d rows, the table ends before", down)
			}
			take(taken, c.span(cell, "ColSpan"), down)
		}
		count := len(taken)
		if i == 0 {
			want = count
		}
		if count != want {
			c.add(r.page(), r.object, "row %d of the table has %d cells, the first has %d", i+1, count, want)
		}
		for col := range taken {
			if taken[col]--; taken[col] <= 0 {
				delete(taken, col)
			}
		}
	}
	if heads == 0 {
		c.add(t.page(), t.object, "table without a head cell (TH)")
	}
	c.checkHeaders(rows)
}

// take puts a cell into the next free columns.
func take(taken map[int]int, across, down int) {
	for col := 0; across > 0; col++ {
		if taken[col] == 0 {
			taken[col] = down
			across--
		}
	}
}

// tableRows lists a table's rows, in and out of THead, TBody, TFoot.
func tableRows(t *element) []*element {
	var rows []*element
	for _, k := range t.kids {
		switch k.role {
		case "TR":
			rows = append(rows, k)
		case "THead", "TBody", "TFoot":
			rows = append(rows, tableRows(k)...)
		}
	}
	return rows
}

// checkScope looks whether a head cell says what it heads.
func (c *checker) checkScope(cell *element) {
	switch s := c.f.name(c.attribute(cell, "Scope")); s {
	case "Row", "Column", "Both":
	case "":
		c.add(cell.page(), cell.object, "TH without Scope")
	default:
		c.add(cell.page(), cell.object, "TH with Scope %s", s)
	}
}

// span is a cell's ColSpan or RowSpan.
func (c *checker) span(cell *element, key name) int {
	n, ok := c.f.resolve(c.attribute(cell, key)).(int)
	if !ok {
		return 1
	}
	if n < 1 || n > 1000 {
		c.add(cell.page(), cell.object, "%s is %d", key, n)
		return 1
	}
	return n
}

// attribute finds an attribute of the owner Table.
func (c *checker) attribute(e *element, key name) any {
	list := c.f.array(e.dict["A"])
	if list == nil {
		list = array{e.dict["A"]}
	}
	for _, v := range list {
		if d := c.f.dict(v); d != nil && c.f.name(d["O"]) == "Table" {
			if a, ok := d[key]; ok {
				return a
			}
		}
	}
	return nil
}
