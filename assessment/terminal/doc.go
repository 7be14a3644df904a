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
// [Page.InterviewPlain] asks the same line by line, for screen readers and pipes: one
// fact is one line, nothing is drawn again, and a line that is no answer is a verb. A
// [Meeting] is the workshop around the questions, in both faces: the agenda and the time
// left, the facts, a show of hands and the level agreed on, decisions and open points.
//
// To add a key, add a line to the runner's table of commands. To show something in
// front of the question, write an overlay. To ask in a new form, write an editor,
// and say in plainvalue.go how it is typed. To add a verb, add a line to plainVerbs.
package terminal
