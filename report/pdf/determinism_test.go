package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"runtime"
	"sync"
	"testing"

	"lotse/report/pdf"
)

// The same document is the same file: after another one, on one processor or two, and
// next to others.
func TestWrite_SameBytes(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		const name = "sample"
		want := sha256.Sum256(written(t, name, lang, pdf.Options{}))
		check := func(what string, data []byte) {
			t.Helper()
			if got := sha256.Sum256(data); got != want {
				t.Errorf("%s: %x, want %x", what, got[:6], want[:6])
			}
		}
		check("again", written(t, name, lang, pdf.Options{}))
		for _, n := range []int{1, 2} {
			old := runtime.GOMAXPROCS(n)
			check("with another number of processors", written(t, name, lang, pdf.Options{}))
			runtime.GOMAXPROCS(old)
		}
		var files [2][]byte
		var group sync.WaitGroup
		for i := range files {
			group.Go(func() {
				var b bytes.Buffer
				if err := pdf.Write(&b, document(name, lang), pdf.Options{}); err != nil {
					t.Error(err)
				}
				files[i] = b.Bytes()
			})
		}
		group.Wait()
		for _, data := range files {
			check("beside others", data)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := sample("de")
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if err := pdf.Write(&out, d, pdf.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(out.Len()))
}
