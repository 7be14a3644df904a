package store

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// Wherever a value stands, and however it is split into parts of a page's size, it
// is found; and nothing is found where it is not.
func TestTraces_Find(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.SliceOfN(rapid.Byte(), shortest, 400).Draw(t, "value")
		before := rapid.SliceOfN(rapid.Byte(), 0, 100).Draw(t, "before")
		part := rapid.IntRange(min(len(value), 2*pieceSize), len(value)).Draw(t, "part") // what stands together on one page
		from := rapid.IntRange(0, len(value)-part).Draw(t, "from")
		size := rapid.IntRange(1, 80).Draw(t, "chunk")

		tr := newTraces()
		tr.add(string(value))
		if len(value) < 2*pieceSize && part < len(value) {
			part, from = len(value), 0
		}
		data := append(bytes.Clone(before), value[from:from+part]...)
		found, n, err := tr.stream(chunks(data, size))
		if err != nil || n != int64(len(data)) {
			t.Fatalf("read %d of %d bytes: %v", n, len(data), err)
		}
		if len(found) == 0 {
			t.Errorf("not found in %d bytes, read by %d", len(data), size)
		}
		other := bytes.ReplaceAll(data, value[from:from+part], nil)
		if found, _, _ := tr.stream(chunks(other, size)); len(found) > 0 && !containsPiece(tr, other) {
			t.Errorf("found %v where it is not", found)
		}
		tr.remove(found)
		if again, _, _ := tr.stream(chunks(data, size)); len(again) > 0 {
			t.Errorf("%v was removed and found again", again)
		}
	})
}

// TestTraces_Find_partOfTheEnd: 64 bytes of a value of 66, without its first and its
// last, hold a whole piece.
func TestTraces_Find_partOfTheEnd(t *testing.T) {
	value := make([]byte, 2*pieceSize+2)
	for i := range value {
		value[i] = byte(i)
	}
	tr := newTraces()
	tr.add(string(value))
	found := map[string]bool{}
	tr.find(value[1:1+2*pieceSize], found)
	if len(found) == 0 {
		t.Error("nothing of the value is found")
	}
}

func containsPiece(tr *traces, data []byte) bool {
	for piece := range tr.pieces {
		if bytes.Contains(data, []byte(piece)) {
			return true
		}
	}
	return false
}

func chunks(data []byte, size int) func() ([]byte, error) {
	return func() ([]byte, error) {
		n := min(size, len(data))
		chunk := data[:n]
		data = data[n:]
		return chunk, nil
	}
}

func TestTraces_ShortValuesAreCounted(t *testing.T) {
	tr := newTraces()
	for _, v := range []string{"", "m1", "1234567", "12345678", "12345678"} {
		tr.add(v)
	}
	if tr.short != 2 || tr.count() != 1 {
		t.Errorf("%d short, %d looked for; want 2 and 1", tr.short, tr.count())
	}
}
