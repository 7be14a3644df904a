// Command otherpages writes the sample engagement's report for other programs that
// make pages: report.html and report.typ, with the same words, tables, figures and
// typefaces as Lotse's own PDF. It serves .ci/compare-renderers and is part of no
// product.
//
//	go run ./report/pdf/testdata/otherpages FOLDER LANGUAGE
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/sample"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
	"lotse/templates"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: otherpages FOLDER LANGUAGE")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "otherpages:", err)
		os.Exit(1)
	}
}

func write(dir, lang string) error {
	doc, err := sampleReport(lang)
	if err != nil {
		return err
	}
	measure, err := pdf.Measure(nil)
	if err != nil {
		return err
	}
	for _, f := range doc.Figures() {
		if err := os.WriteFile(filepath.Join(dir, f.ID+".svg"), f.SVG(measure), 0o644); err != nil {
			return err
		}
	}
	if err := copyFonts(dir); err != nil {
		return err
	}
	for name, text := range map[string]string{"report.html": newPages(htmlMarks, lang).write(doc), "report.typ": newPages(typstMarks, lang).write(doc)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// copyFonts lets the other programs set the same typefaces.
func copyFonts(dir string) error {
	list, err := fs.Glob(templates.Files, "fonts/*.ttf")
	if err != nil {
		return err
	}
	for _, name := range list {
		data, err := templates.Files.ReadFile(name)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(name)), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func sampleReport(lang string) (*report.Document, error) {
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		return nil, err
	}
	find := func(string, string) (*questionnaires.Pack, error) { return pack, nil }
	e, err := document.Decode(sample.ID+".yaml", sample.Nordhang(), find)
	if err != nil {
		return nil, err
	}
	published := assessment.Assess(pack, e, e.Latest()).Publish()
	return report.Build(published, assessment.Recommend(published), report.Options{Lang: lang})
}
