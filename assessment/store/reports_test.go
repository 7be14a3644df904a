package store_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
)

func frozen(t *testing.T, db *store.DB, number int, words bool, file string) {
	t.Helper()
	r := store.Report{Number: number, Round: "baseline", Language: "de", Variant: "full", Date: "2026-11-02", ApprovedBy: "me", Note: "first",
		Input: "abc", Snapshot: []byte(`{"version":1}`), Words: words}
	if err := db.FreezeReport(t.Context(), "nord", r, []byte(file)); err != nil {
		t.Fatal(err)
	}
}

func TestFreezeReport(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		frozen(t, db, 1, false, "%PDF one")
		frozen(t, db, 2, false, "%PDF two")
		again := store.Report{Number: 2, Round: "baseline", Snapshot: []byte(`{}`)}
		if err := db.FreezeReport(t.Context(), "nord", again, []byte("%PDF other")); !errors.Is(err, store.ErrConflict) {
			t.Errorf("a report in the place of another one: %v", err)
		}
		r, file, err := db.ReportFile(t.Context(), "nord", 1)
		if err != nil || string(file) != "%PDF one" || r.Size != len(file) || r.Note != "first" || r.Words || r.Withdrawn || r.Approved == 0 {
			t.Errorf("%+v %q %v", r, file, err)
		}
		if _, _, err := db.ReportFile(t.Context(), "nord", 9); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("no such report: %v", err)
		}
		// It survives a new import of the engagement, and is never silently another one.
		if err := db.SaveEngagement(t.Context(), engagement(), pack(t), store.Replace); err != nil {
			t.Fatal(err)
		}
		list, err := db.Reports(t.Context(), "nord")
		if err != nil || len(list) != 2 || list[1].Number != 2 {
			t.Errorf("reports = %v, %v", list, err)
		}
	})
}

// Files with people's own words go with the answers; figures and hashes stay.
func TestEraseReports(t *testing.T) {
	onEach(t, func(t *testing.T, db *store.DB) {
		save(t, db, engagement())
		frozen(t, db, 1, false, "%PDF aggregates only, long enough to be looked for")
		frozen(t, db, 2, true, "%PDF somebody's own words, long enough to be looked for")
		by := store.Access{Who: "me", Command: "erase"}
		erased, err := db.Erase(t.Context(), by, store.Target{Engagement: "nord", Respondent: "z"})
		if err != nil || erased.Rows["report_file"] != 1 {
			t.Fatal(erased, err)
		}
		if _, _, err := db.ReportFile(t.Context(), "nord", 1); err != nil {
			t.Errorf("aggregates: %v", err)
		}
		if r, _, err := db.ReportFile(t.Context(), "nord", 2); !errors.Is(err, store.ErrWithdrawn) || r.SHA256 == "" || !r.Withdrawn {
			t.Errorf("words: %+v %v", r, err)
		}
		if next, err := db.NextReport(t.Context(), "nord"); next != 3 || err != nil {
			t.Errorf("the next number is %d, %v", next, err)
		}
		frozen(t, db, 3, true, "%PDF words again, long enough to be looked for")
		if _, err := db.Erase(t.Context(), by, store.Target{Engagement: "nord", People: true}); err != nil {
			t.Fatal(err)
		}
		if _, _, err := db.ReportFile(t.Context(), "nord", 3); !errors.Is(err, store.ErrWithdrawn) {
			t.Errorf("after the time of answers is over: %v", err)
		}
		if _, err := db.Erase(t.Context(), by, store.Target{Engagement: "nord"}); err != nil {
			t.Fatal(err)
		}
		if list, err := db.Reports(t.Context(), "nord"); err != nil || len(list) != 0 {
			t.Errorf("of an erased engagement: %v, %v", list, err)
		}
	})
}

// Bytes that are not the frozen ones are never handed out.
func TestReportFile_damaged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := openAt(t, where)
		save(t, db, engagement())
		frozen(t, db, 1, false, "%PDF one")
		driver := "sqlite"
		if strings.HasPrefix(where, "postgres") {
			driver = "pgx"
		}
		raw, err := sql.Open(driver, where)
		if err != nil {
			t.Fatal(err)
		}
		defer raw.Close()
		if _, err := raw.ExecContext(t.Context(), `UPDATE report SET sha256 = 'another one'`); err != nil {
			t.Fatal(err)
		}
		if _, file, err := db.ReportFile(t.Context(), "nord", 1); !errors.Is(err, store.ErrDamaged) || file != nil {
			t.Errorf("%q %v", file, err)
		}
	})
}
