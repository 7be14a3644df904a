package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// A Proof says where the traces of what was erased were looked for, and how many
// were found.
type Proof struct {
	Texts  int // different texts looked for, byte by byte; long ones in pieces
	Short  int // values too short for that: shown to be gone by Rows
	Rows   int // rows of what was erased that are still there
	Places []Place
	// Closed are places that could not be searched, with the reason.
	Closed []Closed
}

// A Place is a file or a table that was searched.
type Place struct {
	Name string
	Size int64 // bytes that were read
	Hits int   // texts found in it
}

// A Closed place could not be searched.
type Closed struct {
	Name string
	Err  error
}

// Clean reports whether nothing was found.
func (p *Proof) Clean() bool {
	return p.Rows == 0 && !slices.ContainsFunc(p.Places, func(place Place) bool { return place.Hits > 0 })
}

// Prove looks for everything an erasure deleted: in every byte of a SQLite file
// and the files beside it, or in all tables of a PostgreSQL store and, where the
// server lets its user read them, in the tables' files.
//
// The store must be closed before: a process that opens and closes a SQLite file by
// itself loses the locks SQLite holds on it.
func Prove(ctx context.Context, where string, e *Erased) (*Proof, error) {
	kind, err := dialectOf(where)
	if err != nil {
		return nil, err
	}
	p := &Proof{Texts: e.traces.count(), Short: e.traces.short}
	if kind == onSQLite {
		err = p.files(where, e)
	} else {
		err = p.server(ctx, where, e)
	}
	if err == nil {
		err = p.rows(ctx, where, e)
	}
	if err != nil {
		return nil, fmt.Errorf("look for what was erased: %w", translate(err))
	}
	return p, nil
}

// files searches the file of a store and whatever stands beside it under its name:
// -wal, -shm, -journal, .lock.
func (p *Proof) files(where string, e *Erased) error {
	path, err := filepath.Abs(where)
	if err != nil {
		return err
	}
	beside, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return err
	}
	for _, entry := range beside {
		if !strings.HasPrefix(entry.Name(), filepath.Base(path)) || !entry.Type().IsRegular() {
			continue
		}
		f, err := os.Open(filepath.Join(filepath.Dir(path), entry.Name()))
		if errors.Is(err, os.ErrNotExist) {
			continue // another process has closed the store meanwhile
		}
		if err != nil {
			return err
		}
		found, size, err := e.traces.stream(reader(f))
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
		p.Places = append(p.Places, Place{entry.Name(), size, len(found)})
	}
	return nil
}

// reader reads by the megabyte.
func reader(r io.Reader) func() ([]byte, error) {
	buffer := make([]byte, 1<<20)
	return func() ([]byte, error) {
		n, err := r.Read(buffer)
		if err == io.EOF {
			err = nil
		}
		return buffer[:n], err
	}
}

// server searches the tables, what the planner keeps of them, and their files.
func (p *Proof) server(ctx context.Context, where string, e *Erased) (err error) {
	conn, err := sql.Open("pgx", where)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	found, sizes := map[string]map[string]bool{}, map[string]int64{}
	err = everything(ctx, &txn{conn: conn, kind: onPostgres}, func(table string, value []byte) {
		if found[table] == nil {
			found[table] = map[string]bool{}
		}
		e.traces.find(value, found[table])
		sizes[table] += int64(len(value))
	})
	if err != nil {
		return err
	}
	for table, size := range sizes {
		p.Places = append(p.Places, Place{table, size, len(found[table])})
	}
	slices.SortFunc(p.Places, func(a, b Place) int { return strings.Compare(a.Name, b.Name) })
	return p.serverFiles(ctx, conn, e)
}

// relations are the files of the store's tables, their indexes and their TOAST
// tables, where long values are. A file has segments of one gigabyte.
const relations = `WITH own AS (
		SELECT c.oid, c.reltoastrelid FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
		WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'i'))
	SELECT pg_catalog.pg_relation_filepath(r.oid), r.oid::regclass::text, pg_catalog.pg_relation_size(r.oid) FROM (
		SELECT oid FROM own UNION SELECT reltoastrelid FROM own WHERE reltoastrelid <> 0
		UNION SELECT i.indexrelid FROM pg_catalog.pg_index AS i JOIN own ON own.reltoastrelid = i.indrelid) AS r ORDER BY 1`

func (p *Proof) serverFiles(ctx context.Context, conn *sql.DB, e *Erased) error {
	// What is in memory only would be missed. It is a matter of rights, and the files
	// are written sooner or later anyhow.
	_, _ = conn.ExecContext(ctx, `CHECKPOINT`)
	type file struct {
		path, name string
		size       int64
	}
	var files []file
	err := (&txn{conn: conn, kind: onPostgres}).each(ctx, func(scan func(...any) error) error {
		var f file
		err := scan(&f.path, &f.name, &f.size)
		files = append(files, f)
		return err
	}, relations)
	if err != nil {
		return err
	}
	total, hits := int64(0), 0
	for _, f := range files {
		found, size, err := e.traces.stream(serverReader(ctx, conn, f.path, f.size))
		var pg *pgconn.PgError
		if errors.As(err, &pg) && pg.Code == "42501" { // insufficient_privilege
			p.Closed = append(p.Closed, Closed{"PostgreSQL files", ErrReadOnly})
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the file of %s: %w", f.name, err)
		}
		total, hits = total+size, hits+len(found)
	}
	p.Places = append(p.Places, Place{"PostgreSQL files", total, hits})
	return nil
}

// segment is the size of the files a table is split into, in bytes.
const segment = 1 << 30

func serverReader(ctx context.Context, conn *sql.DB, path string, size int64) func() ([]byte, error) {
	const step = 8 << 20 // a segment is a multiple of it
	at := int64(0)
	return func() ([]byte, error) {
		if at >= size {
			return nil, nil
		}
		name := path
		if n := at / segment; n > 0 {
			name = fmt.Sprintf("%s.%d", path, n)
		}
		var data []byte
		err := conn.QueryRowContext(ctx, `SELECT pg_catalog.pg_read_binary_file($1, $2, $3)`, name, at%segment, int64(step)).Scan(&data)
		at += step
		return data, err
	}
}

// rows counts what is still there of the targets.
func (p *Proof) rows(ctx context.Context, where string, e *Erased) error {
	db, err := Open(ctx, where)
	if err != nil {
		return err
	}
	err = db.view(ctx, func(tx *txn) error {
		p.Rows = 0
		for _, t := range e.targets {
			for _, s := range scopes {
				if s.of(t) == "" {
					continue
				}
				var n int
				if err := tx.one(ctx, into(&n), `SELECT count(*) FROM `+s.table+` `+s.of(t), t.args()...); err != nil {
					return err
				}
				p.Rows += n
			}
		}
		return nil
	})
	return errors.Join(err, db.Close())
}

// IsServer reports whether a store is a server's and not a file.
func IsServer(where string) bool { return isAddress(where) }
