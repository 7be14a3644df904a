// Command lotse-load puts a server under load and says how it did: people who fill in
// at the same time, phones on a workshop's board, and a server that is killed and
// started again in between.
//
//	go build -o lotse ./cmd/lotse
//	go run ./cmd/lotse-load -lotse ./lotse
//
// It makes a store of its own (a SQLite file in a new folder, or an empty PostgreSQL
// schema named with -store), starts the program that -lotse names on it, and prints
// the times of every kind of request, the most memory the server had, and what was
// lost. It exits with 1 if anything acknowledged is missing or a request failed that
// the kill does not explain.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"time"
)

// A plan is what the load is made of.
type plan struct {
	lotse, store   string
	people, phones int
	pace, length   time.Duration
	kill           bool
}

func main() {
	var p plan
	flag.StringVar(&p.lotse, "lotse", "./lotse", "the program to start")
	flag.StringVar(&p.store, "store", "", "an empty store; a new SQLite file unless named")
	flag.IntVar(&p.people, "people", 1000, "people who fill in at the same time")
	flag.IntVar(&p.phones, "phones", 500, "phones on the board")
	flag.DurationVar(&p.pace, "pace", 8*time.Second, "between two answers of one person, on average")
	flag.DurationVar(&p.length, "length", time.Minute, "how long people answer")
	flag.BoolVar(&p.kill, "kill", true, "kill the server half way and start it again")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	ok, err := p.run(ctx)
	if err != nil {
		fmt.Fprintln(os.Stderr, "lotse-load:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// run does everything; ok says that nothing was lost and nothing failed.
func (p plan) run(ctx context.Context) (ok bool, err error) {
	if p.store == "" {
		dir, err := os.MkdirTemp("", "lotse-load-")
		if err != nil {
			return false, err
		}
		defer os.RemoveAll(dir)
		p.store = filepath.Join(dir, "load.db")
	}
	link, err := prepare(ctx, p.store)
	if err != nil {
		return false, fmt.Errorf("prepare the store: %w", err)
	}
	s := &server{program: p.lotse, store: p.store}
	if err := s.start(); err != nil {
		return false, err
	}
	defer s.stop()
	times := newTimes()
	fmt.Printf("%d people, an answer each every %v, for %v\n", p.people, p.pace, p.length)
	lost, err := p.fillIn(ctx, s, link, times)
	if err != nil {
		return false, err
	}
	fmt.Printf("%d phones on the board\n", p.phones)
	if err := p.vote(ctx, s, times); err != nil {
		return false, err
	}
	times.print(os.Stdout)
	fmt.Printf("most memory %.0f MB, answers lost %d, requests failed %d\n", float64(s.most())/1e6, lost, times.failures())
	return lost == 0 && times.failures() == 0, nil
}
