package theme

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"lotse/questionnaires/source"
	"lotse/report/figure"
)

// colourKeys are the roles a theme file may give a colour to.
var colourKeys = []struct {
	key  string
	role figure.Role
}{
	{"primary", figure.RolePrimary}, {"accent", figure.RoleAccent}, {"text", figure.RoleText}, {"muted", figure.RoleMuted},
	{"support", figure.RoleSupport}, {"signal", figure.RoleSignal}, {"panel", figure.RolePanel}, {"tint", figure.RoleTint},
	{"line", figure.RoleLine}, {"outline", figure.RoleOutline}, {"on-primary", figure.RoleSoft},
}

// coverKeys are those for the cover.
var coverKeys = []struct {
	key  string
	role figure.Role
}{
	{"ground", figure.RoleCover}, {"title", figure.RoleCoverTitle}, {"subtitle", figure.RoleCoverSoft}, {"note", figure.RoleCoverNote},
	{"line", figure.RoleCoverLine}, {"rule", figure.RoleCoverRule},
}

// scaleRoles are the heat map's steps.
var scaleRoles = []figure.Role{figure.RoleScale1, figure.RoleScale2, figure.RoleScale3, figure.RoleScale4, figure.RoleScale5}

// A pair is two colours that meet, and the contrast they need.
type pair struct {
	colour, ground figure.Role // Fixed as ground: paper; as colour: white
	least          float64
}

// Words need 4.5:1 and shapes 3:1 on what is under them.
const (
	words  = 4.5
	shapes = 3.0
)

// pairs are all that meet in a report.
var pairs = []pair{
	{figure.RolePrimary, figure.Fixed, words}, {figure.RoleText, figure.Fixed, words}, {figure.RoleMuted, figure.Fixed, words},
	{figure.RoleAccent, figure.Fixed, words}, {figure.RoleSupport, figure.Fixed, shapes}, {figure.RoleSignal, figure.Fixed, shapes},
	{figure.RoleText, figure.RolePanel, words}, {figure.RoleMuted, figure.RolePanel, words}, {figure.RolePrimary, figure.RolePanel, words},
	{figure.RoleAccent, figure.RolePanel, words},
	{figure.RoleText, figure.RoleTint, words}, {figure.RolePrimary, figure.RoleTint, words},
	{figure.RoleText, figure.RoleShade1, words}, {figure.RoleText, figure.RoleShade2, words}, {figure.RoleText, figure.RoleShade3, words},
	{figure.RoleText, figure.RoleScale1, words}, {figure.RoleText, figure.RoleScale2, words}, {figure.RoleText, figure.RoleScale3, words},
	{figure.RoleScale4, figure.Fixed, words}, {figure.RoleScale5, figure.Fixed, words}, // under white words
	{figure.RoleSoft, figure.RolePrimary, words},
	{figure.RoleCoverTitle, figure.RoleCover, words}, {figure.RoleCoverSoft, figure.RoleCover, words}, {figure.RoleCoverNote, figure.RoleCover, words},
}

// names of roles in messages, and with a point instead of the space the fields of forms.
func names() map[figure.Role]string {
	n := map[figure.Role]string{figure.Fixed: "paper", figure.RoleShade1: "shade 1", figure.RoleShade2: "shade 2", figure.RoleShade3: "shade 3"}
	for _, k := range colourKeys {
		n[k.role] = k.key
	}
	for _, k := range coverKeys {
		n[k.role] = "cover " + k.key
	}
	for i, r := range scaleRoles {
		n[r] = fmt.Sprintf("scale %d", i+1)
	}
	return n
}

// fieldOf is where a form asks for a colour. A shade is what primary makes it.
func fieldOf(role figure.Role) string {
	name := names()[role]
	if strings.HasPrefix(name, "shade ") || role == figure.Fixed {
		name = "primary"
	}
	if part, key, ok := strings.Cut(name, " "); ok {
		return part + "." + key
	}
	return "colours." + name
}

var hexColour = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// colour reads "#0B2A4A".
func (r *reader) colour(n *source.Node, role figure.Role) (figure.Color, bool) {
	if n.Kind != source.Scalar || !hexColour.MatchString(n.Text) {
		r.fault(n.Problemf("a colour is written \"#0B2A4A\", in quotation marks, not %q", n.Text), fieldOf(role), "colour", "Value", n.Text)
		return figure.Color{}, false
	}
	return colourOf(n.Text), true
}

// colourOf is the colour that matching words name.
func colourOf(words string) figure.Color {
	rgb, _ := strconv.ParseUint(words[1:], 16, 32)
	return figure.Hex(uint32(rgb))
}

// colours reads the colours and works out the others.
func (r *reader) colours(n, cover *source.Node) figure.Palette {
	given := map[figure.Role]figure.Color{}
	take := func(n *source.Node, role figure.Role) {
		if n == nil {
			return
		}
		if c, ok := r.colour(n, role); ok {
			given[role], r.places[role] = c, n
		}
	}
	for _, k := range colourKeys {
		take(n.Get(k.key), k.role)
	}
	for _, k := range coverKeys {
		take(cover.Get(k.key), k.role)
	}
	if scale := n.Get("scale"); scale != nil {
		if len(scale.List()) != len(scaleRoles) {
			r.add(scale.Problemf("a scale has %d colours, the palest first", len(scaleRoles)))
		} else {
			for i, item := range scale.List() {
				take(item, scaleRoles[i])
			}
		}
	}
	p := derive(given)
	r.checkColours(p)
	return p
}

// A failure is a stated colour that is hard to read with what it meets.
type failure struct {
	pair                // the first one
	blame   figure.Role // the colour that is stated
	place   *source.Node
	against []pair // all it fails with; ground is the other colour
}

// failing are the colours that are hard to read, each once, with all that they meet.
func (r *reader) failing(at func(figure.Role) figure.Color) []*failure {
	var list []*failure
	byRole := map[figure.Role]*failure{}
	for _, p := range pairs {
		if figure.Contrast(at(p.colour), at(p.ground)) >= p.least {
			continue
		}
		blame, other := p.colour, p.ground
		if r.places[blame] == nil && r.places[other] != nil { // worked out: the ground is what is stated
			blame, other = other, blame
		}
		f := byRole[blame]
		if f == nil {
			f = &failure{pair: p, blame: blame, place: r.places[blame]}
			if f.place == nil {
				f.place = r.root
			}
			byRole[blame] = f
			list = append(list, f)
		}
		f.against = append(f.against, pair{blame, other, p.least})
	}
	return list
}

// checkColours computes the contrast of all that meet.
func (r *reader) checkColours(p figure.Palette) {
	n := names()
	at := func(role figure.Role) figure.Color {
		if role == figure.Fixed {
			return figure.White
		}
		return p[role]
	}
	for _, f := range r.failing(at) {
		what := "words need"
		if f.least < words {
			what = "shapes need"
		}
		better := at(f.blame)
		for _, other := range f.against { // each step goes on in the same direction
			better = nearest(better, at(other.ground), other.least)
		}
		ratio := floor(figure.Contrast(at(f.colour), at(f.ground)))
		r.fault(f.place.Problemf("%s %s and %s %s have a contrast of %s:1; %s %g:1. The nearest %s that passes is %s", n[f.colour], hex(at(f.colour)),
			n[f.ground], hex(at(f.ground)), ratio, what, f.least, n[f.blame], hex(better)), fieldOf(f.blame), "contrast",
			"Colour", n[f.colour], "Is", hex(at(f.colour)), "Ground", n[f.ground], "GroundIs", hex(at(f.ground)), "Ratio", floored(figure.Contrast(at(f.colour), at(f.ground))), "Least", f.least, "Better", hex(better))
	}
	for i := 1; i < len(scaleRoles); i++ {
		a, b := p[scaleRoles[i-1]], p[scaleRoles[i]]
		if luminance(a) <= luminance(b)*1.05 {
			place := r.places[scaleRoles[i]]
			if place == nil {
				place = r.root
			}
			r.fault(place.Problemf("scale %d %s must be clearly darker than scale %d %s: printed in grey they would be alike", i+1, hex(b), i, hex(a)),
				fieldOf(scaleRoles[i]), "scale", "Step", i+1, "Before", i)
		}
	}
	if distance(p[figure.RolePrimary], p[figure.RoleAccent]) < tellApart {
		place := r.places[figure.RoleAccent]
		if place == nil {
			place = r.root
		}
		r.fault(place.Problemf("accent %s can hardly be told from primary %s", hex(p[figure.RoleAccent]), hex(p[figure.RolePrimary])), fieldOf(figure.RoleAccent), "alike")
	}
}

// tellApart is how far two colours lie apart at least, of 441 between black and white.
const tellApart = 50.0

func distance(a, b figure.Color) float64 {
	square := func(x, y uint8) float64 { d := float64(x) - float64(y); return d * d }
	return math.Sqrt(square(a.R, b.R) + square(a.G, b.G) + square(a.B, b.B))
}

func hex(c figure.Color) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

// floor writes a ratio that is too small, so that it does not read as if it passed.
func floor(ratio float64) string { return strconv.FormatFloat(floored(ratio), 'f', 2, 64) }

func floored(ratio float64) float64 { return math.Floor(ratio*100) / 100 }
