// Package pdf writes a report's document of blocks as one PDF file that is both
// PDF/A-2a (ISO 19005-2, for archives) and PDF/UA-1 (ISO 14289-1, for people who
// hear or magnify pages).
//
// The work is done in three steps.
//
// Layout turns chapters and blocks into pieces that know their height and what
// they must stay with, and puts them on A4 pages (flow.go and a file for each
// block). Every piece draws itself into a page's content stream and names the
// structure element it belongs to, so that the structure tree is built from the
// blocks, never guessed from the page.
//
// gofpdf is the canvas: it makes a file of the pages (backend.go). Its text, font, table,
// link and bookmark helpers are not used; they know neither kerning nor hyphenation nor
// tags, and reading a typeface its way takes longer than drawing all pages with it.
//
// The finishing pass (finish.go and its neighbours) reads gofpdf's bytes (parse.go), adds
// typefaces reduced to the glyphs drawn, pictures, structure, links, outline, metadata and
// the colour profile, and writes objects in compressed streams. It refuses bytes it does
// not understand.
//
// The same document gives the same bytes, on any number of processors: dates come
// from the document, and nothing is taken from a map in its own order.
package pdf
