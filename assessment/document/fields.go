package document

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"lotse/questionnaires/source"
)

// given reports whether a node holds anything.
func given(n *source.Node) bool { return n != nil && n.Kind != source.Null }

// known reports a node that is no map, and the keys of a map that nobody reads.
func (d *decoder) known(n *source.Node, keys ...string) bool {
	if n.Kind != source.Map {
		d.add(n.Problemf("must be a map, not %s", n.Kind))
		return false
	}
	for _, p := range n.Pairs {
		if !slices.Contains(keys, p.Key) {
			d.unknown(n, p.Key, "key", keys)
		}
	}
	return true
}

// unknown reports a name that does not exist, with the name that was probably meant.
func (d *decoder) unknown(n *source.Node, key, what string, names []string) {
	d.add(n.KeyProblemf(key, "%s", unknown(what, key, names)))
}

func unknown(what, name string, names []string) string {
	return fmt.Sprintf("unknown %s %q", what, name) + instead(name, names)
}

// text reads words; numbers and yes/no are words as they are written.
func (d *decoder) text(n *source.Node) string {
	if !given(n) {
		return ""
	}
	if n.Kind != source.Scalar {
		d.add(n.Problemf("must be a text, not %s", n.Kind))
		return ""
	}
	return n.Text
}

func (d *decoder) required(n *source.Node, key string) string {
	v := n.Get(key)
	if !given(v) || v.Kind == source.Scalar && v.Text == "" {
		d.add(n.KeyProblemf(key, "%s is missing", key))
		return ""
	}
	return d.text(v)
}

const maxIDLength = 64

// isID tells whether s can be an id. Ids appear in commands, file names and links:
// letters, digits, hyphen, dot and underscore, beginning with a letter or digit.
func isID(s string) bool {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || i > 0 && strings.ContainsRune("._-", r) {
			continue
		}
		return false
	}
	return s != "" && utf8.RuneCountInString(s) <= maxIDLength
}

// id reads the id of an engagement, a round or a respondent.
func (d *decoder) id(n *source.Node) string {
	id := d.required(n, "id")
	if id != "" && !isID(id) {
		d.add(n.Get("id").Problemf("%q cannot be an id: letters, digits, hyphen, dot and underscore, at most 64, beginning with a letter or digit", id))
	}
	return id
}

func (d *decoder) oneOf(n *source.Node, allowed []string) string {
	s := d.text(n)
	if n.Kind == source.Scalar && !slices.Contains(allowed, s) {
		d.add(n.Problemf("%q is not allowed; allowed are %s", s, strings.Join(allowed, ", ")))
	}
	return s
}

// word reads one of a few words; the zero value where nothing is said.
func word[T any](d *decoder, n *source.Node, parse func(string) (T, bool), words func() []string) T {
	var zero T
	if !given(n) {
		return zero
	}
	v, ok := parse(d.oneOf(n, words()))
	if !ok {
		return zero
	}
	return v
}

func (d *decoder) date(n *source.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		d.add(n.Problemf("%q is not a date like 2026-11-02", s))
	}
	return s
}

func (d *decoder) yesNo(n *source.Node) bool {
	if !given(n) {
		return false
	}
	b, ok := n.Plain().(bool)
	if !ok {
		d.add(n.Problemf("must be true or false"))
	}
	return b
}

// people bounds the size of a group: no organisation is larger.
const people = 10_000_000

// whole reads a count of people.
func (d *decoder) whole(n *source.Node, what string) (int, bool) {
	f, ok := n.Plain().(float64)
	if !ok || f != math.Trunc(f) || f < 0 || f > people {
		d.add(n.Problemf("%s must be a whole number from 0", what))
		return 0, false
	}
	return int(f), true
}
