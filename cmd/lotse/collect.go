package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// How much of the memory in use may be garbage, in per cent. Commands are short and most
// need little memory: to collect it less often saves a seventh of the time a report takes.
// The few that need much, such as an export of thousands of people, collect as usual: they
// would hold up to twice the memory.
const (
	gcPercent      = 400
	gcPercentLarge = 100
	largeHeap      = 32 << 20 // bytes in use; a report of the sample has less than half
)

// collectLess sets how much may be garbage while the heap is small.
func collectLess() {
	debug.SetGCPercent(gcPercent)
	afterCollection(func() bool {
		if heapInUse() < largeHeap {
			return true
		}
		debug.SetGCPercent(gcPercentLarge)
		return false
	})
}

// afterCollection calls again after every collection of garbage until it says false.
func afterCollection(again func() bool) {
	runtime.AddCleanup(new([64]byte), func(again func() bool) { // garbage at once
		if again() {
			afterCollection(again)
		}
	}, again)
}

// heapInUse is what the last collection left, in bytes.
func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
