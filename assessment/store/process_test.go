package store_test

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// process is what another process does with a store, until it is killed or done.
func process(role, where string) int {
	roles := map[string]func(context.Context, string) error{"open": opener, "save": saver, "denied": denied}
	if err := roles[role](context.Background(), where); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// start starts this program again as another process.
func start(t *testing.T, role, where string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "LOTSE_TEST_PROCESS="+role+" "+where)
	cmd.Stderr = os.Stderr
	return cmd
}

// Several processes create the same store at the same moment: one does, and all
// save into it.
func TestOpen_ManyProcesses(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		const processes = 4
		var all []*exec.Cmd
		var out [processes]bytes.Buffer
		for i := range processes {
			cmd := start(t, "open", where)
			cmd.Stdout = &out[i]
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			all = append(all, cmd)
		}
		for i, cmd := range all {
			if err := cmd.Wait(); err != nil {
				t.Errorf("%v: %s", err, out[i].String())
			}
		}
		list, err := openAt(t, where).Engagements(t.Context())
		if err != nil || len(list) != processes {
			t.Errorf("%d engagements, %v; want the %d the processes saved", len(list), err, processes)
		}
		if twice := count(t, where, `SELECT count(*) - count(DISTINCT version_id) FROM goose_db_version`); twice != 0 {
			t.Errorf("%d migrations were applied twice", twice)
		}
	})
}

// count asks the database of a store, past the store.
func count(t *testing.T, where, query string) int {
	t.Helper()
	driver := "sqlite"
	if strings.HasPrefix(where, "postgres:") {
		driver = "pgx"
	}
	db, err := sql.Open(driver, where)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var n int
	if err := db.QueryRowContext(t.Context(), query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// opener opens a store and saves into it.
func opener(ctx context.Context, where string) error {
	db, err := store.Open(ctx, where)
	if err != nil {
		return err
	}
	p, err := builtin()
	if err != nil {
		return err
	}
	e := engagement()
	e.ID = "p" + itoa(os.Getpid())
	return errors.Join(db.SaveEngagement(ctx, e, p), db.Close())
}

// What a process acknowledged before it was killed (SIGKILL, at a random moment)
// is there afterwards: also what went to the disk as a group. LOTSE_TEST_KILLS
// says how often, see .ci/kill.
func TestPutAnswers_SurvivesKill(t *testing.T) {
	kills := 2
	if v := os.Getenv("LOTSE_TEST_KILLS"); v != "" {
		var err error
		if kills, err = strconv.Atoi(v); err != nil {
			t.Fatal(err)
		}
	}
	storetest.Each(t, func(t *testing.T, where string) {
		save(t, openAt(t, where), engagement())
		acknowledged, saves := map[string]float64{}, 0
		for range kills {
			saves += kill(t, where, acknowledged)
			checkAcknowledged(t, where, acknowledged)
		}
		t.Logf("%d kills, %d acknowledged saves", kills, saves)
		if saves < kills {
			t.Fatalf("only %d saves were acknowledged in %d runs", saves, kills)
		}
	})
}

// kill runs a saver, kills it, notes what it acknowledged, and counts it.
func kill(t *testing.T, where string, acknowledged map[string]float64) (saves int) {
	t.Helper()
	cmd := start(t, "save", where)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for first := true; lines.Scan(); first = false {
		if first { // from now on it is saving
			time.AfterFunc(time.Duration(10+rand.IntN(100))*time.Millisecond, func() { _ = cmd.Process.Kill() })
		}
		question, value, complete := strings.Cut(strings.TrimSuffix(lines.Text(), "."), " ")
		if !complete || !strings.HasSuffix(lines.Text(), ".") {
			continue // the kill cut the line short
		}
		if acknowledged[question], err = strconv.ParseFloat(value, 64); err != nil {
			t.Fatal(err)
		}
		saves++
	}
	_ = cmd.Wait() // it was killed
	return saves
}

func checkAcknowledged(t *testing.T, where string, acknowledged map[string]float64) {
	t.Helper()
	db, err := store.Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	answers := load(t, db, "nord").Rounds[1].Respondents[1].Answers
	for question, value := range acknowledged {
		// A later save may have reached the disk without its acknowledgement.
		if got, _ := answers[question].Value.(questionnaires.Number); float64(got) < value {
			t.Errorf("%s = %v after the kill, acknowledged was %v", question, got, value)
		}
	}
	if err := db.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

// saver saves growing numbers from 16 goroutines and says so.
func saver(ctx context.Context, where string) error {
	db, err := store.Open(ctx, where)
	if err != nil {
		return err
	}
	begin := float64(time.Now().UnixNano()) / 1e6 // more than any run before
	var wg sync.WaitGroup
	failed := make(chan error, 1)
	for g := range 16 {
		wg.Go(func() {
			question := "q" + itoa(g)
			for i := 0; ; i++ {
				value := begin + float64(i)/1024
				put := store.Put{Question: question, Answer: assessment.GivenAnswer(questionnaires.Number(value)), Version: store.AnyVersion}
				if _, err := db.PutAnswers(ctx, "nord", "baseline", "a", []store.Put{put}); err != nil {
					failed <- err
					return
				}
				fmt.Printf("%s %v.\n", question, value)
			}
		})
	}
	return <-failed
}
