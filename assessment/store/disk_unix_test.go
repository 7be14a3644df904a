//go:build unix

package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lotse/assessment/store"
)

// A folder or a file that the user must not write to gives a clear error, and
// nothing is left half done.
func TestOpen_Denied(t *testing.T) {
	// Below /tmp, so that another user gets there.
	dir, err := os.MkdirTemp("/tmp", "lotse-denied-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700); _ = os.RemoveAll(dir) })
	db := openAt(t, filepath.Join(dir, "lotse.db"))
	save(t, db, engagement())
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	cases := map[string][2]os.FileMode{"folder": {0o555, 0o666}, "file": {0o777, 0o444}, "both": {0o555, 0o444}}
	for name, modes := range cases {
		t.Run(name, func(t *testing.T) {
			if err := errors.Join(os.Chmod(filepath.Join(dir, "lotse.db"), modes[1]), os.Chmod(dir, modes[0])); err != nil {
				t.Fatal(err)
			}
			if out, err := start(t, "denied", dir).Output(); err != nil {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

// denied is a process without the right to write to a store; root has every
// right, so it becomes nobody.
func denied(ctx context.Context, dir string) error {
	if os.Getuid() == 0 {
		const nobody = 65534
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
			return err
		}
	}
	_, err := store.Open(ctx, filepath.Join(dir, "lotse.db"))
	if !errors.Is(err, store.ErrReadOnly) || !strings.HasPrefix(err.Error(), "open store "+dir) {
		return fmt.Errorf("an old store: %w, want ErrReadOnly and the path", err)
	}
	info, statErr := os.Stat(dir)
	if statErr != nil {
		return statErr
	}
	if info.Mode().Perm()&0o222 != 0 {
		return nil // here a new store may be made
	}
	if _, err := store.Open(ctx, filepath.Join(dir, "new.db")); !errors.Is(err, store.ErrReadOnly) {
		return fmt.Errorf("a new store: %w, want ErrReadOnly", err)
	}
	return nil
}
