// Package upload is files that come with a form: several at once, a folder as a ZIP
// archive, and files that travel on in a page from a preview to its confirmation.
//
// A confirmation must do what its preview showed, on whatever replica it arrives, and
// nothing of an unconfirmed file may stay on the server. So the preview's page carries
// the file ([Carry]), and the confirmation reads it again from the first byte, with
// every check of the first time ([Carried]): what comes back from a browser is trusted
// no more than what came first.
package upload
