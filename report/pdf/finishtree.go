package pdf

import (
	"fmt"
	"slices"
	"strings"
)

// A tree is the structure tree on its way into the file: the elements in order, and
// their objects.
type tree struct {
	root    int
	order   []*elem
	number  map[*elem]int
	nextKey int // of the parent tree
}

// numberTree gives every element an object.
func (d *document) numberTree(f *file) *tree {
	t := &tree{root: f.add(""), number: map[*elem]int{}}
	var walk func(e *elem)
	walk = func(e *elem) {
		t.number[e] = f.add("")
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
func (d *document) finishTree(f *file, t *tree, annotations [][]int) {
	numbers := make([]map[*link]int, len(d.pages))
	var pages, links strings.Builder
	key := len(d.pages)
	for i, p := range d.pages {
		fmt.Fprintf(&pages, "%d[", i)
		for _, e := range p.marks {
			fmt.Fprintf(&pages, "%d 0 R ", t.number[e])
		}
		pages.WriteString("]")
		numbers[i] = map[*link]int{}
		for j, l := range p.links {
			numbers[i][l] = annotations[i][j]
			fmt.Fprintf(&links, " %d %d 0 R", key, t.number[l.elem])
			key++
		}
	}
	parents := f.add("<</Nums[" + pages.String() + links.String() + "]>>")
	for _, e := range t.order {
		f.objects[t.number[e]].dict = t.element(f, e, numbers)
	}
	f.set(t.root, fmt.Sprintf("<</Type/StructTreeRoot/RoleMap<</Title/P>>/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d%s>>",
		t.number[d.root], parents, t.nextKey, t.ids()))
}

// element writes one element. Its own marked content is named by number alone if it
// stands on the page the element begins on.
func (t *tree) element(f *file, e *elem, links []map[*link]int) []byte {
	parent := t.root
	if e.parent != nil {
		parent = t.number[e.parent]
	}
	b := fmt.Appendf(nil, "<</Type/StructElem/S/%s/P %d 0 R", e.role, parent)
	first := firstPage(e)
	if first > 0 {
		b = fmt.Appendf(b, "/Pg %d 0 R", f.pages[first-1])
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
			switch {
			case k.elem != nil:
				b = fmt.Appendf(b, "%d 0 R ", t.number[k.elem])
			case k.link != nil:
				b = fmt.Appendf(b, "<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>", f.pages[k.page-1], links[k.page-1][k.link])
			case k.page == first:
				b = fmt.Appendf(b, "%d ", k.mark)
			default:
				b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", f.pages[k.page-1], k.mark)
			}
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
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
		fmt.Fprintf(&b, "%s %d 0 R ", textString(e.id), t.number[e])
	}
	b.WriteString("]>>")
	return b.String()
}
