package docx_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"lotse/report"
	"lotse/report/reporttest"
)

// LibreOffice opens the file with headings, tables and pictures in place, in the order of
// the report.
func TestWrite_libreOffice(t *testing.T) {
	need(t, "soffice")
	need(t, "pdfinfo")
	dir := t.TempDir()
	docs := map[string]*report.Document{}
	for _, lang := range []string{"de", "en"} {
		name := filepath.Join(dir, lang+".docx")
		docs[lang] = reporttest.Sample(t, report.Options{Lang: lang, Variant: report.VariantFull})
		if err := os.WriteFile(name, written(t, docs[lang]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, dir)
	for lang, doc := range docs {
		t.Run(lang, func(t *testing.T) { compare(t, doc, filepath.Join(dir, lang+".pdf")) })
	}
}

// compare looks for what the report holds in the tagged PDF that LibreOffice made.
func compare(t *testing.T, doc *report.Document, file string) {
	out, err := exec.Command("pdfinfo", "-struct-text", file).CombinedOutput()
	if err != nil {
		t.Fatalf("pdfinfo: %v\n%s", err, out)
	}
	tree := string(out)
	var headings, tables, figures int
	at := 0
	for _, c := range doc.Chapters {
		words := regexp.MustCompile(`[\s\x{a0}"„“]+`).Split(c.Title, -1)
		next := regexp.MustCompile(`(?s)H1.{0,200}?` + regexp.QuoteMeta(words[len(words)-1])).FindStringIndex(tree[at:])
		if next == nil && !strings.HasPrefix(c.Title, "Inhalt") && c.Title != "Contents" {
			t.Errorf("the chapter %q does not follow as a heading", c.Title)
		} else if next != nil {
			at += next[1]
			headings++
		}
		for _, b := range c.Blocks {
			if _, ok := b.(report.Table); ok {
				tables++
			}
		}
	}
	figures = len(doc.Figures())
	for what, want := range map[string]int{`(?m)^ *Table\b`: tables, `(?m)^ *Figure\b`: figures, `(?m)^ *H1\b`: headings} {
		if got := len(regexp.MustCompile(what).FindAllString(tree, -1)); got < want || want == 0 {
			t.Errorf("%d of %s, want at least %d", got, what, want)
		}
	}
}

func convert(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	const tagged = `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}`
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(t.TempDir()) // neither reads nor disturbs the user's
	c := exec.CommandContext(t.Context(), "soffice", append([]string{profile, "--headless", "--convert-to", tagged, "--outdir", dir}, files...)...)
	c.WaitDelay = 5 * time.Second // its helpers may outlive it
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("soffice: %v\n%s", err, out)
	}
	if made, err := filepath.Glob(filepath.Join(dir, "*.pdf")); err != nil || len(made) != len(files) {
		t.Fatalf("LibreOffice made %d of %d (is Writer installed? Debian package libreoffice-writer-nogui):\n%s", len(made), len(files), out)
	}
}

// need skips a test that lacks a tool, aloud, or fails it where all tools must be there.
func need(t *testing.T, tool string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err == nil {
		return
	}
	if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is missing", tool)
	}
	t.Skipf("NOT CHECKED IN LIBREOFFICE: %s is missing", tool)
}
