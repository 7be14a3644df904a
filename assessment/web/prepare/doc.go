// Package prepare is the pages of the person at the client who prepares what the company
// says once: the way in by a link, the sections that were handed to her, and handing over.
// She is known to the consultant, and told so; it is no survey.
//
// Her session is of another sort than that of people who answer, under another cookie.
// It leads to the facts of the sections in her link, and to no answer, result or page of
// the consultant's. Who both prepares and answers has two links and two sessions.
package prepare
