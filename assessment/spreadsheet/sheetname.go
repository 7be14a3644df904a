package spreadsheet

import (
	"fmt"
	"strings"
)

// maxSheetName is how many characters the name of a sheet may have.
const maxSheetName = 31

// sheetNames are the names taken in a workbook, in lower case: names that differ
// in case only are the same name.
type sheetNames map[string]bool

// take makes a name that a sheet can have and that no other has.
func (taken sheetNames) take(words string) string {
	words = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\'`, r) {
			return -1
		}
		return r
	}, clean(words))
	words = strings.Join(strings.Fields(words), " ")
	if words == "" {
		words = "–"
	}
	name := cutTo(words, maxSheetName)
	for n := 2; taken[strings.ToLower(name)]; n++ {
		end := fmt.Sprintf(" %d", n)
		name = cutTo(words, maxSheetName-len(end)) + end
	}
	taken[strings.ToLower(name)] = true
	return name
}

// cutTo shortens words to so many characters, as a workbook counts them: UTF-16
// units.
func cutTo(words string, most int) string {
	n := 0
	for i, r := range words {
		size := 1
		if r > 0xFFFF {
			size = 2
		}
		if n += size; n > most {
			return strings.TrimSpace(words[:i])
		}
	}
	return words
}
