package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

func itoa(n int) string { return strconv.Itoa(n) }

func number(v float64) assessment.Answer { return assessment.GivenAnswer(questionnaires.Number(v)) }

func TestPutAnswers(t *testing.T) {
	db := open(t)
	save(t, db, engagement())
	ctx := t.Context()
	versions, err := db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{
		{Question: "lead-mandate", Answer: number(3)},
		{Question: "lead-priority", Answer: assessment.Answer{State: assessment.DontKnow}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]int64{1, 1}, versions); diff != "" {
		t.Errorf("versions:\n%s", diff)
	}
	versions, err = db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{
		{Question: "lead-mandate", Answer: number(4), Version: 1}, {Question: "lead-priority", Version: store.AnyVersion},
	})
	if err != nil || !cmp.Equal([]int64{2, 2}, versions) {
		t.Fatalf("second save: %v, %v", versions, err)
	}
	want := map[string]assessment.Answer{"lead-mandate": number(4)} // lead-priority was taken back
	if diff := cmp.Diff(want, load(t, db, "nord").Rounds[1].Respondents[1].Answers); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if _, err := db.PutAnswers(ctx, "nord", "baseline", "", []store.Put{{Question: "number", Answer: number(9), Version: 1}}); err != nil {
		t.Fatal(err)
	}
	if got := load(t, db, "nord").Rounds[1].Facts["number"]; !cmp.Equal(got, number(9)) {
		t.Errorf("fact = %v, want 9", got)
	}
}

func TestPutAnswers_Conflict(t *testing.T) {
	db := open(t)
	save(t, db, engagement())
	ctx := t.Context()
	_, err := db.PutAnswers(ctx, "nord", "baseline", "z", []store.Put{
		{Question: "rule-crisis", Answer: number(1), Version: 1}, {Question: "lead-mandate", Answer: number(5), Version: 7},
	})
	var conflict *store.Conflict
	if !errors.Is(err, store.ErrConflict) || !errors.As(err, &conflict) {
		t.Fatalf("err = %v, want a Conflict", err)
	}
	if conflict.Question != "lead-mandate" || conflict.Seen != 7 || conflict.Now.Version != 1 ||
		!cmp.Equal(conflict.Now.Answer, engagement().Rounds[1].Respondents[0].Answers["lead-mandate"]) {
		t.Errorf("conflict = %+v", conflict)
	}
	if diff := cmp.Diff(engagement().Rounds[1].Respondents[0].Answers, load(t, db, "nord").Rounds[1].Respondents[0].Answers, empties); diff != "" {
		t.Errorf("part of a refused save is there:\n%s", diff)
	}
	// After a replacement, a version read before must not match by accident.
	save(t, db, engagement(), store.Replace)
	_, err = db.PutAnswers(ctx, "nord", "baseline", "z", []store.Put{{Question: "lead-mandate", Answer: number(5), Version: 1}})
	if !errors.Is(err, store.ErrConflict) {
		t.Errorf("save over a replaced engagement: %v, want a conflict", err)
	}
}

func TestPutAnswers_NotFound(t *testing.T) {
	db := open(t)
	save(t, db, engagement())
	for _, where := range [][3]string{{"x", "baseline", "z"}, {"nord", "x", "z"}, {"nord", "baseline", "x"}, {"x", "x", ""}} {
		_, err := db.PutAnswers(t.Context(), where[0], where[1], where[2], []store.Put{{Question: "q", Answer: number(1)}})
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("PutAnswers(%v): %v, want ErrNotFound", where, err)
		}
		if _, err := db.Answers(t.Context(), where[0], where[1], where[2]); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("Answers(%v): %v, want ErrNotFound", where, err)
		}
	}
}

func TestAnswers(t *testing.T) {
	db := open(t)
	db.Now = func() time.Time { return time.UnixMilli(1_800_000_000_123) }
	save(t, db, engagement())
	got, err := db.Answers(t.Context(), "nord", "baseline", "z")
	if err != nil {
		t.Fatal(err)
	}
	want := store.Stored{Question: "lead-mandate", Version: 1, Updated: 1_800_000_000_123,
		Answer: assessment.Answer{State: assessment.Given, Value: questionnaires.Number(2.5), Note: "half", Evidence: []string{"a", "b"}}}
	if diff := cmp.Diff(want, got["lead-mandate"]); diff != "" || len(got) != 4 {
		t.Errorf("%d answers, -want +got:\n%s", len(got), diff)
	}
}

// What a process acknowledged before it was killed is there afterwards.
func TestPutAnswers_SurvivesKill(t *testing.T) {
	for round := range 3 {
		path := filepath.Join(t.TempDir(), "lotse.db")
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "LOTSE_TEST_SAVER="+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		acknowledged := map[string]float64{}
		lines := bufio.NewScanner(out)
		for stop := 30 + 17*round; lines.Scan(); {
			question, value, _ := strings.Cut(lines.Text(), " ")
			if acknowledged[question], err = strconv.ParseFloat(value, 64); err != nil {
				t.Fatal(err)
			}
			if stop--; stop == 0 {
				if err := cmd.Process.Kill(); err != nil { // SIGKILL
					t.Fatal(err)
				}
			}
		}
		_ = cmd.Wait() // it was killed
		if len(acknowledged) < 10 {
			t.Fatalf("only %d questions were acknowledged", len(acknowledged))
		}
		answers := load(t, openAt(t, path), "nord").Rounds[1].Respondents[1].Answers
		for question, value := range acknowledged {
			// A later save may have reached the disk without its acknowledgement.
			if got, _ := answers[question].Value.(questionnaires.Number); float64(got) < value {
				t.Errorf("%s = %v after the kill, acknowledged was %v", question, got, value)
			}
		}
	}
}

// saver is the process to be killed: it saves growing numbers and says so.
func saver(path string) int {
	ctx := context.Background()
	return report(func() error {
		db, err := store.Open(ctx, path)
		if err != nil {
			return err
		}
		p, err := questionnaires.LoadBuiltin("kommunikation")
		if err != nil {
			return err
		}
		if err := db.SaveEngagement(ctx, engagement(), p); err != nil {
			return err
		}
		for i := 0; ; i++ {
			question := "q" + itoa(i%13)
			put := store.Put{Question: question, Answer: number(float64(i)), Version: store.AnyVersion}
			if _, err := db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{put}); err != nil {
				return err
			}
			fmt.Println(question, i)
		}
	}())
}

func report(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

func TestPutAnswers_WALStaysSmall(t *testing.T) {
	if testing.Short() {
		t.Skip("writes thousands of answers")
	}
	path := filepath.Join(t.TempDir(), "lotse.db")
	db := openAt(t, path)
	save(t, db, engagement())
	long := assessment.GivenAnswer(questionnaires.Plain(strings.Repeat("words ", 400)))
	for i := range 4000 {
		put := store.Put{Question: "q" + itoa(i%50), Answer: long, Version: store.AnyVersion}
		if _, err := db.PutAnswers(t.Context(), "nord", "baseline", "a", []store.Put{put}); err != nil {
			t.Fatal(err)
		}
	}
	info, err := os.Stat(path + "-wal")
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 16<<20 {
		t.Errorf("the WAL has %d MiB", info.Size()>>20)
	}
}
