package pdfcheck

// maxItems is how many items an outline may have.
const maxItems = 10000

// checkOutline looks at the bookmarks: every one has a title and leads to a
// page, and they are chained as they should be.
func (c *checker) checkOutline() {
	r, ok := c.catalog["Outlines"].(ref)
	if !ok {
		if len(c.pages) > 3 {
			c.add(0, 0, "no outline: %d pages without bookmarks", len(c.pages))
		}
		return
	}
	seen := map[int]bool{}
	shown := c.checkItems(r, seen, 0)
	if n, _ := c.f.resolve(c.f.dict(r)["Count"]).(int); n != shown {
		c.add(0, r.num, "outline: Count is %d, %d items are to be seen", n, shown)
	}
}

// checkItems looks at the items below parent and returns how many of them are
// to be seen when parent is open.
func (c *checker) checkItems(parent ref, seen map[int]bool, depth int) int {
	d := c.f.dict(parent)
	shown := 0
	var last ref
	next, _ := d["First"].(ref)
	for next.num != 0 {
		item := c.f.dict(next)
		if item == nil || seen[next.num] || depth > maxNesting || len(seen) > maxItems {
			c.add(0, next.num, "outline: item that is missing, met before, or too deep")
			return shown
		}
		seen[next.num] = true
		if c.f.str(item["Title"]) == "" {
			c.add(0, next.num, "outline: item without a title")
		}
		c.checkTarget(0, next.num, item)
		if p, _ := item["Parent"].(ref); p != parent {
			c.add(0, next.num, "outline: Parent is object %d, want %d", p.num, parent.num)
		}
		if p, _ := item["Prev"].(ref); p != last {
			c.add(0, next.num, "outline: Prev is object %d, want %d", p.num, last.num)
		}
		shown += 1 + c.checkCount(next, item, seen, depth)
		last = next
		next, _ = item["Next"].(ref)
	}
	if l, _ := d["Last"].(ref); l != last {
		c.add(0, parent.num, "outline: Last is object %d, want %d", l.num, last.num)
	}
	return shown
}

// checkCount compares an item's Count with what is below it, and returns how
// many of those are to be seen. A count below 0 belongs to a closed item.
func (c *checker) checkCount(r ref, item dict, seen map[int]bool, depth int) int {
	below := 0
	if item["First"] != nil {
		below = c.checkItems(r, seen, depth+1)
	}
	n, has := c.f.resolve(item["Count"]).(int)
	if below == 0 && has || below > 0 && n != below && n != -below {
		c.add(0, r.num, "outline: Count is %d, %d items are below", n, below)
	}
	return max(n, 0)
}
