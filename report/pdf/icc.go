package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// sRGB is the colour profile of the file's colours: an ICC profile of version 2.1 with
// the primaries of IEC 61966-2-1, adapted to D50, and its curve in 256 steps. It is
// computed, so no profile with a licence of its own is carried along.
var sRGB = sync.OnceValue(func() []byte {
	curve := sRGBCurve()
	return iccProfile([]iccTag{
		{"desc", iccDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00Public domain"), 0)},
		{"wtpt", iccXYZ(0.9642, 1, 0.8249)},
		{"rXYZ", iccXYZ(0.43607, 0.22249, 0.01392)},
		{"gXYZ", iccXYZ(0.38515, 0.71687, 0.09708)},
		{"bXYZ", iccXYZ(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	})
})

// An iccTag is an entry of a profile; without data it shares the one before.
type iccTag struct {
	name string
	data []byte
}

// sRGBCurve is how light grows with a component's value.
func sRGBCurve() []byte {
	const steps = 256
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*math.MaxUint16)))
	}
	return b
}

// iccXYZ writes a colour in fixed-point numbers.
func iccXYZ(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*(1<<16)))))
	}
	return b
}

// iccDescription writes the profile's name, and that it has none in other scripts.
func iccDescription(name string) []byte {
	b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	b = append(append(b, name...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}

// iccProfile writes a header, the table of tags and their data.
func iccProfile(tags []iccTag) []byte {
	header := make([]byte, 128)
	copy(header[8:], []byte{2, 0x10, 0, 0}) // version 2.1
	copy(header[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(header[24:], 2020) // any date, but always the same
	header[27], header[29] = 1, 1
	copy(header[36:], "acsp")
	copy(header[68:], iccXYZ(0.9642, 1, 0.8249)[8:]) // D50
	out := binary.BigEndian.AppendUint32(header, uint32(len(tags)))
	start := len(out) + 12*len(tags)
	var data []byte
	var offset, length int
	for _, t := range tags {
		if t.data != nil {
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
			offset, length = start+len(data), len(t.data)
			data = append(data, t.data...)
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(offset))
		out = binary.BigEndian.AppendUint32(out, uint32(length))
	}
	out = append(out, data...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}
