// Package retention ends what is kept: it finds engagements whose time is over, keeps
// what their closed rounds published, and erases the answers of single people. Every
// face that purges goes through it: lotse purge and the consultant's pages.
package retention
