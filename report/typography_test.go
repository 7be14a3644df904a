package report

import (
	"strings"
	"testing"
)

func TestPolish(t *testing.T) {
	tests := []struct {
		lang string
		in   []string
		want string
	}{
		{"de", []string{`Das "Warum" fehlt.`}, "Das „Warum“ fehlt."},
		{"en", []string{`The "why" is missing; it isn't new.`}, "The ‘why’ is missing; it isn’t new."},
		{"de", []string{`"Er sagte 'nein' dazu"`}, "„Er sagte ‚nein‘ dazu“"},
		{"de", []string{`Wie geht's? -- Gut - sehr...`}, "Wie geht’s? – Gut – sehr…"},
		{"de", []string{`5 % und 3 € von 10%`}, "5\u00a0% und 3\u00a0€ von 10%"},
		{"de", []string{`("A") [`, `"B"`, `]`}, "(„A“) [„B“]"},
		{"en", []string{"the experts' time, '70"}, "the experts’ time, ’70"},
		{"de", []string{"E-Mail, 2020-2024, a---b"}, "E-Mail, 2020-2024, a---b"},
	}
	for _, tt := range tests {
		texts := append([]string(nil), tt.in...)
		polish(texts, tt.lang, func(int) bool { return false })
		if got := strings.Join(texts, ""); got != tt.want {
			t.Errorf("%s %q: %q, want %q", tt.lang, tt.in, got, tt.want)
		}
	}
}
