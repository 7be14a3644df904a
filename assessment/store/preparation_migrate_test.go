package store

import (
	"context"
	"testing"

	"lotse/assessment/store/storetest"
)

// Addresses, and mails on their way, survive the migration that moves them, and go
// together afterwards.
func TestMigration13_KeepsAddressesAndMails(t *testing.T) {
	storetest.Each(t, func(t *testing.T, where string) {
		kind, err := dialectOf(where)
		if err != nil {
			t.Fatal(err)
		}
		before := files(t, kind.migrations)
		for name := range before {
			if name >= "00013" {
				delete(before, name)
			}
		}
		db, err := openWith(t.Context(), where, kind, scripts{files: before, latest: latest(before)}, false)
		if err != nil {
			t.Fatal(err)
		}
		err = db.change(t.Context(), func(tx *txn) error {
			for _, query := range []string{
				`INSERT INTO pack (id, name, version) VALUES ('p', 'p', '1')`,
				`INSERT INTO engagement (id, pack_id, client, language, mode, k_min, date, consultant, contact, controller, retention, merge, plan, notes,
					created_ms, updated_ms, used_ms) VALUES ('nord', 'p', '', 'de', 'panel', 3, '', '', '', '', '', 0, '{}', '{}', 1, 1, 0)`,
				`INSERT INTO round (engagement_id, id, position, date) VALUES ('nord', 'baseline', 0, '')`,
				`INSERT INTO link (id, engagement_id, round_id, group_id, kind, language, disclosure, places, used, expires_ms, revoked)
					VALUES ('l', 'nord', 'baseline', 'experts', 0, 'de', 0, 1, 0, 99, 0)`,
				`INSERT INTO recipient (link_id, engagement_id, round_id, address) VALUES ('l', 'nord', 'baseline', 'a@example.com')`,
				`INSERT INTO outbox (id, link_id, occasion, number, state, attempts, next_ms, sent_ms, fault) VALUES ('m', 'l', 0, 0, 2, 3, 4, 5, 'greylisted')`,
			} {
				if _, err := tx.exec(t.Context(), query); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		if db, err = Open(context.Background(), where); err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		list, err := db.Mails(t.Context(), "nord", "baseline")
		if err != nil || len(list) != 1 || list[0].Link.Address != "a@example.com" || list[0].Fault != "greylisted" || list[0].Attempts != 3 {
			t.Fatalf("afterwards there are %+v, %v", list, err)
		}
		if err := db.ForgetAddresses(t.Context(), "nord", "baseline"); err != nil {
			t.Fatal(err)
		}
		if list, err = db.Mails(t.Context(), "nord", "baseline"); err != nil || len(list) != 0 {
			t.Errorf("a mail without its address: %+v, %v", list, err)
		}
	})
}
