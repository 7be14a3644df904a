// Package templates is one file system of what people see: fonts, hyphenation
// patterns, and later the pages of the browser and the texts of mails.
package templates

import "embed"

// Files holds everything below this folder, by path: fonts/SourceSans3-Regular.ttf.
//
//go:embed fonts hyphenation
var Files embed.FS
