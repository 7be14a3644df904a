package page

import (
	"context"
	"net/http"
	"net/netip"
	"strings"
)

// A Record is what is noted about a request: no address of a person, no secret, no
// path but its pattern.
type Record struct {
	ID      string     // of the request, which an error page shows
	Pattern string     // "" where there is no such route
	Err     error      // what went wrong inside
	From    netip.Addr // who asks, to slow down who guesses; never written down
	Secure  bool       // over TLS, up to the proxy
	Plain   bool       // without TLS on purpose, in a room's own network
	Stream  bool       // the answer went on until somebody left
}

type recordKey struct{}

// Recorded gives a request the record it fills.
func Recorded(r *http.Request, rec *Record) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), recordKey{}, rec))
}

// RecordOf returns a request's record.
func RecordOf(r *http.Request) *Record {
	if rec, ok := r.Context().Value(recordKey{}).(*Record); ok {
		return rec
	}
	return &Record{}
}

// cookie is a cookie's name on the request's way. Browsers take one whose name begins
// with __Host- over TLS and on the computer itself only; in a room's network without TLS
// it goes by another name, so that it is never taken for the other.
func (r *Record) cookie(name string) string {
	if r.Plain {
		return strings.TrimPrefix(name, "__Host-")
	}
	return name
}
