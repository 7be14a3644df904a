package pdf

import (
	"fmt"
	"strings"
)

// finish makes the laid out pages the file that the standards ask for.
func (d *document) finish(o Options) ([]byte, error) {
	f := newFile(len(d.pages))
	contents := d.finishContents(f) // first: page numbers use glyphs, too
	fonts, err := d.finishFonts(f)
	if err != nil {
		return nil, err
	}
	images, err := d.finishImages(f)
	if err != nil {
		return nil, err
	}
	d.finishResources(f, fonts, images)
	d.root.prune()
	tree := d.numberTree(f)
	d.finishPages(f, tree, contents)
	d.finishTree(f, tree)
	outline := d.finishOutline(f)
	metadata := d.finishCatalog(f, tree, outline, o)
	return f.bytes(o.Variant, metadata), nil
}

// finishContents writes what the pages show, and returns the objects.
func (d *document) finishContents(f *file) []int {
	contents := make([]int, len(d.pages))
	for i, p := range d.pages {
		contents[i] = f.addStream("<<", p.finished(d.number))
	}
	return contents
}

// finishResources names the fonts, pictures and opacities as the pages' contents do.
func (d *document) finishResources(f *file, fonts [len(faceFiles)]int, images []int) {
	var b strings.Builder
	b.WriteString("<</ProcSet[/PDF/Text]/Font<<")
	for face, n := range fonts {
		if n != 0 {
			fmt.Fprintf(&b, "/T%d %d 0 R", face, n)
		}
	}
	b.WriteString(">>")
	if len(images) > 0 {
		b.WriteString("/XObject<<")
		for i, n := range images {
			fmt.Fprintf(&b, "/I%d %d 0 R", i, n)
		}
		b.WriteString(">>")
	}
	if d.translucent() {
		b.WriteString("/ExtGState<<")
		for alpha, used := range d.alphas {
			if used || alpha == 255 {
				v := string(appendNum(nil, float64(alpha)/255))
				fmt.Fprintf(&b, "%s<</Type/ExtGState/CA %s/ca %s>>", alphaName(uint8(alpha)), v, v)
			}
		}
		b.WriteString(">>")
	}
	b.WriteString(">>")
	f.set(resources, b.String())
}

// translucent says whether anything is drawn so, or may be: pictures have their own opacity.
func (d *document) translucent() bool {
	if len(d.images) > 0 && d.variant != ArchivalOne {
		return true
	}
	for _, used := range d.alphas {
		if used {
			return true
		}
	}
	return false
}

// finishPages gives every page its content, its place in the structure tree and its
// links, which count on from the pages in the tree.
func (d *document) finishPages(f *file, t *tree, contents []int) {
	key := len(d.pages)
	for i, p := range d.pages {
		var annotations []int
		for _, l := range p.links {
			l.object = f.add(d.annotation(f, f.pages[i], l, key))
			annotations = append(annotations, l.object)
			key++
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S", pageTree, resources, contents[i], i)
		if len(annotations) > 0 {
			b.WriteString("/Annots[" + references(annotations) + "]")
		}
		if d.translucent() {
			b.WriteString("/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>")
		}
		b.WriteString(">>")
		f.set(f.pages[i], b.String())
	}
	f.set(pageTree, fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 %s]>>", len(f.pages), references(f.pages), pageSize()))
	t.nextKey = key
}

// pageSize is the width and height of a page in points.
func pageSize() string {
	return string(appendNum(append(appendNum(nil, pageWidth/mm), ' '), pageHeight/mm))
}

// annotation is a link's dictionary. Its words are there for people who do not see the
// page; F 4 says that it is printed.
func (d *document) annotation(f *file, page int, l *link, key int) string {
	b := []byte("<</Type/Annot/Subtype/Link/Rect[")
	for _, v := range []float64{l.x / mm, (pageHeight - l.y - l.h) / mm, (l.x + l.w) / mm, (pageHeight - l.y) / mm} {
		b = append(appendNum(b, v), ' ')
	}
	b = fmt.Appendf(b, "]/Border[0 0 0]/F 4/P %d 0 R/StructParent %d/Contents%s", page, key, textString(d.target(l)))
	if l.uri != "" {
		return string(fmt.Appendf(b, "/A<</Type/Action/S/URI/URI%s>>>>", uriString(l.uri)))
	}
	return string(b) + "/Dest" + destination(f, d.places[l.anchor]) + ">>"
}

// destination is a place to go to.
func destination(f *file, p place) string {
	b := fmt.Appendf(nil, "[%d 0 R/XYZ 0 ", f.pages[p.page-1])
	return string(appendNum(b, (pageHeight-p.y)/mm)) + " null]"
}

// references writes a row of references.
func references(numbers []int) string {
	var b []byte
	for _, n := range numbers {
		b = appendRef(b, n)
	}
	return string(b)
}
