// Package figure draws the report's figures on a small canvas, so that PDF and
// SVG share every figure.
//
// A figure is a value with everything it prints already in words: it knows no
// language, no rounding and no rule of disclosure. Marks stand at exact values;
// the words beside them are the caller's. No meaning rests on colour alone:
// groups differ in shape, fill and letter, hidden values are hatched, missing
// ones are said.
package figure
