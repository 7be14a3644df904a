// Package upgrade takes a running engagement to another version of its pack: it
// says what the new version asks differently, and which answers no longer fit, and
// carries it out. lotse pack upgrade and the consultant's pages go through [PlanFor].
package upgrade
