// Package notes keeps what a consultant writes for the report and the pictures that her
// words show, in one way for the terminal and the browser: what a report could not print
// is refused, and what somebody else has written meanwhile is never overwritten unseen.
package notes
