package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A tree is the structure tree on its way into the file: the elements in order.
type tree struct {
	root    int
	order   []*elem
	nextKey int // of the parent tree
}

// numberTree gives every element an object.
func (d *document) numberTree(f *file) *tree {
	t := &tree{root: f.add("")}
	var walk func(e *elem)
	walk = func(e *elem) {
		e.object = f.add("")
		t.order = append(t.order, e)
		for _, k := range e.kids {
			if k.elem != nil {
				walk(k.elem)
			}
		}
	}
	walk(d.root)
	return t
}

// finishTree writes the elements, and the parent tree that leads from a page's content
// and links back to them.
func (d *document) finishTree(f *file, t *tree) {
	var pages, links []byte
	key := len(d.pages)
	for i, p := range d.pages {
		pages = append(strconv.AppendInt(pages, int64(i), 10), '[')
		for _, e := range p.marks {
			pages = appendRef(pages, e.object)
		}
		pages = append(pages, ']')
		for _, l := range p.links {
			links = append(strconv.AppendInt(append(links, ' '), int64(key), 10), ' ')
			links = appendRef(links, l.elem.object)
			key++
		}
	}
	parents := f.add("<</Nums[" + string(pages) + string(links) + "]>>")
	for _, e := range t.order {
		f.objects[e.object].dict = t.element(f, e)
	}
	f.set(t.root, fmt.Sprintf("<</Type/StructTreeRoot/RoleMap<</Title/P>>/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>",
		d.root.object, parents, t.nextKey, t.ids()))
}

// element writes one element. Its own marked content is named by number alone if it
// stands on the page the element begins on.
func (t *tree) element(f *file, e *elem) []byte {
	parent := t.root
	if e.parent != nil {
		parent = e.parent.object
	}
	b := append(make([]byte, 0, 128), "<</Type/StructElem/S/"...)
	b = append(append(b, e.role...), "/P "...)
	b = appendRef(b, parent)
	first := firstPage(e)
	if first > 0 {
		b = appendRef(append(b, "/Pg "...), f.pages[first-1])
	}
	for _, entry := range [][2]string{{"/Alt", e.alt}, {"/Lang", e.lang}, {"/ID", e.id}} {
		if entry[1] != "" {
			b = append(append(b, entry[0]...), textString(entry[1])...)
		}
	}
	switch len(e.attrs) {
	case 0:
	case 1:
		b = append(append(b, "/A"...), e.attrs[0]...)
	default:
		b = append(append(append(b, "/A["...), strings.Join(e.attrs, "")...), ']')
	}
	if len(e.kids) > 0 {
		b = append(b, "/K["...)
		for _, k := range e.kids {
			b = appendKid(b, f, k, first)
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

// appendKid writes a kid of an element whose own content begins on page first.
func appendKid(b []byte, f *file, k kid, first int) []byte {
	switch {
	case k.elem != nil:
		return appendRef(b, k.elem.object)
	case k.link != nil:
		return fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", f.pages[k.page-1], k.link.object)
	case k.page == first:
		return append(strconv.AppendInt(b, int64(k.mark), 10), ' ')
	}
	return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", f.pages[k.page-1], k.mark)
}

// appendRef writes a reference and a space.
func appendRef(b []byte, object int) []byte {
	return append(strconv.AppendInt(b, int64(object), 10), " 0 R "...)
}

// firstPage is the page of an element's first own content; 0: it has none.
func firstPage(e *elem) int {
	for _, k := range e.kids {
		if k.page > 0 {
			return k.page
		}
	}
	return 0
}

// ids is the tree that finds elements by their id, if any has one.
func (t *tree) ids() string {
	var named []*elem
	for _, e := range t.order {
		if e.id != "" {
			named = append(named, e)
		}
	}
	if len(named) == 0 {
		return ""
	}
	slices.SortFunc(named, func(a, b *elem) int { return strings.Compare(a.id, b.id) })
	var b strings.Builder
	b.WriteString("/IDTree<</Names[")
	for _, e := range named {
		fmt.Fprintf(&b, "%s %d 0 R ", textString(e.id), e.object)
	}
	b.WriteString("]>>")
	return b.String()
}
