package document_test

import (
	"fmt"
	"testing"

	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/assessment/sample"
)

// large is the sample with 1,000 respondents.
func large(b *testing.B) []byte {
	p := assesstest.Builtin(b)
	e, err := document.Decode("sample.yaml", sample.Nordhang(), packs(b))
	if err != nil {
		b.Fatal(err)
	}
	r := &e.Rounds[0]
	for i := 0; len(r.Respondents) < 1000; i++ {
		who := r.Respondents[i]
		who.ID = fmt.Sprint("copy", i)
		r.Respondents = append(r.Respondents, who)
	}
	data, err := document.Encode(e, p)
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func BenchmarkDecode1000(b *testing.B) {
	data, find := large(b), packs(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := document.Decode("large.yaml", data, find); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncode1000(b *testing.B) {
	e, err := document.Decode("large.yaml", large(b), packs(b))
	if err != nil {
		b.Fatal(err)
	}
	p := assesstest.Builtin(b)
	for b.Loop() {
		if _, err := document.Encode(e, p); err != nil {
			b.Fatal(err)
		}
	}
}
