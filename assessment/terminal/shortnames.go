package terminal

import "strings"

// shortNames shortens names to w characters (at least 3) so that each is another one:
// where the beginnings are alike, what follows is shortened instead, "H.ma" and "H.de"
// for a head of marketing and a head of department, and a number where all is alike.
func shortNames(names []string, w int) []string {
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = begin(name, w)
	}
	for i := range names {
		if alike := same(short, i); len(alike) > 1 {
			shortenApart(names, short, alike, w)
		}
	}
	for i := range names {
		for n, j := range same(short, i)[1:] {
			number := itoa(n + 2)
			short[j] = begin(short[j], w-len(number)) + number
		}
	}
	return short
}

// shortenApart shortens names that begin alike to the first word in which they differ.
func shortenApart(names, short []string, alike []int, w int) {
	words := make([][]string, len(alike))
	for i, at := range alike {
		words[i] = strings.Fields(names[at])
	}
	for n := 1; ; n++ {
		seen, more := map[string]bool{}, false
		for _, ws := range words {
			if n < len(ws) {
				more = true
				seen[ws[n]] = true
			} else {
				seen[""] = true
			}
		}
		if !more {
			return
		}
		if len(seen) == 1 {
			continue
		}
		for i, at := range alike {
			if n < len(words[i]) {
				short[at] = begin(begin(words[i][0], 1)+"."+words[i][n], w)
			}
		}
		return
	}
}

// same are the places of a name, the first one at i or before it.
func same(names []string, i int) []int {
	var at []int
	for j := range names {
		if names[j] == names[i] {
			at = append(at, j)
		}
	}
	return at
}

// begin is at most the first n characters.
func begin(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
