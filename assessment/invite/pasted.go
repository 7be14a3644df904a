package invite

import (
	"strings"
)

// A PastedFault is something in pasted addresses that is no address.
type PastedFault struct {
	Line  int // from 1
	Given string
}

// PastedAddresses reads the addresses of one group as people paste them: one a line or
// several with commas or semicolons between them, with a name before the address or
// without. Addresses that come twice are taken once.
func PastedAddresses(group, language, text string) ([]Recipient, []PastedFault) {
	var people []Recipient
	var faults []PastedFault
	seen := map[string]bool{}
	for i, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		for _, piece := range pieces(line) {
			address, ok := ParseAddress(piece)
			switch {
			case !ok:
				faults = append(faults, PastedFault{Line: i + 1, Given: piece})
			case !seen[address]:
				seen[address] = true
				people = append(people, Recipient{Group: group, Address: address, Language: language})
			}
		}
	}
	return people, faults
}

// pieces cuts a line at its commas and semicolons, but not inside a name: the part
// before an address in angle brackets belongs to it ("Janssen, Meike <m@example.com>").
func pieces(line string) []string {
	var list []string
	name := ""
	for _, piece := range strings.FieldsFunc(line, func(r rune) bool { return r == ',' || r == ';' || r == '\t' }) {
		piece = strings.TrimSpace(piece)
		switch {
		case piece == "":
		case name != "" && strings.Contains(piece, "<"):
			list, name = append(list, piece), ""
		case strings.Contains(piece, "@"):
			if name != "" {
				list = append(list, name)
			}
			list, name = append(list, piece), ""
		case name != "":
			list, name = append(list, name), piece
		default:
			name = piece
		}
	}
	if name != "" {
		list = append(list, name)
	}
	return list
}
