package docx

import (
	"fmt"
	"strings"
)

// The lists that every file has: chapters and bullets. Further ones are the numbered
// lists of the document, which all begin at one.
const (
	chapterList = 1
	bulletList  = 2
	firstList   = 3
)

// deepest is how many levels lists have.
const deepest = 4

// indent is how far a level of a list stands further in, in twentieths of a point.
const indent = 360

// numbering is the part that says how lists count; lists is how many numbered ones
// there are.
func numbering(lists int, teal string) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering xmlns:w="` + nsWord + `">` + "\n")
	mark := `<w:rPr><w:color w:val="` + teal + `"/></w:rPr>`
	fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:suff w:val="nothing"/><w:lvlText w:val="%%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr>%s</w:lvl></w:abstractNum>`+"\n", mark)
	square := `<w:rPr><w:color w:val="` + teal + `"/><w:position w:val="2"/><w:sz w:val="12"/></w:rPr>`
	list(&b, 1, "bullet", `<w:pStyle w:val="ListBullet"/>`, square, func(int) string { return "■" })
	list(&b, 2, "decimal", "", mark, func(level int) string { return fmt.Sprintf("%%%d.", level+1) })
	for i, abstract := range []int{0, 1} {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`+"\n", chapterList+i, abstract)
	}
	for i := range lists {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="2"/>`, firstList+i)
		for level := range deepest {
			fmt.Fprintf(&b, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride>`, level)
		}
		b.WriteString("</w:num>\n")
	}
	b.WriteString("</w:numbering>\n")
	return b.String()
}

// list writes how one kind of list counts, level by level. Style stands in the first one.
func list(b *strings.Builder, id int, format, style, props string, text func(level int) string) {
	fmt.Fprintf(b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, id)
	for level := range deepest {
		fmt.Fprintf(b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr>%s</w:lvl>`,
			level, format, style, text(level), indent*(level+1), indent, props)
		style = ""
	}
	b.WriteString("</w:abstractNum>\n")
}
