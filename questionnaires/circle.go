package questionnaires

import (
	"slices"
	"strings"
)

// circles returns every circle of a graph once, beginning with its first node in
// the order of the list.
func circles(nodes []string, next func(string) []string) [][]string {
	var found [][]string
	done := map[string]bool{}
	var path []string
	var walk func(string)
	walk = func(node string) {
		if i := slices.Index(path, node); i >= 0 {
			found = append(found, slices.Clone(path[i:]))
			return
		}
		if done[node] {
			return
		}
		path = append(path, node)
		for _, to := range next(node) {
			walk(to)
		}
		path = path[:len(path)-1]
		done[node] = true
	}
	for _, node := range nodes {
		walk(node)
	}
	return found
}

// arrows writes a circle: a → b → a.
func arrows(circle []string) string {
	return strings.Join(append(slices.Clone(circle), circle[0]), " → ")
}
