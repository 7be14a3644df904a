package pdfcheck

import "strings"

// holders are which elements may stand in which (ISO 32000-1, 14.8.4.3); the
// types that are not named may hold anything.
var holders = map[name]map[name]bool{
	"L":     setOf("LI L Caption"),
	"LI":    setOf("Lbl LBody Caption"),
	"TOC":   setOf("TOCI TOC Caption"),
	"TOCI":  setOf("Lbl Reference NonStruct P TOC Link"),
	"Table": setOf("TR THead TBody TFoot Caption"),
	"THead": setOf("TR"),
	"TBody": setOf("TR"),
	"TFoot": setOf("TR"),
	"TR":    setOf("TH TD"),
}

// within are the elements that stand only in certain others.
var within = map[name]map[name]bool{
	"LI": setOf("L"), "LBody": setOf("LI"), "TOCI": setOf("TOC"),
	"TR": setOf("Table THead TBody TFoot"), "TH": setOf("TR"), "TD": setOf("TR"),
	"THead": setOf("Table"), "TBody": setOf("Table"), "TFoot": setOf("Table"),
	"Caption": setOf("Figure Table L TOC Formula"),
}

// checkElements looks at every element by itself and in its place.
func (c *checker) checkElements() {
	for _, e := range c.elements {
		c.checkPlace(e)
		if len(e.kids)+len(e.marks)+len(e.annots) == 0 && e.role != "TD" && e.role != "TH" {
			c.add(0, e.object, "%s is empty", e.role)
		}
		if s, ok := c.f.resolve(e.dict["Lang"]).(text); ok && !isLanguage(decodeText(s)) {
			c.add(e.page(), e.object, "%s has the language %q", e.role, decodeText(s))
		}
		switch e.role {
		case "Figure", "Formula":
			if !c.hasText(e, "Alt") && !c.hasText(e, "ActualText") {
				c.add(e.page(), e.object, "%s without a text alternative (Alt)", e.role)
			}
		case "Link":
			if len(e.annots) == 0 {
				c.add(e.page(), e.object, "Link without its annotation")
			}
		case "Table":
			c.checkTable(e)
		case "TOCI":
			if !holdsLink(e) {
				c.add(e.page(), e.object, "entry of the contents that leads nowhere: no Link in it")
			}
		case "LI":
			c.checkItem(e)
		case "Note":
			if c.f.str(e.dict["ID"]) == "" {
				c.add(e.page(), e.object, "Note without an ID")
			}
		}
	}
}

func (c *checker) hasText(e *element, key name) bool {
	return strings.TrimSpace(c.f.str(e.dict[key])) != ""
}

// checkPlace looks whether an element may stand where it does.
func (c *checker) checkPlace(e *element) {
	if ok := holders[e.parent.role]; ok != nil && !ok[e.role] {
		c.add(e.page(), e.object, "%s must not stand in %s", e.role, e.parent.role)
	} else if ok := within[e.role]; ok != nil && !ok[e.parent.role] {
		c.add(e.page(), e.object, "%s must not stand in %s", e.role, e.parent.role)
	}
	if holders[e.role] != nil && len(e.marks) > 0 && e.role != "TOCI" {
		c.add(e.page(), e.object, "%s has content of its own", e.role)
	}
	if kids := e.parent.kids; e.role == "Caption" && e != kids[0] && e != kids[len(kids)-1] {
		c.add(e.page(), e.object, "Caption is neither the first nor the last in %s", e.parent.role)
	}
}

func (c *checker) checkItem(e *element) {
	bodies := 0
	for _, k := range e.kids {
		if k.role == "LBody" {
			bodies++
		}
	}
	if bodies != 1 {
		c.add(e.page(), e.object, "LI with %d LBody, want one", bodies)
	}
}

func holdsLink(e *element) bool {
	if e.role == "Link" && len(e.annots) > 0 {
		return true
	}
	for _, k := range e.kids {
		if holdsLink(k) {
			return true
		}
	}
	return false
}

// checkHeadings looks whether headings go down one level at a time, from H1.
func (c *checker) checkHeadings() {
	last, plain := 0, false
	for _, e := range c.elements {
		if e.role == "H" {
			plain = true
		}
		if len(e.role) != 2 || e.role[0] != 'H' || e.role[1] < '1' || e.role[1] > '6' {
			continue
		}
		level := int(e.role[1] - '0')
		if level > last+1 {
			if last == 0 {
				c.add(e.page(), e.object, "the first heading is H%d, want H1", level)
			} else {
				c.add(e.page(), e.object, "heading H%d follows H%d: a level is left out", level, last)
			}
		}
		last = level
	}
	if plain && last > 0 {
		c.add(0, 0, "headings of both kinds, H and H1 to H6")
	}
}
