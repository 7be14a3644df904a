// Package markdown reads what a consultant writes for a report: a strict and small
// part of Markdown, as blocks that every format can print.
//
// Headings, paragraphs, quotations, lists in lists, tables, links, emphasis and
// pictures are read as in CommonMark, tables as on GitHub. What a report cannot
// print (HTML, code, rules, pictures of the web) is a problem with its place, never
// something that is silently left out. Every picture has a text alternative, and
// every column of a table a head.
package markdown
