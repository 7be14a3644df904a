package store

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"lotse/assessment/store/storetest"
)

// scratch is an open file with a table for the tests of the writer itself.
func scratch(t *testing.T) *DB {
	t.Helper()
	return scratchAt(t, storetest.SQLite(t))
}

func scratchAt(t *testing.T, where string) *DB {
	t.Helper()
	db, err := Open(t.Context(), where)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	err = db.change(t.Context(), func(tx *txn) error {
		_, err := tx.exec(t.Context(), `CREATE TABLE scratch (id BIGINT PRIMARY KEY, data TEXT)`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func insert(ctx context.Context, db *DB, id int, data string) error {
	return db.change(ctx, func(tx *txn) error {
		_, err := tx.exec(ctx, `INSERT INTO scratch (id, data) VALUES ($1, $2)`, id, data)
		return err
	})
}

func rowsOf(t *testing.T, db *DB) (n int) {
	t.Helper()
	err := db.view(t.Context(), func(tx *txn) error { return tx.one(t.Context(), into(&n), `SELECT count(*) FROM scratch`) })
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// What waits while a commit is under way is committed together.
func TestWriter_Groups(t *testing.T) {
	db := scratch(t)
	before := walCommits(t, db)
	hold, held := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		err := db.change(t.Context(), func(*txn) error { close(held); <-hold; return nil })
		if err != nil {
			t.Error(err)
		}
	})
	<-held
	for i := range 300 {
		wg.Go(func() {
			if err := insert(t.Context(), db, i, "x"); err != nil {
				t.Error(err)
			}
		})
	}
	for len(db.writer.jobs) < group {
		time.Sleep(time.Millisecond)
	}
	close(hold)
	wg.Wait()
	if n := rowsOf(t, db); n != 300 {
		t.Errorf("%d rows, want 300", n)
	}
	// The holder changed nothing; 256 and 44 saves make two groups, or a few more
	// if some goroutines came late.
	if commits := walCommits(t, db) - before; commits < 2 || commits > 20 {
		t.Errorf("%d commits for 300 saves", commits)
	}
}

// walCommits counts the commits in the WAL: frames that carry the size of the
// database after a commit, https://sqlite.org/fileformat2.html#walformat.
func walCommits(t *testing.T, db *DB) int {
	t.Helper()
	wal := readFile(t, db.writer.wal)
	const header, frameHeader, page = 32, 24, 4096
	n := 0
	for at := header; at+frameHeader <= len(wal); at += frameHeader + page {
		if string(wal[at+4:at+8]) != "\x00\x00\x00\x00" {
			n++
		}
	}
	return n
}

// The WAL stays small, also where readers overlap so that it is never unread.
func TestWriter_WALStaysSmall(t *testing.T) {
	db := scratch(t)
	ctx, stop := context.WithCancel(t.Context())
	var readers sync.WaitGroup
	for i := range 3 {
		readers.Go(func() {
			time.Sleep(time.Duration(i) * 5 * time.Millisecond)
			for ctx.Err() == nil {
				rowsOf(t, db)
				_ = db.view(ctx, func(tx *txn) error {
					var n int
					err := tx.one(ctx, into(&n), `SELECT count(*) FROM scratch`)
					time.Sleep(15 * time.Millisecond)
					return err
				})
			}
		})
	}
	long, largest := strings.Repeat("words ", 50_000), int64(0)
	for i := range 150 { // 45 MB
		if err := insert(t.Context(), db, i, long); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(db.writer.wal)
		if err != nil {
			t.Fatal(err)
		}
		largest = max(largest, info.Size())
	}
	stop()
	readers.Wait()
	t.Logf("the WAL had %d KiB at most", largest>>10)
	if largest > 16<<20 {
		t.Errorf("the WAL had %d MiB", largest>>20)
	}
}

// RETURNING with one row read, in a transaction, lets SQLite move the WAL into the
// file as ever. (Outside of one it would not: the statement never ends.)
func TestWriter_ReturningKeepsWALSmall(t *testing.T) {
	db := scratch(t)
	err := db.change(t.Context(), func(*txn) error { db.writer.wait = 1 << 40; return nil }) // SQLite alone
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("words ", 50_000)
	for i := range 100 { // 30 MB
		err := db.change(t.Context(), func(tx *txn) error {
			var id int
			return tx.one(t.Context(), into(&id), `INSERT INTO scratch (id, data) VALUES ($1, $2) RETURNING id`, i, long)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if info, err := os.Stat(db.writer.wal); err != nil || info.Size() > 16<<20 {
		t.Errorf("the WAL has %d MiB, %v", info.Size()>>20, err)
	}
}

// A panic stays with the one who caused it, also when others are in the group.
func TestChange_Panic(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := scratchAt(t, where)
		func() {
			defer func() {
				if p := recover(); p != "my fault" {
					t.Errorf("recovered %v, want the panic", p)
				}
			}()
			_ = db.change(t.Context(), func(tx *txn) error {
				if _, err := tx.exec(t.Context(), `INSERT INTO scratch (id) VALUES (1)`); err != nil {
					t.Error(err)
				}
				panic("my fault")
			})
		}()
		if err := insert(t.Context(), db, 2, "x"); err != nil {
			t.Errorf("after a panic: %v", err)
		}
		if n := rowsOf(t, db); n != 1 {
			t.Errorf("%d rows, want 1: the panic's own was undone", n)
		}
	})
}

// Where one change makes SQLite give up the whole transaction, here because the
// file has reached its largest size, the others in the group are saved all the same.
func TestWriter_OneFillsTheDisk(t *testing.T) {
	db := scratch(t)
	ctx := t.Context()
	var pages int
	err := db.change(ctx, func(tx *txn) error { return tx.one(ctx, into(&pages), `PRAGMA page_count`) })
	if err != nil {
		t.Fatal(err)
	}
	err = db.change(ctx, func(tx *txn) error { // a pragma takes no $1
		return tx.one(ctx, into(&pages), strings.Replace(`PRAGMA max_page_count = N`, "N", itoa(pages+10), 1))
	})
	if err != nil {
		t.Fatal(err)
	}
	hold, held := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() { _ = db.change(ctx, func(*txn) error { close(held); <-hold; return nil }) })
	<-held
	for i := range 21 {
		data, want := "x", error(nil)
		if i == 10 {
			data, want = strings.Repeat("x", 1<<20), ErrFull
		}
		wg.Go(func() {
			if err := insert(ctx, db, i, data); !errors.Is(err, want) {
				t.Errorf("row %d: %v, want %v", i, err, want)
			}
		})
	}
	for len(db.writer.jobs) < 21 {
		time.Sleep(time.Millisecond)
	}
	close(hold)
	wg.Wait()
	if n := rowsOf(t, db); n != 20 {
		t.Errorf("%d rows, want 20", n)
	}
}

// A context that ends stops a long change between two statements, and undoes it.
func TestChange_Cancelled(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := scratchAt(t, where)
		ctx, cancel := context.WithCancel(t.Context())
		err := db.change(ctx, func(tx *txn) error {
			for i := range 10 {
				if i == 5 {
					cancel()
				}
				if _, err := tx.exec(ctx, `INSERT INTO scratch (id) VALUES ($1)`, i); err != nil {
					return err
				}
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("err = %v, want context.Canceled", err)
		}
		if n := rowsOf(t, db); n != 0 {
			t.Errorf("%d rows of a cancelled change are there", n)
		}
	})
}

func TestChange_AfterClose(t *testing.T) {
	db, err := Open(t.Context(), storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := db.change(t.Context(), func(*txn) error { return nil }); !errors.Is(err, errClosed) {
		t.Errorf("err = %v, want %v", err, errClosed)
	}
}

// One process that saves without a pause leaves others a chance.
func TestChange_OtherProcessGetsItsTurn(t *testing.T) {
	path := storetest.SQLite(t)
	busy := scratchAt(t, path)
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for i := range 32 {
		wg.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				if err := insert(ctx, busy, 1_000_000*(i+1)+n, "x"); err != nil && ctx.Err() == nil {
					t.Error(err)
				}
			}
		})
	}
	other, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	var slowest time.Duration
	for i := range 10 {
		begin := time.Now()
		if err := insert(t.Context(), other, i, "y"); err != nil {
			t.Error(err)
		}
		slowest = max(slowest, time.Since(begin))
	}
	stop()
	wg.Wait()
	t.Logf("the slowest save of the other took %v", slowest)
	if err := other.Close(); err != nil {
		t.Error(err)
	}
}
