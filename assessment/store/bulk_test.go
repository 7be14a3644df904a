package store

import (
	"database/sql"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/store/storetest"
)

// Any number of rows arrives, in pieces of whatever size.
func TestBulk(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		db := scratchAt(t, where)
		for _, n := range []int{0, 1, 15, 16, 17, 255, 256, 257, 1000} {
			err := db.change(t.Context(), func(tx *txn) error {
				if _, err := tx.exec(t.Context(), `DELETE FROM scratch`); err != nil {
					return err
				}
				b := tx.bulk("scratch", "id", "data")
				for i := range n {
					if err := b.add(t.Context(), i, sql.NullString{String: itoa(i), Valid: i%2 == 0}); err != nil {
						return err
					}
				}
				return b.flush(t.Context())
			})
			if err != nil {
				t.Fatal(n, err)
			}
			checkBulk(t, db, n)
		}
		err := db.change(t.Context(), func(tx *txn) error { return tx.bulk("scratch", "id", "data").add(t.Context(), 1) })
		if err == nil {
			t.Error("a row with a value too few was taken")
		}
	})
}

func checkBulk(t *testing.T, db *DB, n int) {
	t.Helper()
	var got []string
	err := db.view(t.Context(), func(tx *txn) error {
		return tx.each(t.Context(), func(scan func(...any) error) error {
			var id int
			var data sql.NullString
			err := scan(&id, &data)
			if data.Valid != (id%2 == 0) {
				t.Errorf("row %d: %+v", id, data)
			}
			got = append(got, itoa(id)+data.String)
			return err
		}, `SELECT id, data FROM scratch ORDER BY id`)
	})
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for i := range n {
		if i%2 == 0 {
			want = append(want, itoa(i)+itoa(i))
		} else {
			want = append(want, itoa(i))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%d rows: -want +got:\n%s", n, diff)
	}
}
