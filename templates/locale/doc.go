// Package locale says Lotse's own words in German and English and writes numbers,
// dates and lists as each language does. Words of a pack are not here: they
// belong to the pack.
package locale
