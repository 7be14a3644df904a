// Package campaign invites the people of one round, reminds who has not finished, and
// sends what waits in the outbox. Every face that invites goes through it: lotse invite
// and the consultant's pages.
//
// It ties together what lotse/assessment/invite computes, lotse/assessment/store keeps
// and lotse/assessment/invite/mail sends. It asks nobody and prints nothing.
package campaign
