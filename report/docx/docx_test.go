package docx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lotse/report"
	"lotse/report/docx"
	"lotse/report/figure"
	"lotse/report/pdf"
	"lotse/report/reporttest"
	"lotse/report/theme"
)

func written(t testing.TB, doc *report.Document) []byte {
	t.Helper()
	faces, err := pdf.Faces(doc.Theme)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := docx.Write(&b, doc, faces); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts are the files within a file.
func parts(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// everyReport runs a test on every variant in both languages, and on what people may
// write themselves.
func everyReport(t *testing.T, test func(t *testing.T, doc *report.Document)) {
	for _, lang := range []string{"de", "en"} {
		for _, v := range report.Variants() {
			t.Run(string(v)+"-"+lang, func(t *testing.T) { test(t, reporttest.Sample(t, report.Options{Lang: lang, Variant: v})) })
		}
	}
	t.Run("another look", func(t *testing.T) {
		test(t, reporttest.Sample(t, report.Options{Lang: "en", Variant: report.VariantSummary, Theme: reporttest.Heide(t)}))
	})
	t.Run("own words", func(t *testing.T) { test(t, ownWords(t)) })
}

// ownWords has what the sample has not: lists within lists, pictures, addresses, words
// that look like markup, a page that is ended early.
func ownWords(t *testing.T) *report.Document {
	var photo bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 3000, 9))
	img.Set(1, 1, color.White)
	if err := png.Encode(&photo, img); err != nil {
		t.Fatal(err)
	}
	words := func(s string) report.Rich { return report.Rich{{Text: s}} }
	return &report.Document{Title: `<b>&"`, Client: "A & B", Lang: "de", Secrecy: "Vertraulich", Chapters: []report.Chapter{{ID: "own", Title: "Eigenes", Number: "7", Blocks: []report.Block{
		report.List{Items: []report.Rich{words("eins"), words("zwei")}, Below: [][]report.List{nil, {{Ordered: true, Items: []report.Rich{words("tief")}}}}},
		report.PageBreak{},
		report.Table{Columns: []report.TableColumn{{Head: "Kopf", Width: 0.9}, {Head: "weit", Width: 0.9}}, Rows: []report.TableRow{{Cells: []report.Cell{{Text: words("über beide"), Span: 2}}}, {Cells: []report.Cell{{Fill: figure.Navy, Text: report.Rich{{Text: "zu wenig", Anchor: "own"}, {Text: " in", Lang: "en", Bold: true}, {Text: " Farbe"}}}}}}},
		report.Table{Columns: []report.TableColumn{{Head: "noch eine"}}},
		report.Para{Text: report.Rich{{Text: "Adresse", URI: "https://lotse.example/?a=1&b=2"}, {Text: "word\x00", Lang: "en", Bold: true, Italic: true}}},
		report.PageBreak{},
		report.Picture{Number: "Abbildung 1", Caption: "Foto", Alt: `ein "Foto"`, Image: report.Image{Format: "png", Data: photo.Bytes(), Width: 3000, Height: 9}},
		report.KeyFigures{Items: []report.KeyFigure{{Value: "1", Label: "eins"}}},
	}}}}
}

// order are the children of elements in the order of the schema (ECMA-376, part 1), as
// far as they are used.
var order = map[string]string{
	"pPr":    "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs suppressAutoHyphens spacing ind jc outlineLvl",
	"rPr":    "rStyle rFonts b bCs i iCs caps color spacing position sz szCs lang",
	"tblPr":  "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption",
	"tcPr":   "tcW gridSpan tcBorders shd vAlign",
	"trPr":   "cantSplit tblHeader",
	"numPr":  "ilvl numId",
	"pBdr":   "top left bottom right",
	"sectPr": "headerReference footerReference pgSz pgMar titlePg",
	"lvl":    "start numFmt pStyle suff lvlText lvlJc pPr rPr",
	"style":  "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	"tbl":    "tblPr tblGrid tr", "tr": "trPr tc", "tc": "tcPr p", "p": "pPr",
	"inline": "extent docPr cNvGraphicFramePr graphic", "anchor": "simplePos positionH positionV extent wrapSquare docPr cNvGraphicFramePr graphic",
	"sdt": "sdtPr sdtContent", "sdtPr": "alias id checkbox",
	"settings": "zoom defaultTabStop autoHyphenation updateFields compat themeFontLang",
}

// Word refuses files that LibreOffice takes: elements out of order, ids twice, parts
// without a type, references to nothing.
func TestWrite_schema(t *testing.T) {
	everyReport(t, func(t *testing.T, doc *report.Document) {
		all := parts(t, written(t, doc))
		for name, data := range all {
			if path.Ext(name) == ".xml" || path.Ext(name) == ".rels" {
				checkPart(t, name, data)
			}
			if ending := strings.TrimPrefix(path.Ext(name), "."); !bytes.Contains(all["[Content_Types].xml"], []byte(`Extension="`+ending+`"`)) {
				t.Errorf("%s has no type", name)
			}
		}
		checkReferences(t, all)
	})
}

// checkPart looks at the order of elements, and that no id is there twice.
func checkPart(t *testing.T, name string, data []byte) {
	d := xml.NewDecoder(bytes.NewReader(data))
	type level struct {
		name string
		last int
		any  bool // has it a child
	}
	var open []level
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if n := len(open); n > 0 {
				parent := &open[n-1]
				at := slices.Index(strings.Fields(order[parent.name]), e.Name.Local)
				switch _, known := order[parent.name]; {
				case known && at < 0 && parent.name != "p":
					t.Errorf("%s: nobody knows where %s stands in %s", name, e.Name.Local, parent.name)
				case known && at >= 0 && (at < parent.last || parent.name == "p" && parent.any):
					t.Errorf("%s: %s stands too late in %s", name, e.Name.Local, parent.name)
				}
				parent.last, parent.any = max(at, parent.last), true
			}
			open = append(open, level{name: e.Name.Local})
			for _, a := range e.Attr {
				if a.Name.Local == "id" && slices.Contains([]string{"bookmarkStart", "docPr"}, e.Name.Local) {
					if key := e.Name.Local + a.Value; ids[key] {
						t.Errorf("%s: the id %s of %s is there twice", name, a.Value, e.Name.Local)
					} else {
						ids[key] = true
					}
				}
			}
		case xml.EndElement:
			if last := open[len(open)-1]; last.name == "tc" && last.last == 0 {
				t.Errorf("%s: a cell holds no paragraph", name)
			}
			open = open[:len(open)-1]
		}
	}
}

// checkReferences looks for styles, lists, bookmarks and relationships that are named and
// not there.
func checkReferences(t *testing.T, all map[string][]byte) {
	text := string(all["word/document.xml"]) + string(all["word/styles.xml"]) + string(all["word/header1.xml"]) + string(all["word/footer1.xml"])
	have := func(part, pattern string) map[string]bool {
		found := map[string]bool{}
		for _, m := range regexp.MustCompile(pattern).FindAllSubmatch(all[part], -1) {
			found[string(m[1])] = true
		}
		return found
	}
	for what, there := range map[string]map[string]bool{
		`<w:(?:pStyle|rStyle|tblStyle|basedOn|next) w:val="([^"]*)"`: have("word/styles.xml", `w:styleId="([^"]*)"`),
		`<w:numId w:val="([^"]*)"`:                                   have("word/numbering.xml", `<w:num w:numId="([^"]*)"`),
		` w:anchor="([^"]*)"`:                                        have("word/document.xml", `<w:bookmarkStart w:id="\d+" w:name="([^"]{1,40})"`),
		`PAGEREF (\S*)`:                                              have("word/document.xml", `<w:bookmarkStart w:id="\d+" w:name="([^"]{1,40})"`),
		` r:(?:id|embed)="([^"]*)"`:                                  have("word/_rels/document.xml.rels", ` Id="([^"]*)"`),
	} {
		there["0"] = true // no list
		for _, m := range regexp.MustCompile(what).FindAllStringSubmatch(text, -1) {
			if !there[m[1]] {
				t.Errorf("%s names %q, which is not there", what, m[1])
			}
		}
	}
	for _, m := range regexp.MustCompile(` Target="([^"]*)"/>`).FindAllSubmatch(all["word/_rels/document.xml.rels"], -1) {
		if all["word/"+string(m[1])] == nil {
			t.Errorf("there is no part word/%s", m[1])
		}
	}
}

// The same report gives the same bytes.
func TestWrite_sameBytes(t *testing.T) {
	doc := reporttest.Sample(t, report.Options{Lang: "de", Variant: report.VariantSummary})
	if !bytes.Equal(written(t, doc), written(t, doc)) {
		t.Error("a second time gives other bytes")
	}
}

// A logo that is drawn becomes a picture on the first page.
func TestWrite_drawnLogo(t *testing.T) {
	look := reporttest.Heide(t)
	look.Logo = &theme.Logo{Width: 30, Height: 10, Drawing: &theme.Drawing{Width: 60, Height: 20, Shapes: []theme.Shape{{
		Path: []figure.Segment{{Op: 'M'}, {Op: 'L', X: 60}, {Op: 'L', X: 60, Y: 20}, {Op: 'L', Y: 20}, {Op: 'Z'}}, Style: figure.Style{Fill: figure.Hex(0xA23B12)},
	}}}}
	all := parts(t, written(t, reporttest.Sample(t, report.Options{Lang: "en", Variant: report.VariantSummary, Theme: look})))
	img, err := png.Decode(bytes.NewReader(all["word/media/figure1.png"]))
	if err != nil {
		t.Fatal(err)
	}
	middle := img.Bounds().Size().Div(2)
	if got := color.NRGBAModel.Convert(img.At(middle.X, middle.Y)); got != (color.NRGBA{R: 0xA2, G: 0x3B, B: 0x12, A: 255}) {
		t.Errorf("the middle of the logo is %v", got)
	}
}

// A picture that is shown twice is in the file once.
func TestWrite_pictureOnce(t *testing.T) {
	doc := ownWords(t)
	one := 0
	for name := range parts(t, written(t, doc)) {
		if strings.HasPrefix(name, "word/media/") {
			one++
		}
	}
	blocks := &doc.Chapters[0].Blocks
	*blocks = append(*blocks, *blocks...)
	all := parts(t, written(t, doc))
	two := 0
	for name := range all {
		if strings.HasPrefix(name, "word/media/") {
			two++
		}
	}
	if one != 1 || two != 1 {
		t.Errorf("%d and %d pictures in the file, want 1", one, two)
	}
	if shown := bytes.Count(all["word/document.xml"], []byte(`r:embed="rPicture1"`)); shown != 2 {
		t.Errorf("shown %d times, want 2", shown)
	}
}

// Every word of the report is in the file, as often as the report says it.
func TestWrite_saysEverything(t *testing.T) {
	word := regexp.MustCompile(`[\pL\pN]+`)
	other := map[string]bool{"Anlass": true, "Reason": true, "Inhalt": true, "Contents": true}
	everyReport(t, func(t *testing.T, doc *report.Document) {
		all := parts(t, written(t, doc))
		have := map[string]int{}
		var text strings.Builder
		for _, m := range regexp.MustCompile(`<w:t[^>]*>([^<]*)</w:t>|descr="([^"]*)"/><wp:|(</w:p>|<w:tab/>|<w:br/>)`).FindAllSubmatch(all["word/document.xml"], -1) {
			text.Write(m[1])
			text.Write(m[2])
			if len(m[3]) > 0 {
				text.WriteString(" ")
			}
		}
		said := regexp.MustCompile(`&#?\w+;`).ReplaceAllString(text.String(), " ")
		for _, w := range word.FindAllString(said, -1) {
			have[w]++
		}
		for _, w := range word.FindAllString(strings.ReplaceAll(doc.Plain(), "\u00ad", ""), -1) {
			have[w]--
		}
		for w, n := range have {
			if _, err := strconv.Atoi(w); n < 0 && err != nil && !other[w] {
				t.Errorf("the file says %q %d times too few", w, -n)
			}
		}
	})
}

// What cannot be written is told, all at once.
func TestWrite_faults(t *testing.T) {
	doc := &report.Document{Lang: "de", Chapters: []report.Chapter{{Title: "x", Blocks: []report.Block{
		report.Para{Text: report.Rich{{Text: "there", Anchor: "nowhere"}}},
		report.Figure{ID: "fig-none"},
		report.Table{ID: "tab-none"},
		report.Picture{Image: report.Image{Format: "tiff"}},
	}}}}
	err := docx.Write(io.Discard, doc, nil)
	for _, want := range []string{"nowhere", "fig-none", "tab-none", "tiff"} {
		if !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("nothing is said of %s: %v", want, err)
		}
	}
}
