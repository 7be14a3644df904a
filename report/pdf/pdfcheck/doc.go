// Package pdfcheck looks into a finished PDF for what makes it unfit: tags that
// do not lead to what is on the page, or back; tables, lists and headings that
// a screen reader cannot follow; fonts whose text cannot be read out; what
// PDF/UA-1 (ISO 14289-1) and PDF/A (ISO 19005-1 to -3) ask for in the
// document's catalog and metadata.
//
// It reads the file by itself, from the bytes, with nothing of the code that
// wrote it: what the writer got wrong, it must not get wrong the same way. It
// is a second pair of eyes in tests, not a validator of all the standards say.
package pdfcheck
