// Package desk is the consultant's pages: her engagements and everything she does
// with them in the browser.
package desk
