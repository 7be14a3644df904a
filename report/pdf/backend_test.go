package pdf

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
)

// gofpdf is used in one file, for pages. What else it offers breaks the structure of the
// file or its text: cells that know no kerning, links without words, bookmarks with wrong
// counts, attachments that shift all objects.
func TestBackend_IsCanvasOnly(t *testing.T) {
	allowed := map[string]bool{
		"SetCatalogSort": true, "SetCompression": true, "SetCreationDate": true, "SetModificationDate": true, "SetAutoPageBreak": true,
		"SetLineWidth": true, "AddPage": true, "RawWriteStr": true, "Output": true,
	}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	calls := 0
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			if strings.Contains(i.Path.Value, "gofpdf") && e.Name() != "backend.go" {
				t.Errorf("%s imports gofpdf", e.Name())
			}
		}
		if e.Name() != "backend.go" {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "canvas" {
					calls++
					if !allowed[s.Sel.Name] {
						t.Errorf("the canvas is asked for %s", s.Sel.Name)
					}
				}
			}
			return true
		})
	}
	if calls == 0 {
		t.Error("no call of the canvas found: the test looks for the wrong name")
	}
}
