package typeset

// A division is what a Hyphenator found out about a word.
type division struct {
	word   []rune
	least  int
	points []int
}

// remembered is how many words a Hyphenator remembers, a power of two: a report
// sets the same sixteen hundred words over and over. A later word takes the seat of
// an earlier one.
const remembered = 1 << 14

// seatOf is where a word is remembered (FNV-1a).
func seatOf(word []rune) uint32 {
	hash := uint32(2166136261)
	for _, r := range word {
		hash = (hash ^ uint32(r)) * 16777619
	}
	return (hash ^ hash>>16) % remembered
}
