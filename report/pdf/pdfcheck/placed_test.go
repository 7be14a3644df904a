package pdfcheck

import (
	"slices"
	"strings"
	"testing"
)

// The printed area of a page in points, measured from its lower left corner: 24 mm
// and 22 mm at the sides, the running head and the foot within 9 mm of the edges. One
// millimetre is left for the sides of letters.
const (
	leftMargin, rightMargin = 65.2, 535.7
	bottomMargin, topMargin = 25.5, 816.4
)

// misplaced lists texts that cover each other or leave the printed area.
func misplaced(texts []Text) []string {
	var faults []string
	for i, a := range texts {
		if strings.TrimSpace(a.Words) == "" {
			continue
		}
		if a.Left < leftMargin || a.Right > rightMargin || a.Bottom < bottomMargin || a.Top > topMargin {
			faults = append(faults, a.String()+" leaves the margins")
		}
		for _, b := range texts[i+1:] {
			if b.Page != a.Page {
				break
			}
			if strings.TrimSpace(b.Words) != "" && a.covers(b) {
				faults = append(faults, a.String()+" covers "+b.String())
			}
		}
	}
	return faults
}

func TestPlaced_nordhang(t *testing.T) {
	pub := published(t)
	for _, lang := range []string{"de", "en"} {
		texts, err := Placed(nordhang(t, pub, lang))
		if err != nil {
			t.Fatal(err)
		}
		if len(texts) < 1000 {
			t.Fatalf("%s: only %d texts", lang, len(texts))
		}
		for _, f := range misplaced(texts) {
			t.Errorf("%s: %s", lang, f)
		}
		if !slices.ContainsFunc(texts, func(x Text) bool { return x.Figure != "" && !x.Artifact }) {
			t.Errorf("%s: no text belongs to a figure", lang)
		}
	}
}

// A text moved onto another, or over the edge, is found.
func TestPlaced_findsFaults(t *testing.T) {
	texts, err := Placed(nordhang(t, published(t), "de"))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(texts, func(x Text) bool { return x.Role == "P" && x.Right-x.Left > 100 })
	moved := texts[i]
	moved.Left, moved.Right = moved.Left+3, moved.Right+3
	if got := misplaced([]Text{texts[i], moved}); len(got) != 1 || !strings.Contains(got[0], "covers") {
		t.Errorf("moved onto another: %q", got)
	}
	moved.Left, moved.Right = moved.Left+200, moved.Right+600
	if got := misplaced([]Text{moved}); len(got) != 1 || !strings.Contains(got[0], "margins") {
		t.Errorf("moved over the edge: %q", got)
	}
}
