package source

import "strings"

// quoted reads a scalar in quotes at p that stands on one line, and returns what follows.
func (q *quick) quoted(p int) (n *Node, after int) {
	quote := q.all[p]
	var b strings.Builder // of a scalar that is not written as it is meant
	from := p + 1
	for i := from; i < q.end; i++ {
		switch c := q.all[i]; {
		case c == quote && quote == '\'' && i+1 < q.end && q.all[i+1] == quote:
			i++
			b.WriteString(q.all[from:i])
			from = i + 1
		case c == quote:
			b.WriteString(q.all[from:i])
			return q.scalar(p, b.String(), Quoted), i + 1
		case c == '\\' && quote == '"':
			i++
			meant := ""
			if i < q.end {
				meant = escapes[q.all[i]]
			}
			if meant == "" {
				return nil, 0
			}
			b.WriteString(q.all[from : i-1])
			b.WriteString(meant)
			from = i + 1
		}
	}
	return nil, 0
}

// escapes are what the common ones mean behind a backslash.
var escapes = [256]string{'"': `"`, '\\': `\`, 'n': "\n", 't': "\t"}

// blockScalar reads the lines below a | or > at p that are indented deeper than a column.
func (q *quick) blockScalar(p, column int) *Node {
	folded, strip := q.all[p] == '>', p+1 < q.end && q.all[p+1] == '-'
	head := q.all[p+1 : q.end]
	if strip {
		head = head[1:]
	}
	if strings.Trim(head, " ") != "" {
		return nil
	}
	n := q.scalar(p, "", Block)
	var b strings.Builder
	depth, empty, complete := 0, 0, false // depth: of the indent; empty: lines since the last one with words
	for q.end+1 < len(q.all) {
		start, end := q.end+1, len(q.all)
		if i := strings.IndexByte(q.all[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := strings.TrimLeft(q.all[start:end], " ")
		indent := end - start - len(line)
		switch {
		case line == "":
			if depth == 0 || indent > depth { // it would say how deep the others are, or be one
				return nil
			}
			empty++
		case depth > 0 && indent < depth:
			return q.finished(n, &b, strip, complete)
		default:
			if depth == 0 {
				depth = indent
			}
			if depth <= column || line[len(line)-1] == ' ' || folded && indent > depth {
				return nil
			}
			join(&b, folded, empty)
			b.WriteString(q.all[start+depth : end])
			empty, complete = 0, end < len(q.all)
		}
		q.number++
		q.start, q.end = start, end
	}
	return q.finished(n, &b, strip, complete)
}

// join puts between two lines of a block scalar what they are parted by, with so many
// empty lines between them.
func join(b *strings.Builder, folded bool, empty int) {
	switch {
	case b.Len() == 0:
	case folded && empty == 0:
		b.WriteByte(' ')
	case folded:
		b.WriteString(strings.Repeat("\n", empty))
	default:
		b.WriteString(strings.Repeat("\n", empty+1))
	}
}

// finished ends a block scalar. It is complete if its last line has an end.
func (q *quick) finished(n *Node, b *strings.Builder, strip, complete bool) *Node {
	if b.Len() == 0 || !strip && !complete {
		return nil
	}
	if !strip {
		b.WriteByte('\n')
	}
	n.Text = b.String()
	return n
}

// flow reads a map or list in brackets at p that stands on one line, and returns what
// follows.
func (q *quick) flow(p, depth int) (n *Node, after int) {
	if depth >= MaxDepth {
		return nil, 0
	}
	kind, end := List, byte(']')
	if q.all[p] == '{' {
		kind, end = Map, '}'
	}
	n = q.node(kind, p)
	if kind == Map {
		n.Pairs = []Pair{}
	} else {
		n.Items = []*Node{}
	}
	var seen keys
	p = q.skip(p + 1)
	if p < q.end && q.all[p] == end {
		return n, p + 1
	}
	for p < q.end {
		var pair Pair
		if kind == Map {
			colon := q.key(p)
			if colon < 0 || !seen.add(n.Pairs, q.all[p:colon]) {
				return nil, 0
			}
			pair = Pair{Key: q.all[p:colon], KeyLine: q.number, KeyCol: q.column(p)}
			p = q.skip(colon + 1)
		}
		if pair.Value, p = q.flowValue(p, depth); pair.Value == nil {
			return nil, 0
		}
		if kind == Map {
			n.Pairs = append(n.Pairs, pair)
		} else {
			n.Items = append(n.Items, pair.Value)
		}
		p = q.skip(p)
		if p < q.end && q.all[p] == end {
			return n, p + 1
		}
		if p >= q.end || q.all[p] != ',' {
			return nil, 0
		}
		p = q.skip(p + 1)
	}
	return nil, 0
}

// flowValue reads a value within brackets.
func (q *quick) flowValue(p, depth int) (n *Node, after int) {
	if p >= q.end || !q.plainStart(p) {
		switch {
		case p >= q.end:
		case q.all[p] == '[' || q.all[p] == '{':
			return q.flow(p, depth+1)
		case q.all[p] == '"' || q.all[p] == '\'':
			return q.quoted(p)
		}
		return nil, 0
	}
	i := strings.IndexAny(q.all[p:q.end], ",]}[{?:#")
	if i < 0 || strings.IndexByte(",]}", q.all[p+i]) < 0 {
		return nil, 0
	}
	return q.scalar(p, strings.TrimRight(q.all[p:p+i], " "), Plain), p + i
}
