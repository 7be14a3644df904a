package theme

import (
	"bytes"
	"image"
	"sort"

	"lotse/questionnaires/source"
)

// A Fault is a mistake of a theme's author: the problem with its place in the file, and
// what a form needs to say it at its field in the reader's language.
type Fault struct {
	source.Problem
	Field  string // colours.primary, cover.ground, scale.2, logo.file, contact.de; "" for the file itself
	Reason string // a word for what is wrong; "" where only the problem's message says it
	Args   []any  // what the reason needs: names and values alternate
}

// Check reads a theme file as [Parse] does and looks into its pictures to their end,
// before anybody keeps them.
func Check(file string, data []byte, open func(name string) ([]byte, error)) (*Theme, []Fault) {
	r, t := read(file, data, open)
	if t != nil {
		r.whole(t)
	}
	if len(r.faults) == 0 {
		return t, nil
	}
	sort.SliceStable(r.faults, func(i, j int) bool {
		a, b := r.faults[i].Problem, r.faults[j].Problem
		return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col
	})
	return nil, r.faults
}

// Problems are faults as their author's problems.
func Problems(faults []Fault) source.Problems {
	var list source.Problems
	for _, f := range faults {
		list = append(list, f.Problem)
	}
	return list
}

// whole decodes the pictures: one that is cut off would be found when a report is made.
func (r *reader) whole(t *Theme) {
	look := func(at *source.Node, field string, data []byte) {
		if _, _, err := image.Decode(bytes.NewReader(data)); err != nil {
			r.fault(at.Problemf("%s is damaged: %v", at.Text, err), field, "damaged", "Name", at.Text)
		}
	}
	if t.Logo != nil && t.Logo.Image != nil {
		look(r.root.Get("logo").Get("file"), "logo.file", t.Logo.Image.Data)
	}
	if t.Picture != nil {
		look(r.root.Get("cover").Get("picture"), "cover.picture", t.Picture.Data)
	}
}
