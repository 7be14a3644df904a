// Package access is how consultants come in: with the start code of a server on their
// own computer, or as a user of a server.
package access
