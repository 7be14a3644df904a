// Package format is the table of files that a report can be written as.
package format

import (
	"io"

	"lotse/report"
	"lotse/report/docx"
	"lotse/report/html"
	"lotse/report/pdf"
)

// A Format is a kind of file. Its name is the ending of such files.
type Format struct {
	Name      string
	MediaType string
	write     func(w io.Writer, doc *report.Document, o pdf.Options) error
}

// Write writes a document. Options are PDF's; other formats do without.
func (f Format) Write(w io.Writer, doc *report.Document, o pdf.Options) error {
	return f.write(w, doc, o)
}

// All are all formats; the first one is the default.
func All() []Format {
	return []Format{
		{"pdf", "application/pdf", pdf.Write},
		{"html", "text/html; charset=utf-8", writeHTML},
		{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", writeDOCX},
	}
}

// writeHTML writes a report as a page of HTML.
func writeHTML(w io.Writer, doc *report.Document, _ pdf.Options) error {
	measure, err := pdf.Measure(doc.Theme)
	if err != nil {
		return err
	}
	return html.Write(w, doc, measure)
}

// writeDOCX writes a report for word processors.
func writeDOCX(w io.Writer, doc *report.Document, _ pdf.Options) error {
	faces, err := pdf.Faces(doc.Theme)
	if err != nil {
		return err
	}
	return docx.Write(w, doc, faces)
}
