package pdf

import (
	"fmt"

	"lotse/report/typeset"
)

// finishOutline writes the list of bookmarks and returns its root; 0: there is none.
// Parts are folded: people see the chapters first.
func (d *document) finishOutline(f *file) int {
	if len(d.outline) == 0 {
		return 0
	}
	root := f.add("")
	first := len(f.objects)
	for range d.outline {
		f.add("")
	}
	var tops []int // indices of the items of level 0
	for i, item := range d.outline {
		if item.level == 0 {
			tops = append(tops, i)
		}
	}
	for n, top := range tops {
		end := len(d.outline)
		if n+1 < len(tops) {
			end = tops[n+1]
		}
		links := fmt.Sprintf("/Parent %d 0 R", root)
		if n > 0 {
			links += fmt.Sprintf("/Prev %d 0 R", first+tops[n-1])
		}
		if n+1 < len(tops) {
			links += fmt.Sprintf("/Next %d 0 R", first+end)
		}
		if kids := end - top - 1; kids > 0 {
			links += fmt.Sprintf("/First %d 0 R/Last %d 0 R/Count -%d", first+top+1, first+end-1, kids)
		}
		d.outlineEntry(f, first, top, links)
		for i := top + 1; i < end; i++ {
			links := fmt.Sprintf("/Parent %d 0 R", first+top)
			if i > top+1 {
				links += fmt.Sprintf("/Prev %d 0 R", first+i-1)
			}
			if i+1 < end {
				links += fmt.Sprintf("/Next %d 0 R", first+i+1)
			}
			d.outlineEntry(f, first, i, links)
		}
	}
	f.set(root, fmt.Sprintf("<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>", first, first+tops[len(tops)-1], len(tops)))
	return root
}

// outlineEntry writes item i of the outline.
func (d *document) outlineEntry(f *file, first, i int, links string) {
	item := d.outline[i]
	f.set(first+i, "<</Title"+textString(typeset.Clean(item.title))+links+"/Dest"+destination(f, item.place)+">>")
}
