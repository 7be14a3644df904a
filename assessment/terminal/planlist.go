package terminal

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"lotse/assessment"
)

// A planRow is a line of the list: a heading, or a recommendation.
type planRow struct {
	head    string // of a stage; then there is no recommendation
	id      string
	rec     *assessment.Recommendation // nil: its rule does not fire
	changes []assessment.Change
}

// list is what the screen lists: the stages with their recommendations, what is held
// back, and what does not fire.
func (c *curator) list() []planRow {
	changes := map[string][]assessment.Change{}
	for _, ch := range c.plan.Changes {
		if ch.Kind != assessment.ChangeScore && ch.Kind != assessment.ChangeLevel {
			changes[ch.ID] = append(changes[ch.ID], ch)
		}
	}
	var rows []planRow
	wave := 0
	for _, id := range c.plan.Print {
		r := c.plan.Recommendation(id)
		if r.Wave != wave {
			wave = r.Wave
			rows = append(rows, planRow{head: c.stageHead(wave)})
		}
		rows = append(rows, planRow{id: id, rec: r, changes: changes[id]})
	}
	head := func(key string) { rows = append(rows, planRow{head: c.say.T(key)}) }
	for i := range c.plan.Held {
		if i == 0 {
			head("plan-held")
		}
		r := &c.plan.Held[i]
		rows = append(rows, planRow{id: r.ID, rec: r, changes: changes[r.ID]})
	}
	quiet := c.quiet(changes)
	for i, id := range quiet {
		if i == 0 {
			head("plan-quiet")
		}
		rows = append(rows, planRow{id: id, changes: changes[id]})
	}
	return rows
}

// quiet are the recommendations that do not fire, but about which there is something
// to say: hers, or that they are gone.
func (c *curator) quiet(changes map[string][]assessment.Change) []string {
	var ids []string
	for _, d := range c.plan.Dormant {
		ids = append(ids, d.ID)
	}
	for _, ch := range c.plan.Changes {
		if ch.Kind == assessment.ChangeGone && !slices.Contains(ids, ch.ID) {
			ids = append(ids, ch.ID)
		}
	}
	return ids
}

func (c *curator) stageHead(wave int) string {
	head := c.words.Stage(wave)
	if wave <= len(c.plan.Capacity) {
		head += " · " + c.say.T("plan-room", "Days", c.days(c.plan.DaysByWave[wave]), "Capacity", c.days(c.plan.Capacity[wave-1]))
	}
	for _, w := range c.plan.Warnings {
		if w.Kind == assessment.WarnCapacity && w.Wave == wave {
			head = "! " + head
		}
	}
	return head
}

func (c *curator) days(n float64) string {
	return (&planPage{text: &text{Page: Page{Say: c.say}}}).days(n)
}

// step marks the next row with a recommendation in a direction, if there is one.
func (c *curator) step(by int) {
	for i := c.at + by; i >= 0 && i < len(c.rows); i += by {
		if c.rows[i].id != "" {
			c.at = i
			return
		}
	}
}

// toOpen marks the next recommendation that she has not decided on, or that changed.
func (c *curator) toOpen() {
	for n := 1; n <= len(c.rows); n++ {
		i := (c.at + n) % len(c.rows)
		r := c.rows[i]
		if r.id != "" && (len(r.changes) > 0 || r.rec != nil && !r.rec.Own && r.rec.Decision.Verdict == assessment.Undecided) {
			c.at = i
			return
		}
	}
	c.saved = c.say.T("plan-all-decided")
}

// key does what a key means in the list.
func (c *curator) key(key string) tea.Cmd {
	switch key {
	case "up":
		c.step(-1)
	case "down":
		c.step(1)
	case "pgup":
		for range 10 {
			c.step(-1)
		}
	case "pgdown":
		for range 10 {
			c.step(1)
		}
	case "home":
		c.at = 0
		c.step(1)
	case "end":
		c.at = len(c.rows)
		c.step(-1)
	case "tab":
		c.toOpen()
	case "q", "esc":
		return tea.Quit
	case "?":
		c.helps = true
	case "n":
		return c.newOwn()
	case "c":
		return c.editCapacity()
	case "o":
		c.card = c.overridesCard()
	case "s":
		c.save(c.job.Curation.See(c.pub, c.plan.Computed, c.job.Today))
	default:
		return c.rowKey(key)
	}
	return nil
}

// rowKey does what a key means for the marked recommendation.
func (c *curator) rowKey(key string) tea.Cmd {
	id := c.marked()
	if id == "" {
		return nil
	}
	own := c.job.Curation.OwnOne(id) != nil
	switch key {
	case "enter":
		c.card = c.newCard(id)
	case "space", " ":
		c.save(c.job.Curation.SeeOne(c.plan.Computed, id))
	case "a":
		c.decide(id, func(d *assessment.Decision) {
			d.Verdict = toggled(d.Verdict, assessment.Accept)
		})
	case "h":
		return c.holdBack(id)
	case "1", "2", "3", "4":
		c.decide(id, func(d *assessment.Decision) { d.Wave = int(key[0] - '0') })
	case "0":
		if !own { // hers has no other stage
			c.decide(id, func(d *assessment.Decision) { d.Wave = 0 })
		}
	case "alt+up", "-":
		c.save(c.job.Curation.Move(c.plan, id, -1))
	case "alt+down", "+":
		c.save(c.job.Curation.Move(c.plan, id, 1))
	case "delete":
		if own {
			c.save(c.job.Curation.DropOwn(id))
		}
	}
	return nil
}

// toggled takes a verdict back that is given already.
func toggled(now, wanted assessment.Verdict) assessment.Verdict {
	if now == wanted {
		return assessment.Undecided
	}
	return wanted
}

// holdBack asks for the reason; what is held back already is undecided again.
func (c *curator) holdBack(id string) tea.Cmd {
	if c.job.Curation.Decision(id).Verdict == assessment.HoldBack {
		c.decide(id, func(d *assessment.Decision) { d.Verdict = assessment.Undecided })
		return nil
	}
	d := c.job.Curation.Decision(id)
	return c.edit(c.say.T("plan-ask-reason", "Title", c.say.Quote(c.words.Title(id))), fieldLines, d.Reason.In(c.lang), nil, func(s string) string {
		if strings.TrimSpace(s) == "" {
			return c.say.T(assessment.FaultPlanReason)
		}
		c.decide(id, func(d *assessment.Decision) {
			d.Verdict, d.Reason = assessment.HoldBack, withWords(d.Reason, c.lang, s)
		})
		return c.wrong
	})
}

// rowLine is a row as it is shown: number, mark, title, and at the right what it takes.
func (c *curator) rowLine(r planRow, w int) string {
	if r.id == "" {
		return faintStyle.Render(strings.TrimRight(cell(r.head, w), " "))
	}
	if r.rec == nil {
		return "    " + c.mark(r) + " " + strings.TrimRight(cell(c.words.Title(r.id), w-6), " ")
	}
	number := "  "
	if r.rec.Number > 0 {
		number = fmt.Sprintf("%2d", r.rec.Number)
	}
	side := ""
	if r.rec.Inherited > 0 {
		side = c.say.Number(r.rec.Inherited, 1)
	}
	side = right(side, 5) + right(c.days(r.rec.EffortPD), 5)
	return " " + number + " " + c.mark(r) + " " + cell(c.words.Title(r.id), w-6-len(side)-1) + " " + side
}

// mark says in a sign what she decided, and that something changed.
func (c *curator) mark(r planRow) string {
	switch {
	case len(r.changes) > 0:
		return "*"
	case r.rec == nil:
		return "·"
	case r.rec.Decision.Verdict == assessment.HoldBack:
		return "–"
	case r.rec.Own:
		return "+"
	case r.rec.Decision.Verdict == assessment.Accept:
		return "✓"
	}
	return "○"
}

// about is what there is to say about the marked recommendation.
func (c *curator) about() string {
	if c.at >= len(c.rows) || c.rows[c.at].id == "" {
		return ""
	}
	r := c.rows[c.at]
	var parts []string
	for _, ch := range r.changes {
		parts = append(parts, "* "+c.words.Change(ch))
	}
	if r.rec != nil {
		parts = append(parts, r.rec.Rule.Owner.In(c.lang))
		parts = append(parts, c.words.Marks(r.rec)...)
		parts = append(parts, r.rec.Decision.Reason.In(c.lang))
	}
	for _, w := range c.plan.Warnings {
		if w.Kind == assessment.WarnOrder && w.ID == r.id {
			parts = append(parts, "! "+c.words.Warning(w))
		}
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " · ")
}
