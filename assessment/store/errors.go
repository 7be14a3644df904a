package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"lotse/assessment"
)

// What callers tell apart with [errors.Is].
var (
	// ErrNotFound says that there is no such engagement, round or respondent.
	ErrNotFound = errors.New("not found")
	// ErrExists says that an engagement of that id is there already.
	ErrExists = errors.New("exists already")
	// ErrConflict says that somebody else changed an answer in between; see [Conflict].
	ErrConflict = errors.New("changed by somebody else in between")
	// ErrBusy says that another process kept the store locked for too long.
	ErrBusy = errors.New("another process is writing to the store")
	// ErrNotStore says that the file is something else than a store.
	ErrNotStore = errors.New("not a store of lotse")
)

// A Conflict is an answer that was changed by somebody else since it was read.
// It is an [ErrConflict] and carries what is there now, so that a face can show both.
type Conflict struct {
	Question string
	Seen     int64  // the version the writer had read
	Now      Stored // what the store holds
}

// Error says which answer is in conflict.
func (c *Conflict) Error() string {
	return fmt.Sprintf("answer to %s: %v (read as version %d, now version %d)", c.Question, ErrConflict, c.Seen, c.Now.Version)
}

// Is reports whether target is [ErrConflict].
func (c *Conflict) Is(target error) bool { return target == ErrConflict }

// A Newer error refuses a store that a later lotse has written.
type Newer struct {
	Where   string
	Version int64  // of the store's schema
	Known   int64  // the newest schema this lotse knows
	Needs   string // the first version of lotse that can open it; "" if the store does not say
}

// Error says which lotse the store needs.
func (n *Newer) Error() string {
	if n.Needs == "" {
		return fmt.Sprintf("%s was written by a newer lotse (schema %d, this one knows %d)", n.Where, n.Version, n.Known)
	}
	return fmt.Sprintf("%s was written by a newer lotse and needs version %s or later", n.Where, n.Needs)
}

// A Stored answer is an answer with what the store knows about it.
type Stored struct {
	Question string
	Answer   assessment.Answer
	Version  int64 // counts its changes, from 1
	Updated  int64 // Unix milliseconds, UTC
}

// translate gives a database error its meaning, by code and never by message.
func translate(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY, sqlite3.SQLITE_CONSTRAINT_UNIQUE:
		return fmt.Errorf("%w (%w)", ErrExists, err)
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return fmt.Errorf("%w (%w)", ErrNotFound, err)
	}
	// The low byte is the primary code, the rest refines it.
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w (%w)", ErrBusy, err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w, or damaged (%w)", ErrNotStore, err)
	}
	return err
}
