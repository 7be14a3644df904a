package pdf

import (
	"fmt"
	"strings"
)

// finish makes gofpdf's bytes the file that the standards ask for.
func (d *document) finish(raw []byte, o Options) ([]byte, error) {
	f, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("reading the canvas: %w", err)
	}
	if len(f.pages) != len(d.pages) {
		return nil, fmt.Errorf("the canvas has %d pages, not %d", len(f.pages), len(d.pages))
	}
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
	d.finishPages(f, tree)
	d.finishTree(f, tree)
	outline := d.finishOutline(f)
	metadata := d.finishCatalog(f, tree, outline, o)
	return f.bytes(o.Variant, metadata), nil
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

// finishPages gives every page its place in the structure tree and its links, which
// count on from the pages in the tree.
func (d *document) finishPages(f *file, t *tree) {
	key := len(d.pages)
	for i, p := range d.pages {
		var annotations []int
		for _, l := range p.links {
			l.object = f.add(d.annotation(f, f.pages[i], l, key))
			annotations = append(annotations, l.object)
			key++
		}
		var b strings.Builder
		fmt.Fprintf(&b, "<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S", pageTree, resources, f.contents[i], i)
		if len(annotations) > 0 {
			b.WriteString("/Annots[" + references(annotations) + "]")
		}
		if d.translucent() {
			b.WriteString("/Group<</Type/Group/S/Transparency/CS/DeviceRGB>>")
		}
		b.WriteString(">>")
		f.set(f.pages[i], b.String())
	}
	t.nextKey = key
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
