// Package report turns published results and a plan into a document of blocks.
// It knows no page and no file format; package report/pdf does.
package report
