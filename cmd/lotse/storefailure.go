package main

import (
	"errors"

	"lotse/assessment/store"
)

// storeFailure says what is wrong with the store and what to do, in the language
// of talk; other errors as the machine put them.
func (a *app) storeFailure(err error) string {
	var conflict *store.Conflict
	switch {
	case errors.As(err, &conflict):
		return a.say.T("store-conflict", "Question", conflict.Question)
	case errors.Is(err, store.ErrReadOnly):
		return a.say.T("store-read-only", "Detail", err)
	case errors.Is(err, store.ErrFull):
		return a.say.T("store-full")
	case errors.Is(err, store.ErrUnavailable):
		return a.say.T("store-unavailable", "Detail", err)
	case errors.Is(err, store.ErrServed):
		return a.say.T("store-served")
	case errors.Is(err, store.ErrText):
		return a.say.T("store-text", "Detail", err)
	}
	return err.Error()
}
