package report

import (
	"strings"
)

// notes are what the consultant wrote for a chapter, as blocks. Of Markdown they
// may use paragraphs, lists with "- ", headings with "## ", **strong** and
// *emphasised* words.
func (a *author) notes(chapter string) []Block {
	return markdown(a.pub.Engagement.Notes[chapter])
}

func markdown(text string) []Block {
	var blocks []Block
	for _, part := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n\n") {
		lines := strings.Split(strings.TrimSpace(part), "\n")
		switch {
		case lines[0] == "":
		case strings.HasPrefix(lines[0], "- "):
			blocks = append(blocks, bullets(lines))
		case strings.HasPrefix(lines[0], "#"):
			blocks = append(blocks, Heading{Level: 2, Text: strings.TrimSpace(strings.TrimLeft(lines[0], "#"))})
			if len(lines) > 1 {
				blocks = append(blocks, markdown(strings.Join(lines[1:], "\n"))...)
			}
		default:
			blocks = append(blocks, Para{Text: emphasis(strings.Join(lines, " "))})
		}
	}
	return blocks
}

// bullets makes a list; lines without a dash continue the item above.
func bullets(lines []string) List {
	var items []string
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if item, ok := strings.CutPrefix(l, "- "); ok || len(items) == 0 {
			items = append(items, item)
		} else {
			items[len(items)-1] += " " + l
		}
	}
	var list List
	for _, item := range items {
		list.Items = append(list.Items, emphasis(item))
	}
	return list
}

// emphasis reads **strong** and *emphasised* words. A mark without a partner is
// printed as it is.
func emphasis(s string) Rich {
	var r Rich
	for s != "" {
		i := strings.IndexByte(s, '*')
		if i < 0 {
			break
		}
		mark := "*"
		if strings.HasPrefix(s[i:], "**") {
			mark = "**"
		}
		inner, rest, ok := strings.Cut(s[i+len(mark):], mark)
		if !ok || inner == "" {
			break
		}
		if i > 0 {
			r = append(r, Span{Text: s[:i]})
		}
		r = append(r, Span{Text: inner, Bold: mark == "**", Italic: mark == "*"})
		s = rest
	}
	return append(r, plain(s)...)
}
