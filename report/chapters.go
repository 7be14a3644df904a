package report

import "strings"

// A chapter knows whether it has something to say, and says it.
type chapter struct {
	id       string
	title    string // "": the pack's
	numbered bool
	annex    bool
	present  func(a *author) bool
	blocks   func(a *author) []Block
}

// contents is the id of the table of contents, which is no chapter of a pack.
const contents = "rep-contents"

// agreedChapter is the id of what a workshop agreed on. It is printed where there was
// one, whatever the pack: its title is ours.
const agreedChapter = "rep-agreed"

// allChapters are the report's chapters in order. A chapter is printed if the
// pack names it and it is present; numbers follow what is printed.
func allChapters() []chapter {
	return []chapter{
		{id: "rep-summary", present: named("rep-summary"), blocks: (*author).summary},
		{id: contents, present: always, blocks: (*author).contents},
		{id: "rep-approach", numbered: true, present: named("rep-approach"), blocks: (*author).approach},
		{id: "rep-goals", numbered: true, present: both(named("rep-goals"), (*author).hasGoals), blocks: (*author).goals},
		{id: "rep-positioning", numbered: true, present: both(named("rep-positioning"), (*author).hasPositioning), blocks: (*author).positioning},
		{id: "rep-audiences", numbered: true, present: both(named("rep-audiences"), (*author).hasAudiences), blocks: (*author).audiences},
		{id: "rep-swot", numbered: true, present: both(named("rep-swot"), (*author).hasSWOT), blocks: (*author).swot},
		{id: "rep-maturity", numbered: true, present: named("rep-maturity"), blocks: (*author).maturity},
		{id: "rep-perception", numbered: true, present: both(named("rep-perception"), (*author).mayCompare), blocks: (*author).perception},
		{id: "rep-roles", numbered: true, present: both(named("rep-roles"), (*author).knowsRoles), blocks: (*author).roles},
		{id: "rep-flows", numbered: true, present: both(named("rep-flows"), (*author).knowsFlows), blocks: (*author).flows},
		{id: "rep-time", numbered: true, present: both(named("rep-time"), (*author).knowsTime), blocks: (*author).time},
		{id: "rep-rules", numbered: true, present: both(named("rep-rules"), (*author).knowsRules), blocks: (*author).rules},
		{id: "rep-knowledge", numbered: true, present: both(named("rep-knowledge"), (*author).knowsKnowledge), blocks: (*author).knowledge},
		{id: "rep-recommendations", numbered: true, present: both(named("rep-recommendations"), (*author).recommends), blocks: (*author).recommendations},
		{id: "rep-roadmap", numbered: true, present: both(named("rep-roadmap"), (*author).recommends), blocks: (*author).roadmap},
		{id: "rep-success", numbered: true, present: both(named("rep-success"), (*author).hasAims), blocks: (*author).success},
		{id: agreedChapter, numbered: true, present: (*author).hasAgreed, blocks: (*author).agreed},
		{id: "rep-next", numbered: true, present: named("rep-next"), blocks: (*author).next},
		{id: "rep-annex", annex: true, present: named("rep-annex"), blocks: (*author).annex},
	}
}

func always(*author) bool { return true }

// named reports whether the pack has a chapter.
func named(id string) func(*author) bool {
	return func(a *author) bool {
		for _, c := range a.pack.Report.Chapters {
			if c.ID == id {
				return true
			}
		}
		return false
	}
}

func both(f, g func(*author) bool) func(*author) bool {
	return func(a *author) bool { return f(a) && g(a) }
}

// chapterTitle is a chapter's title in the pack. A dash never starts a line.
func (a *author) chapterTitle(id string) string {
	if id == agreedChapter {
		return a.say.T("report-agreed-title")
	}
	for _, c := range a.pack.Report.Chapters {
		if c.ID == id {
			return strings.ReplaceAll(c.Title.In(a.say.Lang()), " – ", "\u00a0– ")
		}
	}
	return a.say.T("report-contents")
}

// has reports whether a chapter is printed.
func (a *author) has(id string) bool {
	_, ok := a.numbers[id]
	return ok
}

// contents is the table of contents; the page writer fills it.
func (a *author) contents() []Block {
	return []Block{Contents{Title: a.say.T("report-contents")}}
}

// chapterLink refers to a chapter that is printed: Kap. 4, Anhang.
func (a *author) chapterLink(id string) Span {
	n := a.numbers[id]
	if n == "" {
		return Span{Text: a.chapterTitle(id), Anchor: id}
	}
	return Span{Text: bind(a.say.T("report-chapter-short", "Number", n)), Anchor: id}
}

// figureNumber counts a figure: Abbildung 2.
func (a *author) figureNumber() string {
	a.figures++
	return bind(a.say.T("report-figure", "Number", a.figures))
}

// tableNumber counts a table: Tabelle 2.
func (a *author) tableNumber() string {
	a.tables++
	return bind(a.say.T("report-table", "Number", a.tables))
}

// figureTitle is a figure's title in the pack.
func (a *author) figureTitle(id string) string {
	for _, f := range a.pack.Report.Figures {
		if f.ID == id {
			return f.Title.In(a.say.Lang())
		}
	}
	return ""
}

// figureRead is a figure's reading help in the pack.
func (a *author) figureRead(id string) string {
	for _, f := range a.pack.Report.Figures {
		if f.ID == id {
			return f.Read.In(a.say.Lang())
		}
	}
	return ""
}

// tableTitle is a table's title in the pack.
func (a *author) tableTitle(id string) string {
	for _, t := range a.pack.Report.Tables {
		if t.ID == id {
			return t.Title.In(a.say.Lang())
		}
	}
	return ""
}

// head is a column's head in the pack, "" where the pack has no such column.
func (a *author) head(table, column string) string {
	for _, t := range a.pack.Report.Tables {
		for _, c := range t.Columns {
			if t.ID == table && c.ID == column {
				return c.Head.In(a.say.Lang())
			}
		}
	}
	return ""
}
