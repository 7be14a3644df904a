package assessment

// Address is how German texts speak to a person. English has one form only.
type Address int

// The forms of address.
const (
	AddressFormal   Address = iota // Sie
	AddressInformal                // du
)

var addresses = []string{AddressFormal: "formal", AddressInformal: "informal"}

// String returns the word documents and commands use.
func (a Address) String() string { return wordOf(addresses, int(a)) }

// Addresses lists the words of all forms of address.
func Addresses() []string { return append([]string{}, addresses...) }

// ParseAddress returns the form of address a word stands for.
func ParseAddress(s string) (Address, bool) {
	i, ok := parseWord(addresses, s)
	return Address(i), ok
}
