package assessment

// Disclosure says what becomes known of a single person's answers. It is told to
// respondents before the first question. It is not the [DisclosureMode], which sets
// how large a group must be to be shown.
type Disclosure int

// The forms of disclosure. The zero value is what respondents are promised where
// nobody said anything.
const (
	// DisclosureConfidential: the consultant's tool knows who answered what, nobody is shown it.
	DisclosureConfidential Disclosure = iota
	// DisclosureAnonymous: once handed in, answers and invitations have nothing in common.
	DisclosureAnonymous
	// DisclosureNamed: answers are given in one's own name, as in interviews.
	DisclosureNamed
)

var disclosures = []string{DisclosureConfidential: "confidential", DisclosureAnonymous: "anonymous", DisclosureNamed: "named"}

// String returns the word documents and commands use.
func (d Disclosure) String() string { return wordOf(disclosures, int(d)) }

// Disclosures lists the words of all forms of disclosure.
func Disclosures() []string { return append([]string{}, disclosures...) }

// ParseDisclosure returns the form of disclosure a word stands for.
func ParseDisclosure(s string) (Disclosure, bool) {
	i, ok := parseWord(disclosures, s)
	return Disclosure(i), ok
}

// wordOf returns the word of a value, or "" if there is none.
func wordOf(words []string, i int) string {
	if i < 0 || i >= len(words) {
		return ""
	}
	return words[i]
}

func parseWord(words []string, s string) (int, bool) {
	for i, w := range words {
		if w == s {
			return i, true
		}
	}
	return 0, false
}
