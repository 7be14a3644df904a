package report

import (
	"fmt"
	"strings"
)

// Plain writes a document as plain text: every word of it, in reading order, as
// one would hear it read out. Tests and other programs compare reports by it.
func (d *Document) Plain() string {
	p := &plainText{}
	c := d.Cover
	p.lines(c.Label, c.Title, c.Subtitle, c.Client)
	for _, f := range c.Facts {
		p.lines(f.Label + ": " + f.Text)
	}
	p.lines(c.Note)
	for _, ch := range d.Chapters {
		p.line("")
		p.line(strings.TrimSpace("# " + ch.Number + " " + ch.Title))
		for _, b := range ch.Blocks {
			p.line("")
			p.block(b)
		}
	}
	return p.b.String()
}

type plainText struct{ b strings.Builder }

func (p *plainText) line(s string) {
	p.b.WriteString(s)
	p.b.WriteByte('\n')
}

// lines writes the lines that have words.
func (p *plainText) lines(ss ...string) {
	for _, s := range ss {
		if s != "" {
			p.line(s)
		}
	}
}

func (p *plainText) block(b Block) {
	switch b := b.(type) {
	case Heading:
		p.line(strings.Repeat("#", b.Level) + " " + b.Text)
	case Para:
		p.line(b.Text.String())
	case List:
		p.list(b, "")
	case Picture:
		p.lines(caption(b.Number, b.Caption), "["+b.Alt+"]")
	case Callout:
		p.line("> " + b.Text.String())
	case Table:
		p.table(b)
	case Figure:
		p.figure(&b)
	case Contents:
		p.line("[" + b.Title + "]")
	case Card:
		p.card(b)
	case Summary:
		p.summary(b)
	case Decisions:
		p.decisions(b)
	case Profile:
		p.profile(b)
	case Statement:
		p.lines(b.Label, b.Text.String(), b.Note)
	case KeyFigures:
		for _, k := range b.Items {
			p.line(k.Label + ": " + k.Value)
		}
	case Definitions:
		for _, d := range b.Items {
			p.line(d.Term + ": " + d.Text)
		}
	case PageBreak:
	}
}

// list writes a list, and the ones below it further in.
func (p *plainText) list(l List, indent string) {
	for i, item := range l.Items {
		p.line(indent + bullet(l.Ordered, i) + item.String())
		if i < len(l.Below) {
			for _, below := range l.Below[i] {
				p.list(below, indent+"  ")
			}
		}
	}
}

func bullet(ordered bool, i int) string {
	if ordered {
		return fmt.Sprintf("%d. ", i+1)
	}
	return "- "
}

func (p *plainText) table(t Table) {
	p.lines(caption(t.Number, t.Caption))
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	p.line(strings.Join(heads, " | "))
	for _, r := range t.Rows {
		if r.Group != "" {
			p.line("== " + r.Group)
			continue
		}
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.Text.String()
		}
		p.line(strings.Join(cells, " | "))
	}
	p.lines(t.Source)
}

func caption(number, title string) string {
	if number == "" || title == "" {
		return number + title
	}
	return number + ": " + title
}

func (p *plainText) figure(f *Figure) {
	p.lines(caption(f.Number, f.Caption), f.Read.String(), "["+f.Alt+"]", f.Source)
}

func (p *plainText) card(c Card) {
	p.lines(c.Number+" "+c.Title, c.Why.String())
	if len(c.Steps) > 0 {
		p.lines(c.StepsLabel)
	}
	for i, s := range c.Steps {
		p.line(bullet(true, i) + s)
	}
	if c.Effect != "" {
		p.line(c.EffectLabel + ": " + c.Effect)
	}
	for _, d := range c.Drivers {
		p.line(c.DriversLabel + ": " + d.Label + " | " + d.Value + " | " + d.Limit)
	}
	for _, f := range c.Facts {
		p.line(f.Label + ": " + f.Text)
	}
}

func (p *plainText) profile(b Profile) {
	p.lines(b.Label, b.Title)
	for _, f := range b.Facts {
		p.line(f.Label + ": " + f.Text)
	}
	for _, f := range b.Fields {
		answer := f.Answer.String()
		if answer == "" {
			answer = "[" + b.Open + "]"
		}
		p.line(f.Label + " " + answer)
	}
	p.lines(b.Note)
}

func (p *plainText) summary(s Summary) {
	p.lines(s.Frame.String(), s.Opening.String())
	if s.Map != nil {
		p.figure(s.Map)
	}
	var levels []string
	for _, l := range s.Levels {
		if l.Current {
			levels = append(levels, "["+l.Text+"]")
		} else {
			levels = append(levels, l.Text)
		}
	}
	p.line(s.LevelLabel + ": " + strings.Join(levels, " | "))
	p.lines(s.FindingsHead)
	for _, f := range s.Findings {
		p.line("- " + f.String())
	}
	p.lines(s.Gap.String())
	if s.Dumbbell != nil {
		p.figure(s.Dumbbell)
	}
	p.lines(s.FirstHead)
	for i, a := range s.First {
		p.line(bullet(true, i) + a.String())
	}
	p.lines(s.Decisions.String(), s.DecisionsLink.String())
}

func (p *plainText) decisions(d Decisions) {
	for i, item := range d.Items {
		p.line(bullet(true, i) + item.Text)
		p.lines(item.Reason, item.Source.String())
	}
	l := d.Labels
	p.line(strings.Join([]string{l.Yes, l.Change, l.No, l.Owner, l.Date, l.Signature}, " | "))
}

// String returns a rich text's words. A page number reads as "…".
func (r Rich) String() string {
	var b strings.Builder
	for _, s := range r {
		if s.Page {
			b.WriteString("…")
			continue
		}
		b.WriteString(s.Text)
	}
	return b.String()
}

// String returns an action as one line.
func (a SummaryAction) String() string { return a.Title + " (" + a.Facts + ")" }
