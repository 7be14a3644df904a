package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Pictures lists the pictures that a text shows, wherever they stand, whether or not the
// rest of it can be printed.
func Pictures(words string) []Picture {
	r := &reader{src: []byte(words)}
	var list []Picture
	_ = ast.Walk(grammar().Parse(text.NewReader(r.src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if image, ok := n.(*ast.Image); ok && entering {
			list = append(list, r.shown(image))
		}
		return ast.WalkContinue, nil
	})
	return list
}

// shown is a picture as the text names it.
func (r *reader) shown(n *ast.Image) Picture {
	return Picture{Name: string(n.Destination), Alt: strings.TrimSpace(plain(r.inline(n))), Caption: strings.TrimSpace(resolved(n.Title))}
}

// String writes a picture as a text shows it.
func (p Picture) String() string {
	s := "![" + escaped(p.Alt, "\\`*_[]<>&!:@.") + "](" + p.Name
	if caption := escaped(p.Caption, "\\\"&"); caption != "" {
		s += " \"" + caption + "\""
	}
	return s + ")"
}

// escaped are words on one line in which signs stand for themselves.
func escaped(words, signs string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(words), " ") {
		if strings.ContainsRune(signs, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
