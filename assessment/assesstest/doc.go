// Package assesstest builds small packs and engagements for tests of the scoring
// and of what prints its results.
package assesstest
