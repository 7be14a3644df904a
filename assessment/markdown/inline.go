package markdown

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"lotse/questionnaires/source"
)

// inline reads the words below a node.
func (r *reader) inline(n ast.Node) []Span {
	var spans []Span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		spans = append(spans, r.span(c)...)
	}
	return joined(spans)
}

func (r *reader) span(n ast.Node) []Span {
	switch n := n.(type) {
	case *ast.Text:
		return []Span{{Text: r.words(n)}}
	case *ast.String:
		return []Span{{Text: string(n.Value)}}
	case *ast.CodeSpan:
		return []Span{{Text: r.verbatim(n)}}
	case *ast.Emphasis:
		spans := r.inline(n)
		for i := range spans {
			spans[i].Strong = spans[i].Strong || n.Level == 2
			spans[i].Emphasis = spans[i].Emphasis || n.Level == 1
		}
		return spans
	case *ast.Link:
		return r.link(n, string(n.Destination), r.inline(n))
	case *ast.AutoLink:
		label := string(n.Label(r.src))
		to := string(n.URL(r.src))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(to, "mailto:") {
			to = "mailto:" + to
		}
		return r.link(n, to, []Span{{Text: label}})
	case *ast.Image:
		r.add(place(n), FaultPictureInside)
	case *ast.RawHTML:
		r.add(n.Segments.At(0).Start, FaultHTML)
	default:
		r.add(place(n), FaultOther)
	}
	return nil
}

// words are a text's, with escapes resolved and the end of its line.
func (r *reader) words(n *ast.Text) string {
	s := string(n.Value(r.src))
	if !n.IsRaw() {
		s = resolved(n.Value(r.src))
	}
	switch {
	case n.HardLineBreak():
		return strings.TrimRight(s, " ") + "\n"
	case n.SoftLineBreak():
		return s + " "
	}
	return s
}

// sign is a sign with a backslash before it, or a character by its name or number.
var sign = regexp.MustCompile(`\\[[:punct:]]|&#?[A-Za-z0-9]{1,40};`)

// resolved are words with the characters that such signs stand for.
func resolved(raw []byte) string {
	return string(sign.ReplaceAllFunc(raw, func(s []byte) []byte {
		if s[0] == '\\' {
			return s[1:]
		}
		return util.ResolveEntityNames(util.ResolveNumericReferences(s))
	}))
}

// verbatim are words between backticks, which are printed as they are.
func (r *reader) verbatim(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Value(r.src))
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// link makes words lead to an address, or to a chapter: #rep-roles.
func (r *reader) link(n ast.Node, to string, spans []Span) []Span {
	if plain(spans) == "" {
		r.add(place(n), FaultEmptyLink)
	}
	chapter, inside := strings.CutPrefix(to, "#")
	switch {
	case inside && !slices.Contains(r.known.Chapters, chapter):
		r.addName(place(n), FaultChapter, chapter, r.known.Chapters)
	case !inside && !outside(to):
		r.add(place(n), FaultAddress, "Given", to)
	}
	for i := range spans {
		if inside {
			spans[i].Chapter = chapter
		} else {
			spans[i].URL = to
		}
	}
	return spans
}

// outside reports whether an address can be opened from a report.
func outside(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto":
		return strings.Contains(u.Opaque, "@")
	}
	return false
}

func (r *reader) picture(n *ast.Image) Block {
	p := r.shown(n)
	switch {
	case !slices.Contains(r.known.Pictures, p.Name):
		r.addName(place(n), FaultPicture, p.Name, r.known.Pictures)
	case p.Alt == "":
		r.add(place(n), FaultNoAlternative, "Given", p.Name)
	}
	return p
}

// addName adds the fault that a name is none of those there are, with the one that was
// meant, if that can be told.
func (r *reader) addName(offset int, key, name string, names []string) {
	args := []any{"Given", name}
	if near := source.Nearest(name, names); near != "" {
		key, args = key+"-near", append(args, "Near", near)
	}
	r.add(offset, key, args...)
}

// plain is the words of spans.
func plain(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return strings.TrimSpace(b.String())
}

// joined puts neighbours of equal looks together and drops the space at both ends.
func joined(spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if len(out) > 0 {
			last := &out[len(out)-1]
			same := s
			same.Text = last.Text
			if same == *last {
				last.Text += s.Text
				continue
			}
		}
		if s.Text != "" {
			out = append(out, s)
		}
	}
	if len(out) > 0 {
		out[0].Text = strings.TrimLeft(out[0].Text, " \n")
		out[len(out)-1].Text = strings.TrimRight(out[len(out)-1].Text, " \n")
	}
	return slices.DeleteFunc(out, func(s Span) bool { return s.Text == "" })
}
