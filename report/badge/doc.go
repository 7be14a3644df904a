// Package badge makes of a theme's logo a small picture for pages of the browser: the
// consultant's sign above a questionnaire.
//
// It is never the file that somebody handed in. A drawing is written anew from the paths
// that [theme.ParseSVG] understood, so that nothing else of an SVG reaches a browser:
// no script, no reference, no words. A picture in points is drawn anew in the size in
// which it is shown, so that neither its weight nor what its camera noted goes along.
package badge
