// Package goldentest is for tests that compare what was written with a file beside them.
//
//	go test ./report -run TestBuild_sample -update
//
// writes the files anew; whoever does so reads the difference before it is kept.
package goldentest

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the files that tests compare with anew")

// Update says whether the files are to be written instead of compared with.
func Update() bool { return *update }

// Compare compares with the file at path, or writes it.
func Compare(t testing.TB, path, got string) {
	t.Helper()
	if *update {
		Write(t, path, got)
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs; -update writes it anew (-want +got):\n%s", path, diff)
	}
}

// Write writes a file that tests compare with, and its folder.
func Write(t testing.TB, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}
