package pdf

import (
	"fmt"
	"strconv"
)

// An elem is a structure element: a paragraph, a table cell, a figure. Its kids are
// in reading order.
type elem struct {
	role   string // P, H1, Table …
	parent *elem
	kids   []kid
	alt    string // what a figure shows, in words
	lang   string // if it is not its parent's
	id     string // that headers of table cells are named by
	attrs  []string
	object int // in the file
}

// A kid of an element: another element, marked content, or a link's annotation.
type kid struct {
	elem *elem
	link *link
	page int // of marked content and links, from 1
	mark int // marked-content id
}

// add puts a new element at e's end.
func (e *elem) add(role string) *elem {
	c := &elem{role: role, parent: e}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// attr adds an attribute dictionary's text.
func (e *elem) attr(format string, args ...any) {
	e.attrs = append(e.attrs, fmt.Sprintf(format, args...))
}

// bbox says where a figure stands, in mm from the page's top left corner.
func (e *elem) bbox(x, y, w, h float64) {
	b := []byte("<</O/Layout/Placement/Block/BBox[")
	for _, v := range []float64{x / mm, (pageHeight - y - h) / mm, (x + w) / mm} {
		b = append(appendNum(b, v), ' ')
	}
	b = appendNum(b, (pageHeight-y)/mm)
	e.attrs = append(e.attrs, string(append(b, "]>>"...)))
}

// list makes e a list whose labels are of the kind PDF calls numbering.
func (e *elem) list(numbering string) *elem {
	l := e.add("L")
	l.attr("<</O/List/ListNumbering/%s>>", numbering)
	return l
}

// item adds an item with its label and body to a list.
func (e *elem) item() (label, body *elem) {
	li := e.add("LI")
	return li.add("Lbl"), li.add("LBody")
}

// headCell adds a table's head cell for a column or a row.
func (e *elem) headCell(scope, id string, span int) *elem {
	c := e.add("TH")
	c.id = id
	if span > 1 {
		c.attr("<</O/Table/Scope/%s/ColSpan %d>>", scope, span)
	} else {
		c.attr("<</O/Table/Scope/%s>>", scope)
	}
	return c
}

// cell adds a table's cell; heads are the ids of the cells that head it.
func (e *elem) cell(span int, heads []string) *elem {
	c := e.add("TD")
	if span < 2 && len(heads) == 0 {
		return c
	}
	b := []byte("<</O/Table")
	if span > 1 {
		b = strconv.AppendInt(append(b, "/ColSpan "...), int64(span), 10)
	}
	if len(heads) > 0 {
		b = append(b, "/Headers["...)
		for _, h := range heads {
			b = append(b, textString(h)...)
		}
		b = append(b, ']')
	}
	c.attrs = append(c.attrs, string(append(b, ">>"...)))
	return c
}

// prune takes out elements that hold nothing, such as the paragraph of an empty text:
// they would be announced and say nothing. Cells of a table stay, or its rows would not
// be of equal length, and so does the body of a list's item that has a label.
func (e *elem) prune() {
	kids := e.kids[:0]
	for _, k := range e.kids {
		if c := k.elem; c != nil {
			c.prune()
			stays := c.role == "TD" || c.role == "TH" || c.role == "LBody" && len(kids) > 0
			if len(c.kids) == 0 && !stays {
				continue
			}
		}
		kids = append(kids, k)
	}
	e.kids = kids
}
