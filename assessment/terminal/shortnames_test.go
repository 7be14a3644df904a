package terminal

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestShortNames(t *testing.T) {
	for _, tt := range []struct{ names, want []string }{
		{[]string{"Managing director", "IT"}, []string{"Mana", "IT"}},
		{[]string{"Head of marketing", "Press", "Head of department"}, []string{"H.ma", "Pres", "H.de"}},
		{[]string{"Leitung", "Leitung Technik"}, []string{"Leit", "L.Te"}},
		{[]string{"Redaktion", "Redakteurin"}, []string{"Reda", "Red2"}},
		{[]string{"Team", "Team", "Team"}, []string{"Team", "Tea2", "Tea3"}},
		{nil, []string{}},
	} {
		if diff := cmp.Diff(tt.want, shortNames(tt.names, 4)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.names, diff)
		}
	}
}

// Whatever they are called, no two columns have the same head.
func TestShortNames_distinct(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`[a-c]{1,6}( [a-c]{1,6}){0,2}`), 0, 20).Draw(t, "names")
		seen := map[string]bool{}
		for i, s := range shortNames(names, 4) {
			if seen[s] || s == "" || len(s) > 4 {
				t.Fatalf("%q: the head %q of %q is no good", names, s, names[i])
			}
			seen[s] = true
		}
	})
}
