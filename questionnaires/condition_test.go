package questionnaires

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// testNames are a small vocabulary.
func testNames() *names {
	number, flag := nameType{sort: sortNumber}, nameType{sort: sortFlag}
	return &names{
		values: map[string]nameType{
			"q.rule-acceptance": number, "time.util.max": number, "base": number, "cap": number, "missing": number,
			"wg.exists": flag, "quadrant": {sort: sortWord, words: []string{"quad-solid", "quad-beginning"}},
		},
		functions: map[string]function{
			"fired": {of: flag, args: map[string]bool{"secure-mandate": true, "other-rule": true}, noun: "a rule"},
			"band":  {of: nameType{sort: sortWord, words: Bands()}, args: map[string]bool{"rules": true}, noun: "a dimension"},
		},
		later: map[string]bool{"further-down": true},
	}
}

// env holds the values of the test: names and calls such as fired(x).
type env map[string]any

func (e env) Lookup(name string) any         { return e[name] }
func (e env) Call(function, name string) any { return e[function+"("+name+")"] }

func TestCondition_Holds(t *testing.T) {
	values := env{
		"q.rule-acceptance": 2.0, "time.util.max": math.Inf(1), "base": 3.0, "cap": 2.0 + 1e-12, "wg.exists": false,
		"quadrant": "quad-solid", "fired(secure-mandate)": true, "fired(other-rule)": false, "band(rules)": "low",
	}
	tests := []struct {
		text string
		want bool
	}{
		{"always", true},
		{" always ", true},
		{"q.rule-acceptance < 3", true},
		{"q.rule-acceptance < 2", false},
		{"q.rule-acceptance <= 2", true},
		{"q.rule-acceptance >= 2.0", true},
		{"q.rule-acceptance == 2 and q.rule-acceptance != 3", true},
		{"q.rule-acceptance>-1", true},
		{"time.util.max > 1000", true},
		{"base > cap", true},
		{"q.rule-acceptance == cap", true}, // within the tolerance
		{"q.rule-acceptance < cap", false},
		{"quadrant == quad-solid", true},
		{"quadrant != quad-solid", false},
		{"quadrant == quad-beginning", false},
		{"wg.exists", false},
		{"not wg.exists", true},
		{"wg.exists == false", true},
		{"fired(secure-mandate)", true},
		{"not fired(secure-mandate) or band(rules) == low", true},
		{"fired(other-rule) and base > 1 or cap > 1", true}, // and binds tighter
		{"fired(other-rule) and (base > 1 or cap > 1)", false},
		{"not not (base > 1)", true},
		// What is not available makes every comparison false.
		{"missing < 3", false},
		{"missing >= 3", false},
		{"missing != 3", false},
		{"not missing < 3", true},
	}
	for _, tt := range tests {
		c, err := compile(tt.text, testNames())
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		if got := c.Holds(values); got != tt.want {
			t.Errorf("%s = %v, want %v", tt.text, got, tt.want)
		}
	}
	var none *Condition
	if !none.Holds(values) || none.String() != "always" || none.Uses() != nil {
		t.Error("no condition must always hold")
	}
}

func TestCondition_Uses(t *testing.T) {
	c, err := compile("fired(secure-mandate) and (base > cap or base == 1) and quadrant == quad-solid", testNames())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"base", "cap", "quadrant", "secure-mandate"}, c.Uses()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestCompile_missteps(t *testing.T) {
	tests := []struct{ text, want string }{
		{"", "0: something is missing at the end"},
		{"base >", "6: something is missing at the end"},
		{"base > 3 cap < 2", `9: expected and, or, or the end, not "cap"`},
		{"base & cap", `5: unexpected character '&'`},
		{"base = 3", `5: unknown sign "="; comparisons are < <= > >= == !=`},
		{"base > 3 an cap < 2", `9: expected and, or, or the end, not "an"`},
		{"bse > 3", `0: unknown name "bse"; did you mean "base"?`},
		{"base > bse", `7: unknown name "bse"; did you mean "base"?`},
		{"further-down > 3", `0: "further-down" is asked below; a condition may only look up`},
		{"base", `0: "base" is a number: compare it with something`},
		{"wg.exists > 1", `10: yes or no can only be compared with == and !=`},
		{"quadrant == 3", `12: "quadrant" is a word, but "3" is a number`},
		{"quadrant == quad-sold", `12: "quad-sold" is none of quad-solid, quad-beginning; did you mean "quad-solid"?`},
		{"3 < base", `0: the left side must be a name, not "3"`},
		{"true", ""},
		{"fired(secure-mandat)", `6: fired() takes a rule, not "secure-mandat"; did you mean "secure-mandate"?`},
		{"fird(secure-mandate)", `0: unknown function "fird"; did you mean "fired"?`},
		{"fired(secure-mandate", `20: expected ) after fired(secure-mandate`},
		{"fired()", `6: fired() takes a rule, not ")"`},
		{"(base > 3", "9: expected ) for the ( at character 1"},
		{"base- > 3", `0: the name "base-" ends in "-"`},
		{"base > 3.", `7: "3." is not a number`},
		{"base > 1e3", `7: "1e3" is not a number`},
		{"and", `0: expected a name or a number, not "and"`},
		{"ä > 3", "0: unexpected character 'ä'"},
		{"((((((((((((((((base > 1))))))))))))))))", "16: more than 16 parentheses or nots inside each other"},
	}
	for _, tt := range tests {
		_, err := compile(tt.text, testNames())
		got := ""
		var wrong *misstep
		if errors.As(err, &wrong) {
			got = fmt.Sprintf("%d: %s", wrong.at, wrong.msg)
		}
		if got != tt.want {
			t.Errorf("%q\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func FuzzCondition(f *testing.F) {
	for _, seed := range []string{
		"always", "base > cap", "not (wg.exists or fired(other-rule)) and q.rule-acceptance >= 2.5", "quadrant == quad-solid",
		"band(rules) != low", "((", "not not not", "base >= -1", "fired(", "=", "-", ".", "ä",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := compile(text, testNames())
		if err != nil {
			var wrong *misstep
			if !errors.As(err, &wrong) || wrong.at < 0 || wrong.at > len([]rune(text)) || wrong.msg == "" {
				t.Fatalf("%q: %#v", text, err)
			}
			return
		}
		c.Holds(env{}) // must do without any value
		again, err := compile(c.String(), testNames())
		if err != nil || !cmp.Equal(again.Uses(), c.Uses()) {
			t.Errorf("%q does not compile to the same: %v", c, err)
		}
	})
}
