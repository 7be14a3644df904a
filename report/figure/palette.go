package figure

// A Role is what a colour of the report is for. A theme gives each role a colour.
type Role uint8

// The roles. On paper, words have a contrast of at least 4.5:1 and shapes of 3:1.
const (
	Fixed          Role = iota // the colour itself, in every theme
	RolePrimary                // titles, strong words, filled shapes; a ground under white words
	RoleText                   // running text
	RoleMuted                  // sources, labels
	RoleAccent                 // links, numbers, the second kind of shapes
	RoleSupport                // a third kind of shapes
	RoleSignal                 // shapes that shall be seen; never words
	RolePanel                  // a pale ground
	RoleTint                   // a stronger one
	RoleLine                   // decoration only
	RoleOutline                // of shapes that are not filled
	RoleShade1                 // grounds of bands behind bars, the palest first
	RoleShade2                 //
	RoleShade3                 //
	RoleScale1                 // the five steps of the heat map: text reads on the first three,
	RoleScale2                 // white on the others
	RoleScale3                 //
	RoleScale4                 //
	RoleScale5                 //
	RoleSoft                   // words on primary that are less than its white ones
	RoleCover                  // the cover's ground
	RoleCoverTitle             // words on it
	RoleCoverSoft              //
	RoleCoverNote              //
	RoleCoverLine              // decoration on it
	RoleCoverRule              //
	roles
)

// Roles is how many roles there are.
const Roles = int(roles)

// A Palette is a theme's colours by role. The entry of Fixed is not used.
type Palette [Roles]Color

// Of is a colour as a palette has it; a nil palette is the standard one.
func (p *Palette) Of(c Color) Color {
	if p == nil || c.Role == Fixed || int(c.Role) >= Roles {
		return c
	}
	out := p[c.Role]
	out.A, out.Role = c.A, Fixed
	return out
}

// Standard is the palette of Lotse's own theme.
func Standard() Palette {
	var p Palette
	for _, c := range standard {
		p[c.Role] = Color{c.R, c.G, c.B, c.A, Fixed}
	}
	return p
}

// standard are all colours with a role.
var standard = []Color{
	Navy, Ink, Grey, Teal, Blue, Orange, Pale, Tint, Hair, Outline, Shade1, Shade2, Shade3,
	tones[0].ground, tones[1].ground, tones[2].ground, tones[3].ground, tones[4].ground,
	Soft, Cover, CoverTitle, CoverSoft, CoverNote, CoverLine, CoverRule,
}

// White is paper, in every theme.
var White = Hex(0xFFFFFF)

// The colours of the report, as Lotse's own theme has them.
var (
	Navy    = role(RolePrimary, 0x0B2A4A)
	Ink     = role(RoleText, 0x1E2933)
	Grey    = role(RoleMuted, 0x5A6672)
	Teal    = role(RoleAccent, 0x007A73)
	Blue    = role(RoleSupport, 0x2E74B0)
	Orange  = role(RoleSignal, 0xE2571A) // shapes only, never words
	Pale    = role(RolePanel, 0xF3F6F9)
	Tint    = role(RoleTint, 0xDCE8F4)
	Hair    = role(RoleLine, 0xC9D1D9) // decoration only
	Outline = role(RoleOutline, 0x8FA1B3)
	Shade1  = role(RoleShade1, 0xEEF2F7)
	Shade2  = role(RoleShade2, 0xDFE7F0)
	Shade3  = role(RoleShade3, 0xCBD6E2)
	// LevelReached is the ground of the levels below the current one.
	LevelReached = role(RoleScale2, 0xCFE1F2)
	// Words on Navy.
	Soft = role(RoleSoft, 0x8FD8D0)
	// On the cover.
	Cover      = role(RoleCover, 0x0B2A4A)
	CoverTitle = role(RoleCoverTitle, 0xFFFFFF)
	CoverSoft  = role(RoleCoverSoft, 0x8FD8D0)
	CoverNote  = role(RoleCoverNote, 0xD6E2EE)
	CoverLine  = role(RoleCoverLine, 0x41648B)
	CoverRule  = role(RoleCoverRule, 0x3E6188)
)

func role(r Role, rgb uint32) Color {
	c := Hex(rgb)
	c.Role = r
	return c
}

// A tone is a step of the heat map: a ground and the colour of words on it.
type tone struct{ ground, words Color }

// tones are the heat map's steps, one a level, of one hue so that they print as
// greys in the same order.
var tones = [5]tone{
	{role(RoleScale1, 0xF1F6FB), Ink},
	{role(RoleScale2, 0xCFE1F2), Ink},
	{role(RoleScale3, 0x93C0E2), Ink},
	{role(RoleScale4, 0x2E74B0), White},
	{role(RoleScale5, 0x0F3F6E), White},
}

// toneOf is the tone of a level from 1; what lies beyond the ends takes the end's.
func toneOf(level int) tone {
	return tones[min(max(level, 1), len(tones))-1]
}

// Painted is a canvas that draws every colour as a palette has it.
func Painted(c Canvas, p *Palette) Canvas {
	if p == nil {
		return c
	}
	return painted{c, p}
}

type painted struct {
	Canvas
	palette *Palette
}

func (p painted) style(s Style) Style {
	s.Fill, s.Stroke = p.palette.Of(s.Fill), p.palette.Of(s.Stroke)
	return s
}

// Rect draws a rectangle.
func (p painted) Rect(x, y, w, h float64, s Style) { p.Canvas.Rect(x, y, w, h, p.style(s)) }

// Circle draws a circle.
func (p painted) Circle(x, y, r float64, s Style) { p.Canvas.Circle(x, y, r, p.style(s)) }

// Path draws straight and curved segments.
func (p painted) Path(segments []Segment, s Style) { p.Canvas.Path(segments, p.style(s)) }

// Text sets one line.
func (p painted) Text(x, y float64, words string, t TextStyle) float64 {
	if t.Color.A == 0 {
		t.Color = Ink
	}
	t.Color = p.palette.Of(t.Color)
	return p.Canvas.Text(x, y, words, t)
}
