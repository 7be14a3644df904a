package pdfcheck

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// everything is all that a consultant may write, in one text.
const everything = `## Words of her own with a heading that is long enough to run over two lines of the page, as it does

A *paragraph* with **strong**, "quoted" and [linked](https://example.org/a?b=c&d=(e)) words, an [address](mailto:a@example.org),
a [chapter](#rep-flows)  
and a second line.

### Below

- one
  1. two with Zusammensetzungsmöglichkeiten, which must be divided somewhere, if a line is full of Zusammensetzungsmöglichkeiten
     - three
  2. four
- five

> A quotation.

| Who | What | Hours |
|---|:-:|--:|
| Editors | **posts** | 1 234 |
| | [flows](#rep-flows) | |

![A light that falls](light.png "What falls")

![Grey steps](steps.jpg)
`

// pictures are a picture that shines through, and a grey one.
func pictures(t *testing.T) []assessment.Picture {
	t.Helper()
	clear, grey := image.NewNRGBA(image.Rect(0, 0, 300, 120)), image.NewGray(image.Rect(0, 0, 90, 400))
	for y := range 120 {
		for x := range 300 {
			clear.Set(x, y, color.NRGBA{R: uint8(x), G: uint8(y), B: 200, A: uint8(x / 2)})
		}
	}
	for i := range grey.Pix {
		grey.Pix[i] = uint8(i / 90)
	}
	var p, j bytes.Buffer
	if err := png.Encode(&p, clear); err != nil {
		t.Fatal(err)
	}
	if err := jpeg.Encode(&j, grey, nil); err != nil {
		t.Fatal(err)
	}
	return []assessment.Picture{{Name: "light.png", Data: p.Bytes()}, {Name: "steps.jpg", Data: j.Bytes()}}
}

// withWords is the sample with words in every chapter, at one place.
func withWords(t *testing.T, pack *questionnaires.Pack, at assessment.NotePlace) *assessment.Engagement {
	t.Helper()
	e := assesstest.NordhangOn(t, pack)
	e.Pictures = pictures(t)
	for _, c := range pack.Report.Chapters {
		if c.ID == "rep-cover" || at == assessment.NoteInstead && c.ID == "rep-annex" {
			continue
		}
		e.Notes = e.Notes.With(c.ID, at, "", everything)
	}
	return e
}

// With everything she may write, at every place, the file stays what the standards ask for,
// and no words cover others.
func TestCheck_words(t *testing.T) {
	pack := assesstest.Builtin(t)
	for _, at := range assessment.NotePlaces() {
		e := withWords(t, pack, at)
		published := assessment.Assess(pack, e, e.Latest()).Publish()
		plan := assessment.Recommend(published)
		for _, v := range []report.Variant{report.VariantFull, report.VariantSummary} {
			for _, lang := range []string{"de", "en"} {
				doc, err := report.Build(published, plan, report.Options{Lang: lang, Variant: v})
				if err != nil {
					t.Fatalf("%s %s: %v", at, v, err)
				}
				for _, standard := range []pdf.Variant{pdf.Accessible, pdf.ArchivalOne} {
					var b bytes.Buffer
					if err := pdf.Write(&b, doc, pdf.Options{Variant: standard}); err != nil {
						t.Fatalf("%s %s: %v", at, v, err)
					}
					if standard == pdf.ArchivalOne {
						if bytes.Contains(b.Bytes(), []byte("/SMask")) {
							t.Errorf("%s %s: PDF/A-1 with opacity", at, v)
						}
						continue
					}
					for _, p := range Check(b.Bytes()) {
						t.Errorf("%s %s %s: %v", at, v, lang, p)
					}
					texts, err := Placed(b.Bytes())
					if err != nil {
						t.Fatal(err)
					}
					for _, fault := range misplaced(texts) {
						t.Errorf("%s %s %s: %s", at, v, lang, fault)
					}
				}
			}
		}
	}
}
