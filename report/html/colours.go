package html

import (
	"encoding/base64"
	"fmt"
	"math"
	"strings"

	"lotse/report/figure"
)

// The ground of a dark page, and of what stands out on it.
var (
	night     = figure.Hex(0x10181F)
	nightPale = figure.Hex(0x19242E)
)

// Words on a dark page have at least this contrast: the theme's own colours, lightened.
const (
	nightWords = 5.5
	nightHeads = 9.0
)

// A variable is a name of the style sheet for a colour.
type variable struct {
	name   string
	colour figure.Color
}

// light are the colours of a light page, and of paper: the theme's.
func (p *page) light() string {
	of := p.source.Palette().Of
	return variables([]variable{
		{"page", figure.White}, {"pale", of(figure.Pale)}, {"ink", of(figure.Ink)}, {"grey", of(figure.Grey)},
		{"navy", of(figure.Navy)}, {"head", of(figure.Navy)}, {"accent", of(figure.Teal)}, {"rule", of(figure.Hair)},
		{"level", of(figure.LevelReached)}, {"level-ink", of(figure.Ink)}, {"now", of(figure.Navy)}, {"now-ink", figure.White},
		{"strong", of(figure.Navy)}, {"strong-ink", figure.White}, {"strong-soft", of(figure.Soft)},
		{"cover", of(figure.Cover)}, {"cover-ink", of(figure.CoverTitle)}, {"cover-soft", of(figure.CoverSoft)}, {"cover-note", of(figure.CoverNote)},
		{"plate", figure.White},
	})
}

// dark are those of a dark page, as far as they differ: the theme's, as light as words
// must be there.
func (p *page) dark() string {
	of := p.source.Palette().Of
	accent, head := lightened(of(figure.Teal), nightWords), lightened(of(figure.Navy), nightHeads)
	return variables([]variable{
		{"page", night}, {"pale", nightPale}, {"ink", figure.Hex(0xE3E9EE)}, {"grey", figure.Hex(0xAAB7C3)},
		{"navy", lightened(of(figure.Navy), nightWords)}, {"head", head}, {"accent", accent}, {"rule", figure.Hex(0x44525F)},
		{"level", figure.Hex(0x26384A)}, {"level-ink", figure.Hex(0xE3E9EE)}, {"now", head}, {"now-ink", night},
	})
}

func variables(all []variable) string {
	parts := make([]string, len(all))
	for i, v := range all {
		parts[i] = fmt.Sprintf("--%s:#%02x%02x%02x", v.name, v.colour.R, v.colour.G, v.colour.B)
	}
	return strings.Join(parts, ";")
}

// lightened mixes a colour with white until it has a contrast on a dark page's panels.
func lightened(c figure.Color, contrast float64) figure.Color {
	const steps = 40
	for i := range steps + 1 {
		mix := func(v uint8) uint8 { return uint8((int(v)*(steps-i) + 255*i) / steps) }
		if light := (figure.Color{R: mix(c.R), G: mix(c.G), B: mix(c.B), A: 255}); figure.Contrast(light, nightPale) >= contrast {
			return light
		}
	}
	return figure.White
}

// logo shows the theme's logo. It says nothing that words do not say.
func (p *page) logo() {
	t := p.source.Theme
	if t == nil || t.Logo == nil {
		return
	}
	class := "logo"
	if t.Logo.Plate {
		class += " on-white"
	}
	show := func(width, height int, format string, data []byte) {
		p.raw("<img class=%q alt=\"\" width=\"%d\" height=\"%d\" src=\"data:image/%s;base64,%s\">\n", class, width, height, format, base64.StdEncoding.EncodeToString(data))
	}
	if i := t.Logo.Image; i != nil {
		show(i.Width, i.Height, i.Format, i.Data)
		return
	}
	const pixels = 96 / 25.4 // in a mm
	l := t.Logo
	svg := figure.SVG(l.Width, l.Height, t.Name, p.measure, l.Drawing.Draw)
	show(int(math.Ceil(l.Width*pixels)), int(math.Ceil(l.Height*pixels)), "svg+xml", svg)
}
