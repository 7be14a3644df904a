package source

import "strings"

// Within puts a problem of the words in a scalar, whose line and column count from the
// words' own beginning, at its place in the file. Where the file writes the words in
// another way than they read (folded, with escapes), the problem stands at the
// scalar's beginning and says the line and column in its message.
func (n *Node) Within(p Problem) Problem {
	words := strings.Split(n.Text, "\n")
	if p.Line >= 1 && p.Line <= len(words) && n.text != nil {
		line, indent := n.Line, n.Col-1
		switch {
		case n.Style == Block: // begins below its mark
			line += p.Line
			shown := n.text.line(line)
			indent = len([]rune(shown)) - len([]rune(words[p.Line-1]))
		case n.Style == Quoted:
			indent++
		}
		if n.Style == Block || p.Line == 1 {
			shown := []rune(n.text.line(line))
			if indent >= 0 && indent <= len(shown) && startsAs(string(shown[indent:]), words[p.Line-1], n.Style) {
				return n.problem(line, indent+p.Col, "%s", p.Msg)
			}
		}
	}
	return n.Problemf("line %d, column %d: %s", p.Line, p.Col, p.Msg)
}

// startsAs reports whether what a file shows is the words; behind a scalar on one line
// its file goes on.
func startsAs(shown, words string, style Style) bool {
	if style == Block {
		return shown == words
	}
	return strings.HasPrefix(shown, words)
}
