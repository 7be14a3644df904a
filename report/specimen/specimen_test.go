package specimen_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"lotse/report/pdf"
	"lotse/report/specimen"
	"lotse/report/theme"
	"lotse/templates/locale"
)

func sheet(t *testing.T, th *theme.Theme, lang string) []byte {
	t.Helper()
	say, err := locale.New(lang)
	if err != nil {
		t.Fatal(err)
	}
	faces, err := pdf.Faces(th)
	if err != nil {
		t.Fatal(err)
	}
	data, err := specimen.PNG(th, faces, say)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// A sheet differs with everything that a look decides. LOTSE_PICTURES names a folder that
// gets the sheets.
func TestPNG(t *testing.T) {
	list, err := theme.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	img := image.NewNRGBA(image.Rect(0, 0, 60, 30))
	for i := range 900 {
		img.SetNRGBA(i%30, i/30, color.NRGBA{200, 30, 30, 255})
	}
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{"p.png": b.Bytes(),
		"l.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><circle cx="15" cy="15" r="14" fill="#E2571A"/><rect x="40" y="5" width="50" height="20" fill="#123456"/></svg>`)}
	for _, more := range []string{"logo: {file: l.svg, plate: true}", "logo: {file: p.png}", "cover: {picture: p.png}", "cover: {motif: none}"} {
		th, err := theme.Parse("t.yaml", []byte("theme: own\ncolours: {primary: \"#123A2B\", accent: \"#A0411D\"}\n"+more), func(name string) ([]byte, error) { return files[name], nil })
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, th)
	}
	seen := map[string]bool{}
	for i, th := range list {
		for _, lang := range locale.Languages() {
			data := sheet(t, th, lang)
			if seen[string(data)] {
				t.Errorf("%d, %s: looks like another one", i, lang)
			}
			seen[string(data)] = true
			if n := len(data); n > 150<<10 {
				t.Errorf("%d bytes", n)
			}
			if dir := os.Getenv("LOTSE_PICTURES"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "specimen-"+lang+"-"+string(rune('a'+i))+".png"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if !bytes.Equal(sheet(t, list[0], "de"), sheet(t, list[0], "de")) {
		t.Error("the same look gives other bytes")
	}
}
