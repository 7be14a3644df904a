package theme

import "lotse/questionnaires/source"

// ParseSVG reads a drawing.
func ParseSVG(file string, data []byte) (*Drawing, source.Problems) {
	return nil, source.Problems{{File: file, Line: 1, Col: 1, Msg: "SVG is not read yet"}}
}
