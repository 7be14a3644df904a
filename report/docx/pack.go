package docx

import (
	"archive/zip"
	_ "embed"
	"fmt"
	"io"
	"strings"
	"time"

	"lotse/report/figure"
)

//go:embed styles.xml
var styles string

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsWord  = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsRels  = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsDoc   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsAll   = `xmlns:w="` + nsWord + `" xmlns:r="` + nsDoc + `" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
		`xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"`
	wordML = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// A part is a file within the file.
type part struct {
	name, data string
}

// pack writes all parts as a ZIP archive. Its times say nothing, so that the same report
// gives the same bytes.
func (w *writer) pack(to io.Writer) error {
	z := zip.NewWriter(to)
	epoch := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) // the earliest a ZIP archive knows
	put := func(name string, data []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return fmt.Errorf("add %s: %w", name, err)
		}
		_, err = f.Write(data)
		return err
	}
	for _, p := range w.parts() {
		if err := put(p.name, []byte(p.data)); err != nil {
			return err
		}
	}
	for i, data := range w.pictures {
		if err := put("word/"+data.name(i), data.Data); err != nil {
			return err
		}
	}
	return z.Close()
}

func (w *writer) parts() []part {
	return []part{
		{"[Content_Types].xml", contentTypes()},
		{"_rels/.rels", relationships([]relationship{
			{"rId1", nsDoc + "/officeDocument", "word/document.xml", false},
			{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml", false},
			{"rId3", nsDoc + "/extended-properties", "docProps/app.xml", false},
		})},
		{"docProps/core.xml", w.core()},
		{"docProps/app.xml", xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Lotse</Application></Properties>`},
		{"word/document.xml", w.document()},
		{"word/_rels/document.xml.rels", relationships(w.documentParts())},
		{"word/styles.xml", w.styles()},
		{"word/numbering.xml", numbering(w.lists, w.colour(figure.Teal))},
		{"word/settings.xml", w.settings()},
		{"word/header1.xml", w.header()},
		{"word/footer1.xml", w.footer()},
	}
}

// styles are the styles in the colours of the document's theme.
func (w *writer) styles() string {
	return strings.NewReplacer("LANG", spelling(w.source.Lang), "NAVY", w.colour(figure.Navy), "TEAL", w.colour(figure.Teal),
		"GREY", w.colour(figure.Grey), "PALE", w.colour(figure.Pale), "HAIR", w.colour(figure.Hair), "INK", w.colour(figure.Ink)).Replace(styles)
}

// colour is a colour as the document's theme has it.
func (w *writer) colour(c figure.Color) string { return hex(w.source.Palette().Of(c)) }

func contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="jpeg" ContentType="image/jpeg"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
		`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>`)
	for _, p := range [][2]string{{"document", "document.main"}, {"styles", "styles"}, {"numbering", "numbering"}, {"settings", "settings"}, {"header1", "header"}, {"footer1", "footer"}} {
		fmt.Fprintf(&b, `<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>`, p[0], wordML, p[1])
	}
	b.WriteString("</Types>")
	return b.String()
}

// A relationship says what part, or what address outside, an id stands for.
type relationship struct {
	id, kind, target string
	outside          bool
}

func relationships(all []relationship) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + nsRels + `">`)
	for _, r := range all {
		mode := ""
		if r.outside {
			mode = ` TargetMode="External"`
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"%s/>`, r.id, r.kind, escape(r.target), mode)
	}
	b.WriteString("</Relationships>")
	return b.String()
}

func (w *writer) documentParts() []relationship {
	all := []relationship{
		{"rStyles", nsDoc + "/styles", "styles.xml", false},
		{"rNumbering", nsDoc + "/numbering", "numbering.xml", false},
		{"rSettings", nsDoc + "/settings", "settings.xml", false},
		{"rHeader", nsDoc + "/header", "header1.xml", false},
		{"rFooter", nsDoc + "/footer", "footer1.xml", false},
	}
	for i := range w.pictures {
		all = append(all, relationship{fmt.Sprintf("rPicture%d", i+1), nsDoc + "/image", w.pictures[i].name(i), false})
	}
	for i, address := range w.links {
		all = append(all, relationship{fmt.Sprintf("rLink%d", i+1), nsDoc + "/hyperlink", address, true})
	}
	return all
}

// document is the text with the page it is set on. A cover has no running head.
func (w *writer) document() string {
	titlePage := ""
	if w.source.Cover.Title != "" {
		titlePage = "<w:titlePg/>"
	}
	return xmlHead + `<w:document ` + nsAll + `><w:body>` + "\n" + w.out.String() +
		fmt.Sprintf(`<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/><w:footerReference w:type="default" r:id="rFooter"/><w:pgSz w:w="%d" w:h="%d"/>`+
			`<w:pgMar w:top="1474" w:right="%d" w:bottom="1361" w:left="%d" w:header="680" w:footer="567" w:gutter="0"/>%s</w:sectPr>`, pageWidth, pageHeight, marginRight, marginLeft, titlePage) +
		"</w:body></w:document>\n"
}

// settings ask for the fields to be counted when the file is opened: pages are known then.
func (w *writer) settings() string {
	return xmlHead + `<w:settings xmlns:w="` + nsWord + `"><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/><w:updateFields w:val="true"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + spelling(w.source.Lang) + `"/></w:settings>`
}

func (w *writer) core() string {
	s := w.source
	var b strings.Builder
	b.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, p := range [][2]string{{"dc:title", s.Title}, {"dc:subject", s.Subject}, {"dc:creator", s.Author}, {"cp:keywords", s.Keywords}, {"dc:language", spelling(s.Lang)}} {
		if p[1] != "" {
			fmt.Fprintf(&b, "<%[1]s>%[2]s</%[1]s>", p[0], escape(p[1]))
		}
	}
	if !s.Date.IsZero() {
		for _, p := range []string{"created", "modified"} {
			fmt.Fprintf(&b, `<dcterms:%[1]s xsi:type="dcterms:W3CDTF">%[2]s</dcterms:%[1]s>`, p, s.Date.UTC().Format(time.RFC3339))
		}
	}
	b.WriteString("</cp:coreProperties>")
	return b.String()
}

// header says on every page but the first whose report it is.
func (w *writer) header() string {
	return xmlHead + `<w:hdr ` + nsAll + `>` + paragraph("Header", "", run("", w.source.Title)+tab+run("", w.source.Client)) + "</w:hdr>"
}

// footer says how secret it is, of when, and which page of how many.
func (w *writer) footer() string {
	left := strings.Trim(w.source.Secrecy+" · "+w.source.DateText, " ·")
	page := field("", "PAGE", "1") + run("", " / ") + field("", "NUMPAGES", unknown)
	return xmlHead + `<w:ftr ` + nsAll + `>` + paragraph("Footer", "", run("", left)+tab+run("", w.say.T("docx-page")+" ")+page) + "</w:ftr>"
}
