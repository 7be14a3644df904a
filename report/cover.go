package report

import (
	"slices"
	"strings"

	"lotse/report/theme"
)

// cover is the first page.
func (a *author) cover() Cover {
	e := a.pub.Engagement
	c := Cover{
		Label:    a.name(),
		Title:    a.say.T("report-title"),
		Subtitle: a.say.T("report-subtitle"),
		Client:   e.Client,
		Note:     a.coverNote(),
	}
	version := a.opt.Version
	switch {
	case a.opt.Draft:
		version = a.say.T("report-draft", "Version", version)
		c.Label += " · " + a.say.T("report-draft-label")
	case !a.opt.Approved.IsZero():
		version = bind(a.say.T("report-approved", "Version", version, "Date", a.dateText(a.opt.Approved)))
	}
	for _, f := range []CardFact{
		{a.say.T("report-cover-date"), a.dateText(a.day)},
		{a.say.T("report-cover-version"), version},
		{a.say.T("report-cover-basis"), a.basis()},
		{a.say.T("report-cover-consultant"), e.Consultant},
	} {
		if f.Text != "" {
			c.Facts = append(c.Facts, f)
		}
	}
	return c
}

// coverNote says for whom the report is, whatever the caller adds, and what the theme
// says of the consultant.
func (a *author) coverNote() string {
	note := a.say.T("report-cover-note-plain")
	if client := a.pub.Engagement.Client; client != "" {
		note = a.say.T("report-cover-note", "Client", client)
	}
	lines := []string{note, a.opt.Note}
	if t := a.opt.Theme; t != nil {
		lang := a.say.Lang()
		lines = append(lines, theme.In(t.Confidentiality, lang), strings.Join(theme.In(t.Contact, lang), " · "), theme.In(t.Legal, lang))
	}
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return s == "" }), "\n")
}

// basis says what the report rests on: how many people, and a workshop where
// one of its instruments was filled.
func (a *author) basis() string {
	n := a.pub.Participation.Answered
	workshop := a.heldWorkshop()
	switch {
	case n > 0 && workshop:
		return bind(a.say.N("report-basis-survey-workshop", n))
	case n > 0:
		return bind(a.say.N("report-basis-survey", n))
	case workshop:
		return a.say.T("report-basis-workshop")
	}
	return ""
}

// heldWorkshop reports whether anything of a workshop's modules was recorded.
func (a *author) heldWorkshop() bool {
	p := a.pub
	return p.Positioning.Present || p.Audiences.Present || p.SWOT.Present || p.RACI.Present || p.Flows.Present || p.Goals.Present
}
