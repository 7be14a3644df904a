package figure_test

import "testing"

func BenchmarkFlows_Lay(b *testing.B) {
	cases := flowCases()
	for _, name := range []string{"sample", "twelve", "sixteen"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				cases[name].Lay()
			}
		})
	}
}
