package desk

import (
	"bytes"
	"fmt"

	"lotse/report"
	"lotse/report/pdf"
)

// pdf hands out a document as pages.
func (s *scene) pdf(name string, doc *report.Document, o pdf.Options) error {
	var b bytes.Buffer
	if err := pdf.Write(&b, doc, o); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return s.Download(name, "application/pdf", b.Bytes())
}
