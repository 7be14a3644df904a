package locale

import "testing"

func TestFilled(t *testing.T) {
	tests := []struct {
		name, text string
		args       []any
		want       string
	}{
		{"no placeholder", "{{ not one }} {.X} }}", []any{"X", 1}, "{{ not one }} {.X} }}"},
		{"words and numbers", "{{.A}}: {{.N}} of {{.A}}", []any{"N", 3, "A", "Ä{{.N}}"}, "Ä{{.N}}: 3 of Ä{{.N}}"},
		{"no value", "{{.A}} {{.B}}", []any{"B", "b"}, "{{.A}} b"},
		{"a name without a value", "{{.A}}", []any{"A"}, "{{.A}}"},
		{"the last value counts", "{{.A}}", []any{"A", 1, "A", 2}, "2"},
		{"not closed", "{{.A", []any{"A", 1}, "{{.A"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := filled(tt.text, tt.args); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPrinter_N(t *testing.T) {
	p := &Printer{format: formats["en"], areas: map[string]func() area{"a": func() area {
		return area{"a-two": {One: "{{.N}} day", Other: "{{.N}} days"}, "a-one": {Other: "{{.N}} of {{.All}}"}}
	}}}
	for _, tt := range []struct {
		key  string
		n    int
		want string
	}{
		{"a-two", 1, "1 day"}, {"a-two", 0, "0 days"}, {"a-two", 12345, "12,345 days"}, {"a-two", -1, "−1 day"},
		{"a-one", 1, "1 of 9"}, {"a-none", 1, "a-none"}, {"b-none", 1, "b-none"},
	} {
		if got := p.N(tt.key, tt.n, "All", 9); got != tt.want {
			t.Errorf("N(%s, %d) = %q, want %q", tt.key, tt.n, got, tt.want)
		}
	}
}
