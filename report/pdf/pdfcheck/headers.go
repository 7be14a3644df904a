package pdfcheck

// checkHeaders looks whether cells that name the cells heading them name some of their
// table, and whether they do so where going up and left would not find them: in a
// table with merged cells (ISO 14289-1, 7.5).
func (c *checker) checkHeaders(rows []*element) {
	heads, merged := map[string]bool{}, false
	for _, r := range rows {
		for _, cell := range r.kids {
			merged = merged || cell.role == "TH" && c.span(cell, "ColSpan")*c.span(cell, "RowSpan") > 1
			id := c.f.str(cell.dict["ID"])
			if cell.role != "TH" || id == "" {
				continue
			}
			if heads[id] {
				c.add(cell.page(), cell.object, "two head cells have the ID %q", id)
			}
			heads[id] = true
		}
	}
	for _, r := range rows {
		for _, cell := range r.kids {
			named := c.f.array(c.attribute(cell, "Headers"))
			if merged && len(named) == 0 && cell.role == "TD" && len(cell.kids)+len(cell.marks) > 0 {
				c.add(cell.page(), cell.object, "cell without Headers in a table with merged head cells")
			}
			for _, n := range named {
				if id := c.f.str(n); !heads[id] {
					c.add(cell.page(), cell.object, "Headers names %q, which is no head cell of the table", id)
				}
			}
		}
	}
}
