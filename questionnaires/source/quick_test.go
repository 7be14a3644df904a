package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// written are the files people write: the built-in pack and the sample engagement.
func written(t testing.TB) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, pattern := range []string{"../kommunikation/*.yaml", "../kommunikation/*/*.yaml", "../../assessment/sample/*.yaml"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(names), err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = data
		}
	}
	return files
}

// differs is how the tree of the quick reader differs from the one of yaml.v3; "" if it
// does not, or if the quick reader gave up.
func differs(data []byte) (diff string, gaveUp bool) {
	if invalidUTF8(data) >= 0 {
		return "", true
	}
	got := readQuickly("x.yaml", &text{data: data})
	if got == nil {
		return "", true
	}
	p := &parser{file: "x.yaml", text: &text{data: data}}
	want, problems := p.parse(data)
	if len(problems) > 0 {
		return "yaml.v3: " + problems.String(), false
	}
	return cmp.Diff(want, got, cmpopts.IgnoreUnexported(Node{}), cmpopts.EquateEmpty()), false
}

// What the program brings along is read quickly, and like yaml.v3 reads it.
func TestReadQuickly_written(t *testing.T) {
	for name, data := range written(t) {
		diff, gaveUp := differs(data)
		if gaveUp {
			t.Errorf("%s is not read quickly", name)
		}
		if diff != "" {
			t.Errorf("%s (-yaml.v3 +quick):\n%s", name, diff)
		}
	}
}

// Documents as Encode writes them are read quickly, too.
func TestReadQuickly_encoded(t *testing.T) {
	for name, data := range written(t) {
		tree, problems := Parse(name, data)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		diff, gaveUp := differs(Encode(tree))
		if gaveUp || diff != "" {
			t.Errorf("%s: given up: %t (-yaml.v3 +quick):\n%s", name, gaveUp, diff)
		}
	}
}

// Small texts of everything that means something in YAML, and files with a few
// characters changed, are read as yaml.v3 reads them, or not at all.
func TestReadQuickly_same(t *testing.T) {
	var lines []string
	for _, data := range written(t) {
		lines = append(lines, strings.SplitAfter(string(data), "\n")...)
	}
	part := rapid.SampledFrom([]string{
		"a", "b", "ä", "x y", "-", "- ", ":", ": ", " ", "  ", "\n", "\n  ", "\n    ", "\n- ", "#", " #", "\"", "'", "\\", "\\n", "[", "]", "{", "}", ", ", ",",
		"|", ">", "|-", ">-", "|+", "|2", "?", "? ", "!", "&a", "*a", "%", "@", "`", "~", "null", "<<", "---", "...", "1", "-1", "é", "\u00a0", "\u2028", "\u0085", "\ufeff", "\t", "\r",
		"a: ", "b: ", "\na: ", "\nb: ", "\n  c: ", "\n- d: ", "{a: b}", "[a, b]", "\"q\"", "'q'", "a: |\n  x\n", "b: >-\n    y\n    z\n",
	})
	read := 0
	rapid.Check(t, func(t *rapid.T) {
		data := strings.Join(rapid.SliceOfN(part, 1, 12).Draw(t, "parts"), "")
		if rapid.Bool().Draw(t, "of a file") {
			from := rapid.IntRange(0, len(lines)-1).Draw(t, "from")
			data = strings.Join(lines[from:min(from+rapid.IntRange(1, 12).Draw(t, "lines"), len(lines))], "")
			for range rapid.IntRange(0, 3).Draw(t, "changes") {
				at := rapid.IntRange(0, len(data)).Draw(t, "at")
				data = data[:at] + part.Draw(t, "put in") + data[min(at+rapid.IntRange(0, 3).Draw(t, "left out"), len(data)):]
			}
		}
		diff, gaveUp := differs([]byte(data))
		if !gaveUp {
			read++
		}
		if diff != "" {
			t.Fatalf("%q (-yaml.v3 +quick):\n%s", data, diff)
		}
	})
	if read == 0 {
		t.Error("nothing was read quickly")
	}
}

func FuzzReadQuickly(f *testing.F) {
	for _, seed := range []string{"a: 1\nb:\n  - c: \"d\"\n    e: [f, {g: 'h'}]\n  - |\n    i\n    j\n", "a:\n- >-\n  b\n\n  c\n-\n- - d\n", "ä: {ö: ü, ß: [ ]} # x\n"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if diff, _ := differs(data); diff != "" {
			t.Fatalf("%q (-yaml.v3 +quick):\n%s", data, diff)
		}
	})
}
