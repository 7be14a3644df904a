package docx

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"lotse/report"
	"lotse/report/typeset"
	"lotse/templates/locale"
)

// Write writes the document as a file for word processors. Faces are the typefaces that
// figures are drawn with, by figure.Face. The same document gives the same bytes.
func Write(w io.Writer, doc *report.Document, faces []*typeset.Face) error {
	say, err := locale.New(doc.Lang)
	if err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	d := newWriter(doc, say, faces)
	d.body()
	if err := errors.Join(d.faults...); err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	var b bytes.Buffer
	if err := d.pack(&b); err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write DOCX: %w", err)
	}
	return nil
}
