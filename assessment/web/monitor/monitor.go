// Package monitor tells machines how a server is, on an address of its own that is
// not for browsers: /healthz (the process answers), /readyz (its store does too) and
// /metrics for Prometheus. Nothing in it says who did what: requests are counted by the
// pattern of their route, never by its address.
package monitor

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// readyTime is how long a store may take to answer before the server is called away.
const readyTime = 2 * time.Second

// buckets are seconds: a page should take less than a tenth of one.
var buckets = []float64{0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10}

// A Monitor counts requests and answers questions about them. It is an http.Handler.
type Monitor struct {
	mux      *http.ServeMux
	requests *prometheus.HistogramVec
	streams  prometheus.Gauge
}

// New makes a monitor. ready asks the store, version is the program's.
func New(version string, ready func(context.Context) error) *Monitor {
	m := &Monitor{
		mux: http.NewServeMux(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "lotse_request_seconds", Help: "Time to answer, by the route's pattern and the status.", Buckets: buckets,
		}, []string{"route", "status"}),
		streams: prometheus.NewGauge(prometheus.GaugeOpts{Name: "lotse_streams", Help: "Phones and projectors that follow a board."}),
	}
	registry := prometheus.NewRegistry()
	registry.MustRegister( // names of our own: they cannot collide
		m.requests, m.streams,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: "lotse_build_info", Help: "1; the version is a label.", ConstLabels: prometheus.Labels{"version": version},
		}, func() float64 { return 1 }),
	)
	m.mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	m.mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { say(w, http.StatusOK, "ok") })
	m.mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readyTime)
		defer cancel()
		if ready(ctx) != nil {
			say(w, http.StatusServiceUnavailable, "the store does not answer")
			return
		}
		say(w, http.StatusOK, "ok")
	})
	return m
}

func say(w http.ResponseWriter, status int, words string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(words + "\n")) // whoever asked may have gone
}

// Following counts phones and projectors that begin (1) or end (-1) to follow a board.
func (m *Monitor) Following(change int) { m.streams.Add(float64(change)) }

// Observe counts a request that was answered. pattern is "" where there is no route.
func (m *Monitor) Observe(pattern string, status int, took time.Duration) {
	if pattern == "" {
		pattern = "none"
	}
	m.requests.WithLabelValues(pattern, strconv.Itoa(status)).Observe(took.Seconds())
}

// ServeHTTP answers /healthz, /readyz and /metrics.
func (m *Monitor) ServeHTTP(w http.ResponseWriter, r *http.Request) { m.mux.ServeHTTP(w, r) }
