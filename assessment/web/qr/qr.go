// Package qr draws addresses as QR codes.
package qr

import (
	"fmt"
	"strconv"
	"strings"

	code "rsc.io/qr"
)

// quiet is the empty frame around a QR code, in modules (ISO/IEC 18004).
const quiet = 4

// A Picture is a QR code as one path of an SVG.
type Picture struct {
	Box  string // the viewBox
	Path string
}

// Of draws an address, with error correction M: what a camera sees is dim or at an angle, but whole.
func Of(address string) (Picture, error) {
	drawn, err := code.Encode(address, code.M)
	if err != nil {
		return Picture{}, fmt.Errorf("qr code of %d characters: %w", len(address), err)
	}
	var b strings.Builder
	for y := range drawn.Size {
		for x := 0; x < drawn.Size; x++ {
			run := 0
			for x+run < drawn.Size && drawn.Black(x+run, y) {
				run++
			}
			if run > 0 {
				fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", x+quiet, y+quiet, run, run)
				x += run
			}
		}
	}
	size := strconv.Itoa(drawn.Size + 2*quiet)
	return Picture{Box: "0 0 " + size + " " + size, Path: b.String()}, nil
}
