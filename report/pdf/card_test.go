package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"lotse/report"
	"lotse/report/pdf/pdfcheck"
)

// A recommendation of the consultant's own need not say what it changes, nor which steps it
// takes: one that is too tall for a card prints no label without words either.
func TestPlainCard_LabelsNeedWords(t *testing.T) {
	card := report.Card{ID: "own", Number: "1", Title: "Own", Why: report.Rich{{Text: strings.Repeat("A long reason. ", 600)}},
		StepsLabel: "Steps", EffectLabel: "Effect", Facts: []report.CardFact{{Label: "Effort", Text: "2 days"}}}
	full := card
	full.Effect, full.Steps = "Calm.", []string{"Begin."}
	tests := []struct {
		name string
		card report.Card
		want []string
	}{
		{"neither", card, []string{"Effort"}},
		{"both", full, []string{"Steps", "Effect", "Effort"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			source := small()
			source.Chapters[0].Blocks = []report.Block{tt.card}
			var b bytes.Buffer
			if err := Write(&b, source, Options{}); err != nil {
				t.Fatal(err)
			}
			texts, err := pdfcheck.Placed(b.Bytes())
			if err != nil {
				t.Fatal(err)
			}
			var all strings.Builder
			for _, text := range texts {
				all.WriteString(text.Words)
			}
			var got []string
			for _, label := range []string{"Steps", "Effect", "Effort"} {
				if strings.Contains(all.String(), label) {
					got = append(got, label)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("labels %q, want %q", got, tt.want)
			}
		})
	}
}
