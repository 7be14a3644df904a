// Package terminal shows Lotse on a terminal and asks there.
//
// Results, sources of numbers and packs are pages of text that read well at 60 columns
// and more, with or without colour.
//
// An [Interview] is what is put to one person, or to the workshop. Its order is the
// [assessment.Flow]'s, and every face shares what a guide knows. [Page.Interview] draws
// it on the whole screen: the runner owns the order, the keys, the frame and everything
// that is saved; an editor edits one value and knows only the form in which it is asked,
// never a kind's name. huh draws fields of text and nothing else. Every answer is saved
// before the next question; what is typed and no answer yet is kept as a draft, behind
// the screen and in the form of the editor it was typed into. Whatever a key may do is
// done within Update: commands run side by side, and would come back in another order.
//
// To add a key, add a line to the runner's table of commands. To show something in
// front of the question, write an overlay. To ask in a new form, write an editor.
package terminal
