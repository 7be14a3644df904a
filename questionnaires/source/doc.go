// Package source reads YAML into a tree whose every value knows its line and
// column, and writes such a tree back.
//
// It reads a small, safe part of YAML: maps, lists and scalars of one document.
// What makes YAML surprising or dangerous is refused, with its place: anchors and
// aliases (they can blow up a small file), merge keys, tags, second documents and
// repeated keys. Files are limited to 1 MiB and 32 levels of nesting.
//
// Words stay words: only true, false, null and decimal numbers in JSON's notation
// mean more than their text. 012, yes, 0x10 and 2026-11-02 are texts, and whatever
// is quoted is a text.
//
// Files written plainly, as nearly all are, are read by a small reader of their own;
// all others, and all faults, by yaml.v3.
//
//	tree, problems := source.Parse("pack.yaml", data)
//	tree.Get("title").Get("de").Text
package source
