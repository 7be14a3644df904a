package report

import (
	"lotse/assessment/markdown"
)

// polished are the consultant's words with the signs of print of a language.
func polished(blocks []markdown.Block, lang string) []markdown.Block {
	for i, b := range blocks {
		switch b := b.(type) {
		case markdown.Heading:
			b.Text = polishedLine(b.Text, lang)
			blocks[i] = b
		case markdown.Paragraph:
			polishSpans(b.Text, lang)
		case markdown.Quote:
			polishSpans(b.Text, lang)
		case markdown.List:
			polishList(b, lang)
		case markdown.Table:
			for j := range b.Columns {
				b.Columns[j].Head = polishedLine(b.Columns[j].Head, lang)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					polishSpans(cell, lang)
				}
			}
		case markdown.Picture:
			b.Alt, b.Caption = polishedLine(b.Alt, lang), polishedLine(b.Caption, lang)
			blocks[i] = b
		}
	}
	return blocks
}

func polishList(l markdown.List, lang string) {
	for _, item := range l.Items {
		polishSpans(item.Text, lang)
		for _, below := range item.Lists {
			polishList(below, lang)
		}
	}
}

// polishSpans polishes words that follow each other; an address stays as it is.
func polishSpans(spans []markdown.Span, lang string) {
	texts := make([]string, len(spans))
	for i, s := range spans {
		texts[i] = s.Text
	}
	polish(texts, lang, func(i int) bool { return spans[i].URL != "" && isAddress(spans[i].Text) })
	for i := range spans {
		spans[i].Text = texts[i]
	}
}

func polishedLine(words, lang string) string {
	texts := []string{words}
	polish(texts, lang, func(int) bool { return false })
	return texts[0]
}
