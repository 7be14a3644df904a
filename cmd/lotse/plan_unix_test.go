//go:build unix

package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A real program in a real terminal: what she decided is in the store when the program
// is killed, and the next call goes on from there.
func TestPlan_KillResume(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("lotse", "demo", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	where := filepath.Join(dir, "lotse.db")
	open := func(width, height int) *window {
		return openWindow(t, width, height, []string{"LOTSE_STORE=" + where}, "lotse", "plan", "nordhang")
	}
	w := open(60, 20)
	w.sees("› 1 ○ Auftrag der Geschäftsführung")
	w.types("a")
	w.sees("› 1 ✓ Auftrag")
	w.types("\x1b[Bh") // down
	w.sees("zurückstellen")
	w.types("Später, wenn die Leitung gewechselt hat\r")
	w.sees("Zurückgestellt")
	w.kill()

	w = open(80, 24)
	w.sees("✓ Auftrag der Geschäftsführung")
	w.resize(45, 15)
	w.sees("› 1 ✓ Auftrag")
	w.types("\r")
	w.sees("Texte auf Deutsch")
	w.types("\x1b") // alone: escape
	w.sees("› 1 ✓ Auftrag")
	w.types("q")
	if code := w.exit(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	out, err := exec.Command("lotse", "plan", "nordhang", "--show", "--lang", "de", "--store", where).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "Später, wenn die Leitung gewechselt hat") || !strings.Contains(string(out), "angenommen") {
		t.Errorf("%v\n%s", err, out)
	}
}
