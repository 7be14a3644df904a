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
	MaxFile     = 4 << 20 // bytes of one picture or font
	maxWords    = 300     // characters of a sentence on the cover
	maxLines    = 6       // of the contact
	maxLogoSide = 80.0    // mm
)

var themeID = regexp.MustCompile(`^[a-z][a-z0-9-]{0,40}$`)

// Parse reads a theme file. open reads a picture or font beside it. Mistakes of its author
// are returned all at once as [source.Problems].
func Parse(file string, data []byte, open func(name string) ([]byte, error)) (*Theme, error) {
	root, problems := source.Parse(file, data)
	r := &reader{root: root, problems: problems, open: open, places: map[figure.Role]*source.Node{}}
	if root == nil {
		return nil, problems.Err()
	}
	if root.Kind != source.Map {
		r.add(root.Problemf("not a theme: it begins with theme: and its id"))
		return nil, r.problems.Err()
	}
	t := r.theme()
	if err := r.problems.Err(); err != nil {
		return nil, err
	}
	return t, nil
}

// A reader reads one theme and collects problems.
type reader struct {
	root     *source.Node
	problems source.Problems
	open     func(string) ([]byte, error)
	places   map[figure.Role]*source.Node // where a colour is stated
}

func (r *reader) add(p source.Problem) { r.problems = append(r.problems, p) }

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
	t := &Theme{ID: r.id(), Name: r.text(root.Get("name"), maxWords), Motif: r.motif(root.Get("cover").Get("motif"))}
	if t.Name == "" {
		t.Name = t.ID
	}
	t.Palette = r.colours(root.Get("colours"), root.Get("cover"))
	t.Faces = r.fonts(root.Get("fonts"))
	t.Logo = r.logo(root.Get("logo"))
	t.Picture = r.picture(root.Get("cover").Get("picture"))
	t.Contact = byLanguage(r, root.Get("contact"), r.lines)
	sentence := func(n *source.Node) string { return r.text(n, maxWords) }
	if n := root.Get("address"); n != nil {
		if t.Address = n.Text; t.Address != "formal" && t.Address != "informal" {
			r.add(n.Problemf("address is formal (Sie) or informal (du), not %q", n.Text))
		}
	}
	t.Legal = byLanguage(r, root.Get("legal"), sentence)
	t.Confidentiality = byLanguage(r, root.Get("confidentiality"), sentence)
	return t
}

func (r *reader) id() string {
	n := r.root.Get("theme")
	if n == nil {
		r.add(r.root.Problemf("theme is missing: the id that engagements name it by"))
		return ""
	}
	if n.Kind != source.Scalar || !themeID.MatchString(n.Text) {
		r.add(n.Problemf("%q cannot be the id of a theme: small letters, digits and hyphens, beginning with a letter", n.Text))
	}
	return n.Text
}

// text reads words of one paragraph.
func (r *reader) text(n *source.Node, most int) string {
	if n == nil || n.Kind == source.Null {
		return ""
	}
	if n.Kind != source.Scalar {
		r.add(n.Problemf("must be a text, not %s", n.Kind))
		return ""
	}
	words := strings.Join(strings.Fields(n.Text), " ")
	if len([]rune(words)) > most {
		r.add(n.Problemf("longer than %d characters", most))
	}
	return words
}

// lines reads a list of lines.
func (r *reader) lines(n *source.Node) []string {
	if n.Kind != source.List {
		r.add(n.Problemf("must be a list of lines, not %s", n.Kind))
		return nil
	}
	if len(n.Items) > maxLines {
		r.add(n.Items[maxLines].Problemf("more than %d lines", maxLines))
	}
	var lines []string
	for _, item := range n.Items {
		const most = 60 // characters of a line, as the cover holds them
		lines = append(lines, r.text(item, most))
	}
	return lines
}

// byLanguage reads what is the same in every language, or a map of de and en.
func byLanguage[T any](r *reader, n *source.Node, read func(*source.Node) T) map[string]T {
	switch {
	case n == nil || n.Kind == source.Null:
		return nil
	case n.Kind != source.Map:
		return map[string]T{"": read(n)}
	}
	r.known(n, "de", "en")
	words := map[string]T{}
	for _, p := range n.Pairs {
		words[p.Key] = read(p.Value)
	}
	for _, lang := range []string{"de", "en"} {
		if n.Get(lang) == nil {
			r.add(n.Problemf("%s is missing: what is stated by language is stated in both", lang))
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
func (r *reader) file(n *source.Node) ([]byte, bool) {
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
		r.add(n.Problemf("there is no file %s beside the theme", n.Text))
		return nil, false
	case err != nil:
		r.add(n.Problemf("%s cannot be read: %v", n.Text, err))
		return nil, false
	case len(data) > MaxFile:
		r.add(n.Problemf("%s is larger than %d MiB", n.Text, MaxFile>>20))
		return nil, false
	}
	return data, true
}

func (r *reader) picture(n *source.Node) *figure.Image {
	data, ok := r.file(n)
	if !ok {
		return nil
	}
	image, err := figure.NewImage(data)
	if err != nil {
		r.add(n.Problemf("%s is no PNG or JPEG picture", n.Text))
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
			r.add(w.Problemf("the width of a logo is from 5 to %g mm", maxLogoSide))
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
		data, ok := r.file(at)
		if !ok {
			return nil
		}
		drawing, problems := ParseSVG(at.Text, data)
		for _, p := range problems {
			r.add(p)
		}
		if drawing == nil {
			return nil
		}
		l.Drawing, wide, high = drawing, drawing.Width, drawing.Height
	} else if l.Image = r.picture(at); l.Image != nil {
		wide, high = float64(l.Image.Width), float64(l.Image.Height)
	} else {
		return nil
	}
	l.Height = l.Width * high / wide
	if l.Height > maxLogoSide {
		r.add(at.Problemf("the logo would be %.0f mm high; at most %g", l.Height, maxLogoSide))
	}
	return l
}
