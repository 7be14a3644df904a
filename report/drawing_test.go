package report_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"lotse/assessment/assesstest"
)

// Every figure is a picture of its own: well-formed, with its text alternative and,
// where it has a caption, a title.
func TestDocument_Figures(t *testing.T) {
	e, pack := assesstest.Nordhang(t)
	pub, plan := assessed(e, pack)
	seen := map[string]bool{}
	for _, f := range build(t, pub, plan, "de").Figures() {
		if seen[f.ID] || f.ID == "" {
			t.Errorf("two figures are called %q", f.ID)
		}
		seen[f.ID] = true
		svg := string(f.SVG(roughWidth))
		d := xml.NewDecoder(strings.NewReader(svg))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.ID, err)
			}
		}
		if !strings.Contains(svg, ` aria-label="`) || strings.Contains(svg, "<title>") != (f.Caption != "") {
			t.Errorf("%s has no text alternative or no title: %.200s", f.ID, svg)
		}
	}
	for _, id := range []string{"fig-map-small", "fig-map", "fig-flows", "fig-roadmap", "fig-timeline"} {
		if !seen[id] {
			t.Errorf("%s is missing", id)
		}
	}
}
