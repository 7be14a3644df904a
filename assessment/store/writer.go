package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync"
)

// A writer is the one goroutine that writes to a SQLite file. It takes what has
// gathered while the last commit was on its way to the disk and commits it as one
// transaction (group commit): 32 savers share one fsync instead of queueing for 32.
// Each caller waits until its own change is durable, and a change that fails
// takes nothing of the others with it.
type writer struct {
	jobs chan *job
	done chan struct{} // closed when the goroutine has ended

	mu     sync.RWMutex // guards closed against a send on a closed channel
	closed bool

	conn *writeConn
	wal  string // path of the WAL
	wait int64  // size in bytes from which it is to start over
}

const (
	// group is how many changes one commit carries at most.
	group = 256
	// walLimit is the size in bytes from which the WAL is made to start over.
	// SQLite does so by itself, unless readers overlap without a gap, and cuts the
	// file to journal_size_limit when it does.
	walLimit = 10 << 20
	// walStep is how much the WAL may grow, after readers were in the way, until
	// it is tried again: no writer goes on while it waits for them.
	walStep = 1 << 20
)

// A job is one change and how it ended.
type job struct {
	ctx   context.Context
	fn    func(tx *txn) error
	err   error
	panic any
	done  chan struct{} // closed once err is final
}

// errClosed is what a store says after Close.
var errClosed = errors.New("the store is closed")

func startWriter(pool *sql.DB, wal string) *writer {
	w := &writer{jobs: make(chan *job, group), done: make(chan struct{}), conn: &writeConn{pool: pool}, wal: wal, wait: walLimit}
	go w.loop()
	return w
}

// do runs fn with the next group and waits until it is durable. A cancelled
// context is noticed before each statement; what is committed stays.
func (w *writer) do(ctx context.Context, fn func(tx *txn) error) error {
	j := &job{ctx: ctx, fn: fn, done: make(chan struct{})}
	if err := w.send(j); err != nil {
		return err
	}
	<-j.done
	if j.panic != nil {
		panic(j.panic) // in the goroutine whose fault it is
	}
	return j.err
}

func (w *writer) send(j *job) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return errClosed
	}
	select {
	case w.jobs <- j:
		return nil
	case <-j.ctx.Done():
		return j.ctx.Err()
	}
}

// close ends the goroutine after what is waiting was done.
func (w *writer) close() error {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return nil
	}
	w.closed = true
	close(w.jobs)
	w.mu.Unlock()
	<-w.done
	return w.conn.close()
}

func (w *writer) loop() {
	defer close(w.done)
	for j := range w.jobs {
		jobs := w.gather(j)
		w.commit(jobs)
		for _, j := range jobs {
			close(j.done)
		}
		w.keepWALSmall()
	}
}

// gather takes what is waiting, and never waits for more.
func (w *writer) gather(first *job) []*job {
	jobs := []*job{first}
	for len(jobs) < group {
		select {
		case j, ok := <-w.jobs:
			if !ok {
				return jobs
			}
			jobs = append(jobs, j)
		default:
			return jobs
		}
	}
	return jobs
}

// commit does all jobs in one transaction. If that fails as a whole, say because
// one of them filled the disk, each gets its own, and its own error.
func (w *writer) commit(jobs []*job) {
	if w.together(jobs) == nil {
		return
	}
	for _, j := range jobs {
		j.err, j.panic = nil, nil
		if err := w.together([]*job{j}); err != nil && j.err == nil {
			j.err = err
		}
	}
}

// together runs the jobs in one transaction. Its error is that of the
// transaction; a job's own failure is undone by itself and kept in the job.
func (w *writer) together(jobs []*job) error {
	tx, err := w.conn.begin()
	if err != nil {
		return err
	}
	changed := 0
	for _, j := range jobs {
		if j.err = j.ctx.Err(); j.err != nil {
			continue
		}
		if err := w.conn.savepoint(func() error { j.run(tx); return j.failure() }); err != nil {
			w.conn.rollback()
			return err
		}
		if j.failure() == nil {
			changed++
		}
	}
	if changed == 0 {
		w.conn.rollback()
		return nil
	}
	return w.conn.commit()
}

func (j *job) run(tx *txn) {
	defer func() {
		if p := recover(); p != nil {
			j.panic = p
		}
	}()
	j.err = j.fn(tx)
}

// failure is what undoes the job.
func (j *job) failure() error {
	if j.panic != nil {
		return fmt.Errorf("panic: %v", j.panic)
	}
	return j.err
}

// keepWALSmall makes the WAL start over when it has grown past its limit. It
// waits for readers a little, and tries later again if they are too slow.
func (w *writer) keepWALSmall() {
	info, err := os.Stat(w.wal)
	if err != nil || info.Size() < w.wait {
		return
	}
	if w.wait = walLimit; !w.conn.restartWAL() {
		w.wait = info.Size() + walStep
	}
}
