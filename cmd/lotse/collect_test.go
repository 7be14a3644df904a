package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// Garbage is collected less often only while the heap is small.
func TestCollectLess(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	collectLess()
	if got := percent(); got != gcPercent {
		t.Fatalf("percent %d, want %d", got, gcPercent)
	}
	large := make([][]byte, 64)
	for i := range large {
		large[i] = make([]byte, largeHeap/32)
	}
	for deadline := time.Now().Add(10 * time.Second); percent() != gcPercentLarge; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("percent %d with %d MB in use, want %d", percent(), heapInUse()>>20, gcPercentLarge)
		}
		runtime.GC()
	}
	runtime.KeepAlive(large)
}

// percent is how much may be garbage now.
func percent() int {
	now := debug.SetGCPercent(-1)
	debug.SetGCPercent(now)
	return now
}
