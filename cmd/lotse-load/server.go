package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"sync"
	"time"

	"lotse/assessment"
	"lotse/assessment/document"
	"lotse/assessment/invite"
	"lotse/assessment/sample"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// The sample engagement is what everybody works on.
const (
	engagement = "nordhang"
	round      = "baseline"
	group      = "experts"
)

// prepare saves the sample engagement and returns a link that lets everybody in.
func prepare(ctx context.Context, where string) (secret string, err error) {
	pack, err := questionnaires.LoadBuiltin("kommunikation")
	if err != nil {
		return "", err
	}
	e, err := document.Decode("nordhang.yaml", sample.Nordhang(), func(string, string) (*questionnaires.Pack, error) { return pack, nil })
	if err != nil {
		return "", err
	}
	e.Disclosure = assessment.DisclosureConfidential
	db, err := store.Open(ctx, where)
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := db.SaveEngagement(ctx, e, pack); err != nil {
		return "", err
	}
	way := invite.NewWay(invite.NewLink(group, invite.Shared, "de", e.Disclosure, time.Now().Add(24*time.Hour)))
	ways, err := db.AddLinks(ctx, engagement, round, []invite.Way{way})
	if err != nil {
		return "", err
	}
	return ways[0].Token.Secret(), nil
}

// A server is the program under load.
type server struct {
	program, store string
	addr           string

	mu   sync.Mutex
	cmd  *exec.Cmd
	code string // lets a consultant in, once
	peak int64  // bytes, of processes that ended
}

var codeLine = regexp.MustCompile(`launch\?code=([0-9A-Z-]+)`)

// start starts the program, on the same address as before, and waits until it answers.
func (s *server) start() error {
	if s.addr == "" {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		s.addr = l.Addr().String()
		if err := l.Close(); err != nil {
			return err
		}
	}
	cmd := exec.Command(s.program, "--store", s.store, "--lang", "en", "serve", "--listen", s.addr)
	talk, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", s.program, err)
	}
	codes := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(talk); lines.Scan(); {
			if m := codeLine.FindStringSubmatch(lines.Text()); m != nil {
				select {
				case codes <- m[1]:
				default:
				}
			}
		}
	}()
	s.mu.Lock()
	s.cmd = cmd
	s.mu.Unlock()
	select {
	case code := <-codes:
		s.mu.Lock()
		s.code = code
		s.mu.Unlock()
	case <-time.After(20 * time.Second):
		return errors.Join(errors.New("the server prints no start code"), cmd.Process.Kill())
	}
	for range 200 {
		if resp, err := http.Get(s.url("/accessibility")); err == nil {
			return resp.Body.Close()
		}
		time.Sleep(50 * time.Millisecond)
	}
	return errors.New("the server does not answer")
}

// kill ends the program as a power cut does.
func (s *server) kill() {
	s.note()
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait() // killed: the error is what was wanted
}

// stop ends the program as Ctrl+C does.
func (s *server) stop() {
	s.note()
	_ = s.cmd.Process.Signal(os.Interrupt)
	_ = s.cmd.Wait()
}

func (s *server) url(path string) string { return "http://" + s.addr + path }

// note remembers the most memory the running process has had.
func (s *server) note() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.peak = max(s.peak, resident(s.cmd.Process.Pid))
}

func (s *server) most() int64 {
	s.note()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.peak
}

// resident is a process's largest resident set so far in bytes, 0 where /proc is not.
func resident(pid int) int64 {
	data, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	if err != nil {
		return 0
	}
	for line := range bytes.Lines(data) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, _ := strconv.ParseInt(string(bytes.Fields(rest)[0]), 10, 64)
			return kb * 1024
		}
	}
	return 0
}
