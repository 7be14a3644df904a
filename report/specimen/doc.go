// Package specimen draws a sheet that shows what a theme looks like before anybody
// chooses it: a small cover, a headline with running text in its typefaces, and a figure
// of invented values in its colours.
package specimen
