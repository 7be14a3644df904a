package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"testing"
)

// A server says where it runs and how a browser gets in, and ends without a failure
// when it is told to.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	talk, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"--store", filepath.Join(t.TempDir(), "x.db"), "serve", "--room", "127.0.0.1:0", "--monitor", "127.0.0.1:0"}, func(string) string { return "" }, Streams{Out: w, Err: w})
		w.Close()
	}()
	lines := bufio.NewScanner(talk)
	url := regexp.MustCompile(`http://127\.0\.0\.1:\d+/launch\?code=\w{4}-\w{4}`)
	for found := ""; found == ""; found = url.FindString(lines.Text()) {
		if !lines.Scan() {
			t.Fatal("the server does not say how to get in")
		}
	}
	go io.Copy(io.Discard, talk)
	resp, err := http.Get(url.FindString(lines.Text()))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("the way in answers %d", resp.StatusCode)
	}
	stop()
	if code := <-ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
}

// Beyond this computer a server needs somebody who can log in, and TLS.
func TestCheck12_NothingIsOpenToStrangers(t *testing.T) {
	store := filepath.Join(t.TempDir(), "x.db")
	for name, tt := range map[string]struct {
		args []string
		want int
	}{
		"no TLS":                    {[]string{"--listen", "0.0.0.0:0"}, exitUsage},
		"no TLS, every address":     {[]string{"--listen", ":0", "--host", "lotse.example"}, exitUsage},
		"a name of the network":     {[]string{"--listen", "lotse.example:0"}, exitUsage},
		"a proxy and nobody":        {[]string{"--listen", "0.0.0.0:0", "--trusted-proxy", "10.0.0.0/8", "--host", "lotse.example"}, exitOpen},
		"a proxy here and nobody":   {[]string{"--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1", "--host", "lotse.example"}, exitOpen},
		"a proxy without a name":    {[]string{"--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.1"}, exitUsage},
		"a certificate without key": {[]string{"--listen", "0.0.0.0:0", "--tls-cert", "x.pem", "--host", "lotse.example"}, exitUsage},
		"a certificate and nobody":  {[]string{"--listen", "0.0.0.0:0", "--tls-cert", "x.pem", "--tls-key", "x.key", "--host", "lotse.example"}, exitOpen},
	} {
		args := append([]string{"--store", store, "serve"}, tt.args...)
		if got := run(t.Context(), args, func(string) string { return "" }, Streams{Out: io.Discard, Err: io.Discard}); got != tt.want {
			t.Errorf("%s: exit code %d, want %d", name, got, tt.want)
		}
	}
}
