package pdfcheck

import (
	"bytes"
	"fmt"
	"regexp"
)

// checkFile looks at what stands outside of all objects.
func (c *checker) checkFile() {
	data := c.f.data
	if !regexp.MustCompile(`^%PDF-(1\.[4-7]|2\.0)[\r\n]`).Match(data[:min(len(data), 16)]) {
		c.add(0, 0, "the file does not begin with %%PDF-1.4 to 2.0")
	}
	if !binaryComment(data) {
		c.add(0, 0, "the second line is no comment of four bytes above 127: transfer programs may take the file for text")
	}
	if end := bytes.LastIndex(data, []byte("%%EOF")); end < 0 || len(bytes.TrimSpace(data[end+5:])) > 0 {
		c.add(0, 0, "the file does not end with %%%%EOF")
	}
	if c.f.trailer["Encrypt"] != nil {
		c.add(0, 0, "the file is encrypted")
	}
	id := c.f.array(c.f.trailer["ID"])
	if len(id) != 2 {
		c.add(0, 0, "the trailer has no ID of two strings")
	}
	for _, v := range id {
		if s, _ := c.f.resolve(v).(text); len(s) < 8 {
			c.add(0, 0, "the trailer's ID is too short")
		}
	}
}

func binaryComment(data []byte) bool {
	i := bytes.IndexByte(data, '\n')
	if i < 0 || len(data) < i+6 || data[i+1] != '%' {
		return false
	}
	for _, b := range data[i+2 : i+6] {
		if b < 128 {
			return false
		}
	}
	return true
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)

func isLanguage(s string) bool { return languageTag.MatchString(s) }

// checkCatalog looks at what the document says about itself.
func (c *checker) checkCatalog() {
	if lang := c.f.str(c.catalog["Lang"]); !isLanguage(lang) {
		c.add(0, 0, "catalog: the document's language is %q", lang)
	}
	marked := c.f.dict(c.catalog["MarkInfo"])
	if c.f.resolve(marked["Marked"]) != true {
		c.add(0, 0, "catalog: MarkInfo does not say Marked true")
	}
	if c.f.resolve(marked["Suspects"]) == true {
		c.add(0, 0, "catalog: MarkInfo says the tags are suspect")
	}
	if c.f.resolve(c.f.dict(c.catalog["ViewerPreferences"])["DisplayDocTitle"]) != true {
		c.add(0, 0, "catalog: ViewerPreferences does not say DisplayDocTitle true")
	}
	if c.catalog["AA"] != nil {
		c.add(0, 0, "catalog: additional actions (AA) are not allowed")
	}
	if s := c.f.name(c.f.dict(c.catalog["OpenAction"])["S"]); s != "" && s != "GoTo" {
		c.add(0, 0, "catalog: action %s on opening is not allowed", s)
	}
	if c.f.dict(c.catalog["Names"])["JavaScript"] != nil {
		c.add(0, 0, "catalog: scripts are not allowed")
	}
}

// checkIntent looks for the colour space the page's colours are meant in.
func (c *checker) checkIntent() {
	for _, v := range c.f.array(c.catalog["OutputIntents"]) {
		d := c.f.dict(v)
		if c.f.name(d["S"]) != "GTS_PDFA1" {
			continue
		}
		if err := c.checkProfile(d); err != nil {
			c.add(0, 0, "output intent: %v", err)
		}
		return
	}
	c.add(0, 0, "catalog: no output intent GTS_PDFA1")
}

func (c *checker) checkProfile(intent dict) error {
	s, ok := c.f.resolve(intent["DestOutputProfile"]).(stream)
	if !ok {
		return fmt.Errorf("no colour profile")
	}
	data, err := c.f.unpack(s)
	if err != nil {
		return err
	}
	if n, _ := c.f.resolve(s.dict["N"]).(int); n != 3 {
		return fmt.Errorf("profile of %d components, want 3", n)
	}
	if len(data) < 132 || string(data[36:40]) != "acsp" || string(data[16:20]) != "RGB " {
		return fmt.Errorf("no ICC profile for RGB")
	}
	if size := int(data[0])<<24 | int(data[1])<<16 | int(data[2])<<8 | int(data[3]); size != len(data) {
		return fmt.Errorf("profile says %d bytes, has %d", size, len(data))
	}
	if c.f.str(intent["OutputConditionIdentifier"]) == "" {
		return fmt.Errorf("no OutputConditionIdentifier")
	}
	return nil
}
