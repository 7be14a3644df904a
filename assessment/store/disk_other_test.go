//go:build !unix

package store_test

import (
	"context"
	"errors"
)

// denied is a test for systems with Unix rights.
func denied(context.Context, string) error { return errors.ErrUnsupported }
