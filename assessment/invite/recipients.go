package invite

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"lotse/questionnaires"
	"lotse/questionnaires/source"
	"lotse/templates/locale"
)

// A Recipient is one person to be invited.
type Recipient struct {
	Group    string
	Address  string
	Language string
}

const (
	// maxList is the largest list of addresses, in bytes: some 30,000 people.
	maxList = 2 << 20
	// maxListed problems are named; a list of another kind has one in every line.
	maxListed = 50
)

// ReadRecipients reads a list of people, one a line: group, address and, where it is
// not the engagement's, language. It takes what spreadsheets write: commas,
// semicolons or tabs, UTF-8 or Windows-1252, with a line of headings in either
// language or without. All mistakes come back together, worded by say, as
// [source.Problems]; then there are no recipients.
func ReadRecipients(file string, data []byte, pack *questionnaires.Pack, language string, say *locale.Printer) ([]Recipient, error) {
	l := &list{file: file, pack: pack, language: language, say: say, columns: map[string]int{"group": 0, "address": 1, "language": 2}, seen: map[string]int{}}
	text, ok := decodeText(data)
	if len(data) > maxList || !ok {
		l.problem(1, 1, "invite-list-form")
		return nil, l.problems
	}
	l.lines = strings.Split(text, "\n")
	l.read(text)
	if len(l.problems) > 0 {
		return nil, l.problems
	}
	if len(l.recipients) == 0 {
		l.problem(1, 1, "invite-list-empty")
		return nil, l.problems
	}
	return l.recipients, nil
}

// decodeText returns a file's text in UTF-8. German Excel saves Windows-1252.
func decodeText(data []byte) (string, bool) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if bytes.ContainsRune(data, 0) { // UTF-16, or no text at all
		return "", false
	}
	if utf8.Valid(data) {
		return string(data), true
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	return string(text), err == nil
}

// A list is a file of recipients while it is read.
type list struct {
	file       string
	lines      []string
	pack       *questionnaires.Pack
	language   string // of those for whom the list names none
	say        *locale.Printer
	columns    map[string]int
	seen       map[string]int // address → line
	recipients []Recipient
	problems   source.Problems
}

func (l *list) read(text string) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	r.TrimLeadingSpace = true
	for first := true; len(l.problems) < maxListed; first = false {
		record, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return
		case errors.As(err, &wrong):
			l.problem(wrong.Line, wrong.Column, "invite-list-quotes")
			return
		}
		line, _ := r.FieldPos(0)
		if first && l.headings(record) {
			continue
		}
		if strings.Trim(strings.Join(record, ""), " \t") != "" {
			l.person(line, record, func(i int) int { _, col := r.FieldPos(i); return col })
		}
	}
}

// separator is the one of comma, semicolon and tab that the first line has most of.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(line, string(r)) > strings.Count(line, string(best)) {
			best = r
		}
	}
	return best
}

// headingWords are the words of a first line that names the columns.
var headingWords = map[string]string{
	"group": "group", "gruppe": "group",
	"address": "address", "adresse": "address", "mail": "address", "email": "address", "e-mail": "address",
	"language": "language", "sprache": "language",
}

// headings reports whether a record names the columns, and remembers where they are.
func (l *list) headings(record []string) bool {
	columns := map[string]int{}
	for i, word := range record {
		if column, ok := headingWords[strings.ToLower(strings.TrimSpace(word))]; ok {
			columns[column] = i
		}
	}
	_, group := columns["group"]
	_, address := columns["address"]
	if !group || !address {
		return false
	}
	l.columns = columns
	return true
}

func (l *list) person(line int, record []string, column func(int) int) {
	field := func(name string) (string, int) {
		i, ok := l.columns[name]
		if !ok || i >= len(record) {
			return "", 1
		}
		return strings.TrimSpace(record[i]), column(i)
	}
	group, groupAt := field("group")
	raw, addressAt := field("address")
	language, languageAt := field("language")
	if language == "" {
		language = l.language
	}
	address, ok := ParseAddress(raw)
	switch {
	case l.pack.Group(group) == nil:
		l.problem(line, groupAt, "invite-list-group", "Given", group, "Groups", strings.Join(groupIDs(l.pack), ", "))
	case !ok:
		l.problem(line, addressAt, "invite-list-address", "Given", raw)
	case !slices.Contains(l.pack.Languages, language):
		l.problem(line, languageAt, "invite-list-language", "Given", language, "Languages", strings.Join(l.pack.Languages, ", "))
	case l.seen[address] > 0:
		l.problem(line, addressAt, "invite-list-twice", "Given", address, "Line", l.seen[address])
	default:
		l.seen[address] = line
		l.recipients = append(l.recipients, Recipient{Group: group, Address: address, Language: language})
	}
}

func groupIDs(pack *questionnaires.Pack) []string {
	ids := make([]string, len(pack.Groups))
	for i, g := range pack.Groups {
		ids[i] = g.ID
	}
	return ids
}

// problem notes a mistake. Columns of package csv count bytes; problems count characters.
func (l *list) problem(line, col int, key string, args ...any) {
	p := source.Problem{File: l.file, Line: max(line, 1), Col: max(col, 1), Msg: l.say.T(key, args...)}
	if p.Line <= len(l.lines) {
		p.Source = strings.TrimRight(l.lines[p.Line-1], "\r")
		p.Col = utf8.RuneCountInString(p.Source[:min(p.Col-1, len(p.Source))]) + 1
	}
	l.problems = append(l.problems, p)
}

// String names a recipient without the address.
func (r Recipient) String() string { return fmt.Sprintf("somebody in %s", r.Group) }
