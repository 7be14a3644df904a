// Package fill is how a paper is filled in: a page a part, an entry of a table or a row
// of a grid at a time, and each answer saved as soon as it is given. Who fills it in, and
// where the answers are kept, is the caller's.
package fill
