package pdfcheck

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// The objects of small.
const (
	numCatalog = iota + 1
	numPages
	numPage1
	numPage2
	numContent1
	numContent2
	numFont
	numCIDFont
	numDescriptor
	numFontFile
	numToUnicode
	numXMP
	numInfo
	numProfile
	numOutline
	numItem
	numLink
	numTree
	numParents
	numElements // the first element; the others follow
)

const content1 = `/Artifact <</Type /Pagination /Subtype /Header>> BDC BT /F1 8 Tf 10 280 Td <00010002> Tj ET EMC
/H1 <</MCID 0>> BDC BT /F1 20 Tf 10 250 Td <00030105> Tj ET EMC
/TOCI <</MCID 1>> BDC BT /F1 10 Tf 10 200 Td [<0001> -20 <0005>] TJ ET EMC
/Artifact BMC 0 0 0 RG 10 10 m 20 20 l S EMC
`

const content2 = `q /H2 <</MCID 0>> BDC BT /F1 14 Tf 10 250 Td <0006> Tj ET EMC
BT /P <</MCID 1>> BDC /F1 10 Tf 10 240 Td <00010002> Tj EMC
/Lbl <</MCID 2>> BDC <0007> Tj EMC
/LBody <</MCID 3>> BDC <0001> Tj EMC
ET
/Figure <</MCID 4>> BDC 10 10 50 50 re f EMC
/Caption <</MCID 5>> BDC BT /F1 8 Tf <0001> Tj ET EMC
/TH <</MCID 6>> BDC BT <0001> Tj ET EMC
/TH <</MCID 7>> BDC BT <0002> Tj ET EMC
/TH <</MCID 8>> BDC BT <0003> Tj ET EMC
/TD <</MCID 9>> BDC BT <0004> Tj ET EMC
/TD <</MCID 10>> BDC BT <0004> Tj ET EMC
Q
`

// small is a document of two pages with everything that is checked: heading,
// contents with a link, list, figure, table, outline.
func small() *objects {
	o := &objects{all: map[int]any{}, trailer: dict{"Root": ref{numCatalog, 0}, "Info": ref{numInfo, 0},
		"ID": array{text("0123456789abcdef"), text("0123456789abcdef")}}}
	a := o.all
	a[numCatalog] = dict{"Type": name("Catalog"), "Pages": ref{numPages, 0}, "Lang": text("de"), "MarkInfo": dict{"Marked": true},
		"StructTreeRoot": ref{numTree, 0}, "Metadata": ref{numXMP, 0}, "Outlines": ref{numOutline, 0},
		"ViewerPreferences": dict{"DisplayDocTitle": true},
		"OutputIntents":     array{dict{"S": name("GTS_PDFA1"), "OutputConditionIdentifier": text("sRGB"), "DestOutputProfile": ref{numProfile, 0}}}}
	a[numPages] = dict{"Type": name("Pages"), "Kids": array{ref{numPage1, 0}, ref{numPage2, 0}}, "Count": 2,
		"MediaBox": array{0, 0, 210, 297}, "Resources": dict{"Font": dict{"F1": ref{numFont, 0}}}}
	a[numPage1] = dict{"Type": name("Page"), "Parent": ref{numPages, 0}, "Contents": ref{numContent1, 0}, "StructParents": 0,
		"Tabs": name("S"), "Annots": array{ref{numLink, 0}}}
	a[numPage2] = dict{"Type": name("Page"), "Parent": ref{numPages, 0}, "Contents": array{ref{numContent2, 0}}, "StructParents": 1}
	a[numContent1] = stream{dict{}, []byte(content1)}
	a[numContent2] = stream{dict{"Filter": name("FlateDecode")}, deflated([]byte(content2))}
	a[numLink] = dict{"Type": name("Annot"), "Subtype": name("Link"), "Rect": array{10, 200, 50, 210}, "F": 4, "StructParent": 2,
		"Contents": text("Seite 2"), "Dest": array{ref{numPage2, 0}, name("Fit")}}
	a[numOutline] = dict{"Type": name("Outlines"), "First": ref{numItem, 0}, "Last": ref{numItem, 0}, "Count": 1}
	a[numItem] = dict{"Title": text("Eins"), "Parent": ref{numOutline, 0}, "Dest": array{ref{numPage2, 0}, name("XYZ"), 0, 0, 0}}
	smallFont(a)
	smallMetadata(a)
	smallTree(a)
	return o
}

func smallFont(a map[int]any) {
	const base = name("ABCDEF+Small")
	a[numFont] = dict{"Type": name("Font"), "Subtype": name("Type0"), "BaseFont": base, "Encoding": name("Identity-H"),
		"DescendantFonts": array{ref{numCIDFont, 0}}, "ToUnicode": ref{numToUnicode, 0}}
	a[numCIDFont] = dict{"Type": name("Font"), "Subtype": name("CIDFontType2"), "BaseFont": base, "CIDToGIDMap": name("Identity"),
		"FontDescriptor": ref{numDescriptor, 0}, "DW": 500, "W": array{1, array{500, 500}, 3, 9, 500}}
	a[numDescriptor] = dict{"Type": name("FontDescriptor"), "FontName": base, "FontFile2": ref{numFontFile, 0}}
	a[numFontFile] = stream{dict{}, tinyFont(300)}
	a[numToUnicode] = stream{dict{}, []byte("begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n" +
		"3 beginbfchar <0001> <0041> <0002> <D835DC00> <0105> <201E> endbfchar 2 beginbfrange <0003> <0005> <0043> <0006> <0007> [<0061> <00660069>] endbfrange endcmap")}
	profile := make([]byte, 132)
	binary.BigEndian.PutUint32(profile, 132)
	copy(profile[16:], "RGB ")
	copy(profile[36:], "acsp")
	a[numProfile] = stream{dict{"N": 3}, profile}
}

// tinyFont is a TrueType font of empty glyphs, all 500 wide.
func tinyFont(glyphs int) []byte {
	head := make([]byte, 54)
	binary.BigEndian.PutUint16(head[18:], 1000)
	maxp := make([]byte, 6)
	binary.BigEndian.PutUint16(maxp[4:], uint16(glyphs))
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint16(hhea[34:], uint16(glyphs))
	var hmtx []byte
	for range glyphs {
		hmtx = append(hmtx, 0x01, 0xf4, 0, 0)
	}
	tables := []struct {
		tag  string
		data []byte
	}{{"glyf", make([]byte, 4)}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx}, {"loca", make([]byte, 2*glyphs+2)}, {"maxp", maxp}}
	font := append([]byte{0, 1, 0, 0, 0, byte(len(tables))}, make([]byte, 6+16*len(tables))...)
	for i, t := range tables {
		at := 12 + 16*i
		copy(font[at:], t.tag)
		binary.BigEndian.PutUint32(font[at+8:], uint32(len(font)))
		binary.BigEndian.PutUint32(font[at+12:], uint32(len(t.data)))
		font = append(font, t.data...)
	}
	return font
}

func smallMetadata(a map[int]any) {
	a[numInfo] = dict{"Title": text("Bericht"), "Author": text("\xfe\xff\x00A\x00n\x00n\x00a"), "CreationDate": text("D:20261102080000+00'00'"), "ModDate": text("D:20261102080000Z")}
	a[numXMP] = stream{dict{"Type": name("Metadata"), "Subtype": name("XML")}, []byte(`<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfaid:part="2" pdfaid:conformance="A">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Bericht</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>Anna</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>2026-11-02T08:00:00Z</xmp:CreateDate><xmp:ModifyDate>2026-11-02T08:00:00Z</xmp:ModifyDate><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta><?xpacket end="r"?>`)}
}

// smallStructure is the structure tree, an element a line: its depth by spaces,
// its type, then page/MCID, "link", or an attribute.
const smallStructure = `Document
 H1 1/0
 TOC
  TOCI
   Link 1/1 link
 H2 2/0
 P 2/1
 L
  LI
   Lbl 2/2
   LBody 2/3
 Figure 2/4 alt
  Caption 2/5
 Table
  THead
   TR
    TH 2/6 Column
    TH 2/7 Column
  TBody
   TR
    TH 2/8 Row
    TD 2/9
   TR
    TD 2/10 wide`

// smallTree writes the structure tree and the parent tree.
func smallTree(a map[int]any) {
	rows := map[int]map[int]any{1: {}, 2: {}}
	var linkOwner any
	parents := []int{numTree} // by depth
	a[numTree] = dict{"Type": name("StructTreeRoot"), "ParentTree": ref{numParents, 0}, "ParentTreeNextKey": 3}
	for i, line := range strings.Split(smallStructure, "\n") {
		words := strings.Fields(line)
		depth := len(line) - len(strings.TrimLeft(line, " "))
		self := ref{numElements + i, 0}
		d := dict{"Type": name("StructElem"), "S": name(words[0]), "P": ref{parents[depth], 0}}
		for _, w := range words[1:] {
			var page, mcid int
			if n, _ := fmt.Sscanf(w, "%d/%d", &page, &mcid); n == 2 {
				d["Pg"] = ref{numPage1 + page - 1, 0}
				addKid(d, mcid)
				rows[page][mcid] = self
				continue
			}
			if w == "link" {
				linkOwner = self
			}
			smallAttribute(d, w)
		}
		a[self.num] = d
		addKid(a[parents[depth]].(dict), self)
		parents = append(parents[:depth+1], self.num)
	}
	row := func(page int) array {
		r := make(array, len(rows[page]))
		for mcid, v := range rows[page] {
			r[mcid] = v
		}
		return r
	}
	a[numParents] = dict{"Nums": array{0, row(1), 1, row(2), 2, linkOwner}}
}

func addKid(d dict, kid any) {
	list, _ := d["K"].(array)
	d["K"] = append(list, kid)
}

func smallAttribute(d dict, word string) {
	switch word {
	case "link":
		addKid(d, dict{"Type": name("OBJR"), "Obj": ref{numLink, 0}, "Pg": ref{numPage1, 0}})
	case "alt":
		d["Alt"] = text("Ein Balken")
	case "wide":
		d["A"] = array{dict{"O": name("Table"), "ColSpan": 2}}
	default:
		d["A"] = dict{"O": name("Table"), "Scope": name(word)}
	}
}
