package store

import (
	"encoding/binary"
	"maps"
	"slices"
)

const (
	// shortest is how many bytes a value must have to be looked for byte by byte:
	// shorter ones stand in any large file by chance. That they are gone is shown by
	// their rows, which are counted.
	shortest = 8
	// pieceSize is how long values are looked for. Databases split long values over
	// pages; of any part of 2·pieceSize bytes one whole piece is in it.
	pieceSize = 32
)

// traces are byte strings to look for.
type traces struct {
	pieces map[string]bool
	// lengths are those of the pieces that begin with 8 bytes. Ids often begin alike:
	// a list of the pieces themselves would be searched from end to end each time.
	lengths map[uint64][]int
	short   int // values that are too short to be looked for
}

func newTraces() *traces { return &traces{pieces: map[string]bool{}, lengths: map[uint64][]int{}} }

// add cuts a value into pieces.
func (t *traces) add(value string) {
	if len(value) < shortest {
		if value != "" {
			t.short++
		}
		return
	}
	if len(value) < 2*pieceSize {
		t.addPiece(value)
		return
	}
	for at := 0; at+pieceSize <= len(value); at += pieceSize {
		t.addPiece(value[at : at+pieceSize])
	}
	t.addPiece(value[len(value)-pieceSize:]) // the rest, with what is before it: no piece is longer
}

func (t *traces) addPiece(piece string) {
	if t.pieces[piece] {
		return
	}
	t.pieces[piece] = true
	key := binary.BigEndian.Uint64([]byte(piece))
	if !slices.Contains(t.lengths[key], len(piece)) {
		t.lengths[key] = append(t.lengths[key], len(piece))
	}
}

// merge adds what another one looks for.
func (t *traces) merge(other *traces) {
	for piece := range other.pieces {
		t.addPiece(piece)
	}
	t.short += other.short
}

// remove stops looking for pieces.
func (t *traces) remove(found map[string]bool) {
	for piece := range found {
		delete(t.pieces, piece)
	}
}

// count is how many different pieces are looked for.
func (t *traces) count() int { return len(t.pieces) }

// find notes in found which pieces stand in data.
func (t *traces) find(data []byte, found map[string]bool) {
	var window uint64
	for i, b := range data {
		window = window<<8 | uint64(b)
		if i < shortest-1 {
			continue
		}
		start := i - shortest + 1
		for _, n := range t.lengths[window] {
			if end := start + n; end <= len(data) && t.pieces[string(data[start:end])] {
				found[string(data[start:end])] = true
			}
		}
	}
}

// overlap is how many bytes of one chunk must be seen again with the next, so that
// no piece is missed between them.
const overlap = 2*pieceSize - 1

// stream finds pieces in chunks that follow each other. next returns no bytes at
// the end.
func (t *traces) stream(next func() ([]byte, error)) (found map[string]bool, size int64, err error) {
	found = map[string]bool{}
	var tail []byte
	for {
		chunk, err := next()
		if err != nil {
			return nil, 0, err
		}
		if len(chunk) == 0 {
			return found, size, nil
		}
		size += int64(len(chunk))
		data := append(tail, chunk...)
		t.find(data, found)
		tail = slices.Clone(data[max(0, len(data)-overlap):])
	}
}

// names returns the tables of a count in order.
func names(counts map[string]int) []string { return slices.Sorted(maps.Keys(counts)) }
