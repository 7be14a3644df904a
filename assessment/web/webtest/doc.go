// Package webtest starts a whole server over a store of its own, for tests: the real
// handler on a real connection, and browsers without a screen that keep cookies.
package webtest
