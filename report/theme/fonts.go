package theme

import (
	"path"
	"strings"

	"lotse/questionnaires/source"
	"lotse/report/figure"
	"lotse/report/typeset"
)

// fontKeys are the four styles.
var fontKeys = []struct {
	key  string
	face figure.Face
}{{"regular", figure.Sans}, {"semibold", figure.SansSemibold}, {"italic", figure.SansItalic}, {"headline", figure.Serif}}

// fonts reads typefaces; those that are not stated are Lotse's own. Whoever brings the
// running text's regular one along brings its italic and semibold ones as well.
func (r *reader) fonts(n *source.Node) (faces [figure.Faces]*typeset.Face) {
	if n == nil {
		return faces
	}
	var keys []string
	for _, k := range fontKeys {
		keys = append(keys, k.key)
	}
	r.known(n, keys...)
	family := 0
	for _, k := range fontKeys {
		at := n.Get(k.key)
		if at == nil {
			continue
		}
		if k.face != figure.Serif {
			family++
		}
		if data, ok := r.file(at, "fonts."+k.key); ok {
			faces[k.face] = r.font(at, "fonts."+k.key, data)
		}
	}
	if family != 0 && family != 3 {
		r.fault(n.Problemf("regular, semibold and italic belong together: state all three or none"), "fonts.regular", "family")
	}
	return faces
}

// font checks one font: its outlines, its permission, its characters.
func (r *reader) font(at *source.Node, field string, data []byte) *typeset.Face {
	name := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' {
			return c
		}
		return -1
	}, strings.TrimSuffix(path.Base(at.Text), path.Ext(at.Text)))
	if name == "" {
		name = "Font"
	}
	face, err := typeset.LoadFace(name, data)
	if err != nil {
		r.fault(at.Problemf("%s cannot be used, it must be TrueType (.ttf with glyf outlines): %v", at.Text, err), field, "font", "Name", at.Text)
		return nil
	}
	switch face.Permission() {
	case typeset.EmbeddingForbidden:
		r.fault(at.Problemf("%s may not be embedded: its maker forbids it (OS/2 fsType)", at.Text), field, "font-forbidden", "Name", at.Text)
	case typeset.SubsettingForbidden:
		r.fault(at.Problemf("%s may only be embedded as a whole: its maker forbids parts of it (OS/2 fsType)", at.Text), field, "font-whole", "Name", at.Text)
	}
	var missing []string
	for _, c := range needed {
		if !face.Has(c) {
			missing = append(missing, string(c))
		}
	}
	if len(missing) > 0 {
		r.fault(at.Problemf("%s lacks characters that reports need: %s", at.Text, strings.Join(missing, " ")), field, "font-lacks", "Name", at.Text, "Characters", strings.Join(missing, " "))
	}
	return face
}

// needed are the characters without which a report in German or English would have
// holes; others are replaced by what the font has.
const needed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÄÖÜäöüßéèàçñ" +
	".,:;!?()[]/&%+-=<>*#§€„“‚‘’”–…·×°'\"@_|~"
