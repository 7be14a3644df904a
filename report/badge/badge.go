package badge

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"image"

	"lotse/report/figure"
	"lotse/report/theme"
)

// How large a badge is on a page at most, in CSS pixels.
const (
	MaxWidth  = 200
	MaxHeight = 40
	// MaxWeight is what a badge weighs at most on its way, in bytes: a first visit to a
	// questionnaire takes 40 KB with everything, and its pages take two thirds of that.
	MaxWeight = 10 << 10
)

// A Badge is a picture that a browser shows.
type Badge struct {
	Kind          string // its media type
	Data          []byte
	Width, Height int    // CSS pixels
	Hash          string // of the data, for addresses
	// Ground reports that it brings a ground of its own along: it is made for a colour, and
	// would not be seen on white. Any other one needs white behind it.
	Ground bool
}

// Of makes a theme's badge, nil where the theme has no logo.
func Of(t *theme.Theme) (*Badge, error) {
	if t == nil || t.Logo == nil {
		return nil, nil
	}
	b, err := of(t)
	if err != nil {
		return nil, fmt.Errorf("badge of theme %s: %w", t.ID, err)
	}
	sum := sha256.Sum256(b.Data)
	b.Hash = base64.RawURLEncoding.EncodeToString(sum[:9])
	return b, nil
}

func of(t *theme.Theme) (*Badge, error) {
	b := &Badge{}
	b.Width, b.Height = fit(t.Logo.Width, t.Logo.Height)
	ground, err := groundOf(t, b.Width, b.Height)
	if err != nil {
		return nil, err
	}
	pad := 0
	if b.Ground = ground != figure.White; b.Ground {
		pad = 6
	}
	draw := sheet{width: b.Width, height: b.Height, pad: pad, ground: ground}
	b.Width, b.Height = b.Width+2*pad, b.Height+2*pad
	if d := t.Logo.Drawing; d != nil {
		b.Kind, b.Data = "image/svg+xml; charset=utf-8", draw.svg(d)
		if packed(b.Data) <= MaxWeight {
			return b, nil
		}
	}
	b.Kind, b.Data, err = draw.points(t.Logo)
	return b, err
}

// fit is the largest size of the proportions that a page has room for.
func fit(width, height float64) (w, h int) {
	scale := min(MaxWidth/width, MaxHeight/height)
	return max(1, int(width*scale+0.5)), max(1, int(height*scale+0.5))
}

// groundOf is white, or the cover's colour where more of the logo is seen on that one.
func groundOf(t *theme.Theme, w, h int) (figure.Color, error) {
	cover := t.Palette[figure.RoleCover]
	if t.Logo.Plate {
		return figure.White, nil
	}
	onWhite, err := seen(t.Logo, w, h, figure.White)
	if err != nil {
		return cover, err
	}
	onCover, err := seen(t.Logo, w, h, cover)
	if err != nil || onCover > onWhite {
		return cover, err
	}
	return figure.White, nil
}

// seen counts the points of a logo that stand out from a ground as shapes must (3:1).
func seen(l *theme.Logo, w, h int, ground figure.Color) (int, error) {
	img, err := sheet{width: w, height: h, ground: ground}.paint(l, 1)
	if err != nil {
		return 0, err
	}
	n := 0
	for i := 0; i < len(img.Pix); i += 4 {
		at := figure.Color{R: img.Pix[i], G: img.Pix[i+1], B: img.Pix[i+2], A: 255}
		if figure.Contrast(at, ground) >= 3 {
			n++
		}
	}
	return n, nil
}

// packed is how many bytes of data go over the wire.
func packed(data []byte) int {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data) // a buffer takes everything
	w.Close()
	return b.Len()
}

// decode reads a picture in points.
func decode(p *figure.Image) (image.Image, error) {
	img, _, err := image.Decode(bytes.NewReader(p.Data))
	if err != nil {
		return nil, fmt.Errorf("read the logo: %w", err)
	}
	return img, nil
}
