// Package assesstest reads the sample engagement and builds small packs and engagements,
// for tests of the scoring and of what prints its results.
package assesstest
