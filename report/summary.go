package report

import (
	"slices"
	"strconv"

	"lotse/questionnaires"
)

// mostFindings is how many findings the summary prints at most.
const mostFindings = 5

// summary is the page that is enough to decide.
func (a *author) summary() []Block {
	s := Summary{
		Frame:      plain(a.text("txt-frame", nil)),
		Opening:    a.opening(),
		LevelLabel: a.levelLabel(),
		Levels:     a.levelBoxes(),
		Findings:   a.findings(),
		First:      a.firstActions(),
		Gap:        clause(a.text("txt-gap-summary", nil)),
	}
	if len(s.Findings) > 0 {
		s.FindingsHead = a.say.T("report-findings")
	}
	if len(s.First) > 0 {
		s.FirstHead = a.say.T("report-first")
	}
	if a.showsMap() {
		s.Map = a.smallMap()
	}
	if len(s.Gap) > 0 {
		s.Dumbbell = a.smallDumbbell()
	}
	if a.asksForDecisions() {
		s.Decisions = clause(a.text("txt-decisions", nil))
		s.DecisionsLink = Rich{{Text: a.say.T("report-to-sign") + "\u00a0", Anchor: "rep-next"}, {Anchor: "rep-next", Page: true}}
	}
	return []Block{s}
}

// opening says where the company stands: the first clauses and the level stand out.
func (a *author) opening() Rich {
	var r Rich
	add := func(s string, whole bool) {
		if len(r) > 0 {
			r = append(r, Span{Text: " "})
		}
		switch c := clause(s); {
		case whole:
			r = append(r, bold(s)...)
		case len(c) > 1:
			r = append(r, c...)
		default:
			r = append(r, plain(s)...)
		}
	}
	for _, s := range sentences(a.text("txt-opening", nil)) {
		add(s, false)
	}
	if a.pub.Overall.Level == 0 {
		add(a.say.T("report-no-level"), false)
		return r
	}
	for i, s := range sentences(a.text("txt-level", nil)) {
		add(s, i == 0)
	}
	return r
}

// levelBoxes are the steps of the maturity ladder.
func (a *author) levelBoxes() []LevelBox {
	level := a.pub.Overall.Level
	var boxes []LevelBox
	for _, l := range a.pack.Scale {
		text := strconv.Itoa(l.Level) + " " + l.Name.In(a.say.Lang())
		if l.Level == level {
			text = a.say.T("report-level-box", "Level", l.Level, "Name", l.Name.In(a.say.Lang()))
		}
		boxes = append(boxes, LevelBox{Text: text, Reached: l.Level <= level, Current: l.Level == level})
	}
	return boxes
}

// A candidate is a finding that may be printed.
type candidate struct {
	finding  *questionnaires.Finding
	text     string
	priority float64
}

// findings are the pack's findings whose rule fired and whose condition holds,
// by the rule's inherited priority, one an area, with a link to where it is shown.
func (a *author) findings() []Rich {
	var found []candidate
	for _, f := range a.pack.Report.Findings {
		r := a.plan.Recommendation(f.Rule)
		if r == nil {
			continue
		}
		if text := a.choose(f.Variants, nil); text != "" {
			found = append(found, candidate{f, text, r.Inherited})
		}
	}
	slices.SortStableFunc(found, func(x, y candidate) int { return descending(x.priority, y.priority) })
	var lines []Rich
	seen := map[string]bool{}
	for _, c := range found {
		if seen[c.finding.Area] || len(lines) == mostFindings {
			continue
		}
		seen[c.finding.Area] = true
		line := leadingClause(c.text)
		if link, ok := a.findingLink(c.finding); ok {
			line = append(line, Span{Text: " "}, link)
		}
		lines = append(lines, line)
	}
	return lines
}

// findingLink leads to the chapter that shows a finding, else to the
// recommendation that answers it.
func (a *author) findingLink(f *questionnaires.Finding) (Span, bool) {
	if a.has(f.Chapter) {
		return a.chapterLink(f.Chapter), true
	}
	if anchor, ok := a.recommendationAnchor(f.Rule); ok {
		link := a.chapterLink(a.recommendationChapter(f.Rule))
		link.Anchor = anchor
		return link, true
	}
	return Span{}, false
}

// firstActions are the recommendations to start with.
func (a *author) firstActions() []SummaryAction {
	var actions []SummaryAction
	for _, id := range a.plan.Summary {
		r := a.plan.Recommendation(id)
		if r == nil || r.Rule == nil {
			continue
		}
		anchor, _ := a.recommendationAnchor(id)
		actions = append(actions, SummaryAction{
			Title:  r.Rule.Title.In(a.say.Lang()),
			Facts:  a.say.PersonDays(r.EffortPD) + ", " + r.Rule.Owner.In(a.say.Lang()),
			Anchor: anchor,
		})
	}
	return actions
}
