package pdf

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"lotse/report/typeset"
)

// program is what the file says it was made with.
const program = "Lotse"

// finishCatalog writes the catalog, the information dictionary, the metadata, the colour
// profile and the attachments. It returns the object of the metadata.
func (d *document) finishCatalog(f *file, t *tree, outline int, o Options) int {
	profile := f.addStream("<</N 3", sRGB())
	intent := f.add(fmt.Sprintf("<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>", profile))
	part, conformance := 2, "A"
	switch {
	case o.Variant == ArchivalOne:
		part, conformance = 1, "B"
	case len(o.Attachments) > 0:
		part = 3
	}
	metadata := f.addStream("<</Type/Metadata/Subtype/XML", d.xmp(part, conformance))
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R", pageTree, textString(d.source.Lang), t.root)
	fmt.Fprintf(&b, "/Metadata %d 0 R/OutputIntents[%d 0 R]/ViewerPreferences<</DisplayDocTitle true>>", metadata, intent)
	if outline != 0 {
		fmt.Fprintf(&b, "/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	b.WriteString(d.attach(f, o.Attachments))
	b.WriteString(">>")
	f.set(f.catalog, b.String())
	f.set(f.info, d.information())
	return metadata
}

// attach adds files and returns the catalog's entries for them. They are the data the
// document was made of.
func (d *document) attach(f *file, files []Attachment) string {
	if len(files) == 0 {
		return ""
	}
	files = slices.SortedStableFunc(slices.Values(files), func(a, b Attachment) int { return strings.Compare(a.Name, b.Name) })
	var specs []int
	var names strings.Builder
	for _, a := range files {
		data := f.addStream(fmt.Sprintf("<</Type/EmbeddedFile/Subtype/%s/Params<</Size %d/ModDate(%s)>>",
			strings.ReplaceAll(a.MediaType, "/", "#2F"), len(a.Data), d.date()), a.Data)
		spec := f.add(fmt.Sprintf("<</Type/Filespec/F%[1]s/UF%[1]s/Desc%[2]s/AFRelationship/Source/EF<</F %[3]d 0 R/UF %[3]d 0 R>>>>",
			textString(a.Name), textString(a.Description), data))
		specs = append(specs, spec)
		fmt.Fprintf(&names, "%s %d 0 R ", textString(a.Name), spec)
	}
	return "/AF[" + references(specs) + "]/Names<</EmbeddedFiles<</Names[" + names.String() + "]>>>>"
}

// title is the document's name in a list of files: report and client.
func (d *document) title() string {
	s := typeset.Clean(d.source.Title)
	if client := typeset.Clean(d.source.Client); client != "" && !strings.Contains(s, client) {
		s += ": " + client
	}
	return s
}

// date is the document's date as PDF writes it.
func (d *document) date() string { return d.source.Date.UTC().Format("D:20060102150405+00'00'") }

// information is the information dictionary; the metadata says the same.
func (d *document) information() string {
	var b strings.Builder
	b.WriteString("<<")
	for _, e := range [][2]string{
		{"Title", d.title()}, {"Author", d.source.Author}, {"Subject", d.source.Subject}, {"Keywords", d.source.Keywords},
		{"Creator", program}, {"Producer", program},
	} {
		if e[1] != "" {
			b.WriteString("/" + e[0] + textString(typeset.Clean(e[1])))
		}
	}
	fmt.Fprintf(&b, "/CreationDate(%[1]s)/ModDate(%[1]s)>>", d.date())
	return b.String()
}

// xmp is the metadata as XML. PDF/A asks for an explanation of the property that says
// PDF/UA, because it does not know it.
func (d *document) xmp(part int, conformance string) []byte {
	var b strings.Builder
	b.WriteString(xmpHead)
	alt := func(name, words string) {
		if words != "" {
			fmt.Fprintf(&b, "<%[1]s><rdf:Alt><rdf:li xml:lang=\"x-default\">%[2]s</rdf:li></rdf:Alt></%[1]s>\n", name, escape(words))
		}
	}
	alt("dc:title", d.title())
	alt("dc:description", d.source.Subject)
	if d.source.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(d.source.Author))
	}
	fmt.Fprintf(&b, "<dc:format>application/pdf</dc:format>\n<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escape(d.source.Lang))
	if d.source.Keywords != "" {
		fmt.Fprintf(&b, "<pdf:Keywords>%s</pdf:Keywords>\n", escape(d.source.Keywords))
	}
	date := d.source.Date.UTC().Format("2006-01-02T15:04:05Z")
	fmt.Fprintf(&b, "<pdf:Producer>%[1]s</pdf:Producer>\n<xmp:CreatorTool>%[1]s</xmp:CreatorTool>\n<xmp:CreateDate>%[2]s</xmp:CreateDate>\n<xmp:ModifyDate>%[2]s</xmp:ModifyDate>\n", program, date)
	fmt.Fprintf(&b, "<pdfaid:part>%d</pdfaid:part>\n<pdfaid:conformance>%s</pdfaid:conformance>\n", part, conformance)
	if part > 1 {
		b.WriteString("<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n" + xmpUA)
	} else {
		b.WriteString("</rdf:Description>\n")
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(b.String())
}

// escape makes words fit for XML.
func escape(words string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(typeset.Clean(words))); err != nil {
		return "" // a strings.Builder takes everything
	}
	return b.String()
}

// The fixed parts of the metadata.
const (
	xmpHead = "<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
`
	xmpUA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>the part of ISO 14289 the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`
)
