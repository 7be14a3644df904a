package pdf

import (
	"testing"

	"lotse/report"
)

func TestDocument_target(t *testing.T) {
	d := &document{titles: titles(&report.Document{Chapters: []report.Chapter{{ID: "rep-next", Title: "Decisions", Blocks: []report.Block{
		report.Heading{ID: "h", Level: 2, Text: "Glossary"},
		report.Table{ID: "tab", Number: "Table 3", Caption: "Roles"},
		report.Figure{ID: "fig", Number: "Figure 2", Caption: "Flows"},
		report.Card{ID: "rec", Number: "4", Title: "Agree goals"},
		report.Profile{ID: "who", Title: "Buyers"},
		report.Statement{ID: "box", Label: "x"},
	}}}})}
	tests := []struct {
		link link
		want string
	}{
		{link{anchor: "rep-next", words: "Ch. 4"}, "Ch. 4: Decisions"},
		{link{anchor: "rep-next", words: "Decisions"}, "Decisions"},
		{link{anchor: "rep-next"}, "Decisions"},
		{link{anchor: "h", words: "see:"}, "see: Glossary"},
		{link{anchor: "tab", words: "Utilisation"}, "Utilisation: Table 3 Roles"},
		{link{anchor: "fig", words: "Figure 2"}, "Figure 2 Flows"},
		{link{anchor: "rec", words: "Recommendation 4"}, "Recommendation 4: Agree goals"},
		{link{anchor: "who", words: "Buyers, first"}, "Buyers, first"},
		{link{anchor: "box", words: "Statement"}, "Statement"},
		{link{uri: "mailto:a@example.com", words: "a@example.com"}, "a@example.com"},
	}
	for _, tt := range tests {
		if got := d.target(&tt.link); got != tt.want {
			t.Errorf("link to %s with %q says %q, want %q", tt.link.anchor, tt.link.words, got, tt.want)
		}
	}
}
