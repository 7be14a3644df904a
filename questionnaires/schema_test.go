package questionnaires_test

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/goldentest"
)

// The schema in the repository is the one editors load.
func TestSchema_golden(t *testing.T) {
	goldentest.Compare(t, "schema.json", string(questionnaires.Schema()))
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(questionnaires.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// refusal returns what the schema says against the files of a pack that can be read.
func refusal(s *jsonschema.Schema, files map[string][]byte) string {
	var b strings.Builder
	for name, data := range files {
		tree, problems := source.Parse(name, data)
		if len(problems) > 0 || tree.Kind != source.Map {
			continue
		}
		if err := s.Validate(tree.Plain()); err != nil {
			b.WriteString(name + ": " + err.Error() + "\n")
		}
	}
	return b.String()
}

// The reader and the schema come from one table. Broken packs say in their first
// line whether a schema can see what is wrong; all others it must accept.
func TestSchema_agrees(t *testing.T) {
	s := compileSchema(t)
	for _, kind := range []string{"ok", "err"} {
		for name, a := range archives(t, kind) {
			t.Run(filepath.Base(name), func(t *testing.T) {
				files := map[string][]byte{}
				for path, f := range folder(a) {
					files[path] = f.Data
				}
				sees := strings.Contains(string(a.Comment), "The schema sees it.")
				got := refusal(s, files)
				if sees != (got != "") {
					t.Errorf("the schema sees it: want %v, but it says %q", sees, got)
				}
			})
		}
	}
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		t.Fatal(err)
	}
	if got := refusal(s, pack.Files); got != "" {
		t.Errorf("the schema refuses the built-in pack: %s", got)
	}
}
