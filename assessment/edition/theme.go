package edition

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"

	"lotse/assessment/store"
	"lotse/report/theme"
)

// ErrNoTheme is a brand whose theme is neither built in nor in the store.
var ErrNoTheme = errors.New("there is no such theme")

// Theme returns the look that a brand names: one of the store, else one that comes with
// Lotse. nil is Lotse's own, as "" is. A theme of the store is checked again, because a
// newer Lotse may ask more of it; its problems are the author's.
func Theme(ctx context.Context, db *store.DB, brand string) (*theme.Theme, error) {
	if brand == "" || brand == theme.Own {
		return nil, nil
	}
	kept, err := db.Theme(ctx, brand)
	switch {
	case err == nil:
		return theme.Parse(brand+".yaml", []byte(kept.Source), func(name string) ([]byte, error) {
			data, ok := kept.Files[name]
			if !ok {
				return nil, fs.ErrNotExist
			}
			return data, nil
		})
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	t, err := theme.FindBuiltin(brand)
	if err == nil && t == nil {
		err = fmt.Errorf("theme %q: %w", brand, ErrNoTheme)
	}
	return t, err
}

// lookOf is the SHA-256 of a look that is kept in the store, with its files; "" for
// Lotse's own, and for one that comes with Lotse.
func lookOf(ctx context.Context, db *store.DB, brand string) (string, error) {
	kept, err := db.Theme(ctx, brand)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return "", nil
	case err != nil:
		return "", err
	}
	h := sha256.New()
	fmt.Fprintf(h, "%d %s", len(kept.Source), kept.Source)
	for _, name := range slices.Sorted(maps.Keys(kept.Files)) {
		fmt.Fprintf(h, " %q %d ", name, len(kept.Files[name]))
		h.Write(kept.Files[name]) // a hash never fails to write
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
