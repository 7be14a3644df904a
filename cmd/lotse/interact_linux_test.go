package main

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/sys/unix"
)

// interact runs a program on a terminal of its own and sits there in a person's
// place: interact FILE program [args…]. Each line of FILE is one step:
//
//	see TEXT     wait until TEXT is on the screen since the last step
//	type "KEYS"  type, with Go's escapes: "\r" is enter, "\x1b[Z" shift+tab
//
// A step must see what follows from the one before it: the program moves to its next
// field a moment after the key. At the end interact prints what the program wrote
// after it left the full screen, if it had one, and ends with its exit code.
func interact() {
	code, err := interactWith(os.Args[1], os.Args[2:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "interact:", err)
		code = 125
	}
	os.Exit(code)
}

func interactWith(file string, command []string) (int, error) {
	steps, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	control, tty, err := openTerminal(80, 24)
	if err != nil {
		return 0, err
	}
	defer control.Close()
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = tty, tty, tty
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	tty.Close()
	s := &screen{}
	read := make(chan struct{})
	go func() { s.follow(control); close(read) }()
	for _, step := range strings.Split(strings.TrimSpace(string(steps)), "\n") {
		if err := s.step(control, step); err != nil {
			_ = cmd.Process.Kill()
			return 0, err
		}
	}
	err = cmd.Wait()
	<-read
	after := s.text()
	if _, rest, full := strings.Cut(after, "\x1b[?1049l"); full { // the end of the full screen
		after = rest
	}
	fmt.Print(strings.ReplaceAll(ansi.Strip(after), "\r\n", "\n"))
	if exit := (*exec.ExitError)(nil); err != nil && !asExit(err, &exit) {
		return 0, err
	}
	return cmd.ProcessState.ExitCode(), nil
}

func asExit(err error, target **exec.ExitError) bool {
	exit, ok := err.(*exec.ExitError)
	*target = exit
	return ok
}

// openTerminal opens a pseudo-terminal of a size.
func openTerminal(columns, rows uint16) (control, tty *os.File, err error) {
	control, err = os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		return nil, nil, err
	}
	n, err := unix.IoctlGetInt(int(control.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(control.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(int(control.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Col: columns, Row: rows})
	}
	if err == nil {
		tty, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		control.Close()
		return nil, nil, err
	}
	return control, tty, nil
}

// A screen is what a program wrote to its terminal.
type screen struct {
	mu      sync.Mutex
	written strings.Builder
	seen    int // what earlier steps have looked at
}

func (s *screen) follow(control *os.File) {
	data := make([]byte, 4096)
	for {
		n, err := control.Read(data)
		s.mu.Lock()
		s.written.Write(data[:n])
		s.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func (s *screen) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.written.String()
}

func (s *screen) step(control *os.File, step string) error {
	verb, what, _ := strings.Cut(strings.TrimSpace(step), " ")
	switch verb {
	case "see":
		return s.wait(what)
	case "type":
		keys, err := strconv.Unquote(what)
		if err != nil {
			return fmt.Errorf("%s: %w", step, err)
		}
		s.seen = len(s.text())
		_, err = control.WriteString(keys)
		return err
	}
	return fmt.Errorf("unknown step %q", step)
}

func (s *screen) wait(want string) error {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if strings.Contains(ansi.Strip(s.text()[s.seen:]), want) {
			return nil
		}
	}
	return fmt.Errorf("never saw %q; the screen since then: %q", want, ansi.Strip(s.text()[s.seen:]))
}
