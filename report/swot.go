package report

import (
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// How many links between inside and outside the table holds, and how many that are
// not rated yet the note names.
const (
	mostPairsADirection = 3
	mostPairs           = 8
	mostCandidates      = 3
)

// hasSWOT reports whether strengths, weaknesses, opportunities and threats were collected.
func (a *author) hasSWOT() bool { return a.pub.SWOT.Present }

// swot weighs what is inside against what is outside, and says what follows.
func (a *author) swot() []Block {
	d := a.pub.SWOT
	if len(d.Entries) == 0 {
		return []Block{key(a.say.T("report-swot-none"))}
	}
	head, rest := a.swotKey()
	blocks := []Block{key(head)}
	blocks = append(blocks, paras(rest)...)
	blocks = append(blocks, a.swotFigure())
	blocks = append(blocks, paras(a.text("txt-swot-inward", nil))...)
	pairs := a.printedPairs()
	if len(pairs) > 0 {
		blocks = append(blocks, a.towsTable(pairs))
	} else {
		blocks = append(blocks, para(a.say.T("report-swot-no-pairs")))
	}
	if t := a.candidateNote(); t != "" {
		blocks = append(blocks, small(t))
	}
	return blocks
}

// swotKey names the strongest link and what follows from it; without links, the entry
// that weighs most. The text is filled sentence by sentence: words that somebody typed
// may hold full stops of their own.
func (a *author) swotKey() (head, rest string) {
	d := a.pub.SWOT
	if len(d.Pairs) > 0 {
		p := d.Pairs[0]
		row := values{"tows-internal": a.swotEntry(p.Internal), "tows-external": a.swotEntry(p.External), "tows-strategy": a.words(p.Strategy)}
		if parts := a.textParts("txt-swot", row); len(parts) > 0 {
			return parts[0], joinSentences(parts[1:])
		}
	}
	top := d.Entries[0]
	for _, e := range d.Entries {
		if descending(e.Score, top.Score) < 0 {
			top = e
		}
	}
	return a.say.T("report-swot-key", "Entry", a.swotEntry(top.ID)), ""
}

// textParts are a text's sentences, filled one by one; those with nothing to say are
// left out.
func (a *author) textParts(id string, row values) []string {
	for _, v := range a.pack.Report.Texts[id].Variants {
		if !a.holds(v.When) {
			continue
		}
		var parts []string
		for _, s := range sentences(v.Text.In(a.say.Lang())) {
			if words := a.fill(s, row); words != "" {
				parts = append(parts, words)
			}
		}
		return parts
	}
	return nil
}

// swotEntry is what an entry says, as it stands inside a sentence.
func (a *author) swotEntry(id string) string {
	for _, e := range a.pub.SWOT.Entries {
		if e.ID == id {
			if words := a.quoted(e.Text); words != "" {
				return words
			}
		}
	}
	return id
}

// swotEvidence says how many entries are substantiated.
func (a *author) swotEvidence() string {
	share := a.pub.SWOT.EvidenceShare
	if !share.Known {
		return ""
	}
	return bind(a.say.T("report-swot-evidence", "N", a.substantiated(), "All", len(a.pub.SWOT.Entries), "Share", a.say.Percent(share.Value)))
}

// substantiatedFrom is the evidence level from which an entry counts as substantiated.
const substantiatedFrom = 2

func (a *author) substantiated() int {
	n := 0
	for _, e := range a.pub.SWOT.Entries {
		if e.Evidence >= substantiatedFrom {
			n++
		}
	}
	return n
}

// printedPairs are the strongest links, three in each direction and eight in all.
func (a *author) printedPairs() []assessment.TOWSPair {
	taken := map[string]int{}
	var list []assessment.TOWSPair
	for _, p := range a.pub.SWOT.Pairs {
		if taken[p.Quadrant] < mostPairsADirection && len(list) < mostPairs {
			taken[p.Quadrant]++
			list = append(list, p)
		}
	}
	return list
}

// towsTable lists links by direction, the strongest ones' conclusions emphasised.
func (a *author) towsTable(pairs []assessment.TOWSPair) Table {
	const id = "tab-tows"
	table := Table{
		ID: id, Number: a.tableNumber(), Caption: a.tableTitle(id), Source: a.towsSource(len(pairs)),
		Columns: []TableColumn{
			{Head: a.head(id, "internal"), Width: 0.26},
			{Head: a.head(id, "external"), Width: 0.26},
			{Head: a.head(id, "pair-score"), Width: 0.13, Align: figure.Right},
			{Head: a.head(id, "strategy"), Width: 0.35},
		},
	}
	for _, quadrant := range []string{"SO", "WO", "ST", "WT"} {
		first := true
		for _, p := range pairs {
			if p.Quadrant != quadrant {
				continue
			}
			if first {
				table.Rows = append(table.Rows, TableRow{Group: a.label("tows-" + strings.ToLower(quadrant))})
				first = false
			}
			table.Rows = append(table.Rows, a.towsRow(p, descending(p.Score, pairs[0].Score) == 0))
		}
	}
	return table
}

func (a *author) towsRow(p assessment.TOWSPair, strongest bool) TableRow {
	conclusion := Cell{Text: Rich{{Text: a.say.T("report-swot-open"), Italic: true}}, Muted: true}
	if s := a.typed(p.Strategy); s.Text != "" {
		s.Bold = strongest
		conclusion = Cell{Text: Rich{s}}
	}
	return TableRow{Cells: []Cell{
		a.entryCell(p.Internal), a.entryCell(p.External), {Text: plain(a.say.Number(p.Score, 1))}, conclusion,
	}}
}

// entryCell is what an entry says.
func (a *author) entryCell(id string) Cell {
	for _, e := range a.pub.SWOT.Entries {
		if e.ID == id {
			return a.typedCell(e.Text)
		}
	}
	return wordsCell("")
}

// towsSource says how links are weighed and how many are not shown.
func (a *author) towsSource(shown int) string {
	parts := []string{a.say.T("report-swot-pairs-source")}
	if left := len(a.pub.SWOT.Pairs) - shown; left > 0 {
		parts = append(parts, a.say.N("report-swot-pairs-limit", left))
	}
	return bind(joinSentences(parts))
}

// candidateNote names the strongest links that nobody has rated yet.
func (a *author) candidateNote() string {
	var parts []string
	for _, p := range first(a.pub.SWOT.Candidates, mostCandidates) {
		parts = append(parts, a.say.T("report-swot-pair", "Inside", a.swotEntry(p.Internal), "Outside", a.swotEntry(p.External)))
	}
	if len(parts) == 0 {
		return ""
	}
	return a.say.T("report-swot-candidates", "Pairs", a.say.List(parts))
}
