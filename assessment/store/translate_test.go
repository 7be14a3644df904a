package store

import (
	"errors"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
)

func TestPostgresMeaning(t *testing.T) {
	for code, want := range map[string]error{
		"23505": ErrExists, "23503": ErrNotFound, "55P03": ErrBusy, "40P01": ErrBusy, "25006": ErrReadOnly, "42501": ErrReadOnly,
		"53100": ErrFull, "53300": ErrUnavailable, "57P01": ErrUnavailable, "08006": ErrUnavailable,
	} {
		if err := translate(&pgconn.PgError{Code: code}); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", code, err, want)
		}
	}
	syntax := &pgconn.PgError{Code: "42601"}
	if err := translate(syntax); err != error(syntax) {
		t.Errorf("an error without a meaning became %v", err)
	}
}
