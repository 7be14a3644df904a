package html

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"lotse/report/figure"
)

//go:embed style.css
var sheet string

// fill is the class of a cell with a coloured ground; "" for none.
func (p *page) fill(c figure.Color) string {
	if c.A == 0 {
		return ""
	}
	c = p.source.Palette().Of(c)
	c.Role = figure.Fixed
	p.fills[c] = true
	return fillClass(c)
}

func fillClass(c figure.Color) string { return fmt.Sprintf("f-%02x%02x%02x", c.R, c.G, c.B) }

// style is the style sheet with a rule for every ground in use: the page's policy
// forbids styles within elements.
func (p *page) style() string {
	var b strings.Builder
	b.WriteString(strings.NewReplacer("/*light*/", p.light(), "/*dark*/", p.dark()).Replace(sheet))
	grounds := slices.SortedFunc(maps.Keys(p.fills), func(x, y figure.Color) int { return strings.Compare(fillClass(x), fillClass(y)) })
	for _, c := range grounds {
		words := figure.InkOn(c)
		fmt.Fprintf(&b, ".%s{background:#%02x%02x%02x;color:#%02x%02x%02x}\n", fillClass(c), c.R, c.G, c.B, words.R, words.G, words.B)
	}
	return b.String()
}
