package report

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// audiencesQuestion is the table of the pack whose columns a profile consists of.
const audiencesQuestion = "audience-profiles"

// The highest values that are drawn as dots.
const (
	importanceDots = 5
	evidenceDots   = 4
)

// hasAudiences reports whether anything was said about target groups.
func (a *author) hasAudiences() bool { return a.pub.Audiences.Present }

// audiences shows whom the company wants to win, what is known of them, and which
// channels reach them.
func (a *author) audiences() []Block {
	profiles := a.profiles()
	head, rest := a.audiencesKey(profiles)
	blocks := []Block{key(head)}
	blocks = append(blocks, paras(joinSentences([]string{rest, a.idealNames(profiles)}))...)
	if a.pub.Audiences.TooMany {
		blocks = append(blocks, Callout{Text: Rich{
			{Text: capital(a.label("audiences-too-many")) + ":", Bold: true}, {Text: " " + a.say.T("report-audiences-too-many")},
		}})
	}
	if len(profiles) > 0 {
		blocks = append(blocks, a.audienceTable(profiles))
	}
	for _, p := range profiles {
		blocks = append(blocks, a.profileCard(p))
	}
	blocks = append(blocks, a.channels(profiles)...)
	return blocks
}

// profiles are the target groups, ideal customers first, then by importance.
func (a *author) profiles() []assessment.Audience {
	list := slices.Clone(a.pub.Audiences.Profiles)
	slices.SortStableFunc(list, func(x, y assessment.Audience) int {
		if x.Ideal != y.Ideal {
			if x.Ideal {
				return -1
			}
			return 1
		}
		return cmp.Compare(y.Priority, x.Priority)
	})
	return list
}

// audiencesKey is the sentence on how well the profiles are substantiated, or on how
// many there are.
func (a *author) audiencesKey(profiles []assessment.Audience) (head, rest string) {
	n := len(profiles)
	if n == 0 {
		return a.say.T("report-audiences-none"), ""
	}
	if parts := sentences(a.text("txt-audiences", nil)); len(parts) > 0 {
		return parts[0], strings.Join(parts[1:], " ")
	}
	return a.say.N("report-audiences-key", n, "Count", capital(a.spell(n))), ""
}

// idealNames names the ideal customers.
func (a *author) idealNames(profiles []assessment.Audience) string {
	var names []string
	for _, p := range profiles {
		if p.Ideal {
			names = append(names, a.say.Quote(a.quoted(p.Name)))
		}
	}
	if len(profiles) == 0 {
		return ""
	}
	if len(names) == 0 {
		return a.say.T("report-audiences-no-ideal")
	}
	return a.say.N("report-audiences-ideal", len(names), "Names", a.say.List(names))
}

// profileCard shows all that is known of one target group.
func (a *author) profileCard(p assessment.Audience) Profile {
	card := Profile{
		ID: "audience-" + p.ID, Label: capital(a.audienceKind(p)), Title: a.words(p.Name), Open: a.say.T("report-audiences-open"),
		Facts: []Meter{a.importance(p), a.evidenceMeter(p), a.completeness(p)},
	}
	if card.Title == "" {
		card.Title = card.Label
	}
	if len(p.Fields) == 0 && p.Filled > 0 {
		card.Note = a.say.T("report-audiences-elsewhere")
		return card
	}
	for _, c := range a.profileColumns() {
		card.Fields = append(card.Fields, ProfileField{Label: c.Ask.In(a.say.Lang()), Answer: a.profileAnswer(c, p)})
	}
	return card
}

// profileColumns are the columns that count for completeness, in the pack's order.
func (a *author) profileColumns() []questionnaires.Column {
	q := a.pack.Question(audiencesQuestion)
	if q == nil || q.Kind == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(q.Kind.Control(a.say.Lang()).Columns), func(c questionnaires.Column) bool { return !c.Counts })
}

// profileAnswer writes an answer as it was given; nil where there is none.
func (a *author) profileAnswer(c questionnaires.Column, p assessment.Audience) Rich {
	switch v := p.Fields[c.ID].(type) {
	case nil:
		return nil
	case questionnaires.Text:
		return Rich{a.typed(v)}
	case questionnaires.Picks:
		return plain(strings.Join(a.channelNames(v), ", "))
	case questionnaires.Flag:
		return Rich{{Text: a.say.T("report-audiences-recorded"), Italic: true}}
	default:
		if w, ok := c.Kind.Show(v, a.say.Lang()).(questionnaires.Words); ok {
			return plain(inOneLine(string(w)))
		}
	}
	return nil
}

// audienceKind says what kind of target group it is: ideal customers before all else.
func (a *author) audienceKind(p assessment.Audience) string {
	if p.Ideal {
		return a.say.T("report-audiences-ideal-label")
	}
	if kind := a.label(p.Type); kind != "" {
		return kind
	}
	return a.say.T("report-audiences-other-label")
}

// importance is how much a target group weighs for the client's goals, from 1 to 5.
func (a *author) importance(p assessment.Audience) Meter {
	n := int(math.Round(p.Priority))
	return Meter{
		Label: a.say.T("report-audiences-importance"), At: n, Of: importanceDots,
		Text: a.outOf(n, importanceDots),
	}
}

// evidenceMeter is what a profile rests on: from assumption to data.
func (a *author) evidenceMeter(p assessment.Audience) Meter {
	m := Meter{Label: a.say.T("report-audiences-evidence"), Of: evidenceDots, Text: a.say.T("report-audiences-no-evidence")}
	if o, ok := a.pack.Option(p.Evidence); ok {
		m.At, m.Text = int(math.Round(o.Value*evidenceDots)), a.label(p.Evidence)
	}
	return m
}

// completeness is how many of the questions about a target group have an answer.
func (a *author) completeness(p assessment.Audience) Meter {
	return Meter{
		Label: a.say.T("report-audiences-profile"), At: p.Filled, Of: p.Of, Boxes: true,
		Text: a.outOf(p.Filled, p.Of),
	}
}

// outOf writes a count that never parts: 8 von 10.
func (a *author) outOf(n, all int) string {
	return strings.ReplaceAll(a.say.T("report-audiences-of", "N", n, "All", all), " ", "\u00a0")
}

// audienceTable compares the target groups.
func (a *author) audienceTable(profiles []assessment.Audience) Table {
	table := Table{
		ID: "tab-audiences", Number: a.tableNumber(), Caption: a.say.T("report-audiences-compared"), Source: a.audienceSource(),
		Columns: []TableColumn{
			{Head: a.head("tab-goals", "audience")},
			{Head: a.say.T("report-audiences-head-importance")},
			{Head: a.say.T("report-audiences-head-evidence")},
			{Head: a.say.T("report-audiences-head-profile")},
			{Head: a.say.T("report-audiences-head-networks")},
		},
	}
	for _, p := range profiles {
		name := a.typed(p.Name)
		name.Bold = true
		row := TableRow{Header: true, Cells: []Cell{{Text: Rich{name, {Text: " (" + a.audienceKind(p) + ")"}}}}}
		for _, m := range []Meter{a.importance(p), a.evidenceMeter(p), a.completeness(p)} {
			row.Cells = append(row.Cells, Cell{Text: plain(m.Text), Meter: &m})
		}
		row.Cells = append(row.Cells, wordsCell(strings.Join(a.channelNames(p.Channels), ", ")))
		table.Rows = append(table.Rows, row)
	}
	return table
}

// audienceSource says what the marks mean, and gives the values that recommendations
// rest on.
func (a *author) audienceSource() string {
	parts := []string{a.say.T("report-audiences-source")}
	for _, f := range []struct{ metric, key string }{
		{"audience.completeness", "report-audiences-completeness"},
		{"audience.evidence", "report-audiences-evidence-value"},
		{"audience.ideal-count", "report-audiences-ideal-count"},
	} {
		if v, ok := a.value(f.metric, nil).(float64); ok {
			parts = append(parts, bind(a.say.T(f.key, "Value", a.metricInFull(f.metric, v))))
		}
	}
	return joinSentences(parts)
}
