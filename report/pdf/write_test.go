package pdf_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/report"
	"lotse/report/figure"
	"lotse/report/pdf"
)

// keep is for looking at pages: go test -run TestWrite -keep /tmp/pages
var keep = flag.String("keep", "", "folder to keep the tests' PDF files in")

// written writes a sample and keeps it if somebody wants to look at it.
func written(t testing.TB, name, lang string, o pdf.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, document(name, lang), o); err != nil {
		t.Fatalf("Write(%s, %s): %v", name, lang, err)
	}
	if *keep != "" {
		file := fmt.Sprintf("%s-%s-%d.pdf", name, lang, o.Variant)
		if err := os.WriteFile(filepath.Join(*keep, file), b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestWrite_Errors(t *testing.T) {
	tests := []struct {
		name   string
		blocks []report.Block
		want   string
	}{
		{"link to nothing", []report.Block{report.Para{Text: report.Rich{{Text: "x", Anchor: "nowhere"}}}}, `nothing has the id "nowhere"`},
		{"page of nothing", []report.Block{report.Para{Text: report.Rich{{Anchor: "nowhere", Page: true}}}}, `nothing has the id "nowhere"`},
		{"id twice", []report.Block{report.Para{ID: "a", Text: words("x")}, report.Heading{ID: "a", Level: 2, Text: "y"}}, `two blocks have the id "a"`},
		{"too many cells", []report.Block{report.Table{ID: "t", Columns: []report.TableColumn{{Head: "a"}}, Rows: []report.TableRow{{Cells: make([]report.Cell, 2)}}}},
			`table "t": row 1 has more cells than the table has columns`},
		{"no columns", []report.Block{report.Table{ID: "t"}}, `table "t" has no columns`},
		{"no drawing", []report.Block{report.Figure{ID: "f", Alt: "x", Height: 10}}, `figure "f" cannot draw itself`},
		{"no text alternative", []report.Block{report.Figure{ID: "f", Height: 10, Draw: func(figure.Canvas, float64) {}}}, `figure "f" has no text alternative`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := &report.Document{Title: "T", Lang: "en", Date: day, Chapters: []report.Chapter{{Title: "C", Blocks: tt.blocks}}}
			err := pdf.Write(io.Discard, d, pdf.Options{})
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("Write: %v, want %q", err, tt.want)
			}
		})
	}
}

func TestWrite_AttachmentsNeedNewerStandard(t *testing.T) {
	o := pdf.Options{Variant: pdf.ArchivalOne, Attachments: []pdf.Attachment{{Name: "a"}}}
	if err := pdf.Write(io.Discard, sample("en"), o); err == nil {
		t.Error("Write: no error")
	}
}

// A writer's own error comes back.
func TestWrite_WriterFails(t *testing.T) {
	err := pdf.Write(failing{}, document("reading", "en"), pdf.Options{})
	if !errors.Is(err, errFull) {
		t.Errorf("Write: %v, want %v", err, errFull)
	}
}

var errFull = errors.New("disk full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// The document given is not changed: it may be written again.
func TestWrite_LeavesDocument(t *testing.T) {
	d := document("reading", "de")
	opaque := cmp.FilterPath(func(p cmp.Path) bool { return p.Last().String() == ".Draw" }, cmp.Ignore())
	if err := pdf.Write(io.Discard, d, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(document("reading", "de"), d, opaque); diff != "" {
		t.Errorf("document changed (-want +got):\n%s", diff)
	}
}
