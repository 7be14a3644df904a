package spreadsheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// A book is a workbook as far as forms need it.
type book struct {
	sheets   []*sheet
	date1904 bool // days count from 1904, as in old files from a Mac
}

// A sheet holds the cells that hold something.
type sheet struct {
	name     string
	cells    map[place]cell
	formulas []place
	rows     int // number of the last row
}

// A place is a cell's row and column, counted from 1.
type place struct{ row, column int }

// A cell's content: one of the fields, by its sort.
type cell struct {
	sort    cellSort
	text    string
	number  float64
	formula bool
}

type cellSort int

const (
	emptyCell cellSort = iota
	textCell
	numberCell
	boolCell // number is 1 or 0
	errorCell
)

// at returns a cell; the zero cell where there is nothing.
func (sh *sheet) at(row, column int) cell { return sh.cells[place{row, column}] }

// openBook reads a workbook's sheets. It is a reader of its own, because the file is
// a stranger's: it reads only the parts a form has, and what is outside the limits
// is refused before memory is spent on it.
func openBook(data []byte) (*book, Faults) {
	parts, faults := unzip(data)
	if faults != nil {
		return nil, faults
	}
	if bytes.Contains(bytes.ToLower(parts["[content_types].xml"]), []byte("macroenabled")) {
		return nil, fileFault(faultMacros)
	}
	b := &book{}
	switch err := b.read(parts); {
	case errors.Is(err, errLink):
		return nil, fileFault(faultLinks)
	case errors.Is(err, errManyElements), errors.Is(err, errOutside):
		return nil, fileFault(faultTooBig, "What", "cells", "Most", maxRows)
	case err != nil:
		return nil, fileFault(faultDamaged)
	}
	return b, nil
}

var (
	errOutside = errors.New("a cell outside of what a form has")
	errNoPart  = errors.New("a part that is missing")
	errShape   = errors.New("a part that is not what it should be")
)

func (b *book) read(parts zipFile) error {
	s := &scanner{}
	root, err := s.relations(parts, "")
	if err != nil {
		return err
	}
	name := root.byType["officeDocument"]
	if parts[name] == nil {
		return errNoPart
	}
	links, err := s.relations(parts, name)
	if err != nil {
		return err
	}
	targets, err := b.list(s, parts[name], links)
	if err != nil {
		return err
	}
	texts, err := sharedTexts(s, parts[links.byType["sharedStrings"]])
	if err != nil {
		return err
	}
	for i, target := range targets {
		if parts[target] == nil {
			return errNoPart
		}
		if _, err := s.relations(parts, target); err != nil {
			return err
		}
		if err := b.sheets[i].read(s, parts[target], texts); err != nil {
			return err
		}
	}
	return nil
}

// list reads which sheets there are, and where.
func (b *book) list(s *scanner, part []byte, links relations) (targets []string, err error) {
	err = s.each(part, func(_ []string, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			b.date1904 = isTrue(attribute(e, "date1904"))
		case "externalReference":
			return errLink
		case "sheet":
			id := ""
			for _, a := range e.Attr { // r:id; sheetId is another number
				if a.Name.Local == "id" && a.Name.Space != "" {
					id = a.Value
				}
			}
			if len(targets) == maxSheets {
				return errOutside
			}
			targets = append(targets, links.byID[id])
			b.sheets = append(b.sheets, &sheet{name: clean(attribute(e, "name")), cells: map[place]cell{}})
		}
		return nil
	})
	return targets, err
}

func isTrue(word string) bool { return word == "1" || word == "true" }

// sharedTexts reads the table of texts that cells refer to.
func sharedTexts(s *scanner, part []byte) (texts []string, err error) {
	if part == nil {
		return nil, nil
	}
	var b strings.Builder
	err = s.each(part, func(path []string, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "si" {
				b.Reset()
			}
		case xml.CharData:
			if isText(path) {
				b.Write(t)
			}
		case xml.EndElement:
			if t.Name.Local == "si" {
				texts = append(texts, unescape(b.String()))
			}
		}
		return nil
	})
	return texts, err
}

// isText reports whether the current element holds words: t, but not the reading
// aid of East Asian scripts.
func isText(path []string) bool {
	if len(path) == 0 || path[len(path)-1] != "t" {
		return false
	}
	return len(path) < 2 || path[len(path)-2] != "rPh"
}

// escaped is how a workbook writes characters that XML cannot hold.
var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil {
			return code
		}
		return string(rune(n))
	})
}

// escape keeps words that look like an escape from being read as one: the library
// writes shared texts as they are.
func escape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && i+7 <= len(s) && escaped.MatchString(s[i:i+7]) {
			b.WriteString("_x005F_")
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
