package pdfcheck

// checkMarks goes from the page's content to the structure tree and back: each
// MCID belongs to one element, and the parent tree says the same.
func (c *checker) checkMarks() {
	if c.root == nil {
		return
	}
	owner := map[markRef]*element{}
	for _, e := range c.elements {
		for _, m := range e.marks {
			if other := owner[m]; other != nil {
				c.add(m.page.num, e.object, "MCID %d belongs to object %d already", m.mcid, other.object)
				continue
			}
			owner[m] = e
			if !m.page.marks[m.mcid] {
				c.add(m.page.num, e.object, "%s has MCID %d, which is not on the page", e.role, m.mcid)
			}
		}
	}
	for _, p := range c.pages {
		for id := range p.marks {
			if owner[markRef{p, id}] == nil {
				c.add(p.num, p.object, "MCID %d belongs to no structure element", id)
			}
		}
		if p.key >= 0 {
			c.checkRow(p, owner)
		}
	}
	c.checkKeys()
}

// checkRow compares a page's row of the parent tree with the structure tree.
func (c *checker) checkRow(p *page, owner map[markRef]*element) {
	row := c.f.array(c.parents[p.key])
	if row == nil {
		if len(p.marks) > 0 {
			c.add(p.num, p.object, "ParentTree has no row %d", p.key)
		}
		return
	}
	for id := range max(len(row), len(p.marks)) {
		var there ref
		if id < len(row) {
			there, _ = row[id].(ref)
		}
		e := owner[markRef{p, id}]
		switch {
		case e == nil && there.num != 0:
			c.add(p.num, p.object, "ParentTree row %d gives MCID %d to object %d, which does not have it", p.key, id, there.num)
		case e != nil && there.num != e.object:
			c.add(p.num, p.object, "ParentTree row %d gives MCID %d to object %d, it is object %d's", p.key, id, there.num, e.object)
		}
	}
}

// checkKeys looks for entries of the parent tree that nothing leads to.
func (c *checker) checkKeys() {
	used := map[int]bool{}
	for _, p := range c.pages {
		used[p.key] = true
		for _, a := range c.f.array(p.dict["Annots"]) {
			if key, ok := c.f.resolve(c.f.dict(a)["StructParent"]).(int); ok {
				used[key] = true
			}
		}
	}
	for key := range c.parents {
		if !used[key] {
			c.add(0, c.root.object, "ParentTree has key %d, which no page or annotation uses", key)
		}
	}
}
