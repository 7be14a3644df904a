package source_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"lotse/questionnaires/source"
)

func TestNode_At(t *testing.T) {
	tree, problems := source.Parse("x.yaml", []byte("rounds:\n  - id: baseline\n    answers: {lead: [x, y]}\n  - id: second\n    barriers: [bar-no-time, bar-fear]\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	tests := []struct {
		path []string
		want string
	}{
		{nil, "1:1"},
		{[]string{"rounds"}, "2:3"},
		{[]string{"rounds", "second"}, "4:5"},
		{[]string{"rounds", "0", "answers", "lead", "1"}, "3:25"},
		{[]string{"rounds", "second", "barriers", "bar-fear"}, "5:29"},
		{[]string{"rounds", "baseline", "answers", "unknown", "further"}, "3:14"},
		{[]string{"rounds", "7"}, "2:3"},
	}
	for _, tt := range tests {
		n := tree.At(tt.path)
		if got := fmt.Sprintf("%d:%d", n.Line, n.Col); got != tt.want {
			t.Errorf("At(%q) = %s, want %s", tt.path, got, tt.want)
		}
	}
	var none *source.Node
	if none.At([]string{"a"}) != nil || none.Get("a") != nil || none.Plain() != nil {
		t.Error("a nil node holds something")
	}
}

func TestNode_Problems(t *testing.T) {
	tree, _ := source.Parse("x.yaml", []byte("a: 1\nwhen: q.size > 3\n\tquoted: no\n"))
	if tree != nil {
		t.Fatal("a tab as indent was read")
	}
	tree, problems := source.Parse("x.yaml", []byte("a: 1\nwhen: q.size > 3 # small\ntext: \"a b\"\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := source.Problems{
		tree.KeyProblemf("when", "unknown key %q", "when"),
		tree.Get("when").ProblemAfter(2, "unknown name"),
		tree.Get("text").ProblemAfter(2, "quoted"),
		tree.Get("a").Problemf("too small"),
		tree.KeyProblemf("none", "no title"),
		tree.KeyProblemf("none", "no title"),
	}
	want := `x.yaml:1:1: no title
  a: 1
  ^
x.yaml:1:4: too small
  a: 1
     ^
x.yaml:2:1: unknown key "when"
  when: q.size > 3 # small
  ^~~~
x.yaml:2:9: unknown name
  when: q.size > 3 # small
          ^~~~
x.yaml:3:10: quoted
  text: "a b"
           ^
`
	if diff := cmp.Diff(want, got.Sorted().Snippets()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got, want := got.Err().Error(), "x.yaml:1:1: no title (and 4 more)"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
	if err := (source.Problems{}).Err(); err != nil {
		t.Errorf("Err of no problems = %v", err)
	}
}

func TestProblem_Snippet(t *testing.T) {
	p := source.Problem{File: "x.yaml", Line: 3, Col: 3, Msg: "wrong", Source: "a\tbc: d"}
	if got, want := p.Snippet(), "x.yaml:3:3: wrong\n  a\tbc: d\n   \t^~"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	p = source.Problem{File: "x.yaml", Line: 1, Col: 99, Msg: "far", Source: "ü"}
	if got, want := p.Snippet(), "x.yaml:1:99: far\n  ü\n   ^"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestEncode(t *testing.T) {
	tree := source.MapNode(
		source.P("id", "nordhang"),
		source.P("date", "2026-11-02"),
		source.P("de", "Geschäftsführung und Leitung"),
		source.P("count", 3),
		source.P("rate", 0.25),
		source.P("agree", "yes"),
		source.P("number", "012"),
		source.P("note", &source.Node{Kind: source.Scalar, Style: source.Block, Text: "first\nsecond\n"}),
		source.P("answers", map[string]any{"b": true, "a": nil, "c": []any{}}),
		source.P("long", []any{"this list is far too long to stand on a single line of a file", "so each of its items gets a line of its own"}),
	)
	want := `id: nordhang
date: "2026-11-02"
de: Geschäftsführung und Leitung
count: 3
rate: 0.25
agree: "yes"
number: "012"
note: |
  first
  second
answers: {a: null, b: true, c: []}
long:
  - this list is far too long to stand on a single line of a file
  - so each of its items gets a line of its own
`
	if diff := cmp.Diff(want, string(source.Encode(tree))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestFromPlain_NotANumber(t *testing.T) {
	for _, f := range []float64{math.NaN(), math.Inf(1)} {
		if got, ok := source.FromPlain(f).Plain().(string); !ok {
			t.Errorf("%v became %v, want a text", f, got)
		}
	}
}

// Plain data survives being written and read back.
func TestEncode_RoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := plain(3).Draw(t, "value")
		out := source.Encode(source.FromPlain(want))
		tree, problems := source.Parse("x.yaml", out)
		if len(problems) > 0 {
			t.Fatalf("%s\n%s", problems, out)
		}
		if diff := cmp.Diff(want, tree.Plain()); diff != "" {
			t.Fatalf("(-want +got)\n%s\n%s", diff, out)
		}
	})
}

func plain(depth int) *rapid.Generator[any] {
	leaves := []*rapid.Generator[any]{
		rapid.Just[any](nil),
		rapid.Bool().AsAny(),
		rapid.Float64().AsAny(),
		rapid.String().AsAny(),
		rapid.SampledFrom([]string{"yes", "null", "~", "012", "1", "-", "a: b", "x #y", " lead", "trail ", "a\nb", "\n", "|", "'", `"`, "a\n  b\n\n"}).AsAny(),
	}
	if depth == 0 {
		return rapid.OneOf(leaves...)
	}
	inner := plain(depth - 1)
	return rapid.OneOf(append(leaves, rapid.SliceOf(inner).AsAny(), rapid.MapOf(rapid.String(), inner).AsAny())...)
}
