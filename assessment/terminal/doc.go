// Package terminal shows Lotse on a terminal: results, sources of numbers and
// packs as pages of text that read well at 60 columns and more, with or without
// colour.
package terminal
