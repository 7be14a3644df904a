package pdfcheck

import "strings"

// An element of the structure tree.
type element struct {
	object int
	dict   dict
	role   name // its standard type, after the role map
	parent *element
	kids   []*element
	marks  []markRef
	annots []annotRef
}

// A markRef is content that belongs to an element.
type markRef struct {
	page *page
	mcid int
}

// An annotRef is an annotation that belongs to an element.
type annotRef struct {
	page   *page
	object int
}

// standard are the structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
var standard = setOf(`Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
	P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot
	Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form`)

func setOf(words string) map[name]bool {
	m := map[name]bool{}
	for _, w := range strings.Fields(words) {
		m[name(w)] = true
	}
	return m
}

// maxElements is how large a structure tree may be.
const maxElements = 1 << 20

// page is the page an element's first content is on; 0 if none.
func (e *element) page() int {
	if len(e.marks) > 0 {
		return e.marks[0].page.num
	}
	if len(e.annots) > 0 {
		return e.annots[0].page.num
	}
	for _, k := range e.kids {
		if n := k.page(); n > 0 {
			return n
		}
	}
	return 0
}

// readStructure reads the structure tree and the parent tree.
func (c *checker) readStructure() {
	c.byRef = map[int]*element{}
	rootRef, _ := c.catalog["StructTreeRoot"].(ref)
	root := c.f.dict(c.catalog["StructTreeRoot"])
	if root == nil {
		c.add(0, 0, "no StructTreeRoot: the document is not tagged")
		return
	}
	c.roles = c.f.dict(root["RoleMap"])
	c.root = &element{object: rootRef.num, dict: root, role: "StructTreeRoot"}
	c.readKids(c.root, nil, 0)
	if len(c.root.kids) != 1 || c.root.kids[0].role != "Document" {
		c.add(0, rootRef.num, "the structure tree's root should hold one Document")
	}
	c.parents = map[int]any{}
	c.readParents(root["ParentTree"], 0)
	next, _ := c.f.resolve(root["ParentTreeNextKey"]).(int)
	for key := range c.parents {
		if key >= next {
			c.add(0, rootRef.num, "ParentTreeNextKey is %d, key %d is in use", next, key)
			break
		}
	}
}

// readKids reads the /K of an element whose /Pg, its own or inherited, is pg.
func (c *checker) readKids(e *element, pg *page, depth int) {
	if depth > maxNesting {
		c.add(0, e.object, "structure elements nested deeper than %d", maxNesting)
		return
	}
	if own := c.pageOf(e.dict["Pg"]); own != nil {
		pg = own
	}
	kids := c.f.array(e.dict["K"])
	if kids == nil && e.dict["K"] != nil {
		kids = array{e.dict["K"]}
	}
	for _, k := range kids {
		c.readKid(e, k, pg, depth)
	}
}

func (c *checker) readKid(e *element, k any, pg *page, depth int) {
	r, _ := k.(ref)
	switch v := c.f.resolve(k).(type) {
	case int:
		if pg == nil {
			c.add(0, e.object, "MCID %d of %s is on no page: /Pg is missing", v, e.role)
			return
		}
		c.owns(e, markRef{pg, v})
	case dict:
		if own := c.pageOf(v["Pg"]); own != nil && (c.f.name(v["Type"]) == "MCR" || c.f.name(v["Type"]) == "OBJR") {
			pg = own
		}
		switch c.f.name(v["Type"]) {
		case "MCR":
			id, ok := c.f.resolve(v["MCID"]).(int)
			if !ok || pg == nil {
				c.add(0, e.object, "content of %s without MCID or page", e.role)
				return
			}
			c.owns(e, markRef{pg, id})
		case "OBJR":
			o, ok := v["Obj"].(ref)
			if !ok || pg == nil {
				c.add(0, e.object, "object of %s without Obj or page", e.role)
				return
			}
			e.annots = append(e.annots, annotRef{pg, o.num})
		default:
			c.readElement(e, r, v, pg, depth)
		}
	default:
		c.add(0, e.object, "a kid of %s that is missing", e.role)
	}
}

// owns makes content an element's, and the next to be read out.
func (c *checker) owns(e *element, m markRef) {
	e.marks = append(e.marks, m)
	c.reading = append(c.reading, m)
}

func (c *checker) readElement(parent *element, r ref, d dict, pg *page, depth int) {
	if c.byRef[r.num] != nil || len(c.elements) >= maxElements {
		c.add(0, r.num, "structure element in two places of the tree")
		return
	}
	e := &element{object: r.num, dict: d, parent: parent, role: c.role(r.num, c.f.name(d["S"]))}
	c.byRef[r.num] = e
	c.elements = append(c.elements, e)
	parent.kids = append(parent.kids, e)
	if p, _ := d["P"].(ref); p.num != parent.object {
		c.add(0, r.num, "%s says its parent is object %d, it stands in object %d", e.role, p.num, parent.object)
	}
	c.readKids(e, pg, depth+1)
}

// role follows the role map to a standard type.
func (c *checker) role(object int, s name) name {
	was := s
	for range maxNesting {
		if standard[s] {
			if c.roles[s] != nil {
				c.add(0, object, "standard type %s is mapped to another", s)
			}
			return s
		}
		next := c.f.name(c.roles[s])
		if next == "" {
			break
		}
		s = next
	}
	c.add(0, object, "type %q is neither standard nor mapped to a standard one", was)
	return was
}

func (c *checker) pageOf(v any) *page {
	r, _ := v.(ref)
	return c.byObject[r.num]
}

// readParents reads a node of the parent tree, a number tree.
func (c *checker) readParents(v any, depth int) {
	r, _ := v.(ref)
	d := c.f.dict(v)
	if d == nil || depth > maxNesting || len(c.parents) > maxObjects {
		c.add(0, r.num, "ParentTree: a node that is missing or too deep")
		return
	}
	nums := c.f.array(d["Nums"])
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		key, ok := c.f.resolve(nums[i]).(int)
		if !ok || key <= last {
			c.add(0, r.num, "ParentTree: key %v after %d", nums[i], last)
		}
		if _, twice := c.parents[key]; twice {
			c.add(0, r.num, "ParentTree: key %d twice", key)
		}
		last = key
		c.parents[key] = nums[i+1]
	}
	for _, k := range c.f.array(d["Kids"]) {
		c.readParents(k, depth+1)
	}
}
