package pdfcheck

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// The namespaces of XMP that are read.
const (
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsXMP       = "http://ns.adobe.com/xap/1.0/"
	nsPDF       = "http://ns.adobe.com/pdf/1.3/"
	nsArchive   = "http://www.aiim.org/pdfa/ns/id/"
	nsAccess    = "http://www.aiim.org/pdfua/ns/id/"
	nsSchema    = "http://www.aiim.org/pdfa/ns/schema#"
	nsRDF       = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	maxMetadata = 1 << 20
)

// checkMetadata compares the document's XMP with what it claims to be and with
// its information dictionary.
func (c *checker) checkMetadata() {
	r, _ := c.catalog["Metadata"].(ref)
	s, ok := c.f.resolve(c.catalog["Metadata"]).(stream)
	if !ok {
		c.add(0, 0, "catalog: no metadata")
		return
	}
	if s.dict["Filter"] != nil {
		c.add(0, r.num, "metadata: packed, programs that do not know PDF cannot read it")
	}
	data, err := c.f.unpack(s)
	if err == nil && len(data) > maxMetadata {
		err = fmt.Errorf("%d bytes of it", len(data))
	}
	var m map[xml.Name]string
	if err == nil {
		m, err = readXMP(data)
	}
	if err != nil {
		c.add(0, r.num, "metadata: %v", err)
		return
	}
	c.checkClaims(r.num, m)
	c.checkInfo(r.num, m)
}

// checkClaims looks at the standards the metadata name.
func (c *checker) checkClaims(object int, m map[xml.Name]string) {
	if v := m[xml.Name{Space: nsAccess, Local: "part"}]; v != "1" {
		c.add(0, object, "metadata: pdfuaid:part is %q, want 1", v)
	}
	part, conformance := m[xml.Name{Space: nsArchive, Local: "part"}], m[xml.Name{Space: nsArchive, Local: "conformance"}]
	if part != "1" && part != "2" && part != "3" {
		c.add(0, object, "metadata: pdfaid:part is %q, want 1, 2 or 3", part)
	}
	if conformance != "A" {
		c.add(0, object, "metadata: pdfaid:conformance is %q, want A", conformance)
	}
	if !strings.Contains(m[xml.Name{Space: nsSchema, Local: "namespaceURI"}], nsAccess) {
		c.add(0, object, "metadata: the schema of pdfuaid is not described, PDF/A asks for it")
	}
	files := c.f.dict(c.catalog["Names"])["EmbeddedFiles"] != nil
	if files && part != "3" {
		c.add(0, object, "metadata: files are embedded, which PDF/A-%s does not allow", part)
	}
	if m[xml.Name{Space: nsDC, Local: "title"}] == "" {
		c.add(0, object, "metadata: no dc:title")
	}
}

// checkInfo compares the metadata with the information dictionary.
func (c *checker) checkInfo(object int, m map[xml.Name]string) {
	info := c.f.dict(c.f.trailer["Info"])
	for key, n := range map[name]xml.Name{
		"Title": {Space: nsDC, Local: "title"}, "Author": {Space: nsDC, Local: "creator"}, "Subject": {Space: nsDC, Local: "description"},
		"Keywords": {Space: nsPDF, Local: "Keywords"}, "Producer": {Space: nsPDF, Local: "Producer"}, "Creator": {Space: nsXMP, Local: "CreatorTool"},
	} {
		if v := c.f.str(info[key]); info[key] != nil && v != m[n] {
			c.add(0, object, "metadata: %s is %q, in the information dictionary %q", n.Local, m[n], v)
		}
	}
	for key, local := range map[name]string{"CreationDate": "CreateDate", "ModDate": "ModifyDate"} {
		if info[key] == nil {
			continue
		}
		a, err1 := pdfDate(c.f.str(info[key]))
		b, err2 := time.Parse(time.RFC3339, m[xml.Name{Space: nsXMP, Local: local}])
		if err1 != nil || err2 != nil || !a.Equal(b) {
			c.add(0, object, "metadata: %s is %q, in the information dictionary %q", local, m[xml.Name{Space: nsXMP, Local: local}], c.f.str(info[key]))
		}
	}
}

func pdfDate(s string) (time.Time, error) {
	s = strings.TrimSuffix(strings.ReplaceAll(s, "'", ""), "Z")
	if t, err := time.Parse("D:20060102150405-0700", s); err == nil {
		return t, nil
	}
	return time.Parse("D:20060102150405", s)
}

// readXMP returns the text of each property, whether it stands in an element
// or an attribute. Of the schemas' descriptions all values are joined.
func readXMP(data []byte) (map[xml.Name]string, error) {
	if !bytes.Contains(data, []byte("<?xpacket begin=")) {
		return nil, errors.New("no xpacket around it")
	}
	m := map[xml.Name]string{}
	var open []xml.Name
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return m, nil
		}
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(open) > maxNesting {
				return nil, errors.New("nested too deep")
			}
			open = append(open, t.Name)
			for _, a := range t.Attr {
				m[a.Name] += a.Value
			}
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(t)); s != "" {
				m[property(open)] += s
			}
		}
	}
}

// property is the innermost element that is not of RDF: the text of a title
// stands in dc:title/rdf:Alt/rdf:li.
func property(open []xml.Name) xml.Name {
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].Space != nsRDF {
			return open[i]
		}
	}
	return xml.Name{}
}
