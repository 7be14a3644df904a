package markdown

import (
	"net/url"
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
		r.addf(place(n), "a picture stands in a paragraph of its own, with an empty line before and after it")
	case *ast.RawHTML:
		r.addf(n.Segments.At(0).Start, "HTML is not printed; write it as Markdown, or < as \\<")
	default:
		r.addf(place(n), "%s is not printed", strings.ToLower(n.Kind().String()))
	}
	return nil
}

// words are a text's, with escapes resolved and the end of its line.
func (r *reader) words(n *ast.Text) string {
	value := n.Value(r.src)
	if !n.IsRaw() {
		value = util.UnescapePunctuations(util.ResolveEntityNames(util.ResolveNumericReferences(value)))
	}
	s := string(value)
	switch {
	case n.HardLineBreak():
		return strings.TrimRight(s, " ") + "\n"
	case n.SoftLineBreak():
		return s + " "
	}
	return s
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
		r.addf(place(n), "a link without words")
	}
	chapter, inside := strings.CutPrefix(to, "#")
	switch {
	case inside && !slices.Contains(r.known.Chapters, chapter):
		r.addf(place(n), "there is no chapter %q%s", chapter, meant(chapter, r.known.Chapters))
	case !inside && !outside(to):
		r.addf(place(n), "a link leads to https://…, http://…, mailto:… or #chapter, not to %q", to)
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
	p := Picture{Name: string(n.Destination), Alt: strings.TrimSpace(plain(r.inline(n))), Caption: strings.TrimSpace(string(n.Title))}
	switch {
	case !slices.Contains(r.known.Pictures, p.Name):
		r.addf(place(n), "the engagement has no picture %q%s", p.Name, meant(p.Name, r.known.Pictures))
	case p.Alt == "":
		r.addf(place(n), "the picture %s has no text alternative: ![what it shows](%s)", p.Name, p.Name)
	}
	return p
}

func meant(name string, names []string) string {
	if near := source.Nearest(name, names); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
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
