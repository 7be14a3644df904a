package docx

import (
	"bytes"
	"fmt"
	"strings"

	"lotse/report"
	"lotse/report/raster"
)

// resolution of the pictures in pixels per inch: sharp on paper.
const resolution = 220

// figure writes a figure: number, title, how to read it, the picture, its source.
func (w *writer) figure(b report.Figure) {
	w.captionLine(b.ID, b.Number, b.Caption)
	w.rich("Reading", b.Read)
	id := ""
	if b.Number+b.Caption == "" {
		id = b.ID
	}
	props := ""
	if b.Source != "" {
		props = "<w:keepNext/>"
	}
	w.para("Picture", props, w.bookmarked(id, w.picture(b)))
	w.words("Source", b.Source)
}

// picture draws a figure and is the run that shows it.
func (w *writer) picture(b report.Figure) string {
	if b.Draw == nil {
		w.fault("figure %q cannot draw itself", b.ID)
		return ""
	}
	if b.Alt == "" {
		w.fault("figure %q has no text alternative", b.ID)
	}
	width, height := b.DrawnWidth(), b.Height
	data, err := raster.PNG(width, height, resolution, w.faces, b.Draw)
	if err != nil {
		w.fault("figure %q: %w", b.ID, err)
		return ""
	}
	return w.shown(image{"png", data}, width+2*raster.Bleed, height+2*raster.Bleed, strings.TrimSpace(b.Number+" "+b.Caption), b.Alt)
}

// An image is a picture as its file is, and what it is called in the archive.
type image struct {
	Format string
	Data   []byte
}

func (i image) name(n int) string { return fmt.Sprintf("media/figure%d.%s", n+1, i.Format) }

// pictureBlock writes a picture of the consultant's, as wide as its points are at a usual
// resolution, or as the page.
func (w *writer) pictureBlock(b report.Picture) {
	if b.Image.Format != "png" && b.Image.Format != "jpeg" || b.Image.Width < 1 || b.Image.Height < 1 {
		w.fault("a picture of the format %q cannot be shown", b.Image.Format)
		return
	}
	const usual = 150 / 25.4 // points in a mm
	w.captionLine("", b.Number, b.Caption)
	w.para("Picture", "", w.shown(image{b.Image.Format, b.Image.Data}, float64(b.Image.Width)/usual, float64(b.Image.Height)/usual, b.Caption, b.Alt))
}

// embedded is the number of a picture in the file, from 1; the same bytes are in it once.
func (w *writer) embedded(data image) int {
	for i, other := range w.pictures {
		if other.Format == data.Format && bytes.Equal(other.Data, data.Data) {
			return i + 1
		}
	}
	w.pictures = append(w.pictures, data)
	return len(w.pictures)
}

// shown adds a picture to the file and is the run that shows it, in mm. One that is wider
// or taller than a page is shown smaller.
func (w *writer) shown(data image, width, height float64, name, alt string) string {
	const (
		emu          = 36000 // English Metric Units in a mm
		tallest      = 215.0
		contentMM    = contentWidth / 1440.0 * 25.4
		namespaceA   = "http://schemas.openxmlformats.org/drawingml/2006/main"
		namespacePic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	)
	scale := min(1, tallest/height, contentMM/width)
	x, y := int(width*scale*emu), int(height*scale*emu)
	n, id := w.embedded(data), w.next()
	if name == "" {
		name = fmt.Sprintf("figure %d", n)
	}
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="%s" descr="%s"/>`+
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="%s" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="%[6]s"><a:graphicData uri="%[7]s">`+
		`<pic:pic xmlns:pic="%[7]s"><pic:nvPicPr><pic:cNvPr id="%[3]d" name="%[4]s" descr="%[5]s"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rPicture%[8]d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`+
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%[1]d" cy="%[2]d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
		x, y, id, escape(name), escape(strings.ReplaceAll(alt, "\n", " ")), namespaceA, namespacePic, n)
}

// floating lets a picture that stands in its line float at the right, with the words
// around it.
func floating(picture string) string {
	picture = strings.Replace(picture, `<wp:inline distT="0" distB="0" distL="0" distR="0">`,
		`<wp:anchor distT="0" distB="0" distL="216000" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>`+
			`<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>`, 1)
	picture = strings.Replace(picture, "<wp:docPr ", `<wp:wrapSquare wrapText="left"/><wp:docPr `, 1)
	return strings.Replace(picture, "</wp:inline>", "</wp:anchor>", 1)
}
