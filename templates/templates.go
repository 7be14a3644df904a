// Package templates is one file system of what people see: fonts, hyphenation
// patterns, the texts of mails, drafts of documents, themes of reports, and the pages of the browser.
package templates

import "embed"

// Files holds everything below this folder, by path: fonts/SourceSans3-Regular.ttf.
//
//go:embed fonts hyphenation/*.trie hyphenation/*-exceptions.txt hyphenation/LICENCE.txt mail privacy themes web
var Files embed.FS
