// Package board is the live board of a workshop: a question on the projector, secret
// votes from the phones in the room, and what the room settles on.
//
// Until a question is revealed nobody sees more than how many have voted: a bar that
// moves when a neighbour taps would show what the neighbour thinks. The reveal counts
// the votes and deletes them; what is shown of the count follows the rules of every
// other result (assessment.Vote.Spread). Phones and projector follow a stream of whole
// states, so that one that was lost costs nothing, and ask every few seconds where a
// network swallows streams.
package board
