package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/stdlib"
)

// boardChannel is the channel of PostgreSQL's LISTEN and NOTIFY.
const boardChannel = "lotse_board"

// listenAgain is how long a lost connection is left alone before the next try.
const listenAgain = time.Second

// watchers are told which board changed.
type watchers struct {
	mu   sync.Mutex
	next int
	all  map[int]func(engagement, round string)
}

// add returns the function that removes the watcher again.
func (w *watchers) add(wake func(engagement, round string)) (remove func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.all == nil {
		w.all = map[int]func(engagement, round string){}
	}
	id := w.next
	w.next++
	w.all[id] = wake
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		delete(w.all, id)
	}
}

func (w *watchers) wake(engagement, round string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, wake := range w.all {
		wake(engagement, round)
	}
}

// WatchBoards calls wake whenever a board changed, here or in another process that
// uses the same PostgreSQL, until ctx ends. It is a hint and no more: wake reads the
// board to know what it is like, and it must not block. After a lost connection, when
// notices may have been lost with it, it is called with two empty ids: any board may
// have changed. Who watches should look every few seconds anyway, since a proxy
// between the program and its database can swallow notices.
func (db *DB) WatchBoards(ctx context.Context, wake func(engagement, round string)) {
	if db.kind != onPostgres {
		defer db.boards.add(wake)()
		<-ctx.Done()
		return
	}
	for ctx.Err() == nil {
		if err := db.listen(ctx, wake); err == nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(listenAgain):
		}
	}
}

// listen hears on a connection of its own what all processes announce. It returns
// nil when ctx has ended.
func (db *DB) listen(ctx context.Context, wake func(engagement, round string)) error {
	conn, err := db.read.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(raw any) error {
		pg, ok := raw.(*stdlib.Conn)
		if !ok {
			return fmt.Errorf("%T is no connection that can listen", raw)
		}
		if _, err := pg.Conn().Exec(ctx, "LISTEN "+boardChannel); err != nil {
			return err
		}
		wake("", "")
		for {
			n, err := pg.Conn().WaitForNotification(ctx)
			if err != nil {
				return errors.Join(driver.ErrBadConn, err) // it listens: nobody else may get it
			}
			engagement, round, _ := strings.Cut(n.Payload, " ")
			wake(engagement, round)
		}
	})
	_ = conn.Close() // broken already, and not the reason to tell
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// changed announces that a board is not as it was. What was saved is saved: a notice
// that gets lost costs those who watch a few seconds.
func (db *DB) changed(ctx context.Context, engagement, round string) {
	if db.kind != onPostgres {
		db.boards.wake(engagement, round)
		return
	}
	_, _ = db.write.ExecContext(context.WithoutCancel(ctx), `SELECT pg_notify($1, $2)`, boardChannel, engagement+" "+round)
}
