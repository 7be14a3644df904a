package pdfcheck

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/report"
	"lotse/report/typeset"
	"lotse/templates/locale"
)

// checkPlan looks for priorities, person-days, stages with their capacity, and drivers.
func (c *claims) checkPlan() {
	c.t.Helper()
	if len(c.results.Recommendations) == 0 {
		return
	}
	for _, r := range c.results.Recommendations {
		title := c.title(r.ID)
		row := c.rowOf("tab-roadmap", title)
		if row == nil {
			c.t.Errorf("%s is not in the roadmap", r.ID)
			continue
		}
		if row[3] != c.days(r.PersonDays) {
			c.t.Errorf("%s: %v person-days, printed %q", r.ID, r.PersonDays, row[3])
		}
		if !r.Own {
			c.want(assessment.Known(r.Inherited), 1, row[4], "priority of "+r.ID)
		}
	}
	c.checkStages()
	c.checkCards()
}

// title is a recommendation's, in the words of whoever had the last one.
func (c *claims) title(id string) string {
	if r := c.plan.Recommendation(id); r != nil && r.Rule != nil {
		return r.Rule.Title.In(c.doc.Lang)
	}
	return id
}

// rowOf is the cells of the row with a recommendation; a remark may follow its title.
func (c *claims) rowOf(table, title string) []string {
	if t := c.table(table); t != nil {
		for _, r := range t.Rows {
			if cells := cells(r); len(cells) > 1 && (bare(cells[1]) == bare(title) || strings.HasPrefix(bare(cells[1]), bare(title+" ("))) {
				return cells
			}
		}
	}
	return nil
}

// days are person-days as tables print them: without decimals where there are none.
func (c *claims) days(n float64) string {
	if locale.Round(n, 1) == locale.Round(n, 0) {
		return c.say.Number(n, 0)
	}
	return c.say.Number(n, 1)
}

// checkStages adds up each stage's person-days and looks for the sum, the number of
// recommendations and the capacity.
func (c *claims) checkStages() {
	c.t.Helper()
	table := c.table("tab-capacity")
	if table == nil {
		if len(c.results.Recommendations) > 1 {
			c.t.Errorf("no table of stages for %d recommendations", len(c.results.Recommendations))
		}
		return
	}
	count, days := map[int]int{}, map[int]float64{}
	for _, r := range c.results.Recommendations {
		count[r.Wave]++
		days[r.Wave] += r.PersonDays
	}
	for wave, n := range count {
		row := c.row("tab-capacity", c.say.T("report-wave-"+strconv.Itoa(wave)))
		if row == nil {
			c.t.Errorf("stage %d is not in the table of stages", wave)
			continue
		}
		if row[1] != strconv.Itoa(n) || row[2] != c.days(days[wave]) {
			c.t.Errorf("stage %d: %d recommendations with %v person-days, printed %q", wave, n, days[wave], row)
		}
		if wave <= len(c.results.Plan.Capacity) && row[3] != c.days(c.results.Plan.Capacity[wave-1]) {
			c.t.Errorf("stage %d: capacity %v, printed %q", wave, c.results.Plan.Capacity[wave-1], row)
		}
	}
}

// checkCards looks for each driver's value and limit on its recommendation's card, in
// the order of the results, and for drivers that the results do not have.
func (c *claims) checkCards() {
	c.t.Helper()
	cards := map[string]report.Card{}
	c.blocks(func(b report.Block) {
		if card, ok := b.(report.Card); ok {
			cards[strings.TrimPrefix(card.ID, "rec-")] = card
		}
	})
	for _, id := range c.results.Plan.Main {
		card, ok := cards[id]
		if !ok {
			c.t.Errorf("%s has no card", id)
			continue
		}
		var want []string
		at := slices.IndexFunc(c.results.Recommendations, func(r assessment.RecommendationResult) bool { return r.ID == id })
		for _, d := range c.results.Recommendations[at].Drivers {
			if d.Metric != "always" && d.Value.Known && !c.pub.Withheld[d.Metric] {
				want = append(want, c.driver(d))
			}
		}
		var got []string
		for _, d := range card.Drivers {
			got = append(got, bare(d.Value+"|"+d.Limit))
		}
		if !slices.Equal(got, want) {
			c.t.Errorf("%s: drivers %q, printed %q", id, want, got)
		}
	}
}

// driver is a driver's value and limit in words.
func (c *claims) driver(d assessment.DriverResult) string {
	m, _ := c.pub.Pack.Metric(d.Metric)
	value := c.say.Metric(d.Value.Value, m.Unit)
	switch {
	case math.IsInf(d.Value.Value, 0):
		value = c.pub.Pack.Label("util-no-time").In(c.doc.Lang)
	case m.Boolean && d.Value.Value != 0:
		value = c.say.T("report-yes")
	case m.Boolean:
		value = c.say.T("report-no")
	}
	return bare(value + "|" + c.say.Limit(d.Op, d.Threshold, m.Unit))
}

// checkCurated looks whether the consultant's own recommendations are there, and what
// she holds back is not.
func (c *claims) checkCurated() {
	c.t.Helper()
	pages := bare(reading(c.texts))
	for _, r := range c.plan.Held {
		title := r.Rule.Title.In(c.doc.Lang)
		if c.rowOf("tab-roadmap", title) != nil {
			c.t.Errorf("held back, but in the roadmap: %s", r.ID)
		}
		c.blocks(func(b report.Block) {
			if card, ok := b.(report.Card); ok && card.ID == "rec-"+r.ID {
				c.t.Errorf("held back, but on a card: %s", r.ID)
			}
		})
		reason := bare(typeset.Clean(r.Decision.Reason.In(c.doc.Lang), c.face))
		if printed := strings.Contains(pages, reason); reason != "" && printed != r.Decision.Print {
			c.t.Errorf("%s is held back, its reason to be printed: %v, printed: %v", r.ID, r.Decision.Print, printed)
		}
	}
	for _, r := range c.results.Recommendations {
		if title := c.title(r.ID); r.Own && !strings.Contains(pages, bare(typeset.Clean(title, c.face))) {
			c.t.Errorf("her own recommendation is not on the pages: %s", title)
		}
	}
}

// checkAgreed looks for the spread of every vote that may be shown, and for the levels
// agreed on.
func (c *claims) checkAgreed() {
	c.t.Helper()
	w := c.results.Workshop
	if w == nil || len(w.Levels) == 0 {
		return
	}
	table := c.table("tab-agreed")
	if table == nil || len(table.Rows) != len(w.Levels) {
		c.t.Errorf("%d questions of the workshop have no table of as many rows", len(w.Levels))
		return
	}
	for i, l := range w.Levels {
		row, hidden := cells(table.Rows[i]), 0
		for _, v := range l.Votes {
			if v.Counts == nil {
				hidden++
			}
			c.want(v.Mean, 1, row[1], "mean of the votes on "+l.Question)
			if v.Agreement.Known && len(v.Middle) == 2 && v.Middle[0] > v.Middle[1] {
				c.t.Errorf("the middle half of %s runs from %v", l.Question, v.Middle)
			}
			for j, n := range v.Middle {
				if v.Counts != nil && !strings.Contains(row[1], strconv.Itoa(n)) {
					c.t.Errorf("%s: end %d of the middle half is %d, printed %q", l.Question, j, n, row[1])
				}
			}
		}
		how := c.say.T("report-agreed-vote-hidden", "How", "")
		if got := strings.Count(bare(row[1]), bare(how)); got != hidden {
			c.t.Errorf("%s: %d votes may not be shown, printed %d in %q", l.Question, hidden, got, row[1])
		}
		level := ""
		if n := len(l.Agreed); n > 0 {
			level = strconv.Itoa(l.Agreed[n-1].Level)
		}
		if strings.Trim(row[2], "–") != level {
			c.t.Errorf("%s: agreed on %q, printed %q", l.Question, level, row[2])
		}
	}
}
