//go:build unix

package main

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/charmbracelet/x/xpty"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// A window is a terminal in which a program runs: what it writes is drawn, and what the
// terminal answers goes back to it.
type window struct {
	t      testing.TB
	screen *vt.SafeEmulator
	pty    xpty.Pty
	cmd    *exec.Cmd
	ended  bool
}

func openWindow(t testing.TB, width, height int, env []string, program string, args ...string) *window {
	t.Helper()
	pty, err := xpty.NewPty(width, height)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, args...)
	cmd.Env = append(append(os.Environ(), "TERM=xterm-256color", "LOTSE_LANG=de"), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true} // the terminal is its own: it hears of new sizes
	if err := pty.Start(cmd); err != nil {
		t.Fatal(err)
	}
	w := &window{t: t, screen: vt.NewSafeEmulator(width, height), pty: pty, cmd: cmd}
	go io.Copy(w.screen, pty) // both end with the pty
	go io.Copy(pty, w.screen)
	t.Cleanup(w.close)
	return w
}

func (w *window) close() {
	if !w.ended {
		w.kill()
	}
	w.pty.Close()
}

// kill is kill -9.
func (w *window) kill() {
	w.t.Helper()
	if err := w.cmd.Process.Kill(); err != nil {
		w.t.Fatal(err)
	}
	_ = xpty.WaitProcess(context.Background(), w.cmd) // it says that it was killed
	w.ended = true
}

func (w *window) text() string { return ansi.Strip(w.screen.Render()) }

func (w *window) types(keys string) {
	w.t.Helper()
	if _, err := io.WriteString(w.pty, keys); err != nil {
		w.t.Fatal(err)
	}
}

func (w *window) sees(want string) {
	w.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if strings.Contains(w.text(), want) {
			return
		}
	}
	w.t.Fatalf("never saw %q:\n%s", want, w.text())
}

func (w *window) resize(width, height int) {
	w.t.Helper()
	w.screen.Resize(width, height)
	if err := w.pty.Resize(width, height); err != nil {
		w.t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond) // what was on its way for the old size has arrived
}

// exit waits for the program's end.
func (w *window) exit() int {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := xpty.WaitProcess(ctx, w.cmd); err != nil && w.cmd.ProcessState == nil {
		w.t.Fatalf("it does not end: %v\n%s", err, w.text())
	}
	w.ended = true
	return w.cmd.ProcessState.ExitCode()
}

// newEngagement makes a store with one engagement and returns its path.
func newEngagement(t testing.TB) string {
	t.Helper()
	where := filepath.Join(t.TempDir(), "lotse.db")
	out, err := exec.Command("lotse", "new", "Oakhill", "--store", where, "--language", "de", "--mode", "panel", "--date", "2026-11-24", "--no-ask").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return where
}

// A real program in a real terminal: killed in the middle of a word, in the middle of
// a table's entry, and in a note, it resumes with everything that was typed. The
// window changes its size while it runs.
func TestAsk_KillResizeResume(t *testing.T) {
	where := newEngagement(t)
	ask := func(width, height int, args ...string) *window {
		return openWindow(t, width, height, []string{"LOTSE_STORE=" + where}, "lotse", append([]string{"ask"}, args...)...)
	}
	w := ask(80, 24)
	w.sees("Name des Unternehmens")
	w.types("Größe & Söhne €@{")
	w.sees("Söhne €@{")
	w.resize(60, 20)
	w.sees("┃ Größe & Söhne €@{")
	w.resize(45, 15)
	w.sees("◐ Entwurf")
	w.resize(30, 10)
	w.sees("Fenster ist zu klein")
	w.resize(120, 40)
	w.sees("Abschnitte")
	w.types("\r")
	w.sees("Branche und wichtigste Leistungen")
	w.types("Pumpen\x1b[13;2uhalb getippt") // shift+enter of a terminal that can tell it from enter
	w.sees("halb getippt")
	time.Sleep(200 * time.Millisecond) // what was typed is on the disk a moment after it is on the screen
	w.kill()

	w = ask(80, 24)
	w.sees("halb getippt")
	w.sees("Pumpen")
	w.types("\x1b[Z") // shift+tab
	w.sees("Größe & Söhne €@{")
	w.types("\x07Abteilungen\r") // the list of questions
	w.sees("+ Eintrag hinzufügen")
	w.types("+")
	w.sees("Eintrag 1")
	w.types("Werk Süd\r")
	w.sees("Feld 2 von 2")
	w.types("vier")
	w.sees("vier")
	w.types("\x1b") // alone: escape
	w.sees("1. Werk Süd")
	w.types("\x0eWer weiß das?") // the note
	w.sees("Wer weiß das?")
	time.Sleep(200 * time.Millisecond)
	w.kill()

	w = ask(80, 24, "--at", "departments")
	w.sees("1. Werk Süd")
	w.sees("✎ Wer weiß das?")
	w.types("\x1b[F") // end
	w.types("\r")
	w.sees("✓ gesichert")
	w.types("\x03")
	if code := w.exit(); code != exitDone {
		t.Errorf("exit code %d", code)
	}
	want := map[string]string{"company-name": "Größe & Söhne €@{", "company-industry": "Pumpen\nhalb getippt"}
	e := stored(t, where)
	for question, words := range want {
		got, _ := e.Rounds[0].Facts[question].Value.(questionnaires.Text)
		if got.In("de") != words {
			t.Errorf("%s: %q is saved, want %q", question, got.In("de"), words)
		}
	}
	departments := e.Rounds[0].Facts["departments"]
	if list, _ := departments.Value.(questionnaires.Entries); len(list) != 1 || list[0].Text("department-name").In("de") != "Werk Süd" || departments.Note != "Wer weiß das?" {
		t.Errorf("departments: %+v", departments)
	}
}

func stored(t testing.TB, where string) *assessment.Engagement {
	t.Helper()
	db, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	e, _, err := db.Engagement(t.Context(), "oakhill")
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Two people answer the same question: the second one sees both answers.
func TestAsk_Conflict(t *testing.T) {
	where := newEngagement(t)
	w := openWindow(t, 80, 24, []string{"LOTSE_STORE=" + where}, "lotse", "ask")
	w.sees("Name des Unternehmens")
	if out, err := exec.Command("lotse", "answer", "--store", where, "company-name=Anders").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	w.types("Meins\r")
	w.sees("inzwischen geändert")
	w.sees("Anders")
	w.types("1\r")
	w.sees("Branche")
	w.types("\x03")
	w.exit()
	if got := stored(t, where).Rounds[0].Facts["company-name"].Value.(questionnaires.Text); got.In("de") != "Meins" {
		t.Errorf("saved: %v", got)
	}
}

// Without colours everything that colour says is said in another way.
func TestAsk_NoColour(t *testing.T) {
	where := newEngagement(t)
	w := openWindow(t, 80, 24, []string{"LOTSE_STORE=" + where, "NO_COLOR=1"}, "lotse", "ask", "--group", "experts")
	w.sees("Bevor Sie beginnen")
	w.types("1\r")
	w.sees("Frage 1 von")
	w.types("3")
	w.sees("› ● 3")
	for _, code := range []string{"\x1b[36m", "\x1b[34m", "\x1b[31m", "\x1b[32m"} {
		if strings.Contains(w.screen.Render(), code) {
			t.Errorf("the screen has the colour %q", code)
		}
	}
}

// BenchmarkAskStart is a whole process from its start to the first question on the
// screen.
func BenchmarkAskStart(b *testing.B) {
	where := newEngagement(b)
	for b.Loop() {
		w := openWindow(b, 80, 24, []string{"LOTSE_STORE=" + where}, "lotse", "ask")
		w.sees("Name des Unternehmens")
		w.close()
	}
}
