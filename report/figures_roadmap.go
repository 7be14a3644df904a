package report

import (
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/report/figure"
)

// roadStages are the stages that the figure shows; what comes later stands below.
const roadStages = 3

// roadRoom is the height in mm that a page has for the figure below the chapter's
// head, its key sentence and what follows it.
const roadRoom = 182.0

// A roadCourse sorts the recommendations of the first stages into bands.
type roadCourse struct {
	recs  map[string]*assessment.Recommendation // by id
	order []*assessment.Recommendation          // by number
	heads []string                              // foundations with a band of their own
}

// showsRoadmap reports whether there is more than one step to draw.
func (a *author) showsRoadmap() bool { return len(a.course().order) > 1 }

// course collects what the figure shows.
func (a *author) course() *roadCourse {
	c := &roadCourse{recs: map[string]*assessment.Recommendation{}}
	for wave := 1; wave <= roadStages; wave++ {
		for _, r := range a.inWave(wave) {
			c.recs[r.ID] = r
			c.order = append(c.order, r)
		}
	}
	slices.SortStableFunc(c.order, func(x, y *assessment.Recommendation) int { return x.Number - y.Number })
	for _, r := range c.order {
		if r.Rule.Foundation && (c.latest(r.ID) == "" || c.needed(r.ID)) {
			c.heads = append(c.heads, r.ID)
		}
	}
	return c
}

// before is everything that must be done before a recommendation, itself left out.
func (c *roadCourse) before(id string) map[string]bool {
	found := map[string]bool{}
	var walk func(string)
	walk = func(id string) {
		r := c.recs[id]
		if r == nil {
			return
		}
		for _, d := range r.After {
			if c.recs[d] != nil && !found[d] {
				found[d] = true
				walk(d)
			}
		}
	}
	walk(id)
	delete(found, id)
	return found
}

// latest is the latest foundation that a recommendation needs; "" for none.
func (c *roadCourse) latest(id string) string {
	last := ""
	for d := range c.before(id) {
		if c.recs[d].Rule.Foundation && (last == "" || c.recs[d].Number > c.recs[last].Number) {
			last = d
		}
	}
	return last
}

// needed reports whether a foundation is the latest one of any other.
func (c *roadCourse) needed(id string) bool {
	return slices.ContainsFunc(c.order, func(r *assessment.Recommendation) bool { return c.latest(r.ID) == id })
}

// home is the foundation in whose band a recommendation lies; "" for none.
func (c *roadCourse) home(id string) string {
	if slices.Contains(c.heads, id) {
		return id
	}
	return c.latest(id)
}

// direct are the dependencies that nothing else implies: not the band's
// foundation, nor what that or another dependency needs itself.
func (c *roadCourse) direct(r *assessment.Recommendation) []string {
	implied := map[string]bool{}
	if home := c.home(r.ID); home != r.ID && home != "" {
		implied = c.before(home)
		implied[home] = true
	}
	for _, d := range r.After {
		for e := range c.before(d) {
			implied[e] = true
		}
	}
	var ids []string
	for _, d := range r.After {
		if c.recs[d] != nil && !implied[d] {
			ids = append(ids, d)
		}
	}
	return ids
}

// arrow reports whether the figure can draw an arrow: inside a band, in one
// stage or to the next.
func (c *roadCourse) arrow(from, to string) bool {
	f, t := c.recs[from], c.recs[to]
	return c.home(from) == c.home(to) && t.Wave-f.Wave >= 0 && t.Wave-f.Wave <= 1
}

// roadmapFigure shows order, load and dependence.
func (a *author) roadmapFigure() Figure {
	r := a.roadmapCards()
	return Figure{
		ID: "fig-roadmap", Number: a.figureNumber(), Caption: a.figureTitle("fig-roadmap"),
		Read: plain(a.figureRead("fig-roadmap")), Source: a.roadmapNote(), Alt: a.roadmapAlt(), Height: r.Height(), Draw: r.Draw,
	}
}

func (a *author) roadmapCards() figure.Roadmap {
	c := a.course()
	r := figure.Roadmap{
		Room:  roadRoom,
		After: a.say.T("report-roadmapfigure-after"),
		Legend: figure.RoadLegend{
			Foundation: capital(a.say.T("report-foundation")), Immediate: capital(a.say.T("report-immediate")),
			Days:  bind(a.say.T("report-roadmapfigure-days", "Days", "4")),
			After: bind(a.say.T("report-roadmapfigure-legend", "Number", 3)),
		},
	}
	for wave := 1; wave <= roadStages; wave++ {
		r.Columns = append(r.Columns, a.roadColumn(wave))
	}
	for _, head := range append(slices.Clone(c.heads), "") {
		if band, found := a.roadBand(c, head); found {
			r.Bands = append(r.Bands, band)
		}
	}
	for _, to := range c.order {
		for _, from := range c.direct(to) {
			if c.arrow(from, to.ID) {
				r.Links = append(r.Links, figure.RoadLink{From: c.recs[from].Number, To: to.Number})
			}
		}
	}
	for i, head := range c.heads {
		if i == 0 || c.before(head)[c.heads[0]] {
			r.Spine = append(r.Spine, c.recs[head].Number)
		}
	}
	return r
}

// roadColumn is a stage with its load.
func (a *author) roadColumn(wave int) figure.RoadColumn {
	col := figure.RoadColumn{Name: capital(a.wave(wave)), Days: a.plan.DaysByWave[wave]}
	for _, r := range a.inWave(wave) {
		col.Outside += r.EffortPD
	}
	col.Outside = max(0, col.Outside-col.Days)
	days := a.days(col.Days)
	switch {
	case wave > len(a.plan.Capacity):
		col.Load = a.say.PersonDays(col.Days)
	case wave == 1:
		col.Capacity = a.plan.Capacity[0]
		col.Load = bind(a.say.N("report-roadmapfigure-load-first", pluralOf(col.Capacity), "Days", days, "Capacity", a.days(col.Capacity)))
	default:
		col.Capacity = a.plan.Capacity[wave-1]
		col.Load = bind(a.say.T("report-roadmapfigure-load", "Days", days, "Capacity", a.days(col.Capacity)))
	}
	return col
}

// roadBand holds the cards of a foundation, or those that need none.
func (a *author) roadBand(c *roadCourse, head string) (band figure.RoadBand, found bool) {
	band.Cards = make([][]figure.RoadCard, roadStages)
	for _, r := range c.order {
		if c.home(r.ID) != head {
			continue
		}
		found = true
		cards := &band.Cards[r.Wave-1]
		card := a.roadCard(c, r)
		if card.Foundation { // foundations first, then by number
			i := 0
			for i < len(*cards) && (*cards)[i].Foundation {
				i++
			}
			*cards = slices.Insert(*cards, i, card)
			continue
		}
		*cards = append(*cards, card)
	}
	if head == "" && len(c.heads) > 0 {
		band.Note = a.say.T("report-roadmapfigure-free")
	}
	return band, found
}

func (a *author) roadCard(c *roadCourse, r *assessment.Recommendation) figure.RoadCard {
	card := figure.RoadCard{
		Number: r.Number, Title: r.Rule.Title.In(a.say.Lang()),
		Days:       bind(a.say.T("report-roadmapfigure-pd", "Days", a.days(r.EffortPD))),
		Foundation: r.Rule.Foundation, Immediate: r.Immediate && !r.Rule.Foundation,
	}
	spine := slices.Contains(c.heads, r.ID) // its first foundation is shown by the spine
	for _, d := range c.direct(r) {
		if !c.arrow(d, r.ID) && !(spine && d == c.heads[0]) {
			card.Needs = append(card.Needs, c.recs[d].Number)
		}
	}
	return card
}

// roadmapNote explains what is hatched and what comes later.
func (a *author) roadmapNote() string {
	outside, later, laterDays := 0.0, 0, 0.0
	for wave := 1; wave <= roadStages; wave++ {
		if wave <= len(a.plan.Capacity) {
			outside += a.roadColumn(wave).Outside
		}
	}
	for _, r := range a.inWave(roadStages + 1) {
		later++
		laterDays += r.EffortPD
	}
	var said []string
	if outside > 1e-9 {
		said = append(said, bind(a.say.T("report-roadmapfigure-outside", "Days", a.say.PersonDays(outside))))
	}
	if later > 0 {
		message := "report-roadmapfigure-later"
		if !a.has("rep-annex") {
			message = "report-roadmapfigure-later-apart"
		}
		said = append(said, bind(a.say.N(message, later, "Days", a.say.PersonDays(laterDays))))
	}
	return joinSentences(said)
}

// roadmapAlt says how much each stage holds and what everything begins with.
func (a *author) roadmapAlt() string {
	c := a.course()
	var stages []string
	for wave := 1; wave <= roadStages; wave++ {
		list, days := a.inWave(wave), 0.0
		for _, r := range list {
			days += r.EffortPD
		}
		stages = append(stages, bind(a.say.N("report-roadmapfigure-alt-stage", len(list), "Stage", a.wave(wave), "Days", a.say.PersonDays(days))))
	}
	alt := a.say.T("report-roadmapfigure-alt", "Title", a.figureTitle("fig-roadmap"), "Stages", strings.Join(stages, "; "))
	if len(c.heads) == 0 {
		return alt
	}
	return alt + " " + a.say.T("report-roadmapfigure-alt-first", "Recommendation", c.recs[c.heads[0]].Rule.Title.In(a.say.Lang()))
}
