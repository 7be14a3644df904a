// Package html writes a [report.Document] as one page of HTML that carries all it needs:
// no script, no request, its style sheet inside, figures as drawings whose text is text.
// A screen reader finds headings, tables with heads, figures with alternatives and a way
// past the contents; a phone shows it without sideways scrolling, paper gets pages, and
// who reads in the dark gets a dark page.
package html
