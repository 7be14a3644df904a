package source

import (
	"bytes"
	"regexp"
	"sort"
	"strings"
)

// The YAML reader names a line in its errors, but not always the right one, and
// no column.
var namedLine = regexp.MustCompile(`^(?:yaml: )?(?:line \d+: )?(.*)`)

// syntax reports an error of the YAML reader.
func (p *parser) syntax(err error) {
	line := p.errorLine(err)
	text := p.text.line(line)
	indent := len(text) - len(strings.TrimLeft(text, " "))
	msg := namedLine.FindStringSubmatch(err.Error())[1]
	if strings.HasSuffix(msg, "',' or '}'") || strings.HasSuffix(msg, "',' or ']'") {
		msg += "; inside braces, words with ? , : [ ] { } need quotes"
	}
	p.addf(line, indent+1, "cannot be read as YAML: %s", msg)
}

// errorLine finds the line that makes the text unreadable: the shortest beginning
// of the text, in whole lines, that gives the same error as all of it.
func (p *parser) errorLine(err error) int {
	p.text.index()
	lines := len(p.text.starts)
	line := 1 + sort.Search(lines-1, func(i int) bool {
		_, _, again := decode(p.text.data[:p.text.starts[i+1]])
		return again != nil && again.Error() == err.Error()
	})
	for line > 1 && len(bytes.TrimSpace([]byte(p.text.line(line)))) == 0 {
		line-- // the text ends too early: what it ends with is to blame
	}
	return line
}
