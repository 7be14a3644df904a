package html

import (
	"errors"
	"fmt"
	"io"

	"lotse/report"
	"lotse/report/figure"
	"lotse/templates/locale"
)

// Write writes the document as a page. Measure tells how wide words are, in mm: figures
// break their lines by it. The same document gives the same bytes.
func Write(w io.Writer, doc *report.Document, measure func(words string, t figure.TextStyle) float64) error {
	say, err := locale.New(doc.Lang)
	if err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	p := newPage(doc, say, measure)
	p.body()
	if err := errors.Join(p.faults...); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	if _, err := w.Write(p.whole()); err != nil {
		return fmt.Errorf("write HTML: %w", err)
	}
	return nil
}
