package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lotse/assessment"
	"lotse/assessment/edition"
	"lotse/assessment/store"
	"lotse/report/theme"
)

// themeCommand groups what can be done with themes.
func (a *app) themeCommand() *cobra.Command {
	return a.commandGroup("theme", "theme", a.themeListCommand(), a.themeShowCommand(), a.themeCheckCommand(), a.themeAddCommand(),
		a.themeUseCommand(), a.themeRemoveCommand())
}

// theme is the look of what is handed out for an engagement.
func (a *app) theme(ctx context.Context, db *store.DB, e *assessment.Engagement) (*theme.Theme, error) {
	t, err := edition.Theme(ctx, db, e.Brand)
	return t, a.themeFault(e.Brand, err)
}

// themeFault says what to do where an engagement names a theme that is not there.
func (a *app) themeFault(brand string, err error) error {
	if errors.Is(err, edition.ErrNoTheme) {
		return &openError{a.say.T("theme-missing", "Name", brand)}
	}
	return err
}

// readTheme reads a theme from a folder with a theme.yaml, or from the file itself, and
// returns it as the store keeps it.
func (a *app) readTheme(path string) (*theme.Theme, store.Theme, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		path = filepath.Join(path, "theme.yaml")
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, store.Theme{}, a.usage("theme-no-file", "Path", path)
	}
	if err != nil {
		return nil, store.Theme{}, fmt.Errorf("read theme: %w", err)
	}
	dir := os.DirFS(filepath.Dir(path))
	t, kept, faults := edition.ReadTheme(path, data, func(name string) ([]byte, error) { return fs.ReadFile(dir, name) })
	return t, kept, theme.Problems(faults).Err()
}

// withKept gives the store that is there, or nil: looking at themes leaves no new store behind.
func (a *app) withKept(ctx context.Context, do func(*store.DB) error) error {
	db, err := a.openExisting(ctx)
	var none *usageError
	if errors.As(err, &none) {
		return do(nil)
	}
	if err != nil {
		return err
	}
	defer db.Close()
	return do(db)
}

// openForThemes opens the store, creating it if there is none: a look may be the first
// thing in it.
func (a *app) openForThemes(ctx context.Context, do func(*store.DB) error) error {
	db, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return do(db)
}

// noSuchTheme says that the store has no theme of that name, if that is what is wrong.
func (a *app) noSuchTheme(name string, err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return a.usage("theme-unknown", "Name", name)
	}
	return err
}
