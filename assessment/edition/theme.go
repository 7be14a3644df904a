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

	"lotse/assessment"
	"lotse/assessment/store"
	"lotse/questionnaires/source"
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
		return theme.Parse(brand+".yaml", []byte(kept.Source), Beside(kept.Files))
	case !errors.Is(err, store.ErrNotFound):
		return nil, err
	}
	t, err := theme.FindBuiltin(brand)
	if err == nil && t == nil {
		err = fmt.Errorf("theme %q: %w", brand, ErrNoTheme)
	}
	return t, err
}

// Beside opens the files that lie beside a theme's.
func Beside(files map[string][]byte) func(name string) ([]byte, error) {
	return func(name string) ([]byte, error) {
		data, ok := files[name]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return data, nil
	}
}

// ReadTheme checks a theme file and returns it as the store keeps it, with the files that
// it names. What is wrong with it are faults of its author.
func ReadTheme(file string, data []byte, open func(name string) ([]byte, error)) (*theme.Theme, store.Theme, []theme.Fault) {
	kept := store.Theme{Source: string(data), Files: map[string][]byte{}}
	t, faults := theme.Check(file, data, func(name string) ([]byte, error) {
		data, err := open(name)
		if err == nil {
			kept.Files[name] = data
		}
		return data, err
	})
	if t == nil {
		return nil, store.Theme{}, faults
	}
	kept.Name = t.ID
	return t, kept, nil
}

// ErrBuiltin is a theme of one's own with the name of one that comes with Lotse.
var ErrBuiltin = errors.New("a theme that comes with Lotse has that name")

// AddTheme puts a theme into the store, in place of the one of its name.
func AddTheme(ctx context.Context, db *store.DB, kept store.Theme) error {
	builtin, err := theme.FindBuiltin(kept.Name)
	if err != nil {
		return err
	}
	if builtin != nil {
		return fmt.Errorf("theme %q: %w", kept.Name, ErrBuiltin)
	}
	return db.PutTheme(ctx, kept)
}

// ThemeSource is a theme as its author wrote it: one of the store, else one that comes
// with Lotse. The error is [ErrNoTheme] where there is none.
func ThemeSource(ctx context.Context, db *store.DB, name string) (store.Theme, error) {
	if db != nil {
		kept, err := db.Theme(ctx, name)
		if err == nil {
			return *kept, nil
		}
		if !errors.Is(err, store.ErrNotFound) {
			return store.Theme{}, err
		}
	}
	builtin, err := theme.FindBuiltin(name)
	switch {
	case err != nil:
		return store.Theme{}, err
	case builtin == nil:
		return store.Theme{}, fmt.Errorf("theme %q: %w", name, ErrNoTheme)
	}
	data, err := theme.BuiltinSource(builtin.ID)
	return store.Theme{Name: builtin.ID, Source: string(data), Files: map[string][]byte{}}, err
}

// A Look is a theme that there is.
type Look struct {
	ID      string
	Theme   *theme.Theme // nil: it cannot be read any more
	Builtin bool
}

// Name is what a look is called: its id if it cannot be read.
func (l Look) Name() string {
	if l.Theme == nil {
		return l.ID
	}
	return l.Theme.Name
}

// Looks are the themes that come with Lotse, its own first, and those of the store; of
// no store, nil, there are none.
func Looks(ctx context.Context, db *store.DB) ([]Look, error) {
	builtin, err := theme.Builtin()
	if err != nil {
		return nil, err
	}
	var looks []Look
	for _, t := range builtin {
		looks = append(looks, Look{ID: t.ID, Theme: t, Builtin: true})
	}
	if db == nil {
		return looks, nil
	}
	names, err := db.Themes(ctx)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		t, err := Theme(ctx, db, name)
		var faults source.Problems
		if err != nil && !errors.As(err, &faults) {
			return nil, err
		}
		looks = append(looks, Look{ID: name, Theme: t})
	}
	return looks, nil
}

// UseTheme gives an engagement a look, and the address (Sie or du) that the look states.
func UseTheme(ctx context.Context, db *store.DB, engagement, name string) error {
	t, err := Theme(ctx, db, name)
	if err != nil {
		return err
	}
	if name == theme.Own {
		name = ""
	}
	return db.ChangeSettings(ctx, engagement, func(e *assessment.Engagement, _ bool) error {
		e.Brand = name
		if t != nil && t.Address != "" {
			e.Address, _ = assessment.ParseAddress(t.Address) // checked when the theme was read
		}
		return nil
	})
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
