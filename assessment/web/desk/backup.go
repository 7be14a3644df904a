package desk

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"lotse/assessment/store"
	"lotse/assessment/web/page"
)

// backupRoutes add the copy of the whole store. Only who works on a computer of her own
// takes one in the browser: on a server it would hold what lets other users in, and those
// who run the server make it.
func (d *Desk) backupRoutes(rs *page.Routes) {
	rs.Handle(page.Consultants, "GET /desk/_backup", d.askBackup)
	rs.Handle(page.Consultants, "POST /desk/_backup", d.backup)
}

func (d *Desk) askBackup(v *page.Visit) error {
	if d.Users {
		return page.ErrNotFound
	}
	f := deskFrame(v.Say.T("web-desk-backup-title"))
	f.Back = &page.Link{To: "/desk", Words: v.Say.T("web-desk-engagements")}
	return v.Show(http.StatusOK, "desk-backup", f, nil)
}

// backup hands out a copy of the store as it is at this moment.
func (d *Desk) backup(v *page.Visit) (err error) {
	if d.Users {
		return page.ErrNotFound
	}
	folder, err := os.MkdirTemp("", "lotse-backup-") // 0700
	if err != nil {
		return fmt.Errorf("make room for a backup: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	copied := filepath.Join(folder, "lotse.db")
	err = d.db.Backup(v.R.Context(), copied, false)
	if errors.Is(err, store.ErrServerBackup) {
		return page.ErrNotFound
	}
	if err != nil {
		return err
	}
	f, err := os.Open(copied)
	if err != nil {
		return fmt.Errorf("read the backup: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return fmt.Errorf("read the backup: %w", err)
	}
	return v.Download("lotse-"+d.today().Format(time.DateOnly)+".db", "application/vnd.sqlite3", data)
}
