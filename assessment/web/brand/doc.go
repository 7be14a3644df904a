// Package brand puts the consultant's sign above the pages of people who answer or vote:
// her logo where her theme has one, else her name. The tool's own name never stands there.
//
// A logo has its content's hash in its address, so a browser keeps it. It is public, as
// everything on the first page of a link is: it belongs to the consultant, says nothing
// about a client, and whoever does not know the hash does not learn whether there is a
// theme of that name.
package brand
