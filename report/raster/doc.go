// Package raster draws figures as pixels, for programs that show neither PDF nor SVG with
// the report's own typefaces: word processors. Glyphs are filled outlines, kerned as in
// the PDF, so that lines break where they break there.
package raster
