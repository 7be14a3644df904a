package questionnaires_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

var fileName = regexp.MustCompile(`^# ([a-z-]+\.yaml)$`)

// docPack returns the files of the pack that the package comment shows.
func docPack(t *testing.T) map[string][]byte {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	name := ""
	for line := range strings.SplitSeq(file.Doc.Text(), "\n") {
		code, isCode := strings.CutPrefix(line, "\t")
		if m := fileName.FindStringSubmatch(code); isCode && m != nil {
			name = m[1]
		}
		if !isCode && line != "" {
			name = ""
		}
		if name != "" {
			files[name] = append(files[name], code+"\n"...)
		}
	}
	return files
}

// The example in the package comment is a pack that loads.
func TestDoc(t *testing.T) {
	files := docPack(t)
	p, err := questionnaires.LoadFiles(files)
	if problems, ok := err.(source.Problems); ok {
		t.Fatal(problems.Snippets())
	}
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	if got := len(p.QuestionsFor("readers")); got != 4 {
		t.Errorf("readers are asked %d questions, want 4", got)
	}
	kinds := map[string]bool{}
	for _, s := range p.Sections {
		for _, q := range s.Questions {
			kinds[q.Kind.Name()] = true
		}
	}
	for _, kind := range []string{"levels", "choice", "choices", "table", "grid", "reference", "yesno", "number"} {
		if !kinds[kind] {
			t.Errorf("the example shows no question of kind %s", kind)
		}
	}
}

func ExampleLoadFiles() {
	_, err := questionnaires.LoadFiles(map[string][]byte{"pack.yaml": []byte(`id: small
version: 1
languages: [en]
title: {en: Small}
section: {id: facts, mode: workshop, en: Facts}
questions:
  - {id: size, kind: nmber, ask: {en: How many}}
`)})
	fmt.Println(err.(source.Problems).Snippets())
	// Output:
	// pack.yaml:7:22: unknown kind "nmber" of a question; did you mean "number"?
	//     - {id: size, kind: nmber, ask: {en: How many}}
	//                        ^~~~~
}
