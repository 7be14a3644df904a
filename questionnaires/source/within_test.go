package source_test

import (
	"testing"

	"lotse/questionnaires/source"
)

func TestNode_Within(t *testing.T) {
	tests := []struct{ name, yaml, want string }{
		{"literal", "a:\n  b: |\n    one\n    twö X\n", "f:4:9: m"},
		{"literal with a deeper first line", "a: |2\n    one\n  twö X\n", "f:3:7: m"},
		{"folded", "a: >\n  one\n\n  twö X\n", "f:1:4: line 2, column 5: m"},
		{"escaped", `a: "one\ntwö X"` + "\n", "f:1:4: line 2, column 5: m"},
	}
	for _, tt := range tests {
		root, problems := source.Parse("f", []byte(tt.yaml))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		n := root.Get("a")
		if b := n.Get("b"); b != nil {
			n = b
		}
		if got := n.Within(source.Problem{Line: 2, Col: 5, Msg: "m"}).Error(); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	for yaml, want := range map[string]string{"a: one two": "f:1:8: m", `a: "one two"`: "f:1:9: m", `a: "\u006fne two"`: "f:1:4: line 1, column 5: m"} {
		root, _ := source.Parse("f", []byte(yaml))
		if got := root.Get("a").Within(source.Problem{Line: 1, Col: 5, Msg: "m"}).Error(); got != want {
			t.Errorf("%s: %s, want %s", yaml, got, want)
		}
	}
}
