package pdfcheck

// A page and what its content was found to hold.
type page struct {
	num       int // from 1
	object    int
	dict      dict
	resources dict
	key       int          // its row in the parent tree; -1: none
	marks     map[int]bool // the MCIDs of its content
}

// maxPages is how many pages are looked at.
const maxPages = 5000

// readPages walks the page tree.
func (c *checker) readPages() {
	c.byObject = map[int]*page{}
	seen := map[int]bool{}
	var walk func(node any, resources dict, box array, depth int)
	walk = func(node any, resources dict, box array, depth int) {
		r, _ := node.(ref)
		d := c.f.dict(node)
		if d == nil || seen[r.num] || depth > maxNesting || len(c.pages) >= maxPages {
			c.add(0, r.num, "page tree: a node that is missing, met before, or too deep")
			return
		}
		seen[r.num] = true
		if own := c.f.dict(d["Resources"]); own != nil {
			resources = own
		}
		if own := c.f.array(d["MediaBox"]); own != nil {
			box = own
		}
		if c.f.name(d["Type"]) == "Pages" {
			for _, k := range c.f.array(d["Kids"]) {
				walk(k, resources, box, depth+1)
			}
			return
		}
		p := &page{num: len(c.pages) + 1, object: r.num, dict: d, resources: resources, key: -1, marks: map[int]bool{}}
		c.pages = append(c.pages, p)
		c.byObject[r.num] = p
		if len(box) != 4 {
			c.add(p.num, p.object, "no MediaBox")
		}
	}
	walk(c.catalog["Pages"], nil, nil, 0)
	if len(c.pages) == 0 {
		c.add(0, 0, "no pages")
	}
	if n, _ := c.f.resolve(c.f.dict(c.catalog["Pages"])["Count"]).(int); n != len(c.pages) {
		c.add(0, 0, "page tree: /Count says %d pages, there are %d", n, len(c.pages))
	}
	c.checkPageKeys()
}

// checkPageKeys looks at what ties pages to the structure tree.
func (c *checker) checkPageKeys() {
	used := map[int]int{}
	for _, p := range c.pages {
		key, ok := c.f.resolve(p.dict["StructParents"]).(int)
		if !ok {
			c.add(p.num, p.object, "no StructParents: its content is not tied to the structure tree")
		} else if other, taken := used[key]; taken {
			c.add(p.num, p.object, "StructParents %d is page %d's already", key, other)
		} else {
			used[key], p.key = p.num, key
		}
		if len(c.f.array(p.dict["Annots"])) > 0 && c.f.name(p.dict["Tabs"]) != "S" {
			c.add(p.num, p.object, "Tabs is not S: the keyboard does not follow the structure")
		}
	}
}
