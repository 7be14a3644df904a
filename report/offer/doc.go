// Package offer is the consultant's offer for carrying the plan out: measures, their
// person-days, a day rate. It is an internal document of its own: no report, no export of
// an engagement and no page for the client holds anything of it, and nothing of it is
// kept in a store.
//
// Amounts are whole hundredths of a currency. A line is days × share × rate, rounded half
// away from zero to a hundredth (commercial rounding, DIN 1333); sums are sums of rounded
// lines, so that what is printed adds up. Discount and tax are rounded once, on the sum.
package offer
