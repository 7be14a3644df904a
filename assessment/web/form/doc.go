// Package form draws questions as HTML forms and reads what comes back. It knows the
// few forms of questionnaires.Control and no kind of question.
//
// A [Paper] is one flow on paper: a respondent's, or the workshop's. Its [Parts] are
// pages of a size people can oversee. [Paper.Question] is drawn by the template
// question (templates/web/part-question.html), [Paper.Take] reads it back; of a table
// one entry is drawn and read at a time, of a grid one row. What was read goes through
// the flow, so conditions, kinds and faults are the same on every face.
package form
