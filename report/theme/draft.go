package theme

import (
	"cmp"
	"strings"

	"lotse/questionnaires/source"
	"lotse/report/figure"
)

// A Draft is a theme file's own statements as words, as a form shows and changes them.
// "" is not stated. It may be faulty: [Check] says what of it cannot stay.
type Draft struct {
	ID, Name  string
	Colours   map[string]string // by field: colours.primary, cover.ground, scale.1
	Motif     string
	Picture   string // a file's name, as those below
	Logo      string
	LogoWidth string // mm
	Plate     bool
	Fonts     map[string]string // by style: regular, semibold, italic, headline
	// What stands on the cover, by language; lines are parted by line ends. "" is every
	// language.
	Contact, Legal, Confidentiality map[string]string
	Address                         string
}

// ColourFields are the fields of all colours that a draft may state, the two that are
// enough first.
func ColourFields() []string {
	var fields []string
	for _, k := range colourKeys {
		fields = append(fields, fieldOf(k.role))
	}
	for _, k := range coverKeys {
		fields = append(fields, fieldOf(k.role))
	}
	for _, role := range scaleRoles {
		fields = append(fields, fieldOf(role))
	}
	return fields
}

// FontStyles are the styles that a draft may name a font for.
func FontStyles() []string {
	var styles []string
	for _, k := range fontKeys {
		styles = append(styles, k.key)
	}
	return styles
}

// roleOf is the role of a colour's field.
func roleOf(field string) (figure.Role, bool) {
	for _, k := range colourKeys {
		if fieldOf(k.role) == field {
			return k.role, true
		}
	}
	for _, k := range coverKeys {
		if fieldOf(k.role) == field {
			return k.role, true
		}
	}
	for _, role := range scaleRoles {
		if fieldOf(role) == field {
			return role, true
		}
	}
	return figure.Fixed, false
}

// ReadDraft reads what a theme file states, without judging it.
func ReadDraft(data []byte) Draft {
	root, _ := source.Parse("theme.yaml", data)
	text := func(n *source.Node) string {
		if n == nil || n.Kind != source.Scalar {
			return ""
		}
		return n.Text
	}
	cover, logo := root.Get("cover"), root.Get("logo")
	d := Draft{
		ID: text(root.Get("theme")), Name: text(root.Get("name")), Motif: text(cover.Get("motif")), Picture: text(cover.Get("picture")),
		Logo: text(logo.Get("file")), LogoWidth: text(logo.Get("width")), Plate: text(logo.Get("plate")) == "true", Address: text(root.Get("address")),
		Colours: map[string]string{}, Fonts: map[string]string{},
		Contact: wordsOf(root.Get("contact")), Legal: wordsOf(root.Get("legal")), Confidentiality: wordsOf(root.Get("confidentiality")),
	}
	for _, k := range colourKeys {
		d.Colours[fieldOf(k.role)] = text(root.Get("colours").Get(k.key))
	}
	for _, k := range coverKeys {
		d.Colours[fieldOf(k.role)] = text(cover.Get(k.key))
	}
	for i, item := range root.Get("colours").Get("scale").List() {
		if i < len(scaleRoles) {
			d.Colours[fieldOf(scaleRoles[i])] = text(item)
		}
	}
	for _, k := range fontKeys {
		d.Fonts[k.key] = text(root.Get("fonts").Get(k.key))
	}
	return d
}

// wordsOf are words or lines by language.
func wordsOf(n *source.Node) map[string]string {
	words := map[string]string{}
	read := func(lang string, n *source.Node) {
		if n == nil {
			return
		}
		lines := []string{n.Text}
		if n.Kind == source.List {
			lines = nil
			for _, item := range n.Items {
				lines = append(lines, item.Text)
			}
		}
		if all := strings.Join(lines, "\n"); all != "" {
			words[lang] = all
		}
	}
	if n != nil && n.Kind == source.Map {
		for _, p := range n.Pairs {
			read(p.Key, p.Value)
		}
		return words
	}
	read("", n)
	return words
}

// Palette are the draft's colours with all that is worked out from them; what is no
// colour counts as not stated.
func (d Draft) Palette() figure.Palette {
	given := map[figure.Role]figure.Color{}
	for _, field := range ColourFields() {
		if role, _ := roleOf(field); hexColour.MatchString(d.Colours[field]) {
			given[role] = colourOf(d.Colours[field])
		}
	}
	return derive(given)
}

// A Meeting is how a colour reads with the one that it is hardest to tell from.
type Meeting struct {
	Colour       string  // in capitals: #0B2A4A
	Other        string  // the other one's name, as in [Fault]
	Ratio, Least float64 // as it is, and as it must be
}

// Meets is the worst meeting of a field's colour in a palette. Other is "" for what only
// decorates.
func Meets(p figure.Palette, field string) Meeting {
	role, _ := roleOf(field)
	at := func(role figure.Role) figure.Color {
		if role == figure.Fixed {
			return figure.White
		}
		return p[role]
	}
	m, n := Meeting{Colour: hex(p[role])}, names()
	for _, pair := range pairs {
		other := pair.ground
		if pair.ground == role {
			other = pair.colour
		} else if pair.colour != role {
			continue
		}
		ratio := figure.Contrast(at(role), at(other))
		if m.Other == "" || ratio/pair.least < m.Ratio/m.Least {
			m.Other, m.Ratio, m.Least = n[other], ratio, pair.least
		}
	}
	return m
}

// Source is the draft as a theme file.
func (d Draft) Source() []byte {
	root := source.MapNode(source.P("theme", source.ScalarNode(d.ID)))
	put := func(n *source.Node, key string, value *source.Node) {
		if value != nil {
			n.Pairs = append(n.Pairs, source.P(key, value))
		}
	}
	put(root, "name", scalar(d.Name))
	colours, cover := source.MapNode(), source.MapNode()
	for _, k := range colourKeys {
		put(colours, k.key, scalar(d.Colours[fieldOf(k.role)]))
	}
	put(colours, "scale", d.scale())
	put(cover, "motif", scalar(d.Motif))
	put(cover, "picture", scalar(d.Picture))
	for _, k := range coverKeys {
		put(cover, k.key, scalar(d.Colours[fieldOf(k.role)]))
	}
	put(root, "colours", full(colours))
	put(root, "cover", full(cover))
	if d.Logo != "" {
		logo := source.MapNode(source.P("file", source.ScalarNode(d.Logo)))
		if d.LogoWidth != "" {
			logo.Pairs = append(logo.Pairs, source.P("width", number(d.LogoWidth)))
		}
		if d.Plate {
			logo.Pairs = append(logo.Pairs, source.P("plate", true))
		}
		put(root, "logo", logo)
	}
	fonts := source.MapNode()
	for _, k := range fontKeys {
		put(fonts, k.key, scalar(d.Fonts[k.key]))
	}
	put(root, "fonts", full(fonts))
	put(root, "contact", byLanguages(d.Contact, func(words string) *source.Node {
		lines := source.ListNode()
		for line := range strings.SplitSeq(words, "\n") {
			lines.Items = append(lines.Items, source.ScalarNode(strings.TrimSpace(line)))
		}
		return lines
	}))
	put(root, "legal", byLanguages(d.Legal, source.ScalarNode))
	put(root, "confidentiality", byLanguages(d.Confidentiality, source.ScalarNode))
	put(root, "address", scalar(d.Address))
	return source.Encode(root)
}

// scale is the heat map's steps, if any of them is stated. Those that are not make the
// list faulty at their place.
func (d Draft) scale() *source.Node {
	list, stated := source.ListNode(), ""
	for _, role := range scaleRoles {
		colour := d.Colours[fieldOf(role)]
		stated = cmp.Or(stated, colour)
		list.Items = append(list.Items, source.ScalarNode(colour))
	}
	if stated == "" {
		return nil
	}
	return list
}

// scalar is a text, nil for none.
func scalar(words string) *source.Node {
	if words == "" {
		return nil
	}
	return source.ScalarNode(words)
}

// full is a map, nil if nothing is in it.
func full(n *source.Node) *source.Node {
	if len(n.Pairs) == 0 {
		return nil
	}
	return n
}

// number is what somebody typed as a number, if it is one, with a comma or a point.
func number(words string) *source.Node {
	tree, problems := source.Parse("", []byte(strings.Replace(words, ",", ".", 1)))
	if len(problems) > 0 || tree.Kind != source.Scalar {
		return source.ScalarNode(words)
	}
	return source.FromPlain(tree.Plain())
}

// byLanguages is what is stated by language: once if it is the same in all.
func byLanguages(words map[string]string, node func(string) *source.Node) *source.Node {
	de, en, all := words["de"], words["en"], words[""]
	switch {
	case de == "" && en == "" && all == "":
		return nil
	case de == en && all == "":
		all = de
	}
	if all != "" {
		return node(all)
	}
	n := source.MapNode()
	for _, lang := range []string{"de", "en"} {
		if words[lang] != "" {
			n.Pairs = append(n.Pairs, source.P(lang, node(words[lang])))
		}
	}
	return n
}
