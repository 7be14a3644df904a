package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"sync"
	"time"
)

// times gathers how long requests took, by their kind.
type times struct {
	mu     sync.Mutex
	took   map[string][]time.Duration
	failed int
	first  string // of the failures
}

func newTimes() *times { return &times{took: map[string][]time.Duration{}} }

func (t *times) add(kind string, d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.took[kind] = append(t.took[kind], d)
}

func (t *times) fail(kind string, why any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.failed++
	if t.first == "" {
		t.first = fmt.Sprintf("%s: %v", kind, why)
	}
}

func (t *times) failures() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failed
}

// print writes a line for each kind of request.
func (t *times) print(w io.Writer) {
	t.mu.Lock()
	defer t.mu.Unlock()
	fmt.Fprintf(w, "%-28s %8s %9s %9s %9s\n", "", "number", "p50 ms", "p99 ms", "most ms")
	for _, kind := range slices.Sorted(maps.Keys(t.took)) {
		d := t.took[kind]
		slices.Sort(d)
		at := func(q float64) float64 { return d[min(len(d)-1, int(q*float64(len(d))))].Seconds() * 1000 }
		fmt.Fprintf(w, "%-28s %8d %9.1f %9.1f %9.1f\n", kind, len(d), at(0.5), at(0.99), at(1))
	}
	if t.first != "" {
		fmt.Fprintln(w, "first failure:", t.first)
	}
}
