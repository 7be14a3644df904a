package store

import (
	"errors"
	"fmt"

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
	// ErrArchived says that an engagement is archived: it can be read, not changed.
	ErrArchived = errors.New("archived, and cannot be changed")
	// ErrText says that a text is no UTF-8 or holds a NUL.
	ErrText = errors.New("a text that cannot be stored")
	// ErrBusy says that another process kept the store locked for too long.
	ErrBusy = errors.New("another process is writing to the store")
	// ErrServed says that another process serves the store already.
	ErrServed = errors.New("another process serves this store already")
	// ErrNotStore says that the file or database is something else than a store.
	ErrNotStore = errors.New("not a store of lotse")
	// ErrReadOnly says that the store, its folder or its database must not be written to.
	ErrReadOnly = errors.New("no permission to write to the store")
	// ErrFull says that there is no room left on the store's disk.
	ErrFull = errors.New("the disk of the store is full")
	// ErrUnavailable says that the database cannot be reached, or that the
	// connection broke: a change on its way then was made or was not, and saving
	// the same again is safe.
	ErrUnavailable = errors.New("the database cannot be reached")
)

// A Conflict is an answer that was changed by somebody else since it was read.
// It is an [ErrConflict] and carries what is there now, so that a face can show both.
type Conflict struct {
	Question string
	Mine     assessment.Answer // what was to be saved
	Seen     int64             // the version the writer had read
	Now      Stored            // what the store holds
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
