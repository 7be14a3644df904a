package assessment

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/jpeg"
)

// BarePicture returns a picture's data without what cameras and programs write beside
// the points: where and when it was taken, and by whom. A JPEG that says how it must be
// turned to stand upright is turned, which encodes it anew.
func BarePicture(p Picture) ([]byte, error) {
	if err := CheckPicture(p); err != nil {
		return nil, err
	}
	if !bytes.HasPrefix(p.Data, []byte{0xFF, 0xD8}) {
		return barePNG(p.Data), nil
	}
	bare, turn := bareJPEG(p.Data)
	if turn <= 1 {
		return bare, nil
	}
	i, _, err := image.Decode(bytes.NewReader(bare))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrPictureFormat, err)
	}
	var b bytes.Buffer
	const quality = 92 // no loss that print shows
	if err := jpeg.Encode(&b, turned(i, turn), &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("turn the picture: %w", err)
	}
	return b.Bytes(), nil
}

// barePNG leaves out the chunks that hold words, times and camera data.
func barePNG(data []byte) []byte {
	const signature, frame = 8, 12 // bytes; of a chunk beside its data
	out := append([]byte(nil), data[:signature]...)
	for at := signature; at+frame <= len(data); {
		size := int(binary.BigEndian.Uint32(data[at:]))
		end := at + frame + size
		if size < 0 || end > len(data) {
			break
		}
		switch string(data[at+4 : at+8]) {
		case "tEXt", "zTXt", "iTXt", "tIME", "eXIf":
		default:
			out = append(out, data[at:end]...)
		}
		at = end
	}
	return out
}

// bareJPEG leaves out comments and the segments of programs, but for those that say how
// colours are meant, and returns the orientation that the camera noted (1 to 8, 0: none).
func bareJPEG(data []byte) (bare []byte, orientation int) {
	bare = append(bare, 0xFF, 0xD8)
	for at := 2; at+4 <= len(data); {
		if data[at] != 0xFF {
			break
		}
		marker := data[at+1]
		if marker == 0xFF { // fills
			at++
			continue
		}
		if marker == 0xDA { // the points, to the end
			return append(bare, data[at:]...), orientation
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) {
			break
		}
		segment := data[at+4 : end]
		switch {
		case marker == 0xE1:
			if o := exifOrientation(segment); o > 0 {
				orientation = o
			}
		case marker == 0xFE, marker > 0xE2 && marker < 0xEE, marker == 0xEF: // comments and programs' own
		case marker == 0xE2 && !bytes.HasPrefix(segment, []byte("ICC_PROFILE")):
		default:
			bare = append(bare, data[at:end]...)
		}
		at = end
	}
	return data, orientation
}

// exifOrientation reads the orientation out of a camera's notes (Exif 2.3, tag 274).
func exifOrientation(segment []byte) int {
	tiff, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00"))
	if !ok || len(tiff) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.LittleEndian
	if tiff[0] == 'M' {
		order = binary.BigEndian
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 0
	}
	const entry, orientation = 12, 274
	for i := range int(order.Uint16(tiff[at:])) {
		from := at + 2 + i*entry
		if from+entry > len(tiff) {
			return 0
		}
		if order.Uint16(tiff[from:]) == orientation {
			if o := int(order.Uint16(tiff[from+8:])); o <= 8 {
				return o
			}
			return 0
		}
	}
	return 0
}

// turned is a picture as its orientation says it stands upright.
func turned(i image.Image, orientation int) image.Image {
	b := i.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if orientation > 4 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch orientation {
			case 2:
				tx = w - 1 - x
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				ty = h - 1 - y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			out.Set(tx, ty, i.At(b.Min.X+x, b.Min.Y+y))
		}
	}
	return out
}
