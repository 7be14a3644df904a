package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"lotse/assessment/edition"
	"lotse/assessment/store"
)

// themeShowCommand prints a theme's file, or writes it with all that belongs to it.
func (a *app) themeShowCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:     "show NAME",
		Short:   a.say.T("theme-show-short"),
		Long:    a.say.T("theme-show-long"),
		Example: "  lotse theme show heide\n  lotse theme show heide --source my-theme",
		Args:    a.args(1, 1),
	}
	c.Flags().StringVar(&dir, "source", "", a.say.T("theme-show-flag-source"))
	c.RunE = func(c *cobra.Command, args []string) error {
		return a.withKept(c.Context(), func(db *store.DB) error {
			t, err := edition.ThemeSource(c.Context(), db, args[0])
			if errors.Is(err, edition.ErrNoTheme) {
				return a.usage("theme-unknown", "Name", args[0])
			}
			if err != nil {
				return err
			}
			if dir == "" {
				_, err := fmt.Fprint(a.Out, t.Source)
				return err
			}
			return a.writeTheme(dir, t)
		})
	}
	return c
}

// writeTheme writes a theme into a folder that is new or empty.
func (a *app) writeTheme(dir string, t store.Theme) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return a.usage("theme-not-empty", "Dir", dir)
	}
	for name, data := range t.Folder() {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("write theme: %w", err)
		}
		err := a.writeFile(path, func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		})
		if err != nil {
			return err
		}
	}
	fmt.Fprintln(a.Err, a.say.T("theme-written", "Dir", dir))
	return nil
}
