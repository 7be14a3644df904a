package store

import (
	"context"
	"fmt"
	"strings"
)

// A bulk inserts many rows into one table. Row by row, PostgreSQL would need a
// minute for what it does in two seconds.
type bulk struct {
	tx      *txn
	table   string // constants of this package, never input
	columns []string
	queries map[int]string // by number of rows
	args    []any
	parent  *bulk // rows of this table are inserted first; nil if there is none
}

func (t *txn) bulk(table string, columns ...string) *bulk {
	return &bulk{tx: t, table: table, columns: columns, queries: map[int]string{}}
}

// add adds a row; [bulk.flush] ends the insert.
func (b *bulk) add(ctx context.Context, row ...any) error {
	if len(row) != len(b.columns) {
		return fmt.Errorf("%d values for the %d columns of %s", len(row), len(b.columns), b.table)
	}
	b.args = append(b.args, row...)
	if len(b.args) < b.tx.kind.bulkRows[0]*len(b.columns) {
		return nil
	}
	return b.flush(ctx)
}

// flush inserts what was added.
func (b *bulk) flush(ctx context.Context) error {
	if b.parent != nil {
		if err := b.parent.flush(ctx); err != nil {
			return err
		}
	}
	args, width := b.args, len(b.columns)
	b.args = b.args[:0]
	for _, n := range b.tx.kind.bulkRows {
		for ; len(args) >= n*width; args = args[n*width:] {
			if _, err := b.tx.exec(ctx, b.query(n), args[:n*width]...); err != nil {
				return err
			}
		}
	}
	return nil
}

// query is the insert of a number of rows: ($1, $2), ($3, $4)…
func (b *bulk) query(rows int) string {
	if q, ok := b.queries[rows]; ok {
		return q
	}
	var q strings.Builder
	fmt.Fprintf(&q, "INSERT INTO %s (%s) VALUES ", b.table, strings.Join(b.columns, ", "))
	n := 0
	for row := range rows {
		if row > 0 {
			q.WriteString(", ")
		}
		q.WriteByte('(')
		for column := range b.columns {
			if column > 0 {
				q.WriteString(", ")
			}
			n++
			fmt.Fprintf(&q, "$%d", n)
		}
		q.WriteByte(')')
	}
	b.queries[rows] = q.String()
	return b.queries[rows]
}
