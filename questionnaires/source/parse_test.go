package source_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/questionnaires/source"
)

func TestParse_Plain(t *testing.T) {
	tests := []struct {
		name, yaml string
		want       any
	}{
		{"empty file", "", nil},
		{"comment only", "# nothing yet\n", nil},
		{"null", "~", nil},
		{"bare value", "x", "x"},
		{"number", "1.10", 1.1},
		{"negative number", "-3", -3.0},
		{"exponent", "1e3", 1000.0},
		{"zero", "0", 0.0},
		{"leading zero stays text", "012", "012"},
		{"hex stays text", "0x10", "0x10"},
		{"underscore stays text", "1_000", "1_000"},
		{"infinity stays text", ".inf", ".inf"},
		{"too large stays text", "1e999", "1e999"},
		{"yes stays text", "yes", "yes"},
		{"True stays text", "True", "True"},
		{"true", "true", true},
		{"quoted number", `"1"`, "1"},
		{"quoted null", "'null'", "null"},
		{"block number", "|-\n  1", "1"},
		{"date stays text", "2026-11-02", "2026-11-02"},
		{"folded", ">\n  a\n  b\n", "a b\n"},
		{"list", "[1, a, ~]", []any{1.0, "a", nil}},
		{"map", "a: {b: [x]}\nc:\n", map[string]any{"a": map[string]any{"b": []any{"x"}}, "c": nil}},
		{"byte order mark", "\uFEFFa: 1", map[string]any{"a": 1.0}},
		{"windows line ends", "a: 1\r\nb: x\r\n", map[string]any{"a": 1.0, "b": "x"}},
		{"quoted merge key is a word", `"<<": 1`, map[string]any{"<<": 1.0}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tree, problems := source.Parse("x.yaml", []byte(tt.yaml))
			if len(problems) > 0 {
				t.Fatalf("problems: %s", problems)
			}
			if diff := cmp.Diff(tt.want, tree.Plain()); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestParse_Refuses(t *testing.T) {
	tests := []struct {
		name, yaml string
		want       []string
	}{
		{"syntax", "a: 1\n  b: [", []string{"x.yaml:2:3: cannot be read as YAML: mapping values are not allowed in this context"}},
		{"question mark in braces", "a: 1\nb:\n  - {de: Wie?, en: How?}\nc: 2\n", []string{"x.yaml:3:3: cannot be read as YAML: did not find expected ',' or '}'; inside braces, words with ? , : [ ] { } need quotes"}},
		{"brace left open", "a: {b: 1\n\n\n", []string{"x.yaml:1:1: cannot be read as YAML: did not find expected ',' or '}'; inside braces, words with ? , : [ ] { } need quotes"}},
		{"indent", "a:\n  - b\n  - c\n d: 1\ne: 2\n", []string{"x.yaml:4:2: cannot be read as YAML: did not find expected key"}},
		{"quote left open", "a: 1\nb: \"x\nc: 2\n", []string{"x.yaml:2:1: cannot be read as YAML: found unexpected end of stream"}},
		{"tab", "a:\n\tb: 1\n", []string{"x.yaml:2:1: cannot be read as YAML: found character that cannot start any token"}},
		{"anchor and alias", "a: &x 1\nb: *x\n", []string{"x.yaml:1:4: anchors (&x) are not allowed", "x.yaml:2:4: aliases (*x) are not allowed: write the value out"}},
		{"merge key", "a:\n  <<: {b: 1}\n", []string{"x.yaml:2:3: merge keys (<<) are not allowed"}},
		{"tag", "a: !!int 3\n", []string{"x.yaml:1:4: tags (!!int) are not allowed"}},
		{"own tag", "a: !x {b: 1}\n", []string{"x.yaml:1:4: tags (!x) are not allowed"}},
		{"second document", "a: 1\n---\nb: 2\n", []string{"x.yaml:2:1: a second document in the same file"}},
		{"repeated keys", "a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", []string{`x.yaml:4:3: key "c" is here twice; the first is in line 3`, `x.yaml:5:1: key "a" is here twice; the first is in line 1`}},
		{"key that is no word", "? [a]\n: 1\n", []string{"x.yaml:1:3: a key must be a word"}},
		{"columns count characters", "{ä: 1, ä: 2}", []string{`x.yaml:1:8: key "ä" is here twice; the first is in line 1`}},
		{"nesting", strings.Repeat("[", 33) + strings.Repeat("]", 33), []string{"x.yaml:1:33: more than 32 levels of nesting"}},
		{"deep nesting", strings.Repeat("[", 200_000), []string{"x.yaml:1:1: cannot be read as YAML: exceeded max depth of 10000"}},
		{"size", strings.Repeat("# a long comment\n", 70_000), []string{"x.yaml:1:1: the file is larger than 1024 KiB"}},
		{"not text", "a: 1\nü: \xff\n", []string{"x.yaml:2:4: the file is not UTF-8 text"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, problems := source.Parse("x.yaml", []byte(tt.yaml))
			var got []string
			for _, p := range problems {
				got = append(got, p.Error())
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// What stands beside a refused part is still read.
func TestParse_KeepsTheRest(t *testing.T) {
	tree, problems := source.Parse("x.yaml", []byte("a: *nowhere\nb: 2\n"))
	if len(problems) == 0 {
		t.Fatal("no problem for an alias")
	}
	if tree != nil { // an alias without its anchor is a syntax error for yaml.v3
		t.Fatalf("tree = %v", tree.Plain())
	}
	tree, _ = source.Parse("x.yaml", []byte("a: &x 1\nb: *x\nc: 3\n"))
	if diff := cmp.Diff(map[string]any{"a": 1.0, "b": "*x", "c": 3.0}, tree.Plain()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "-", "a: 1", "a: [1, {b: c}]", "a: |\n  x\n   y\n", `"a\u2028b": "\x00"`, "<<: {? {a: b} : c}",
		"a: &x [*x]", "--- a\n--- b", "? |\n  k\n: v", "{a: 'it''s'}", "a: >+\n\n x\n\n", "!!binary x", "%YAML 1.1\n---\na: 012",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tree, problems := source.Parse("x.yaml", data)
		for _, p := range problems {
			if p.Line < 1 || p.Col < 1 || p.Msg == "" {
				t.Errorf("problem without place: %+v", p)
			}
			_ = p.Snippet()
		}
		if len(problems) > 0 {
			return
		}
		out := source.Encode(tree)
		again, problems := source.Parse("again.yaml", out)
		if len(problems) > 0 {
			t.Fatalf("encoded tree is refused: %s\n%s", problems, out)
		}
		if !again.Equal(tree) {
			t.Fatalf("(-want +got)\n%s\n%s", cmp.Diff(tree.Plain(), again.Plain()), out)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	data := []byte("questions:\n" + strings.Repeat("  - {id: lead-mandate, ask: {de: \"Wie ist das geregelt?\", en: \"How is this arranged?\"}, weight: 2}\n", 3000))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, problems := source.Parse("x.yaml", data); len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}
