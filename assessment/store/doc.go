// Package store keeps engagements, in a SQLite file or in PostgreSQL.
//
// [Open] takes a path or a postgres:// address. What was saved is durable before
// the call returns. Every engagement keeps a frozen copy of its pack's files, so a
// newer pack never changes what an old answer meant. Every answer has a version:
// who saves over a version that is not there any more gets a [Conflict] that shows
// both answers, and nothing is saved. Errors have a meaning that [errors.Is] tells
// (see [ErrNotFound] and its neighbours), the same one on both databases.
//
// A SQLite file runs in WAL mode with synchronous=FULL. One goroutine writes and
// commits what gathered during its last commit as a group, a few connections read,
// and another process on the same file waits for its turn. [OpenServer] takes the
// lock that a second server of the same file runs into. On PostgreSQL many
// processes write at once, each with a pool of connections.
//
// # Adding a table
//
// One noun is one file: invitations.go holds what the store does with invitations,
// and nothing else does. Its table comes with a migration of the same number and
// name in migrations/sqlite and migrations/postgres, each of which ends by saying
// the first version of lotse that knows it:
//
//	-- +goose Up
//	CREATE TABLE invitation (
//	  engagement_id TEXT NOT NULL REFERENCES engagement (id) ON DELETE CASCADE,
//	  id            TEXT NOT NULL,
//	  sent_ms       INTEGER NOT NULL,
//	  PRIMARY KEY (engagement_id, id)
//	) STRICT, WITHOUT ROWID;
//	UPDATE setting SET value = '0.2.0' WHERE name = 'needs';
//
// PostgreSQL says TEXT COLLATE "C" for ids, so that they compare byte by byte as in
// SQLite, BIGINT for INTEGER, BYTEA for BLOB, value::json IS NOT NULL for
// json_valid(value), and nothing after the closing bracket. A migration that was
// released never changes again.
//
// What hangs on an engagement or a round survives when the engagement is imported
// again; what hangs on a respondent or an answer goes with it.
//
// # Writing a query
//
// A method opens one transaction and does everything in it, with one text for both
// databases: [DB.change] to write, [DB.view] to read one consistent state.
//
//	err := db.change(ctx, func(tx *txn) error {
//		if err := touch(ctx, tx, engagement, db.now()); err != nil { // ErrNotFound, ErrArchived
//			return err
//		}
//		return affectsOne(tx.exec(ctx, `UPDATE invitation SET sent_ms = $1 WHERE id = $2`, db.now(), id))
//	})
//
// The function may run more than once (after a deadlock, or alone after its group
// failed): it sets results, it never adds to them, and it talks to the database
// through its tx only. tx.exec returns the number of rows, tx.one reads one row
// ([ErrNotFound] if there is none), tx.each all rows, and tx.bulk inserts many.
// Queries are constants with $1, $2… Texts are UTF-8 without NUL, times int64 Unix
// milliseconds, truth 0 or 1, JSON is text that is decoded here and never queried,
// and sorting is done in Go, because databases do not agree on the order of texts.
// ON CONFLICT and, within a transaction, RETURNING are the same on both. A SELECT
// that decides what is written ends in tx.kind.shared or tx.kind.exclusive, which
// lock its rows on PostgreSQL; or the statement itself looks at what it expects, as
// answers do with their version.
//
// Tests run on both databases: storetest.Each.
package store
