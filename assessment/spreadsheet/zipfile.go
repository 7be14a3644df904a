package spreadsheet

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// Limits of a file that is read. A form of the built-in pack has 30 entries and
// 2 MiB of XML; what is far beyond is no form somebody filled in.
const (
	maxFile     = 10 << 20 // bytes of the file
	maxEntries  = 200
	maxUnpacked = 16 << 20 // bytes of all parts
	maxPart     = 8 << 20  // bytes of one part
	maxElements = 500_000  // XML elements of all parts that are read
	maxSheets   = 64
	maxRows     = 5000 // per sheet, by number
	maxColumns  = 256  // by number
	maxTexts    = 4 << 20
)

// MaxFormBytes is the size of the largest file [Read] takes.
const MaxFormBytes = maxFile

// A zipFile is an unpacked archive: part → content.
type zipFile map[string][]byte

// ole is how files of the old format begin, and encrypted ones of the new format.
var ole = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

// IsWorkbook reports whether a file is a workbook: an archive, the old format, or named
// like one.
func IsWorkbook(name string, data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, ole[:4]) ||
		slices.Contains([]string{".xlsx", ".xlsm", ".xls", ".ods"}, strings.ToLower(path.Ext(name)))
}

// unzip unpacks a workbook's parts. What the archive's directory claims is checked
// first; then every part is read to its end, so that a size or checksum that lies
// is found here and no reader sees half a part.
func unzip(data []byte) (zipFile, Faults) {
	if len(data) > maxFile {
		return nil, fileFault(faultTooBig, "What", "bytes", "Most", maxFile)
	}
	if bytes.HasPrefix(data, ole) {
		return nil, fileFault(faultOldFormat)
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fileFault(faultDamaged)
	}
	if faults := checkDirectory(r.File); faults != nil {
		return nil, faults
	}
	parts := zipFile{}
	total := 0
	for _, entry := range r.File {
		if strings.HasSuffix(entry.Name, "/") {
			continue
		}
		content, err := unpack(entry)
		if err != nil {
			return nil, fileFault(faultDamaged)
		}
		if total += len(content); total > maxUnpacked {
			return nil, fileFault(faultTooBig, "What", "bytes", "Most", maxUnpacked)
		}
		parts[partName(entry.Name)] = content
	}
	return parts, nil
}

var errPartTooBig = errors.New("a part is larger than it may be")

func unpack(entry *zip.File) ([]byte, error) {
	r, err := entry.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err == nil && len(content) > maxPart {
		err = errPartTooBig
	}
	return content, err
}

// partName is a part's name as it is compared: readers of workbooks differ in case.
func partName(name string) string { return strings.ToLower(strings.TrimPrefix(name, "/")) }

// foreign are parts that no form has: programs, links to other files, and objects
// of other programs.
var foreign = []struct{ part, key string }{
	{"vbaproject", faultMacros}, {"vbadata", faultMacros}, {"/macrosheets/", faultMacros}, {"/dialogsheets/", faultMacros},
	{"/externallinks/", faultLinks}, {"xl/connections.xml", faultLinks}, {"/querytables/", faultLinks}, {"/webextensions/", faultLinks},
	{"/embeddings/", faultForeignPart}, {"/activex/", faultForeignPart}, {"customui/", faultForeignPart}, {"/model/", faultForeignPart},
}

func checkDirectory(entries []*zip.File) Faults {
	if len(entries) > maxEntries {
		return fileFault(faultTooBig, "What", "parts", "Most", maxEntries)
	}
	var total uint64
	seen := map[string]bool{}
	for _, entry := range entries {
		name := partName(entry.Name)
		clean := path.Clean(name)
		switch {
		case strings.ContainsAny(name, "\\\x00:") || clean != strings.TrimSuffix(name, "/") || strings.HasPrefix(clean, ".."), seen[name]:
			return fileFault(faultDamaged)
		case entry.UncompressedSize64 > maxPart:
			return fileFault(faultTooBig, "What", "bytes", "Most", maxPart)
		}
		seen[name] = true
		if total += entry.UncompressedSize64; total > maxUnpacked {
			return fileFault(faultTooBig, "What", "bytes", "Most", maxUnpacked)
		}
		for _, f := range foreign {
			if strings.Contains("/"+name, f.part) {
				return fileFault(f.key, "Part", name)
			}
		}
	}
	return nil
}

// A scanner reads the XML of parts and counts what it reads over all of them.
type scanner struct{ elements int }

var (
	errManyElements = errors.New("more elements than a form has")
	errDirective    = errors.New("a document type definition")
)

// each calls do for every token of a part. The path holds the local names of the
// open elements, the current one included.
func (s *scanner) each(part []byte, do func(path []string, t xml.Token) error) error {
	d := xml.NewDecoder(bytes.NewReader(part))
	var open []string
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.Directive:
			return errDirective
		case xml.StartElement:
			if s.elements++; s.elements > maxElements {
				return errManyElements
			}
			open = append(open, t.Name.Local)
		}
		if err := do(open, t); err != nil {
			return err
		}
		if _, ok := t.(xml.EndElement); ok {
			open = open[:len(open)-1]
		}
	}
}

// attribute returns an attribute by its local name.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// relations are a part's relationships: id → target, and by type.
type relations struct {
	byID   map[string]string
	byType map[string]string // last step of the type → target
}

// relations reads the relationships of a part. A link to another file is a fault;
// addresses that somebody typed become hyperlinks and do no harm.
func (s *scanner) relations(parts zipFile, of string) (relations, error) {
	r := relations{byID: map[string]string{}, byType: map[string]string{}}
	dir, base := path.Split(of)
	err := s.each(parts[dir+"_rels/"+base+".rels"], func(_ []string, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "Relationship" {
			return nil
		}
		target, kind := attribute(e, "Target"), path.Base(attribute(e, "Type"))
		if strings.EqualFold(attribute(e, "TargetMode"), "External") {
			if kind != "hyperlink" {
				return errLink
			}
			return nil
		}
		if strings.HasPrefix(target, "/") {
			target = partName(target)
		} else {
			target = partName(path.Join(dir, target))
		}
		r.byID[attribute(e, "Id")] = target
		r.byType[kind] = target
		return nil
	})
	return r, err
}

var errLink = errors.New("a link to another file")
