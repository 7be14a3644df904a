package pdf

import (
	"errors"
	"fmt"
	"io"

	"lotse/report"
)

// A Variant is the standard a file keeps to.
type Variant int

// The variants.
const (
	// Accessible is PDF/A-2a and PDF/UA-1 in one file: what a client gets. With
	// attachments it is PDF/A-3a and PDF/UA-1.
	Accessible Variant = iota
	// ArchivalOne is PDF/A-1b, for tests: the only level the free validator in
	// Linux distributions (PDFBox Preflight) knows.
	ArchivalOne
)

// Options say how a document is written. The zero Options are right for clients.
type Options struct {
	Variant     Variant
	Attachments []Attachment
	// Lost, if it is not nil, is told of each text with characters that the typefaces
	// do not have, once the file is written.
	Lost func(Lost)
}

// An Attachment is a file within the file, such as the answers a report was made of.
type Attachment struct {
	Name        string // report.yaml
	MediaType   string // application/yaml
	Description string
	Data        []byte
}

// layouts is how often a document is laid out at most. Once is the rule; a second
// time is needed if a page number in running text has other than two digits.
const layouts = 4

// Write lays a document out and writes it to w. An error names what is wrong with the
// document: ids used twice, links that lead nowhere.
func Write(w io.Writer, d *report.Document, o Options) error {
	if len(o.Attachments) > 0 && o.Variant == ArchivalOne {
		return errors.New("writing PDF: PDF/A-1 allows no attachments")
	}
	doc, err := layOut(d, o.Variant)
	if err != nil {
		return fmt.Errorf("laying out PDF: %w", err)
	}
	raw, err := doc.render()
	if err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	data, err := doc.finish(raw, o)
	if err != nil {
		return fmt.Errorf("finishing PDF: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return fmt.Errorf("writing PDF: %w", err)
	}
	if o.Lost != nil {
		for _, l := range doc.lost {
			o.Lost(l)
		}
	}
	return nil
}

// layOut lays a document out until the page numbers printed in running text take up
// just the room that was left for them.
func layOut(source *report.Document, variant Variant) (*document, error) {
	var guesses map[string]string
	for range layouts {
		doc, err := newDocument(source, variant, guesses)
		if err != nil {
			return nil, err
		}
		(&writer{document: doc}).write()
		if err := doc.check(); err != nil {
			return nil, err
		}
		if guesses = doc.wrongGuesses(); guesses == nil {
			return doc, nil
		}
	}
	return nil, errors.New("page numbers do not settle")
}

// wrongGuesses returns the page numbers of all anchors if one of those guessed took
// up other room than the number found.
func (d *document) wrongGuesses() map[string]string {
	wrong := false
	found := map[string]string{}
	for _, p := range d.pages {
		for _, r := range p.refs {
			n := d.number(r.anchor)
			found[r.anchor] = n
			wrong = wrong || r.room != "" && len(n) != len(r.room)
		}
	}
	if !wrong {
		return nil
	}
	return found
}
