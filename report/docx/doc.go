// Package docx writes a [report.Document] for those who finish it in a word processor:
// headings, lists, captions and tables by styles that can be changed in one place,
// contents and page numbers as fields, figures as pictures with their text alternative,
// links within the document as links.
//
// The file is Office Open XML (ECMA-376, transitional), written part by part. Word refuses
// files whose elements stand in another order than the schema's, so this order is kept
// where elements are made and looked for by a test.
package docx
