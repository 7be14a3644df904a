package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The consultant's pages over an engagement of 10,000 respondents with 60 answers each:
// /first is a page after the engagement was changed, /again is the same page once more.
// MB-held is the most memory the server had meanwhile.
//
//	go test -run '^$' -bench Desk10000 -benchtime 3x ./cmd/lotse
func BenchmarkDesk10000(b *testing.B) {
	dir := b.TempDir()
	program := build(b, dir)
	crowdStore(b, program, dir)
	s := startDesk(b, program, filepath.Join(dir, "lotse.db"))
	figure := regexp.MustCompile(`/desk/crowd/report/figure/[^"]+`).FindString(strings.ReplaceAll(s.page(b, "/desk/crowd/report"), "&amp;", "&"))
	measure := regexp.MustCompile(`/desk/crowd/plan/[a-z0-9-]+`).FindString(s.page(b, "/desk/crowd/plan"))
	for _, p := range []struct{ name, path string }{
		{"engagements", "/desk"}, {"overview", "/desk/crowd"}, {"results", "/desk/crowd/results"}, {"plan", "/desk/crowd/plan"},
		{"report", "/desk/crowd/report"}, {"picture", figure}, {"file", "/desk/crowd/report/file"},
		{"settings", "/desk/crowd/settings"}, {"facts", "/desk/crowd/facts"}, {"invite", "/desk/crowd/invite"},
	} {
		b.Run(p.name+"/first", func(b *testing.B) {
			s.forget(b)
			for yes := true; b.Loop(); yes = !yes {
				b.StopTimer()
				s.accept(b, measure, yes)
				b.StartTimer()
				s.page(b, p.path)
			}
			s.held(b)
		})
		b.Run(p.name+"/again", func(b *testing.B) {
			s.page(b, p.path)
			s.forget(b)
			for b.Loop() {
				s.page(b, p.path)
			}
			s.held(b)
		})
	}
}

// A deskServer is lotse serve as a process, with the browser of a consultant who is in.
type deskServer struct {
	base    string
	process *os.Process
	browser *http.Client
}

func startDesk(b *testing.B, program, store string) *deskServer {
	b.Helper()
	c := exec.CommandContext(b.Context(), program, "--store", store, "--lang", "en", "serve")
	talk, err := c.StderrPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := c.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _, _ = c.Process.Kill(), c.Wait() })
	lines := bufio.NewScanner(talk)
	var in []string
	for in == nil {
		if !lines.Scan() {
			b.Fatal("the server does not say how to get in")
		}
		in = regexp.MustCompile(`(http://[\d.:]+)/launch\?code=([\w-]+)`).FindStringSubmatch(lines.Text())
	}
	go func() { _, _ = io.Copy(io.Discard, talk) }()
	jar, err := cookiejar.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	s := &deskServer{in[1], c.Process, &http.Client{Jar: jar, CheckRedirect: stay}}
	s.post(b, "/launch", url.Values{"code": {in[2]}})
	return s
}

func (s *deskServer) page(b *testing.B, path string) string {
	b.Helper()
	return s.read(b, path, http.StatusOK)(s.browser.Get(s.base + path))
}

func (s *deskServer) post(b *testing.B, path string, form url.Values) {
	b.Helper()
	s.read(b, path, http.StatusSeeOther)(s.browser.PostForm(s.base+path, form))
}

func (s *deskServer) read(b *testing.B, path string, status int) func(*http.Response, error) string {
	return func(r *http.Response, err error) string {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
		defer r.Body.Close()
		body, err := io.ReadAll(r.Body)
		if err != nil || r.StatusCode != status {
			b.Fatalf("%s: status %d, %v", path, r.StatusCode, err)
		}
		return string(body)
	}
}

// accept changes the engagement: one decision on its plan.
func (s *deskServer) accept(b *testing.B, measure string, yes bool) {
	b.Helper()
	word := map[bool]string{true: "yes", false: "no"}[yes]
	s.post(b, measure+"/accept", url.Values{"accepted": {word}})
}

// forget makes the kernel count the most memory held from now on, see proc(5).
func (s *deskServer) forget(b *testing.B) {
	b.Helper()
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", s.process.Pid), []byte("5"), 0); err != nil {
		b.Fatal(err)
	}
}

func (s *deskServer) held(b *testing.B) {
	b.Helper()
	b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(time.Millisecond), "ms")
	b.ReportMetric(0, "ns/op")
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range bytes.Lines(data) {
		if rest, ok := bytes.CutPrefix(line, []byte("VmHWM:")); ok {
			kb, err := strconv.Atoi(string(bytes.Fields(rest)[0]))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(kb)*1024/1e6, "MB-held")
		}
	}
}
