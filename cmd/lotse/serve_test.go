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
