package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"
)

// render puts the pages on gofpdf's canvas and returns the file it makes of them. It is
// not a valid file: its content streams name fonts (/T0), pictures (/I0) and opacities
// (/A36) that the finishing pass defines, which also compresses them.
func (d *document) render() ([]byte, error) {
	canvas := gofpdf.New("P", "pt", "A4", "")
	canvas.SetCatalogSort(true)
	canvas.SetCompression(false)
	canvas.SetCreationDate(d.source.Date)
	canvas.SetModificationDate(d.source.Date)
	canvas.SetAutoPageBreak(false, 0)
	canvas.SetLineWidth(initialWidth)
	size := 0
	for _, p := range d.pages {
		// As a string: gofpdf reads a reader into buffers that double as they fill.
		content := string(p.finished(d.number))
		canvas.AddPage()
		canvas.RawWriteStr(content)
		size += len(content) + pageOverhead
	}
	var raw bytes.Buffer
	raw.Grow(size)
	if err := canvas.Output(&raw); err != nil {
		return nil, fmt.Errorf("drawing pages: %w", err)
	}
	return raw.Bytes(), nil
}

// pageOverhead is more bytes than gofpdf needs for a page besides its content.
const pageOverhead = 512
