package questionnaires

import (
	"strconv"

	"lotse/questionnaires/source"
)

// suggest returns "; did you mean …?" with the word nearest to what was written,
// or nothing if none is near.
func suggest(written string, words []string) string {
	best := source.Nearest(written, words)
	if best == "" {
		return ""
	}
	return "; did you mean " + strconv.Quote(best) + "?"
}
