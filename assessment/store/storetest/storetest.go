// Package storetest gives tests an empty place for a store, on each database.
//
// PostgreSQL is the server that LOTSE_TEST_POSTGRES names (.ci/postgres starts
// one). Without it the tests that need it are skipped, or fail where
// LOTSE_REQUIRE_TOOLS is 1.
package storetest

import (
	"context"
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
)

// Each runs a test once on each database, with an empty place to open.
func Each(t *testing.T, test func(t *testing.T, where string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

// EachBenchmark is [Each] for benchmarks.
func EachBenchmark(b *testing.B, bench func(b *testing.B, where string)) {
	b.Helper()
	b.Run("sqlite", func(b *testing.B) { bench(b, SQLite(b)) })
	b.Run("postgres", func(b *testing.B) { bench(b, Postgres(b)) })
}

// SQLite returns the path of a file that is not there yet.
func SQLite(t testing.TB) string {
	t.Helper()
	return filepath.Join(t.TempDir(), "lotse.db")
}

// Postgres returns the address of an empty schema that is dropped after the test.
func Postgres(t testing.TB) string {
	t.Helper()
	server := os.Getenv("LOTSE_TEST_POSTGRES")
	if server == "" {
		if os.Getenv("LOTSE_REQUIRE_TOOLS") == "1" {
			t.Fatal("LOTSE_TEST_POSTGRES names no PostgreSQL server; see .ci/postgres")
		}
		t.Skip("no PostgreSQL: LOTSE_TEST_POSTGRES names no server; see .ci/postgres")
	}
	u, err := url.Parse(server)
	if err != nil {
		t.Fatalf("LOTSE_TEST_POSTGRES: %v", err)
	}
	schema := "test_" + strings.ToLower(rand.Text())
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	Exec(t, server, "CREATE SCHEMA "+schema)
	t.Cleanup(func() { Exec(t, server, "DROP SCHEMA "+schema+" CASCADE") })
	return u.String()
}

// Exec runs SQL on a PostgreSQL server, past any store.
func Exec(t testing.TB, where, query string) {
	t.Helper()
	db, err := sql.Open("pgx", where)
	if err != nil {
		t.Fatal(err)
	}
	// The test's own context has ended when it cleans up.
	if _, err = db.ExecContext(context.Background(), query); err != nil {
		t.Errorf("%s: %v", query, err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}
