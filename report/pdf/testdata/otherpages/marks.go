package main

import (
	"html"
	"strings"
)

// marks are how a language writes what a document holds; the verbs stand for what
// pages puts in.
type marks struct {
	escape              func(string) string
	head                string // language, title
	foot                string
	headings            [3]string
	para, item          string
	contents            string // title
	pageBreak           string
	tableHead           string // how many columns
	headCell, tableBody string
	row, wideCell       string // columns spanned, words
	rowEnd, tableEnd    string
	image               string // name, width in mm, text alternative
}

var htmlMarks = marks{
	escape: html.EscapeString,
	head: `<!doctype html><html lang="%s"><meta charset="utf-8"><title>%s</title><style>
@page { size: A4; margin: 27mm 22mm 24mm 24mm; @bottom-right { content: counter(page) } }
@font-face { font-family: Sans; src: url(SourceSans3-Regular.ttf) }
@font-face { font-family: Sans; font-weight: 600; src: url(SourceSans3-SemiBold.ttf) }
body { font: 10pt/1.4 Sans; hyphens: auto } table { border-collapse: collapse; width: 100%% } td, th { border-bottom: 0.4pt solid #999; text-align: left; padding: 1mm; vertical-align: top }
h1 { break-before: page } img { max-width: 100%% }</style>
`,
	foot:      "</html>\n",
	headings:  [3]string{"<h1>%s</h1>\n", "<h2>%s</h2>\n", "<h3>%s</h3>\n"},
	para:      "<p>%s</p>\n",
	item:      "<ul><li>%s</li></ul>\n",
	contents:  "<p>%s</p>\n",
	tableHead: "<table><!-- %d --><thead><tr>", headCell: "<th>%s</th>", tableBody: "</tr></thead><tbody>\n",
	row: "<tr>", wideCell: `<td colspan="%d">%s</td>`, rowEnd: "</tr>\n", tableEnd: "</tbody></table>\n",
	image: `<img src="%s.svg" style="width: %gmm" alt="%s">` + "\n",
}

var typstMarks = marks{
	escape: func(s string) string { return "#" + quoted(s) + ";" },
	head: `#set text(font: "Source Sans 3", size: 10pt, lang: "%s", hyphenate: true)
#set document(title: [%s])
#set page(paper: "a4", margin: (top: 27mm, bottom: 24mm, left: 24mm, right: 22mm), numbering: "1")
#set par(justify: false)
#set table(stroke: (bottom: 0.4pt + gray), align: left)
`,
	headings:  [3]string{"= %s\n", "== %s\n", "=== %s\n"},
	para:      "%s\n\n",
	item:      "- %s\n",
	contents:  "#outline(title: [%s], depth: 2)\n",
	pageBreak: "#pagebreak(weak: true)\n",
	tableHead: "#table(columns: %d, table.header(", headCell: "[%s], ", tableBody: "),\n",
	wideCell: "table.cell(colspan: %d)[%s], ", rowEnd: "\n", tableEnd: ")\n\n",
	image: `#image("%s.svg", width: %gmm) // %s` + "\n\n",
}

// quoted is a string of Typst's.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(s) + `"`
}
