package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // the two formats of pictures
	_ "image/png"

	"lotse/report"
)

const (
	pictureDots   = 150.0 // least points an inch a picture is printed with, as long as it fits
	pictureHeight = 130.0 // mm, so that words find room beside it
)

// picturePieces lays out a picture with its caption, all of it on one page.
func (w *writer) picturePieces(b report.Picture) []piece {
	if b.Image.Width == 0 || b.Image.Height == 0 {
		w.fault("a picture is empty")
		return nil
	}
	e := w.sect.add("Figure")
	e.alt = b.Alt
	if b.Alt == "" {
		w.fault("a picture has no text alternative")
	}
	pieces := w.captionPieces(e, b.Number, b.Caption)
	width, height := pictureSize(b.Image, contentWidth, pictureHeight)
	image := w.image(b.Image)
	pieces = append(pieces, piece{height: height, above: w.exhibitAbove(), below: exhibitBelow, draw: func(p *page, y float64) {
		e.bbox(marginLeft, y, width, height)
		p.mark(e)
		p.image(image, marginLeft, y, width, height)
		p.endMark()
	}})
	if len(pieces) > 1 {
		pieces[1].above = captionBelow
	}
	return pieces
}

// pictureSize is how large a picture is printed: as large as its points allow and the
// room does.
func pictureSize(i report.Image, roomWidth, roomHeight float64) (width, height float64) {
	width = min(roomWidth, float64(i.Width)/pictureDots*25.4)
	height = width * float64(i.Height) / float64(i.Width)
	if height > roomHeight {
		width, height = width*roomHeight/height, roomHeight
	}
	return width, height
}

// image notes a picture that is drawn, and returns its number; the same bytes are
// embedded once.
func (d *document) image(i report.Image) int {
	for n, other := range d.images {
		if bytes.Equal(other.Data, i.Data) {
			return n
		}
	}
	d.images = append(d.images, i)
	return len(d.images) - 1
}

// image draws a picture into a rectangle.
func (p *page) image(n int, x, y, w, h float64) {
	was := p.save()
	p.num(w / mm)
	p.buf = append(p.buf, "0 0 "...)
	p.num(h / mm)
	p.point(x, y+h)
	p.op("cm")
	p.buf = fmt.Appendf(p.buf, "/I%d ", n)
	p.op("Do")
	p.restore(was)
}

// finishImages embeds the pictures drawn and returns their objects.
func (d *document) finishImages(f *file) ([]int, error) {
	var numbers []int
	for _, i := range d.images {
		n, err := d.embedImage(f, i)
		if err != nil {
			return nil, fmt.Errorf("embedding picture: %w", err)
		}
		numbers = append(numbers, n)
	}
	return numbers, nil
}

// embedImage adds a picture: a JPEG as it is, a PNG as its points.
func (d *document) embedImage(f *file, i report.Image) (int, error) {
	head := fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", i.Width, i.Height)
	if i.Format == "jpeg" {
		c, _, err := image.DecodeConfig(bytes.NewReader(i.Data))
		if err != nil {
			return 0, err
		}
		space := "/DeviceRGB"
		if c.ColorModel == color.GrayModel {
			space = "/DeviceGray"
		}
		return f.addStream(head+"/ColorSpace"+space+"/Filter/DCTDecode", i.Data), nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(i.Data))
	if err != nil {
		return 0, err
	}
	points := image.NewNRGBA(image.Rect(0, 0, i.Width, i.Height))
	if d.variant == ArchivalOne { // knows no transparency: it stands on the white of the page
		draw.Draw(points, points.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(points, points.Bounds(), decoded, decoded.Bounds().Min, draw.Over)
	} else {
		draw.Draw(points, points.Bounds(), decoded, decoded.Bounds().Min, draw.Src)
	}
	rgb, alpha, clear := planes(points)
	if clear {
		mask := f.addStream(head+"/ColorSpace/DeviceGray", alpha)
		head += fmt.Sprintf("/SMask %d 0 R", mask)
	}
	return f.addStream(head+"/ColorSpace/DeviceRGB", rgb), nil
}

// planes parts a picture's colours from its opacity; clear says whether anything shines
// through.
func planes(i *image.NRGBA) (rgb, alpha []byte, clear bool) {
	rgb, alpha = make([]byte, 0, len(i.Pix)/4*3), make([]byte, 0, len(i.Pix)/4)
	for at := 0; at < len(i.Pix); at += 4 {
		rgb = append(rgb, i.Pix[at:at+3]...)
		alpha = append(alpha, i.Pix[at+3])
		clear = clear || i.Pix[at+3] != 255
	}
	return rgb, alpha, clear
}
