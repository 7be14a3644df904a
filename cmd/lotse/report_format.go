package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"lotse/report"
	"lotse/report/format"
	"lotse/report/pdf"
)

// A reportFormat is a kind of file that a report is written as.
type reportFormat struct {
	format.Format
	name string
}

// reportFormats is the table of formats; the first one is the default.
var reportFormats = formatsOf(format.All())

func formatsOf(all []format.Format) []reportFormat {
	list := make([]reportFormat, len(all))
	for i, f := range all {
		list[i] = reportFormat{f, f.Name}
	}
	return list
}

// reportFormat finds the format that is asked for, or that the file's name ends in.
func (a *app) reportFormat(f reportFlags) (reportFormat, error) {
	name := f.format
	if name == "" {
		name = strings.TrimPrefix(strings.ToLower(filepath.Ext(f.out)), ".")
	}
	at := slices.IndexFunc(reportFormats, func(x reportFormat) bool { return x.name == name })
	switch {
	case at < 0 && f.format != "":
		names := make([]string, len(reportFormats))
		for i, x := range reportFormats {
			names[i] = x.name
		}
		return reportFormat{}, a.usage("command-report-bad-format", "Format", f.format, "Formats", strings.Join(names, ", "))
	case at > 0 && f.attach:
		return reportFormat{}, a.usage("command-report-attach-format", "Format", name)
	}
	return reportFormats[max(at, 0)], nil
}

// writeDocument writes a document as a file, whole or not at all, and says what the
// file's typefaces could not print.
func (a *app) writeDocument(out string, as reportFormat, doc *report.Document, o pdf.Options) error {
	var b bytes.Buffer
	var lost pdf.Losses
	o.Lost = lost.Note
	if err := as.Write(&b, doc, o); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	err := a.writeFile(out, func(w io.Writer) error {
		_, err := w.Write(b.Bytes())
		return err
	})
	if err == nil {
		a.sayLost(lost)
	}
	return err
}
