package questionnaires

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lotse/questionnaires/source"
)

// A reader turns the trees of a pack's files into a [Pack]. It never stops at a
// problem: what is wrong is noted, and reading goes on, so that an author sees
// everything at once. What refers to something else is noted as well and looked
// up when all files are read.
type reader struct {
	languages  []string
	root       *source.Node // pack.yaml
	kinds      []kindType
	problems   source.Problems
	declared   map[string]declaration // by id; all but sections
	sections   map[string]*source.Node
	once       map[string]*source.Node // what may stand in one file only
	mentions   []mention
	offers     []pendingOffer
	conditions map[*Condition]*source.Node
	templates  []template // texts with placeholders
	incomplete bool       // a file could not be read: what other files refer to may be in it
}

// A declaration is where an id stands and what it names.
type declaration struct {
	what what
	node *source.Node // the id's own node
	of   *source.Node // the object it names
}

// What an id names, in an author's words.
type what string

const (
	aChapter       what = "chapter"
	aColumn        what = "column"
	aContradiction what = "contradiction"
	aDecision      what = "decision"
	aDimension     what = "dimension"
	aFigure        what = "figure"
	aFinding       what = "finding"
	aGroup         what = "group"
	aLabel         what = "label"
	aLevel         what = "level"
	aMetric        what = "metric"
	aQuestion      what = "question"
	aRow           what = "row"
	aRule          what = "rule"
	aSection       what = "section"
	aSlot          what = "workshop slot"
	aTable         what = "table"
	aTerm          what = "glossary term"
	aText          what = "text"
	anOption       what = "option"
	anEvidence     what = "metric, question, row or view"
)

// article returns "a group", "an option".
func (w what) article() string {
	if strings.ContainsRune("aeiou", rune(w[0])) {
		return "an " + string(w)
	}
	return "a " + string(w)
}

// A mention is an id that must be declared somewhere in the pack.
type mention struct {
	to   what
	node *source.Node
}

// A template is a text with placeholders: one node per language.
type template struct {
	texts []*source.Node
}

func newReader() *reader {
	return &reader{
		languages:  Languages(),
		kinds:      kindTypes,
		declared:   map[string]declaration{},
		sections:   map[string]*source.Node{},
		once:       map[string]*source.Node{},
		conditions: map[*Condition]*source.Node{},
	}
}

func (r *reader) add(p source.Problem) { r.problems = append(r.problems, p) }

// is reports whether a node is of a kind, and notes a problem if not.
func (r *reader) is(n *source.Node, kind source.Kind, name string) bool {
	if n.Kind != kind {
		r.add(n.Problemf("%s must be %s, not %s", name, kind, n.Kind))
		return false
	}
	return true
}

// words returns a scalar's text.
func (r *reader) words(n *source.Node, name string) string {
	if !r.is(n, source.Scalar, name) {
		return ""
	}
	if strings.TrimSpace(n.Text) == "" {
		r.add(n.Problemf("%s is empty", name))
	}
	return n.Text
}

// kebab is the form of ids: short words of small letters and digits, joined with
// dashes. A single capital letter is allowed for what is known by its letter.
var kebab = regexp.MustCompile(`^([a-z][a-z0-9]*(-[a-z0-9]+)*|[A-Z])$`)

func (r *reader) id(n *source.Node, name string) string {
	id := r.words(n, name)
	if id != "" && !kebab.MatchString(id) {
		r.add(n.Problemf("%s %q must be kebab-case: small letters, digits and single dashes", name, id))
	}
	return id
}

// declare notes an id; an id may be used once in a pack. What has a broken id or
// somebody else's gets none, and is left out by later checks that need to find it.
func (r *reader) declare(w what, n, of *source.Node) string {
	id := r.id(n, "id")
	if id == "" {
		return ""
	}
	if w == aSection {
		if first := r.sections[id]; first != nil {
			r.add(n.Problemf("section %q is there twice; the first is at %s", id, at(first)))
			return ""
		}
		r.sections[id] = of
		return id
	}
	if first, twice := r.declared[id]; twice {
		r.add(n.Problemf("id %q is used twice; the first is %s at %s", id, first.what.article(), at(first.node)))
		return ""
	}
	r.declared[id] = declaration{what: w, node: n, of: of}
	return id
}

// at names a place for use inside a message.
func at(n *source.Node) string { return fmt.Sprintf("%s:%d:%d", n.File, n.Line, n.Col) }

// refer notes that an id must exist.
func (r *reader) refer(to what, n *source.Node) string {
	if !r.is(n, source.Scalar, string(to)) {
		return ""
	}
	r.mentions = append(r.mentions, mention{to: to, node: n})
	return n.Text
}

// place returns the node of a declared object's key, or of the object itself.
// What could not be declared has no place but the pack's.
func (r *reader) place(id, key string) *source.Node {
	of := r.declared[id].of
	if n := of.Get(key); n != nil {
		return n
	}
	if of != nil {
		return of
	}
	return r.root
}

// text reads {de: …, en: …}: words in every language of the pack.
func (r *reader) text(n *source.Node, name string) Text {
	if n.Kind != source.Map {
		r.add(n.Problemf("%s must have words in %s, each under its language", name, strings.Join(r.languages, " and ")))
		return nil
	}
	for _, p := range n.Pairs {
		if !slices.Contains(r.languages, p.Key) {
			r.add(n.KeyProblemf(p.Key, "%q is no language of this pack; texts have %s", p.Key, strings.Join(r.languages, " and ")))
		}
	}
	return r.languagesOf(n, name)
}

// languagesOf reads the words that stand in an object under its languages' keys.
func (r *reader) languagesOf(n *source.Node, name string) Text {
	t := make(Text, len(r.languages))
	var texts []*source.Node
	braces := false
	for _, lang := range r.languages {
		words := n.Get(lang)
		if words == nil {
			r.add(n.Problemf("%s has no text in %q", name, lang))
			continue
		}
		t[lang] = r.sentence(words, name+" in "+lang)
		texts = append(texts, words)
		braces = braces || strings.ContainsAny(words.Text, "{}")
	}
	if braces {
		r.templates = append(r.templates, template{texts: texts})
	}
	return t
}

// sentence returns words that are said to people: a bare 3 or true is no sentence.
func (r *reader) sentence(n *source.Node, name string) string {
	if n.Kind == source.Scalar && n.Style == source.Plain && n.Plain() != n.Text {
		r.add(n.Problemf("%s must be words; put them in quotes", name))
		return ""
	}
	return r.words(n, name)
}

// unknown notes every key of an object that is not in its table.
func (r *reader) unknown(n *source.Node, name string, known []string) {
	for _, p := range n.Pairs {
		if !slices.Contains(known, p.Key) {
			r.add(n.KeyProblemf(p.Key, "unknown key %q in %s%s", p.Key, name, suggest(p.Key, known)))
		}
	}
}
