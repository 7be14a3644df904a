package pdfcheck

import (
	"io"
	"reflect"
	"testing"

	"lotse/assessment"
	"lotse/report"
	"lotse/report/pdf"
)

// Each chapter of the sample's report, laid out and written as a document of its own.
// Links to other chapters are taken out, since they would lead nowhere; what every file
// costs that holds nothing is the benchmark "empty".
func BenchmarkWrite_chapters(b *testing.B) {
	pub := published(b)
	doc, err := report.Build(pub, assessment.Recommend(pub), report.Options{Lang: "de"})
	if err != nil {
		b.Fatal(err)
	}
	only := func(c ...report.Chapter) func(b *testing.B) {
		d := *doc
		d.Chapters = c
		d = unlinked(d)
		return func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := pdf.Write(io.Discard, &d, pdf.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	b.Run("empty", only())
	for _, c := range doc.Chapters {
		b.Run(c.ID, only(c))
	}
}

// The words of each variant, without pages.
func BenchmarkBuild_variants(b *testing.B) {
	pub := published(b)
	plan := assessment.Recommend(pub)
	for _, v := range report.Variants() {
		b.Run(string(v), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := report.Build(pub, plan, report.Options{Lang: "de", Variant: v}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// unlinked is a copy of a document without links.
func unlinked(d report.Document) report.Document {
	return withoutAnchors(reflect.ValueOf(d)).Interface().(report.Document)
}

func withoutAnchors(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			out.Index(i).Set(withoutAnchors(v.Index(i)))
		}
	case reflect.Interface:
		if !v.IsNil() {
			out.Set(withoutAnchors(v.Elem()))
		}
	case reflect.Struct:
		out.Set(v) // what is not exported as well
		for i := range v.NumField() {
			switch f := v.Type().Field(i); {
			case f.Name == "Anchor":
				out.Field(i).SetZero()
			case f.IsExported():
				out.Field(i).Set(withoutAnchors(v.Field(i)))
			}
		}
	default:
		return v
	}
	return out
}
