// Package respond is the pages of people who answer: the way in by a link, the
// questionnaire, and what becomes of their answers.
package respond
