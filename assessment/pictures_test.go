package assessment_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"lotse/assessment"
)

// wide is a picture of 40 by 20 points, red at the left and blue at the right.
func wide() image.Image {
	i := image.NewRGBA(image.Rect(0, 0, 40, 20))
	for y := range 20 {
		for x := range 40 {
			c := color.RGBA{R: 255, A: 255}
			if x >= 20 {
				c = color.RGBA{B: 255, A: 255}
			}
			i.Set(x, y, c)
		}
	}
	return i
}

// asJPEG is wide with a camera's notes: an orientation and a place.
func asJPEG(t *testing.T, orientation byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, wide(), &jpeg.Options{Quality: 100}); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01"+"\x01\x12\x00\x03\x00\x00\x00\x01\x00"), orientation, 0, 0, 0, 0, 0, 0)
	exif = append(exif, "N 53.5 E 10.0"...)
	segment := binary.BigEndian.AppendUint16([]byte{0xFF, 0xE1}, uint16(len(exif)+2))
	return append(append(append([]byte{0xFF, 0xD8}, segment...), exif...), b.Bytes()[2:]...)
}

func TestBarePicture(t *testing.T) {
	red := func(c color.Color) bool { r, _, b, _ := c.RGBA(); return r > b }
	// Where red stands once the picture is upright (Exif 2.3, orientation).
	for orientation, want := range map[byte]string{1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom"} {
		bare, err := assessment.BarePicture(assessment.Picture{Name: "a.jpg", Data: asJPEG(t, orientation)})
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bare, []byte("N 53.5")) || bytes.Contains(bare, []byte("Exif")) {
			t.Errorf("orientation %d: the place is still there", orientation)
		}
		i, err := jpeg.Decode(bytes.NewReader(bare))
		if err != nil {
			t.Fatal(err)
		}
		w, h := i.Bounds().Dx(), i.Bounds().Dy()
		got := map[string]bool{"left": w > h && red(i.At(2, h/2)), "right": w > h && red(i.At(w-3, h/2)), "top": h > w && red(i.At(w/2, 2)), "bottom": h > w && red(i.At(w/2, h-3))}
		if !got[want] {
			t.Errorf("orientation %d: red is not at the %s of %d × %d", orientation, want, w, h)
		}
	}
}

func TestBarePicture_PNG(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, wide()); err != nil {
		t.Fatal(err)
	}
	text := []byte("tEXtAuthor\x00Somebody")
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)-4))
	chunk = binary.BigEndian.AppendUint32(append(chunk, text...), crc32.ChecksumIEEE(text))
	const header = 33 // bytes of signature and head
	data := append(append(append([]byte(nil), b.Bytes()[:header]...), chunk...), b.Bytes()[header:]...)
	bare, err := assessment.BarePicture(assessment.Picture{Name: "a.png", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bare, b.Bytes()) {
		t.Error("more or less than the author's name is left out")
	}
}

func TestCheckPicture(t *testing.T) {
	good := asJPEG(t, 1)
	for name, tt := range map[string]struct {
		p    assessment.Picture
		want error
	}{
		"good":             {assessment.Picture{Name: "Büro-2.jpeg", Data: good}, nil},
		"another ending":   {assessment.Picture{Name: "a.png", Data: good}, assessment.ErrPictureFormat},
		"no ending":        {assessment.Picture{Name: "a", Data: good}, assessment.ErrPictureName},
		"a path":           {assessment.Picture{Name: "a/b.jpg", Data: good}, assessment.ErrPictureName},
		"cut off":          {assessment.Picture{Name: "a.jpg", Data: good[:len(good)/2]}, assessment.ErrPictureFormat},
		"far too large":    {assessment.Picture{Name: "a.jpg", Data: make([]byte, assessment.MaxPicture+1)}, assessment.ErrPictureSize},
		"a bomb of points": {assessment.Picture{Name: "a.png", Data: bomb(t)}, assessment.ErrPictureSize},
	} {
		if err := assessment.CheckPicture(tt.p); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
}

// bomb is a small file that says it has 10,000 × 10,000 points.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, wide()); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	binary.BigEndian.PutUint32(data[16:], 10_000)
	binary.BigEndian.PutUint32(data[20:], 10_000)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestPictureName(t *testing.T) {
	for file, want := range map[string]string{
		"team.png": "team.png", "Team Foto (1).PNG": "Team-Foto-1.png", "DSC_0815.JPG": "DSC_0815.jpg", "Bu\u0308ro am Kai.jpeg": "Buro-am-Kai.jpeg",
		"Büro.png": "Büro.png", "  .hidden.png": "hidden.png", "a<b>\"'.png": "a-b.png", strings.Repeat("ä", 200) + ".png": strings.Repeat("ä", 81) + ".png",
		"faulty.md": "faulty.md", ".png": ".png", "": "", "Plan.webp": "Plan.webp",
	} {
		if got := assessment.PictureName(file); got != want {
			t.Errorf("%q becomes %q, want %q", file, got, want)
		}
	}
}
