package markdown_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment/markdown"
)

var known = markdown.Known{Pictures: []string{"team.png", "plan.jpg"}, Chapters: []string{"rep-roles", "rep-flows"}}

func TestParse(t *testing.T) {
	words := func(s string) []markdown.Span { return []markdown.Span{{Text: s}} }
	tests := []struct {
		name, text string
		want       []markdown.Block
	}{
		{"nothing", " \n\n", nil},
		{"lines of a paragraph", "one\ntwo", []markdown.Block{markdown.Paragraph{Text: words("one two")}}},
		{"windows lines", "one\r\ntwo\r\n\r\nthree", []markdown.Block{markdown.Paragraph{Text: words("one two")}, markdown.Paragraph{Text: words("three")}}},
		{"hard break", "one  \ntwo", []markdown.Block{markdown.Paragraph{Text: words("one\ntwo")}}},
		{"escapes", `5 \* 3 &amp; \<b\>`, []markdown.Block{markdown.Paragraph{Text: words("5 * 3 & <b>")}}},
		{"code is words", "press `*`", []markdown.Block{markdown.Paragraph{Text: words("press *")}}},
		{"emphasis", "a **b *c*** d", []markdown.Block{markdown.Paragraph{Text: []markdown.Span{
			{Text: "a "}, {Text: "b ", Strong: true}, {Text: "c", Strong: true, Emphasis: true}, {Text: " d"}}}}},
		{"levels from the highest", "## A\n\n### B\n\n## C", []markdown.Block{
			markdown.Heading{Level: 1, Text: "A"}, markdown.Heading{Level: 2, Text: "B"}, markdown.Heading{Level: 1, Text: "C"}}},
		{"links", "[a **b**](https://example.org) <x@example.org> #tag [c](#rep-roles)", []markdown.Block{markdown.Paragraph{Text: []markdown.Span{
			{Text: "a ", URL: "https://example.org"}, {Text: "b", Strong: true, URL: "https://example.org"}, {Text: " "},
			{Text: "x@example.org", URL: "mailto:x@example.org"}, {Text: " #tag "}, {Text: "c", Chapter: "rep-roles"}}}}},
		{"bare address", "see https://example.org/a.", []markdown.Block{markdown.Paragraph{Text: []markdown.Span{
			{Text: "see "}, {Text: "https://example.org/a", URL: "https://example.org/a"}, {Text: "."}}}}},
		{"reference", "[a][1]\n\n[1]: https://example.org", []markdown.Block{markdown.Paragraph{Text: []markdown.Span{{Text: "a", URL: "https://example.org"}}}}},
		{"list in list", "- a\n  1. b\n  2. c\n- d", []markdown.Block{markdown.List{Items: []markdown.Item{
			{Text: words("a"), Lists: []markdown.List{{Ordered: true, Items: []markdown.Item{{Text: words("b")}, {Text: words("c")}}}}}, {Text: words("d")}}}}},
		{"item of two paragraphs", "- a\n\n  b", []markdown.Block{markdown.List{Items: []markdown.Item{{Text: words("a\nb")}}}}},
		{"quotation", "> a\n>\n> b", []markdown.Block{markdown.Quote{Text: words("a")}, markdown.Quote{Text: words("b")}}},
		{"table", "| A | B |\n|---|--:|\n| 1 | **2** |\n| 3 |", []markdown.Block{markdown.Table{
			Columns: []markdown.Column{{Head: "A"}, {Head: "B", Align: markdown.Right}},
			Rows:    [][][]markdown.Span{{words("1"), {{Text: "2", Strong: true}}}, {words("3"), nil}}}}},
		{"picture", `![the **team**](team.png "Who does it")`, []markdown.Block{markdown.Picture{Name: "team.png", Alt: "the team", Caption: "Who does it"}}},
	}
	for _, tt := range tests {
		got, problems := markdown.Parse("x", tt.text, known)
		if len(problems) > 0 {
			t.Errorf("%s: %s", tt.name, problems)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestParse_Problems(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"block of HTML", "a\n\n<div>b</div>", "x:3:1: HTML is not printed; write it as Markdown, or < as \\<"},
		{"HTML in words", "ä <b>b</b>", "x:1:3: HTML is not printed; write it as Markdown, or < as \\<"},
		{"code", "```\na\n```", "x:1:1: code is not printed; four spaces at the start of a line make code, so leave them out"},
		{"rule", "a\n\n---\n\nb", "x:3:1: a rule is not printed; a heading (## …) parts a chapter"},
		{"third level", "# a\n\n## b\n\n### c", "x:5:1: a third level of headings; a chapter has two below its own"},
		{"no address", "see [a](javascript:alert)", `x:1:5: a link leads to https://…, http://…, mailto:… or #chapter, not to "javascript:alert"`},
		{"file", "[a](../b)", `x:1:1: a link leads to https://…, http://…, mailto:… or #chapter, not to "../b"`},
		{"unknown chapter", "[a](#rep-role)", `x:1:1: there is no chapter "rep-role"; did you mean rep-roles?`},
		{"no words", "[](https://example.org)", "x:1:1: a link without words"},
		{"unknown picture", "b\n\n![a](taem.png)", `x:3:1: the engagement has no picture "taem.png"; did you mean team.png?`},
		{"picture of the web", "![a](https://example.org/a.png)", `x:1:1: the engagement has no picture "https://example.org/a.png"`},
		{"no alternative", "![](team.png)", "x:1:1: the picture team.png has no text alternative: ![what it shows](team.png)"},
		{"picture in words", "a ![b](team.png)", "x:1:3: a picture stands in a paragraph of its own, with an empty line before and after it"},
		{"list begins late", "3. a", "x:1:1: a numbered list begins with 1, not with 3"},
		{"lists too deep", "- a\n  - b\n    - c\n      - d", "x:4:7: more than 3 lists within each other"},
		{"empty item", "- a\n-\n- b", "x:2:1: an item of a list without words"},
		{"head missing", "| | B |\n|---|---|\n| 1 | 2 |", "x:1:1: column 1 of the table has no head"},
		{"heading in a list", "- # a", "x:1:3: an item of a list holds words and lists only"},
		{"too long", strings.Repeat("a", markdown.MaxSize+1), "x:1:1: the text is longer than 32 KiB"},
		{"no text", "\xff", "x:1:1: the text is not UTF-8"},
	}
	for _, tt := range tests {
		blocks, problems := markdown.Parse("x", tt.text, known)
		if len(problems) == 0 || problems[0].Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, problems, tt.want)
		}
		if blocks != nil {
			t.Errorf("%s: blocks beside problems", tt.name)
		}
	}
}

func TestPlain(t *testing.T) {
	blocks, problems := markdown.Parse("x", "# A **b**\n\nc [d](https://example.org)\n\n- e\n  1. f\n\n| G | H |\n|---|---|\n| i | |\n\n> j\n\n![k](team.png)\n\n![k](team.png \"L\")", known)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if diff := cmp.Diff("A b\nc d\ne\nf\nG H\ni\nj\nk\nL", markdown.Plain(blocks)); diff != "" {
		t.Error(diff)
	}
}

// Whatever is written is read or refused with a place in it, and never both.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"# a\n\n- b\n  1. c\n\n| A |\n|---|\n| 1 |", "![a](team.png \"b\")", "> a\n\n<b>\n\n[c](#rep-roles) **d *e***", "a  \nb\\\nc &amp; `d`"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		blocks, problems := markdown.Parse("x", s, known)
		if len(problems) > 0 && blocks != nil {
			t.Fatal("blocks beside problems")
		}
		lines := strings.Count(s, "\n") + 1
		for _, p := range problems {
			if p.Line < 1 || p.Line > lines || p.Col < 1 || p.Msg == "" {
				t.Fatalf("problem %+v is outside of %d lines", p, lines)
			}
		}
	})
}

// Whatever is said of a picture is read again as it was said.
func FuzzPicture_String(f *testing.F) {
	for _, s := range []string{"the *team*", `a "b" \\ [c](d)`, "<b>&amp; `x`", "see https://example.org/a, x@example.org", "![a](b)", "- a\n# b", "10 < 20!", "www.example.org"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, alt, caption string) {
		line := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if !utf8.ValidString(alt) || !utf8.ValidString(caption) || strings.ContainsRune(alt+caption, 0) || line(alt) == "" || len(alt)+len(caption) > markdown.MaxSize/4 {
			return
		}
		want := markdown.Picture{Name: "team.png", Alt: line(alt), Caption: line(caption)}
		got, faults := markdown.Read("a\n\n"+want.String()+"\n", known)
		if len(faults) > 0 || len(got) != 2 || got[1] != want {
			t.Fatalf("%q is read as %+v, %v", want.String(), got, faults)
		}
		if all := markdown.Pictures("<b> " + want.String()); len(all) != 1 || all[0] != want {
			t.Fatalf("%q shows %+v", want.String(), all)
		}
	})
}
