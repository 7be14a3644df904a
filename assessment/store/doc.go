// Package store keeps engagements in a SQLite file.
//
// What was saved is durable before the call returns: the file runs in WAL mode
// with synchronous=FULL. One connection writes, a few read, and a second process
// on the same file waits for its turn instead of failing. Every engagement keeps
// a frozen copy of its pack's files, so a newer pack never changes what an old
// answer meant.
//
// The schema (migrations/sqlite) fits PostgreSQL as well: text ids, times as
// int64 Unix milliseconds, JSON as text that is decoded here and never queried,
// $1 placeholders, upserts with ON CONFLICT, and no RETURNING outside a
// transaction (SQLite's WAL would never be checkpointed by a statement that is
// not stepped to its end).
package store
