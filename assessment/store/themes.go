package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
)

// A Theme is a look as its author wrote it: a theme file, and the pictures and fonts
// it names. The store does not judge it.
type Theme struct {
	Name   string
	Source string            // YAML
	Files  map[string][]byte // by the name that the source uses
}

// Themes returns the names of all looks in the store.
func (db *DB) Themes(ctx context.Context) ([]string, error) {
	var names []string
	err := db.view(ctx, func(tx *txn) error {
		names = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			var name string
			err := scan(&name)
			names = append(names, name)
			return err
		}, `SELECT name FROM theme`)
	})
	if err != nil {
		return nil, fmt.Errorf("themes: %w", err)
	}
	slices.Sort(names)
	return names, nil
}

// Theme returns a look; [ErrNotFound] if there is none of that name.
func (db *DB) Theme(ctx context.Context, name string) (*Theme, error) {
	var t *Theme
	err := db.view(ctx, func(tx *txn) error {
		t = &Theme{Name: name, Files: map[string][]byte{}}
		if err := tx.one(ctx, into(&t.Source), `SELECT source FROM theme WHERE name = $1`, name); err != nil {
			return err
		}
		return tx.each(ctx, func(scan func(...any) error) error {
			var file string
			var data []byte
			if err := scan(&file, &data); err != nil {
				return err
			}
			t.Files[file] = data
			return nil
		}, `SELECT name, data FROM theme_file WHERE theme = $1`, name)
	})
	if err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	return t, nil
}

// ThemeFile is what a theme's own file is called in a folder.
const ThemeFile = "theme.yaml"

// Folder are all files of the look as they lie in a folder.
func (t Theme) Folder() map[string][]byte {
	files := maps.Clone(t.Files)
	if files == nil {
		files = map[string][]byte{}
	}
	files[ThemeFile] = []byte(t.Source)
	return files
}

// A Wearer is an engagement with the look that it names; "" is Lotse's own.
type Wearer struct{ ID, Client, Theme string }

// Wearers returns all engagements with their looks, by client.
func (db *DB) Wearers(ctx context.Context) ([]Wearer, error) {
	var list []Wearer
	err := db.view(ctx, func(tx *txn) error {
		list = nil
		return tx.each(ctx, func(scan func(...any) error) error {
			var w Wearer
			err := scan(&w.ID, &w.Client, &w.Theme)
			list = append(list, w)
			return err
		}, `SELECT id, client, brand FROM engagement`)
	})
	if err != nil {
		return nil, fmt.Errorf("who wears which theme: %w", err)
	}
	slices.SortFunc(list, func(a, b Wearer) int { return cmp.Or(cmp.Compare(a.Client, b.Client), cmp.Compare(a.ID, b.ID)) })
	return list, nil
}

// ThemeVersion is a number that grows whenever a look is replaced; [ErrNotFound] if there
// is none of that name.
func (db *DB) ThemeVersion(ctx context.Context, name string) (int64, error) {
	var version int64
	err := db.view(ctx, func(tx *txn) error {
		return tx.one(ctx, into(&version), `SELECT added_ms FROM theme WHERE name = $1`, name)
	})
	if err != nil {
		return 0, fmt.Errorf("theme %s: %w", name, err)
	}
	return version, nil
}

// PutTheme adds a look, or replaces the one of its name.
func (db *DB) PutTheme(ctx context.Context, t Theme) error {
	err := db.change(ctx, func(tx *txn) error {
		_, err := tx.exec(ctx, `INSERT INTO theme (name, added_ms, source) VALUES ($1, $2, $3)
			ON CONFLICT (name) DO UPDATE SET source = excluded.source,
			added_ms = CASE WHEN excluded.added_ms > theme.added_ms THEN excluded.added_ms ELSE theme.added_ms + 1 END`, t.Name, db.now(), t.Source)
		if err != nil {
			return err
		}
		if _, err := tx.exec(ctx, `DELETE FROM theme_file WHERE theme = $1`, t.Name); err != nil {
			return err
		}
		for name, data := range t.Files {
			if _, err := tx.exec(ctx, `INSERT INTO theme_file (theme, name, data) VALUES ($1, $2, $3)`, t.Name, name, data); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("theme %s: %w", t.Name, err)
	}
	return nil
}

// RemoveTheme removes a look. It returns the engagements that name it: as long as there
// are any, nothing is removed. [ErrNotFound] if there is no such look.
func (db *DB) RemoveTheme(ctx context.Context, name string) (used []string, err error) {
	err = db.change(ctx, func(tx *txn) error {
		used = nil
		err := tx.each(ctx, func(scan func(...any) error) error {
			var id string
			err := scan(&id)
			used = append(used, id)
			return err
		}, `SELECT id FROM engagement WHERE brand = $1`, name)
		if err != nil || len(used) > 0 {
			slices.Sort(used)
			return err
		}
		return affectsOne(tx.exec(ctx, `DELETE FROM theme WHERE name = $1`, name))
	})
	if err != nil {
		return nil, fmt.Errorf("theme %s: %w", name, err)
	}
	return used, nil
}
