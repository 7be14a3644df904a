//go:build unix

package main

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires"
	"lotse/report"
	"lotse/report/pdf"
)

// Whole processes, as users start them: processor time of all threads, the most
// memory they held (at least what this test itself holds), and the size of what they
// wrote. Beside others at work the best of many runs says most.
//
//	go test -run '^$' -bench '^BenchmarkProcess$|Warm' -benchtime 40x ./cmd/lotse

// A process is a way of calling lotse that is measured.
type process struct {
	name, writes string // writes: the file it makes; "" for none
	args         []string
}

func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	program := build(b, dir)
	lotse := func(args ...string) process { return process{args: args} }
	measure(b, program, dir, "version", lotse("--version"))
	call(b, program, dir, "demo", dir)
	b.Setenv("LOTSE_STORE", filepath.Join(dir, "lotse.db"))
	measure(b, program, dir, "results", lotse("results", "nordhang"))
	measure(b, program, dir, "report", process{writes: "r.pdf", args: []string{"report", "nordhang", "-o", "r.pdf"}})
}

// The sample's report in a process that has written one before, such as a server:
// processor time from published results to the file's bytes.
func BenchmarkWarm(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(gcPercent))
	e, pack := assesstest.Nordhang(b)
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	write := func() {
		doc, err := report.Build(pub, assessment.Recommend(pub), report.Options{Lang: "de"})
		if err != nil {
			b.Fatal(err)
		}
		if err := pdf.Write(io.Discard, doc, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	write()
	var busy []time.Duration
	for b.Loop() {
		before := processorTime(b)
		write()
		busy = append(busy, processorTime(b)-before)
	}
	reportBusy(b, busy)
}

// processorTime is what this process has used so far, in all threads.
func processorTime(b *testing.B) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// reportBusy reports the least and the middle one of processor times.
func reportBusy(b *testing.B, busy []time.Duration) {
	slices.Sort(busy)
	b.ReportMetric(busy[0].Seconds()*1e3, "cpu-ms-best")
	b.ReportMetric(busy[len(busy)/2].Seconds()*1e3, "cpu-ms-median")
}

// 10,000 respondents with 60 answers each.
func BenchmarkProcess10000(b *testing.B) {
	dir := b.TempDir()
	program := build(b, dir)
	crowdFile(b, dir)
	b.Setenv("LOTSE_STORE", filepath.Join(dir, "lotse.db"))
	for _, p := range []process{
		{"import", "lotse.db", []string{"import", "crowd.yaml", "--pack", "wide", "--replace"}},
		{"status", "", []string{"status", "crowd"}},
		{"results", "", []string{"results", "crowd"}},
		{"report", "crowd.pdf", []string{"report", "crowd", "-o", "crowd.pdf"}},
		{"csv", "a.csv", []string{"export", "crowd", "-o", "a.csv"}},
		{"xlsx", "a.xlsx", []string{"export", "crowd", "-o", "a.xlsx"}},
		{"results-xlsx", "r.xlsx", []string{"export", "crowd", "--format", "results-xlsx", "-o", "r.xlsx"}},
		{"document", "back.yaml", []string{"export", "crowd", "-o", "back.yaml"}},
	} {
		measure(b, program, dir, p.name, p)
	}
}

// build makes the program that is measured, the way a release is made.
func build(b testing.TB, dir string) string {
	b.Helper()
	program := filepath.Join(dir, "lotse")
	c := exec.CommandContext(b.Context(), "go", "build", "-trimpath", "-ldflags", "-s -w", "-o", program, ".")
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

func call(b *testing.B, program, dir string, args ...string) *os.ProcessState {
	b.Helper()
	c := exec.CommandContext(b.Context(), program, args...)
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		b.Fatalf("lotse %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return c.ProcessState
}

func measure(b *testing.B, program, dir, name string, p process) {
	b.Run(name, func(b *testing.B) {
		var busy []time.Duration
		var most int64
		for b.Loop() {
			state := call(b, program, dir, p.args...)
			busy = append(busy, state.UserTime()+state.SystemTime())
			if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
				most = max(most, int64(usage.Maxrss))
			}
		}
		if runtime.GOOS != "darwin" { // where it is bytes, elsewhere KiB
			most <<= 10
		}
		reportBusy(b, busy)
		b.ReportMetric(float64(most)/1e6, "MB-held")
		if p.writes != "" {
			info, err := os.Stat(filepath.Join(dir, p.writes))
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size())/1e6, "MB-written")
		}
	})
}

// crowdFile writes the engagement of many people as a document, in a process of its own:
// what this one held counts for all that it starts.
func crowdFile(b *testing.B, dir string) {
	b.Helper()
	writer := exec.CommandContext(b.Context(), os.Args[0], "-test.run", "^TestWriteCrowd$")
	writer.Env = append(os.Environ(), crowdFolder+"="+dir)
	if out, err := writer.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
}

// crowdStore makes a store of it.
func crowdStore(b *testing.B, program, dir string) {
	b.Helper()
	crowdFile(b, dir)
	call(b, program, dir, "--store", "lotse.db", "import", "crowd.yaml", "--pack", "wide")
}

// crowdFolder says where the engagement of many people is written to.
const crowdFolder = "LOTSE_TEST_CROWD"

func TestWriteCrowd(t *testing.T) {
	dir := os.Getenv(crowdFolder)
	if dir == "" {
		t.Skip("writes what BenchmarkProcess10000 measures")
	}
	writeCrowd(t, dir, 10_000, 60)
}

// writeCrowd writes an engagement of many people as a document, and its pack: the
// built-in one with as many more questions as each person's number of answers needs.
func writeCrowd(t *testing.T, dir string, people, answers int) {
	t.Helper()
	builtin := assesstest.Builtin(t)
	files := maps.Clone(builtin.Files)
	files["pack.yaml"] = []byte(strings.Replace(string(files["pack.yaml"]), "parts:\n", "parts:\n  - more.yaml\n", 1))
	more := "section: {id: more, mode: survey, de: Mehr, en: More}\nquestions:\n"
	for i := range answers - 31 { // every group is asked 31 questions at least
		more += fmt.Sprintf("  - {id: more-%d, kind: rating, seconds: 1, min: 0, max: 10, ask: {de: Mehr %[1]d, en: More %[1]d}}\n", i)
	}
	files["more.yaml"] = []byte(more)
	// All of them together must not take longer than a survey may.
	const open = "modules/open-answer.yaml"
	files[open] = []byte(strings.Replace(string(files[open]), "kind: lines\n", "kind: lines\n    seconds: 1\n", 1))
	pack, err := questionnaires.LoadFiles(files)
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		write(t, filepath.Join(dir, "wide", name), data)
	}
	data, err := document.Encode(crowd(t, pack, people, answers), pack)
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "crowd.yaml"), data)
}

// crowd are people of all core groups, each with the same number of answers.
func crowd(t *testing.T, pack *questionnaires.Pack, people, answers int) *assessment.Engagement {
	t.Helper()
	random := rand.New(rand.NewPCG(1, 60))
	groups := slices.DeleteFunc(slices.Clone(pack.Groups), func(g questionnaires.Group) bool { return !g.Core })
	round := assessment.Round{ID: "baseline", Date: "2026-11-02", State: assessment.RoundClosed}
	for i := range people {
		who := assessment.Respondent{ID: fmt.Sprint("p", i), Group: groups[i%len(groups)].ID, Answers: map[string]assessment.Answer{}}
		for _, q := range pack.QuestionsFor(who.Group) {
			lo, hi, ok := q.Range()
			switch {
			case len(who.Answers) == answers:
			case ok:
				who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(lo + float64(random.IntN(int(hi-lo)+1))))
			case q.Item != "":
				who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Pick("role-pr"))
			case q.ID == "barriers":
				who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Picks{"bar-no-time"})
			case q.ID == "open":
				who.Answers[q.ID] = assessment.GivenAnswer(questionnaires.Plain(fmt.Sprint("More time, says ", i)))
			}
		}
		if len(who.Answers) != answers {
			t.Fatalf("%d answers of the group %s, want %d", len(who.Answers), who.Group, answers)
		}
		round.Respondents = append(round.Respondents, who)
	}
	return &assessment.Engagement{ID: "crowd", Client: "Crowd", Language: "en", Pack: pack.ID, Mode: assessment.ModeSurvey, KMin: 5,
		Date: "2026-11-09", Rounds: []assessment.Round{round}}
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
