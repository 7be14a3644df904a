package assessment

// RoundState says whether a round takes answers.
type RoundState int

// The states of a round.
const (
	// RoundOpen: answers are taken.
	RoundOpen RoundState = iota
	// RoundClosed: no answers are taken; the round can be opened again.
	RoundClosed
	// RoundFrozen: no answers are taken any more.
	RoundFrozen
)

var roundStates = []string{RoundOpen: "open", RoundClosed: "closed", RoundFrozen: "frozen"}

// String returns the word documents and commands use.
func (s RoundState) String() string { return wordOf(roundStates, int(s)) }

// RoundStates lists the words of all states of a round.
func RoundStates() []string { return append([]string{}, roundStates...) }

// ParseRoundState returns the state a word stands for.
func ParseRoundState(s string) (RoundState, bool) {
	i, ok := parseWord(roundStates, s)
	return RoundState(i), ok
}
