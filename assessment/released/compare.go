package released

import (
	"maps"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
	"lotse/templates/locale"
)

// A Section of a comparison is what changed in one respect, a sentence a line.
type Section struct {
	Head  string   `json:"head"`
	Lines []string `json:"lines"`
}

// Compare says in words what changed from one report to another: participation, level,
// areas, differences between groups, recommendations, and the consultant's own words.
// Figures are compared as they are printed: what nobody can see is no change. Without
// any change there is no section.
func Compare(pack *questionnaires.Pack, a, b Snapshot, say *locale.Printer) []Section {
	c := comparison{pack: pack, a: a, b: b, say: say}
	var list []Section
	for _, part := range []struct {
		head  string
		lines func() []string
	}{
		{"basis", c.basis}, {"maturity", c.maturity}, {"gaps", c.gaps}, {"recommendations", c.recommendations}, {"words", c.words},
	} {
		if lines := part.lines(); len(lines) > 0 {
			list = append(list, Section{Head: say.T("compare-head-" + part.head), Lines: lines})
		}
	}
	return list
}

type comparison struct {
	pack *questionnaires.Pack
	a, b Snapshot
	say  *locale.Printer
}

func (c comparison) line(key string, args ...any) string { return c.say.T("compare-"+key, args...) }

// basis is the round, the pack and how many people answered.
func (c comparison) basis() []string {
	var lines []string
	a, b := c.a.Results, c.b.Results
	if a.Round != b.Round {
		lines = append(lines, c.line("round", "Before", a.Round, "After", b.Round))
	}
	if a.PackVersion != b.PackVersion || a.Pack != b.Pack {
		lines = append(lines, c.line("pack", "Before", a.Pack+" "+a.PackVersion, "After", b.Pack+" "+b.PackVersion))
	}
	if a.Participation.Answered != b.Participation.Answered {
		lines = append(lines, c.line("answered", "Before", a.Participation.Answered, "After", b.Participation.Answered))
	}
	for _, g := range c.pack.Groups {
		before, after := a.Groups[g.ID].Shown, b.Groups[g.ID].Shown
		switch name := g.Short.In(c.say.Lang()); {
		case before && !after:
			lines = append(lines, c.line("group-hidden", "Group", c.say.Quote(name)))
		case after && !before:
			lines = append(lines, c.line("group-shown", "Group", c.say.Quote(name)))
		}
	}
	return lines
}

// maturity is the level, the overall value and the areas.
func (c comparison) maturity() []string {
	var lines []string
	a, b := c.a.Results, c.b.Results
	if before, after := c.whole(a.Level), c.whole(b.Level); before != after {
		lines = append(lines, c.line("level", "Before", before, "After", after))
	}
	if before, after := c.metric(a, "overall"), c.metric(b, "overall"); before != after {
		lines = append(lines, c.line("overall", "Before", before, "After", after))
	}
	for _, d := range c.pack.Dimensions {
		before, after := c.score(a.Dimensions[d.ID].Score), c.score(b.Dimensions[d.ID].Score)
		if before != after {
			lines = append(lines, c.line("score", "Area", c.say.Quote(d.Name.In(c.say.Lang())), "Before", before, "After", after))
		}
	}
	return append(lines, c.overridden()...)
}

// overridden are the values that the consultant set in one of the two reports only.
func (c comparison) overridden() []string {
	set := func(s Snapshot) map[string]bool {
		of := map[string]bool{}
		for _, o := range s.Results.Overridden {
			of[o.Of] = true
		}
		return of
	}
	var lines []string
	before, after := set(c.a), set(c.b)
	for _, of := range slices.Sorted(maps.Keys(union(before, after))) {
		name := c.line("the-level")
		if d := c.pack.Dimension(of); d != nil {
			name = c.say.Quote(d.Name.In(c.say.Lang()))
		}
		switch {
		case before[of] && !after[of]:
			lines = append(lines, c.line("override-gone", "Of", name))
		case after[of] && !before[of]:
			lines = append(lines, c.line("override-new", "Of", name))
		}
	}
	return lines
}

// gaps are the differences between groups that are printed, by area and pair.
func (c comparison) gaps() []string {
	key := func(g assessment.GapResult) string { return g.Dim + " " + min(g.A, g.B) + " " + max(g.A, g.B) }
	of := func(s Snapshot) map[string]assessment.GapResult {
		m := map[string]assessment.GapResult{}
		for _, g := range s.Results.Gaps {
			if g.Class == assessment.GapNotable || g.Class == assessment.GapStrong {
				m[key(g)] = g
			}
		}
		return m
	}
	before, after := of(c.a), of(c.b)
	var lines []string
	for _, k := range slices.Sorted(maps.Keys(union(before, after))) {
		x, was := before[k]
		y, is := after[k]
		g := y
		if !is {
			g = x
		}
		args := []any{"Area", c.say.Quote(c.dimension(g.Dim)), "A", c.say.Quote(c.group(g.A)), "B", c.say.Quote(c.group(g.B)),
			"Before", c.say.Number(abs(x.Delta), 1), "After", c.say.Number(abs(y.Delta), 1)}
		switch {
		case !was:
			lines = append(lines, c.line("gap-new", args...))
		case !is && !(c.b.Results.Groups[g.A].Shown && c.b.Results.Groups[g.B].Shown):
			// That the group is hidden has been said.
		case !is:
			lines = append(lines, c.line("gap-gone", args...))
		case c.say.Number(abs(x.Delta), 1) != c.say.Number(abs(y.Delta), 1):
			lines = append(lines, c.line("gap", args...))
		}
	}
	return lines
}

// recommendations are those new and gone, moved, and otherwise changed, in the order
// of the later report.
func (c comparison) recommendations() []string {
	before, after := recommended(c.a), recommended(c.b)
	var lines []string
	for _, id := range c.b.Results.Plan.Print {
		x, was := before[id]
		y, is := after[id]
		switch {
		case is && !was:
			lines = append(lines, c.line("rec-new", "Title", c.title(c.b, id), "Stage", c.stage(y.Wave)))
		case is:
			lines = append(lines, c.changed(id, x, y)...)
		}
	}
	held := map[string]bool{}
	for _, h := range c.b.Results.HeldBack {
		held[h.ID] = true
	}
	for _, id := range c.a.Results.Plan.Print {
		if _, is := after[id]; !is {
			key := "rec-gone"
			if held[id] {
				key = "rec-held"
			}
			lines = append(lines, c.line(key, "Title", c.title(c.a, id)))
		}
	}
	return lines
}

// changed says what of one recommendation is not as it was, in one line.
func (c comparison) changed(id string, x, y assessment.RecommendationResult) []string {
	a, b := c.a.Actions[id], c.b.Actions[id]
	lang := c.say.Lang()
	var parts []string
	add := func(key, before, after string) {
		if before != after {
			parts = append(parts, c.line(key, "Before", before, "After", after))
		}
	}
	add("stage", c.stage(x.Wave), c.stage(y.Wave))
	add("priority", c.say.Number(x.Inherited, 1), c.say.Number(y.Inherited, 1))
	add("effort", c.say.PersonDays(x.PersonDays), c.say.PersonDays(y.PersonDays))
	add("owner", c.or(a.Owner.In(lang)), c.or(b.Owner.In(lang)))
	add("start", c.or(a.Start), c.or(b.Start))
	add("status", c.status(a.Status), c.status(b.Status))
	if a.Title.In(lang) != b.Title.In(lang) || a.Words != b.Words {
		parts = append(parts, c.line("reworded"))
	}
	if len(parts) == 0 {
		return nil
	}
	return []string{c.title(c.b, id) + ": " + strings.Join(parts, "; ")}
}

// words are the consultant's own, and how many answers in people's own words.
func (c comparison) words() []string {
	var lines []string
	chapters := map[string]bool{}
	for k := range union(c.a.Notes, c.b.Notes) {
		if c.a.Notes[k] != c.b.Notes[k] {
			chapter, _, _ := strings.Cut(k, " ")
			chapters[chapter] = true
		}
	}
	for _, id := range slices.Sorted(maps.Keys(chapters)) {
		lines = append(lines, c.line("note", "Chapter", c.say.Quote(c.chapter(id))))
	}
	if c.a.Answers != c.b.Answers {
		lines = append(lines, c.line("own-words", "Before", c.a.Answers, "After", c.b.Answers))
	}
	return lines
}

func recommended(s Snapshot) map[string]assessment.RecommendationResult {
	m := map[string]assessment.RecommendationResult{}
	for _, r := range s.Results.Recommendations {
		m[r.ID] = r
	}
	return m
}

// union has the keys of both maps.
func union[K comparable, V any](a, b map[K]V) map[K]V {
	all := maps.Clone(a)
	if all == nil {
		all = map[K]V{}
	}
	maps.Copy(all, b)
	return all
}

func abs(v float64) float64 { return max(v, -v) }
