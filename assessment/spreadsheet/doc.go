// Package spreadsheet exchanges data with people who work in spreadsheets.
//
// Out go tables: the answers of a round with the codebook that explains them
// ([Answers]), results ([Results]), each as CSV or XLSX. Answers of single people
// leave only as far as the engagement's disclosure allows; results are made from
// published values alone.
//
// Out and back goes a form: the questionnaire as a workbook that somebody fills in
// offline ([Form.Write], [Read]). A form carries a hidden manifest: which pack it
// was made from, for whom, and the key of every line. It is read back by these
// keys, never by position, checked against the pack, and taken whole or not at all.
//
// A workbook that comes back is a stranger's file. [Read] looks at the archive
// before anything is unpacked, reads only the parts a form has with a reader of
// its own, and counts while it reads: bytes, elements, rows, columns, characters.
// Macros, links to other files and formulas are refused.
package spreadsheet
