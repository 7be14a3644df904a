package board

import (
	"fmt"
	"strconv"
	"strings"

	"rsc.io/qr"
)

// quiet is the empty frame around a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// A picture is a QR code as one path of an SVG.
type picture struct {
	Box  string // the viewBox
	Path string
}

// qrOf draws an address, with error correction M: a projector's picture is dim, but whole.
func qrOf(address string) (picture, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return picture{}, fmt.Errorf("qr code of %d characters: %w", len(address), err)
	}
	var b strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			run := 0
			for x+run < code.Size && code.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
				x += run
			}
		}
	}
	size := strconv.Itoa(code.Size + 2*quiet)
	return picture{Box: "0 0 " + size + " " + size, Path: b.String()}, nil
}
