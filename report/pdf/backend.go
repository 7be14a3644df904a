package pdf

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// render puts the pages and the typefaces they use on gofpdf's canvas and returns the
// file it makes of them. It is not a valid file: its content streams name fonts (/T0)
// and opacities (/A36) that the finishing pass defines.
func (d *document) render() ([]byte, error) {
	canvas := gofpdf.New("P", "mm", "A4", "")
	canvas.SetCatalogSort(true)
	canvas.SetCompression(false) // the finishing pass does it, with one writer for all streams
	canvas.SetCreationDate(d.source.Date)
	canvas.SetModificationDate(d.source.Date)
	canvas.SetAutoPageBreak(false, 0)
	for _, p := range d.pages {
		canvas.AddPage()
		canvas.RawWriteBuf(bytes.NewReader(p.finished(d.number)))
	}
	for i, use := range d.fonts {
		if use == nil {
			continue
		}
		family := fontFamily(i)
		// A copy: gofpdf pads the tables of a font in place.
		canvas.AddUTF8FontFromBytes(family, "", slices.Clone(use.face.Data()))
		// gofpdf embeds the glyphs of the runes it has drawn itself. A template that
		// is never used shares its fonts and leaves nothing else in the file.
		canvas.CreateTemplate(func(t *gofpdf.Tpl) {
			t.SetFont(family, "", 10)
			t.Text(0, 0, string(use.runes()))
		})
	}
	var raw bytes.Buffer
	raw.Grow(1 << 20)
	if err := canvas.Output(&raw); err != nil {
		return nil, fmt.Errorf("drawing pages: %w", err)
	}
	return raw.Bytes(), nil
}

// fontFamily is the name a face has on the canvas; its index in it tells the
// finishing pass which face a font object is.
func fontFamily(face int) string { return "face" + strconv.Itoa(face) }
