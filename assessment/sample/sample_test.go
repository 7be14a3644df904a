package sample_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/sample"
	"lotse/questionnaires/source"
	"lotse/templates/goldentest"
)

const reference = "../testdata/reference/cases/nordhang.json"

// The reference computation reads the sample engagement as JSON; the copy must not
// fall behind the YAML.
func TestNordhang_reference(t *testing.T) {
	root, problems := source.Parse("nordhang.yaml", sample.Nordhang())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	data, err := os.ReadFile(reference)
	if err != nil {
		t.Fatal(err)
	}
	var recorded map[string]any
	if err := json.Unmarshal(data, &recorded); err != nil {
		t.Fatal(err)
	}
	got := root.Plain()
	if goldentest.Update() {
		recorded["document"] = got
		write(t, recorded)
		return
	}
	if diff := cmp.Diff(recorded["document"], got); diff != "" {
		t.Errorf("%s is out of date (-recorded +sample):\n%s", reference, diff)
	}
}

func write(t *testing.T, v any) {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	goldentest.Write(t, reference, out.String())
}

// What a caller does to the bytes must not reach the next caller.
func TestNordhang_copies(t *testing.T) {
	first := sample.Nordhang()
	clear(first)
	if bytes.Equal(first, sample.Nordhang()) {
		t.Error("Nordhang returns the same bytes twice")
	}
}
