package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// shared is one transport for everybody: a thousand browsers have connections of their
// own, and so have a thousand of its idle ones.
var shared = &http.Transport{MaxIdleConns: 4000, MaxIdleConnsPerHost: 4000, IdleConnTimeout: 5 * time.Minute}

// A browser is one device with its cookies.
type browser struct {
	server  *server
	times   *times
	cookies map[string]string
}

func newBrowser(s *server, t *times) *browser {
	return &browser{server: s, times: t, cookies: map[string]string{}}
}

// An answer is what came back.
type answer struct {
	status int
	body   string
}

// send sends a request and notes how long it took under a kind; "" notes nothing. form
// nil is a GET.
func (b *browser) send(ctx context.Context, kind, path string, form url.Values) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	method, body := http.MethodGet, io.Reader(nil)
	if form != nil {
		method, body = http.MethodPost, strings.NewReader(form.Encode())
	}
	r, err := http.NewRequestWithContext(ctx, method, b.server.url(path), body)
	if err != nil {
		return answer{}, err
	}
	b.dress(r)
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	begun := time.Now()
	resp, err := shared.RoundTrip(r)
	if err != nil {
		return answer{}, err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return answer{}, err
	}
	if kind != "" {
		b.times.add(kind, time.Since(begun))
	}
	for _, c := range resp.Cookies() {
		b.cookies[c.Name] = c.Value
	}
	return answer{resp.StatusCode, string(data)}, nil
}

// dress adds the cookies.
func (b *browser) dress(r *http.Request) {
	r.Header.Set("Accept-Encoding", "gzip") // as browsers ask; nobody unpacks it here
	r.Header.Set("Accept-Language", "de")
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
}

// must is send for a request that has to end with a status; anything else is a failure.
func (b *browser) must(ctx context.Context, kind, path string, form url.Values, status int) (answer, error) {
	a, err := b.send(ctx, kind, path, form)
	if err == nil && a.status != status {
		err = fmt.Errorf("status %d, want %d", a.status, status)
	}
	if err != nil {
		b.times.fail(path, err)
	}
	return a, err
}
