package document

import (
	"math"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires/source"
)

// minutes reads what a room showed, agreed on and left open.
func (d *decoder) minutes(n *source.Node) assessment.Workshop {
	var w assessment.Workshop
	if !given(n) || !d.known(n, "day", "start", "votes", "agreed", "decisions", "open") {
		return w
	}
	w.Day, w.Start = d.date(n.Get("day")), d.clock(n.Get("start"))
	for _, item := range d.list(n.Get("votes"), "votes") {
		if d.known(item, "question", "at", "by", "counts", "dont-know") {
			w.Votes = append(w.Votes, d.vote(item))
		}
	}
	for _, item := range d.list(n.Get("agreed"), "agreed") {
		if d.known(item, "question", "level", "reason", "date") {
			w.Agreed = append(w.Agreed, d.agreed(item))
		}
	}
	lines := map[string]int{} // ids are shared: a point may move from one list to the other
	w.Decisions = d.pointList(n.Get("decisions"), "decisions", lines)
	w.Open = d.pointList(n.Get("open"), "open", lines)
	return w
}

// clock reads a time of day.
func (d *decoder) clock(n *source.Node) string {
	s := d.text(n)
	if s == "" {
		return ""
	}
	_, clock, ok := assessment.ReadBegin(s)
	if !ok || strings.Contains(s, " ") {
		d.add(n.Problemf("%q is not a time of day like 09:00", s))
	}
	return clock
}

func (d *decoder) vote(item *source.Node) assessment.Vote {
	before := len(d.problems)
	v := assessment.Vote{Question: d.required(item, "question"), At: d.required(item, "at")}
	v.Source = word(d, item.Get("by"), assessment.ParseVoteSource, assessment.VoteSources)
	for _, count := range d.list(item.Get("counts"), "counts") {
		n, _ := d.whole(count, "a count")
		v.Counts = append(v.Counts, n)
	}
	if n := item.Get("dont-know"); given(n) {
		v.DontKnow, _ = d.whole(n, "dont-know")
	}
	if err := v.Check(d.pack); err != nil && len(d.problems) == before {
		d.add(item.Problemf("%v", err))
	}
	return v
}

func (d *decoder) agreed(item *source.Node) assessment.AgreedLevel {
	before := len(d.problems)
	l := assessment.AgreedLevel{Question: d.required(item, "question"), Reason: d.text(item.Get("reason")), Date: d.date(item.Get("date"))}
	if n := item.Get("level"); given(n) {
		f, ok := n.Plain().(float64)
		if !ok || f != math.Trunc(f) || f < 1 || f > people {
			d.add(n.Problemf("level must be a whole number from 1"))
			return l
		}
		l.Level = int(f)
	}
	if err := l.Check(d.pack); err != nil && len(d.problems) == before {
		d.add(item.Problemf("%v", err))
	}
	return l
}

func (d *decoder) pointList(n *source.Node, what string, lines map[string]int) []assessment.Point {
	var list []assessment.Point
	for _, item := range d.list(n, what) {
		if !d.known(item, "id", "text", "owner", "due", "about", "done") {
			continue
		}
		before := len(d.problems)
		pt := assessment.Point{
			ID: d.id(item), Text: d.required(item, "text"), Owner: d.text(item.Get("owner")),
			Due: d.date(item.Get("due")), About: d.text(item.Get("about")), Done: d.yesNo(item.Get("done")),
		}
		d.unique(item, pt.ID, "point", lines)
		if err := pt.Check(d.pack); err != nil && len(d.problems) == before {
			d.add(item.Problemf("%v", err))
		}
		list = append(list, pt)
	}
	return list
}

// minutes writes a workshop; nil for an empty one.
func (enc encoder) minutes(w *assessment.Workshop) (*source.Node, error) {
	if err := w.Check(enc.pack); err != nil {
		return nil, err
	}
	var f fields
	f.text("day", w.Day)
	f.text("start", w.Start)
	votes, agreed := source.ListNode(), source.ListNode()
	for _, v := range w.Votes {
		votes.Items = append(votes.Items, encodeVote(v))
	}
	for _, l := range w.Agreed {
		var a fields
		a.text("question", l.Question)
		a.pairs = append(a.pairs, source.P("level", l.Level))
		a.text("reason", l.Reason)
		a.text("date", l.Date)
		agreed.Items = append(agreed.Items, a.asMap())
	}
	f.node("votes", votes)
	f.node("agreed", agreed)
	f.node("decisions", encodePoints(w.Decisions))
	f.node("open", encodePoints(w.Open))
	return f.asMap(), nil
}

func encodeVote(v assessment.Vote) *source.Node {
	var f fields
	f.text("question", v.Question)
	f.text("at", v.At)
	if v.Source != assessment.VoteHands {
		f.text("by", v.Source.String())
	}
	counts := source.ListNode()
	for _, n := range v.Counts {
		counts.Items = append(counts.Items, source.FromPlain(n))
	}
	f.node("counts", counts)
	if v.DontKnow > 0 {
		f.pairs = append(f.pairs, source.P("dont-know", v.DontKnow))
	}
	return f.asMap()
}

func encodePoints(points []assessment.Point) *source.Node {
	list := source.ListNode()
	for _, pt := range points {
		var f fields
		f.text("id", pt.ID)
		f.text("text", pt.Text)
		f.text("owner", pt.Owner)
		f.text("due", pt.Due)
		f.text("about", pt.About)
		if pt.Done {
			f.pairs = append(f.pairs, source.P("done", true))
		}
		list.Items = append(list.Items, f.asMap())
	}
	return list
}
