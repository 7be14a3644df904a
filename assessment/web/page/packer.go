package page

import (
	"bytes"
	"compress/gzip"
	"sync"
)

// A packer compresses with gzip. A compressor needs 800 KB of tables: a page borrows
// one, because a thousand people at once would else fill the memory with them.
type packer struct {
	free sync.Pool // of *gzip.Writer
}

// pack compresses as hard as it can: pages go over mobile networks, and the last level
// costs a tenth of a millisecond.
func (p *packer) pack(data []byte) []byte {
	var b bytes.Buffer
	w, ok := p.free.Get().(*gzip.Writer)
	if !ok {
		w, _ = gzip.NewWriterLevel(&b, gzip.BestCompression) // the level is one it knows
	}
	w.Reset(&b)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	p.free.Put(w)
	return b.Bytes()
}
