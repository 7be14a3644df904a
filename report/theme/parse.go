package theme

import (
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"lotse/questionnaires/source"
	"lotse/report/figure"
)

// Limits of what a theme brings along.
const (
	MaxFile     = 4 << 20    // bytes of one picture or font
	maxPoints   = 16_000_000 // of a picture: a page at 400 points an inch
	maxWords    = 300        // characters of a sentence on the cover
	maxLines    = 6          // of the contact
	maxLogoSide = 80.0       // mm
)

var themeID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,40}$`)

// Parse reads a theme file. open reads a picture or font beside it. Mistakes of its author
// are returned all at once as [source.Problems].
func Parse(file string, data []byte, open func(name string) ([]byte, error)) (*Theme, error) {
	r, t := read(file, data, open)
	if err := Problems(r.faults).Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// read reads a theme file; the theme is nil if it is none.
func read(file string, data []byte, open func(string) ([]byte, error)) (*reader, *Theme) {
	root, problems := source.Parse(file, data)
	r := &reader{root: root, open: open, places: map[figure.Role]*source.Node{}}
	for _, p := range problems {
		r.add(p)
	}
	switch {
	case root == nil:
		return r, nil
	case root.Kind != source.Map:
		r.add(root.Problemf("not a theme: it begins with theme: and its id"))
		return r, nil
	}
	return r, r.theme()
}

// A reader reads one theme and collects what is wrong with it.
type reader struct {
	root   *source.Node
	faults []Fault
	open   func(string) ([]byte, error)
	places map[figure.Role]*source.Node // where a colour is stated
}

// add notes a problem that only a file has that somebody wrote by hand.
func (r *reader) add(p source.Problem) { r.fault(p, "", "") }

// fault notes what a form may have wrong, too.
func (r *reader) fault(p source.Problem, field, reason string, args ...any) {
	r.faults = append(r.faults, Fault{Problem: p, Field: field, Reason: reason, Args: args})
}

// known reports a node that is no map, and keys that nobody reads. A missing node is fine.
func (r *reader) known(n *source.Node, keys ...string) {
	if n == nil {
		return
	}
	if n.Kind != source.Map {
		r.add(n.Problemf("must be a map, not %s", n.Kind))
		return
	}
	for _, p := range n.Pairs {
		if !slices.Contains(keys, p.Key) {
			hint := "; known are " + strings.Join(keys, ", ")
			if near := source.Nearest(p.Key, keys); near != "" {
				hint = "; did you mean " + near + "?"
			}
			r.add(n.KeyProblemf(p.Key, "unknown key %q%s", p.Key, hint))
		}
	}
}

func (r *reader) theme() *Theme {
	root := r.root
	r.known(root, "theme", "name", "colours", "cover", "logo", "fonts", "contact", "legal", "confidentiality", "address")
	var colours, cover []string
	for _, k := range colourKeys {
		colours = append(colours, k.key)
	}
	for _, k := range coverKeys {
		cover = append(cover, k.key)
	}
	r.known(root.Get("colours"), append(colours, "scale")...)
	r.known(root.Get("cover"), append(cover, "motif", "picture")...)
	t := &Theme{ID: r.id(), Name: r.text(root.Get("name"), "name", maxWords), Motif: r.motif(root.Get("cover").Get("motif"))}
	if t.Name == "" {
		t.Name = t.ID
	}
	t.Palette = r.colours(root.Get("colours"), root.Get("cover"))
	t.Faces = r.fonts(root.Get("fonts"))
	t.Logo = r.logo(root.Get("logo"))
	t.Picture = r.picture(root.Get("cover").Get("picture"), "cover.picture")
	t.Contact = byLanguage(r, root.Get("contact"), "contact", r.lines)
	sentence := func(n *source.Node, field string) string { return r.text(n, field, maxWords) }
	if n := root.Get("address"); n != nil {
		if t.Address = n.Text; t.Address != "formal" && t.Address != "informal" {
			r.add(n.Problemf("address is formal (Sie) or informal (du), not %q", n.Text))
		}
	}
	t.Legal = byLanguage(r, root.Get("legal"), "legal", sentence)
	t.Confidentiality = byLanguage(r, root.Get("confidentiality"), "confidentiality", sentence)
	return t
}

func (r *reader) id() string {
	n := r.root.Get("theme")
	if n == nil {
		r.fault(r.root.Problemf("theme is missing: the id that engagements name it by"), "theme", "id", "Value", "")
		return ""
	}
	if n.Kind != source.Scalar || !themeID.MatchString(n.Text) {
		r.fault(n.Problemf("%q cannot be the id of a theme: small letters, digits and hyphens, beginning with a letter", n.Text), "theme", "id", "Value", n.Text)
	}
	return n.Text
}

// text reads words of one paragraph.
func (r *reader) text(n *source.Node, field string, most int) string {
	if n == nil || n.Kind == source.Null {
		return ""
	}
	if n.Kind != source.Scalar {
		r.add(n.Problemf("must be a text, not %s", n.Kind))
		return ""
	}
	words := strings.Join(strings.Fields(n.Text), " ")
	if len([]rune(words)) > most {
		r.fault(n.Problemf("longer than %d characters", most), field, "long", "Most", most)
	}
	return words
}

// lines reads a list of lines.
func (r *reader) lines(n *source.Node, field string) []string {
	if n.Kind != source.List {
		r.add(n.Problemf("must be a list of lines, not %s", n.Kind))
		return nil
	}
	if len(n.Items) > maxLines {
		r.fault(n.Items[maxLines].Problemf("more than %d lines", maxLines), field, "lines", "Most", maxLines)
	}
	var lines []string
	for _, item := range n.Items {
		const most = 60 // characters of a line, as the cover holds them
		lines = append(lines, r.text(item, field, most))
	}
	return lines
}

// byLanguage reads what is the same in every language, or a map of de and en.
func byLanguage[T any](r *reader, n *source.Node, field string, read func(*source.Node, string) T) map[string]T {
	switch {
	case n == nil || n.Kind == source.Null:
		return nil
	case n.Kind != source.Map:
		return map[string]T{"": read(n, field+".de")} // a form shows it there
	}
	r.known(n, "de", "en")
	words := map[string]T{}
	for _, p := range n.Pairs {
		words[p.Key] = read(p.Value, field+"."+p.Key)
	}
	for _, lang := range []string{"de", "en"} {
		if n.Get(lang) == nil {
			r.fault(n.Problemf("%s is missing: what is stated by language is stated in both", lang), field+"."+lang, "language")
		}
	}
	return words
}

func (r *reader) motif(n *source.Node) Motif {
	if n == nil {
		return Strands
	}
	if !slices.Contains(Motifs(), n.Text) {
		r.add(n.Problemf("%q is no motif; there are %s", n.Text, strings.Join(Motifs(), ", ")))
	}
	return Motif(n.Text)
}

// file reads a picture or font that the theme names.
func (r *reader) file(n *source.Node, field string) ([]byte, bool) {
	if n == nil || n.Kind == source.Null {
		return nil, false
	}
	if n.Kind != source.Scalar || !fs.ValidPath(n.Text) || n.Text == "." {
		r.add(n.Problemf("%q is no file beside the theme", n.Text))
		return nil, false
	}
	data, err := r.open(n.Text)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.fault(n.Problemf("there is no file %s beside the theme", n.Text), field, "no-file", "Name", n.Text)
		return nil, false
	case err != nil:
		r.add(n.Problemf("%s cannot be read: %v", n.Text, err))
		return nil, false
	case len(data) > MaxFile:
		r.fault(n.Problemf("%s is larger than %d MiB", n.Text, MaxFile>>20), field, "size", "Name", n.Text, "Most", MaxFile>>20)
		return nil, false
	}
	return data, true
}

func (r *reader) picture(n *source.Node, field string) *figure.Image {
	data, ok := r.file(n, field)
	if !ok {
		return nil
	}
	image, err := figure.NewImage(data)
	if err != nil {
		r.fault(n.Problemf("%s is no PNG or JPEG picture", n.Text), field, "no-picture", "Name", n.Text)
		return nil
	}
	if image.Width*image.Height > maxPoints {
		r.fault(n.Problemf("%s has %d by %d points; at most %d million", n.Text, image.Width, image.Height, maxPoints/1_000_000),
			field, "points", "Name", n.Text, "Most", maxPoints/1_000_000)
		return nil
	}
	return &image
}

// logo reads the logo and how wide it is printed.
func (r *reader) logo(n *source.Node) *Logo {
	if n == nil || n.Kind == source.Null {
		return nil
	}
	r.known(n, "file", "width", "plate")
	const usual = 40.0 // mm
	l := &Logo{Width: usual}
	if w := n.Get("width"); w != nil {
		mm, ok := w.Plain().(float64)
		if !ok || mm < 5 || mm > maxLogoSide {
			r.fault(w.Problemf("the width of a logo is from 5 to %g mm", maxLogoSide), "logo.width", "logo-width", "Most", int(maxLogoSide))
			return nil
		}
		l.Width = mm
	}
	if plate := n.Get("plate"); plate != nil {
		yes, ok := plate.Plain().(bool)
		if !ok {
			r.add(plate.Problemf("plate is true or false: whether the logo stands on white"))
		}
		l.Plate = yes
	}
	at := n.Get("file")
	if at == nil {
		r.add(n.Problemf("file is missing"))
		return nil
	}
	wide, high := 0.0, 0.0
	if strings.EqualFold(path.Ext(at.Text), ".svg") {
		data, ok := r.file(at, "logo.file")
		if !ok {
			return nil
		}
		drawing, problems := ParseSVG(at.Text, data)
		for _, p := range problems {
			r.fault(p, "logo.file", "svg", "Name", at.Text, "Line", p.Line, "Detail", p.Msg)
		}
		if drawing == nil {
			return nil
		}
		l.Drawing, wide, high = drawing, drawing.Width, drawing.Height
	} else if l.Image = r.picture(at, "logo.file"); l.Image != nil {
		wide, high = float64(l.Image.Width), float64(l.Image.Height)
	} else {
		return nil
	}
	l.Height = l.Width * high / wide
	if l.Height > maxLogoSide {
		r.fault(at.Problemf("the logo would be %.0f mm high; at most %g", l.Height, maxLogoSide), "logo.width", "logo-height", "Most", int(maxLogoSide))
	}
	return l
}
