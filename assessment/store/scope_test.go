package store

import (
	"slices"
	"testing"

	"lotse/assessment/store/storetest"
)

// Whoever adds a table says here what an erasure does with it.
func TestScopes_EveryTableIsClassified(t *testing.T) {
	var known []string
	for _, s := range scopes {
		if s.whole == "" {
			t.Errorf("%s stays when an engagement is erased", s.table)
		}
		known = append(known, s.table)
	}
	known = append(known, keepers...)
	storetest.Each(t, func(t *testing.T, where string) {
		db, err := Open(t.Context(), where)
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		var tables []string
		err = db.view(t.Context(), func(tx *txn) error {
			tables, err = catalogue(t.Context(), tx)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		for _, table := range tables {
			if !slices.Contains(known, table) {
				t.Errorf("table %s is in no scope and no keeper", table)
			}
		}
		for _, table := range known {
			if !slices.Contains(tables, table) {
				t.Errorf("there is no table %s", table)
			}
		}
	})
}
