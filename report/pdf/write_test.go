package pdf_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"lotse/report/pdf"
)

// keep is for looking at pages: go test -run TestWrite -keep /tmp/pages
var keep = flag.String("keep", "", "folder to keep the tests' PDF files in")

// writeSample writes a sample and keeps it if somebody wants to look at it.
func written(t testing.TB, name, lang string, o pdf.Options) []byte {
	t.Helper()
	d := sample(lang)
	if name == "contents" {
		d = manyChapters(lang)
	}
	var b bytes.Buffer
	if err := pdf.Write(&b, d, o); err != nil {
		t.Fatalf("Write(%s, %s): %v", name, lang, err)
	}
	if *keep != "" {
		if err := os.WriteFile(filepath.Join(*keep, name+"-"+lang+".pdf"), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestWrite(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, name := range []string{"sample", "contents"} {
			t.Run(name+"-"+lang, func(t *testing.T) {
				data := written(t, name, lang, pdf.Options{})
				if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
					t.Errorf("file begins %q", data[:16])
				}
			})
		}
	}
}
