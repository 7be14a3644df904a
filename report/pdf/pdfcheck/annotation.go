package pdfcheck

import "strings"

// The flags of an annotation (ISO 32000-1, 12.5.3).
const (
	flagInvisible = 1 << 0
	flagHidden    = 1 << 1
	flagPrint     = 1 << 2
	flagNoView    = 1 << 5
)

// checkAnnotations looks at every annotation, and whether the structure tree
// leads to it and it back.
func (c *checker) checkAnnotations() {
	owner := map[int]*element{}
	for _, e := range c.elements {
		for _, a := range e.annots {
			if other := owner[a.object]; other != nil {
				c.add(a.page.num, a.object, "annotation belongs to object %d and to object %d", other.object, e.object)
			}
			owner[a.object] = e
		}
	}
	onPage := map[int]*page{}
	for _, p := range c.pages {
		for _, v := range c.f.array(p.dict["Annots"]) {
			r, ok := v.(ref)
			d := c.f.dict(v)
			if !ok || d == nil {
				c.add(p.num, p.object, "annotation that is missing or no object of its own")
				continue
			}
			onPage[r.num] = p
			c.checkAnnotation(p, r.num, d, owner[r.num])
		}
	}
	for _, e := range c.elements {
		for _, a := range e.annots {
			if onPage[a.object] != a.page {
				c.add(a.page.num, e.object, "%s has annotation %d, which is not on the page", e.role, a.object)
			}
		}
	}
}

func (c *checker) checkAnnotation(p *page, object int, d dict, e *element) {
	kind := c.f.name(d["Subtype"])
	flags, _ := c.f.resolve(d["F"]).(int)
	if flags&flagPrint == 0 || flags&(flagInvisible|flagHidden|flagNoView) != 0 {
		c.add(p.num, object, "annotation's flags are %d: it must be printed and visible", flags)
	}
	if strings.TrimSpace(c.f.str(d["Contents"])) == "" {
		c.add(p.num, object, "%s annotation without Contents", kind)
	}
	if c.root != nil {
		c.checkOwner(p, object, d, e, kind)
	}
	if kind == "Link" {
		c.checkTarget(p.num, object, d)
	}
	if box := c.f.array(d["Rect"]); len(box) == 4 {
		var v [4]float64
		for i := range v {
			v[i], _ = number(c.f.resolve(box[i]))
		}
		if v[0] >= v[2] || v[1] >= v[3] {
			c.add(p.num, object, "annotation's rectangle %v is empty or upside down", v)
		}
	} else {
		c.add(p.num, object, "annotation without a rectangle")
	}
}

// checkOwner compares an annotation's StructParent with the structure tree.
func (c *checker) checkOwner(p *page, object int, d dict, e *element, kind name) {
	if e == nil {
		c.add(p.num, object, "%s annotation belongs to no structure element", kind)
	} else if kind == "Link" && e.role != "Link" {
		c.add(p.num, object, "Link annotation stands in %s, not in Link", e.role)
	}
	key, ok := c.f.resolve(d["StructParent"]).(int)
	if !ok {
		c.add(p.num, object, "annotation without StructParent")
		return
	}
	there, _ := c.parents[key].(ref)
	if e != nil && there.num != e.object {
		c.add(p.num, object, "StructParent %d leads to object %d, the annotation is object %d's", key, there.num, e.object)
	}
}

// forbidden are actions no archived document may have (ISO 19005-2, 6.5.1).
var forbidden = setOf(`Launch Sound Movie ResetForm ImportData Hide SetOCGState Rendition Trans GoTo3DView JavaScript`)

// checkTarget looks where a link or an item of the outline leads.
func (c *checker) checkTarget(page, object int, d dict) {
	dest := d["Dest"]
	if a := c.f.dict(d["A"]); a != nil {
		switch s := c.f.name(a["S"]); {
		case s == "URI":
			if c.f.str(a["URI"]) == "" {
				c.add(page, object, "link to an empty address")
			}
			return
		case forbidden[s]:
			c.add(page, object, "action %s is not allowed", s)
			return
		case s == "GoTo":
			dest = a["D"]
		default:
			return
		}
	}
	switch v := c.f.resolve(dest).(type) {
	case array:
		if c.pageOf(first(v)) == nil {
			c.add(page, object, "leads to a page that does not exist")
		}
	case text, name:
		if c.namedTarget(v) == nil {
			c.add(page, object, "leads to %q, which does not exist", v)
		}
	default:
		c.add(page, object, "leads nowhere")
	}
}

// namedTarget finds the page of a named destination.
func (c *checker) namedTarget(v any) *page {
	var found any
	switch n := v.(type) {
	case name:
		found = c.f.dict(c.catalog["Dests"])[n]
	case text:
		found = c.inNameTree(c.f.dict(c.catalog["Names"])["Dests"], n, 0)
	}
	if d := c.f.dict(found); d != nil {
		found = d["D"]
	}
	return c.pageOf(first(c.f.array(found)))
}

func (c *checker) inNameTree(node any, key text, depth int) any {
	d := c.f.dict(node)
	if d == nil || depth > 8 {
		return nil
	}
	names := c.f.array(d["Names"])
	for i := 0; i+1 < len(names); i += 2 {
		if k, _ := c.f.resolve(names[i]).(text); k == key {
			return names[i+1]
		}
	}
	for _, k := range c.f.array(d["Kids"]) {
		if v := c.inNameTree(k, key, depth+1); v != nil {
			return v
		}
	}
	return nil
}
