package document

import (
	"fmt"
	"io"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/questionnaires/source"
)

// Blank writes a file to fill in, which [Form.Read] reads: every question as a
// comment with what can be answered, and its key with the answer so far, or nothing.
func (f *Form) Blank(w io.Writer, lang string, answers map[string]assessment.Answer) error {
	b := &blank{w: w, lang: lang, Form: f}
	enc := encoder{index: f.index}
	for _, s := range f.pack.Sections {
		if inSurvey(s) != (f.group != "") {
			continue
		}
		b.comment(0, strings.ToUpper(s.Title.In(lang)))
		for _, q := range s.Questions {
			if !f.Asks(q) {
				continue
			}
			value, err := enc.answer(q, answers[q.ID])
			if err != nil {
				return fmt.Errorf("write the answer to %s: %w", q.ID, err)
			}
			b.question(q, value)
		}
	}
	return b.err
}

// A blank is a form while it is being written. Errors stick.
type blank struct {
	*Form
	w    io.Writer
	lang string
	err  error
}

func (b *blank) line(format string, args ...any) {
	if b.err == nil {
		_, b.err = fmt.Fprintf(b.w, format+"\n", args...)
	}
}

const blankWidth = 100 // of a comment, in characters

// comment writes words as comments, broken into lines.
func (b *blank) comment(indent int, words string) {
	line := ""
	flush := func() {
		if line != "" {
			b.line("# %s%s", strings.Repeat(" ", indent), line)
		}
		line = ""
	}
	for _, word := range strings.Fields(words) {
		if line != "" && len(line)+1+len(word) > blankWidth {
			flush()
		}
		line = strings.TrimSpace(line + " " + word)
	}
	flush()
}

func (b *blank) question(q *questionnaires.Question, value *source.Node) {
	b.line("")
	b.comment(0, q.Ask.In(b.lang))
	b.control(2, q.Kind.Control(b.lang))
	name, indent := b.names.of(q), ""
	if b.section(name, b.group != "") != nil { // there the name stands for the section
		b.line("%s:", sectionKey(q.Section))
		indent = "  "
	}
	if value == nil {
		b.line("%s%s:", indent, name)
		return
	}
	text := strings.TrimSuffix(string(source.Encode(value)), "\n")
	flow := strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") // on one line
	if value.Kind == source.Scalar || flow {
		text = " " + text
	} else {
		text = "\n" + text
	}
	b.line("%s%s:%s", indent, name, strings.ReplaceAll(text, "\n", "\n  "+indent))
}

// control says what can be answered.
func (b *blank) control(indent int, c questionnaires.Control) {
	for _, o := range c.Options {
		b.comment(indent, o.ID+": "+o.Label)
	}
	if len(c.Rows) > 0 {
		rows := make([]string, len(c.Rows))
		for i, r := range c.Rows {
			rows[i] = r.ID
		}
		b.comment(indent, "{"+strings.Join(rows, ": …, ")+": …}")
	}
	if c.Form == questionnaires.FormTable || c.Form == questionnaires.FormGrid {
		b.columns(indent, c)
	}
}

// columns writes the shape of an entry or of a row.
func (b *blank) columns(indent int, c questionnaires.Control) {
	columns := make([]string, len(c.Columns))
	for i, column := range c.Columns {
		columns[i] = column.Key + ": …"
	}
	entry := "{" + strings.Join(columns, ", ") + "}"
	if c.Form == questionnaires.FormTable {
		entry = "[" + strings.Replace(entry, "{", "{id: …, ", 1) + ", …]"
	} else {
		entry = "… = " + entry
	}
	b.comment(indent, entry)
	for _, column := range c.Columns {
		words := column.Key + ": " + column.Ask.In(b.lang)
		var ids []string
		for _, o := range column.Kind.Control(b.lang).Options {
			ids = append(ids, o.ID)
		}
		if len(ids) > 0 {
			words += " (" + strings.Join(ids, ", ") + ")"
		}
		b.comment(indent+2, words)
	}
}
