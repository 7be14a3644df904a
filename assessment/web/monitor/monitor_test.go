package monitor_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"lotse/assessment/web/monitor"
)

func TestMonitor(t *testing.T) {
	var away error
	m := monitor.New("1.2.3", func(context.Context) error { return away })
	m.Following(1)
	m.Following(1)
	m.Following(-1)
	m.Observe("GET /f", 200, 30*time.Millisecond)
	m.Observe("", 404, time.Millisecond)
	get := func(path string) (int, string) {
		w := httptest.NewRecorder()
		m.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w.Code, w.Body.String()
	}
	if status, body := get("/healthz"); status != 200 || body != "ok\n" {
		t.Errorf("healthz: %d %q", status, body)
	}
	if status, _ := get("/readyz"); status != 200 {
		t.Errorf("readyz: %d", status)
	}
	away = errors.New("gone")
	if status, body := get("/readyz"); status != 503 || strings.Contains(body, "gone") {
		t.Errorf("readyz without a store: %d %q", status, body)
	}
	if status, _ := get("/healthz"); status != 200 {
		t.Errorf("healthz without a store: %d", status)
	}
	_, metrics := get("/metrics")
	for _, want := range []string{
		`lotse_request_seconds_bucket{route="GET /f",status="200",le="0.05"} 1`, `lotse_request_seconds_count{route="none",status="404"} 1`,
		"lotse_streams 1", `lotse_build_info{version="1.2.3"} 1`, "go_goroutines",
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
	if status, _ := get("/desk"); status != 404 {
		t.Errorf("a page on the monitor's address: %d", status)
	}
}
