package source

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Written part by part, whatever the size of the parts, a tree has the same bytes.
func TestEncodeParts_sameBytes(t *testing.T) {
	names, err := filepath.Glob("../kommunikation/*/*.yaml")
	if err != nil || len(names) < 20 {
		t.Fatalf("%d files, %v", len(names), err)
	}
	names = append(names, "../../assessment/sample/nordhang.yaml")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n, problems := Parse(name, data)
		if problems != nil {
			t.Fatal(problems)
		}
		want := string(encodeYAML(toYAML(n)))
		for _, most := range []int{0, 1, 3, 10, 50, 200, 1000} {
			var b bytes.Buffer
			encodeParts(&b, n, "", "", most)
			if diff := cmp.Diff(want, b.String()); diff != "" {
				t.Fatalf("%s in parts of %d nodes (-whole +parts):\n%s", name, most, diff)
			}
		}
	}
}
