package theme

import (
	"math"

	"lotse/report/figure"
)

// derive fills in the colours that are not given: each of primary's hue, as light as
// the one of Lotse's own theme.
func derive(given map[figure.Role]figure.Color) figure.Palette {
	standard := figure.Standard()
	p := standard
	set := func(role figure.Role, otherwise func() figure.Color) {
		if c, ok := given[role]; ok {
			p[role] = c
		} else if otherwise != nil {
			p[role] = otherwise()
		}
	}
	for _, role := range []figure.Role{figure.RolePrimary, figure.RoleAccent, figure.RoleText, figure.RoleMuted, figure.RoleSignal, figure.RoleLine} {
		set(role, nil)
	}
	if len(given) == 0 {
		return standard
	}
	primary := p[figure.RolePrimary]
	like := func(role figure.Role) func() figure.Color {
		return func() figure.Color { return shade(primary, luminance(standard[role])) }
	}
	for _, role := range append([]figure.Role{figure.RoleSupport, figure.RolePanel, figure.RoleTint, figure.RoleOutline,
		figure.RoleShade1, figure.RoleShade2, figure.RoleShade3}, scaleRoles...) {
		set(role, like(role))
	}
	set(figure.RoleSoft, func() figure.Color { return onGround(p[figure.RoleAccent], primary, 7) })
	set(figure.RoleCover, func() figure.Color { return primary })
	cover := p[figure.RoleCover]
	set(figure.RoleCoverTitle, func() figure.Color {
		if figure.Contrast(figure.White, cover) >= words {
			return figure.White
		}
		return p[figure.RoleText]
	})
	set(figure.RoleCoverSoft, func() figure.Color { return onGround(p[figure.RoleAccent], cover, 7) })
	set(figure.RoleCoverNote, func() figure.Color { return onGround(primary, cover, 9) })
	// As far from the ground as Lotse's own: decoration that does not disturb.
	for _, role := range []figure.Role{figure.RoleCoverLine, figure.RoleCoverRule} {
		set(role, func() figure.Color {
			return faint(primary, cover, figure.Contrast(standard[role], standard[figure.RoleCover]))
		})
	}
	return p
}

// luminance is the relative luminance of WCAG 2.1, from 0 to 1.
func luminance(c figure.Color) float64 { return figure.Contrast(c, figure.Hex(0))*0.05 - 0.05 }

// mix is a colour on its way to another one, from 0 to 1.
func mix(a, b figure.Color, t float64) figure.Color {
	at := func(x, y uint8) uint8 { return uint8(math.Round(float64(x) + (float64(y)-float64(x))*t)) }
	return figure.Color{R: at(a.R, b.R), G: at(a.G, b.G), B: at(a.B, b.B), A: 255}
}

// steps are how finely colours are mixed: finer than 256 values can tell.
const steps = 512

// shade is a colour's hue at a luminance: mixed with white or black until it is there.
func shade(c figure.Color, want float64) figure.Color {
	to := figure.White
	if luminance(c) > want {
		to = figure.Hex(0)
	}
	best, off := c, math.Abs(luminance(c)-want)
	for i := 1; i <= steps; i++ {
		m := mix(c, to, float64(i)/steps)
		if d := math.Abs(luminance(m) - want); d < off {
			best, off = m, d
		}
	}
	return best
}

// nearest is the colour of the same hue that lies nearest and has a contrast on a ground.
// Where there is none, it is black or white, whichever reads better.
func nearest(c, ground figure.Color, least float64) figure.Color {
	best, found := figure.Color{}, false
	for _, end := range []figure.Color{figure.Hex(0), figure.White} {
		for i := 0; i <= steps; i++ {
			m := mix(c, end, float64(i)/steps)
			if figure.Contrast(m, ground) < least {
				continue
			}
			if !found || distance(m, c) < distance(best, c) {
				best, found = m, true
			}
			break
		}
	}
	if found {
		return best
	}
	if figure.Contrast(figure.White, ground) > figure.Contrast(figure.Hex(0), ground) {
		return figure.White
	}
	return figure.Hex(0)
}

// faint is a colour on the way from a ground to another one, or to white where that is the
// ground itself, that has just a contrast.
func faint(c, ground figure.Color, want float64) figure.Color {
	if figure.Contrast(c, ground) < want {
		return onGround(c, ground, want)
	}
	for i := 0; i <= steps; i++ {
		if m := mix(ground, c, float64(i)/steps); figure.Contrast(m, ground) >= want {
			return m
		}
	}
	return c
}

// onGround is a colour of a hue with a contrast on a ground, or as near to it as there is.
func onGround(c, ground figure.Color, want float64) figure.Color {
	end := figure.White
	if figure.Contrast(figure.White, ground) < figure.Contrast(figure.Hex(0), ground) {
		end = figure.Hex(0)
	}
	// From the ground's own side, so that a colour as light as the ground works as well.
	for i := 0; i <= steps; i++ {
		if m := mix(c, end, float64(i)/steps); figure.Contrast(m, ground) >= want && (luminance(m) > luminance(ground)) == (luminance(end) > luminance(ground)) {
			return m
		}
	}
	return end
}
