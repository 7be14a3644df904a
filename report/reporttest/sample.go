// Package reporttest makes documents for tests of what writes them.
package reporttest

import (
	"bytes"
	"image"
	"image/png"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/report"
	"lotse/report/figure"
	"lotse/report/theme"
)

// Sample is the report of the sample engagement.
func Sample(t testing.TB, o report.Options) *report.Document {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	pub := assessment.Assess(pack, e, e.Latest()).Publish()
	doc, err := report.Build(pub, assessment.Recommend(pub), o)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// Heide is a built-in look that is not Lotse's own, with a logo.
func Heide(t testing.TB) *theme.Theme {
	t.Helper()
	look, err := theme.FindBuiltin("heide")
	if err != nil || look == nil {
		t.Fatalf("the look heide: %v, %v", look, err)
	}
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 120, 40))); err != nil {
		t.Fatal(err)
	}
	own := *look
	own.Logo = &theme.Logo{Image: &figure.Image{Format: "png", Data: logo.Bytes(), Width: 120, Height: 40}, Width: 30, Height: 10}
	return &own
}
