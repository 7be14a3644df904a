package terminal

import (
	"strings"
	"time"

	"lotse/assessment"
	"lotse/questionnaires"
)

// meetingVerbs are what a workshop has beside its questions.
func (t *plain) meetingVerbs() []verb {
	return []verb{
		{name: "agenda", do: func(string) { t.agenda() }},
		{name: "vote", do: t.vote},
		{name: "park", do: func(words string) { t.newPoint(words, (*assessment.Workshop).Park) }},
		{name: "decide", do: func(words string) { t.newPoint(words, (*assessment.Workshop).Decide) }},
		{name: "points", do: func(string) { t.points() }},
		{name: "agreed", do: func(string) { t.summary() }},
	}
}

func (t *plain) agenda() {
	for _, line := range t.agendaLines(t.iv.Meeting) {
		t.print(line)
	}
	if left := t.timeLeft(t.iv.Meeting); left != "" {
		t.print(left)
	}
}

// change changes the minutes; it reports whether they are saved.
func (t *plain) change(do func(*assessment.Workshop) error) bool {
	if err := t.iv.Meeting.Change(do); err != nil {
		t.tell("runner-not-saved", "Detail", err)
		return false
	}
	t.tell("plain-saved")
	return true
}

// minutes returns what was recorded so far; !ok where there is no workshop.
func (t *plain) minutes() (w assessment.Workshop, ok bool) {
	if t.iv.Meeting == nil {
		return w, false
	}
	w, err := t.iv.Meeting.Read()
	if err != nil {
		t.tell("plain-not-read", "Detail", err)
	}
	return w, err == nil
}

// vote takes a show of hands on a question: facts first, then how many for each
// level, then the level that all agree on, and why.
func (t *plain) vote(words string) {
	q := t.votable(words)
	if q == nil {
		return
	}
	t.print(oneLine(q.Ask.In(t.lang)))
	for _, line := range t.facts(t.iv.Meeting, q.ID) {
		t.print(line)
	}
	w, ok := t.minutes()
	if !ok {
		return
	}
	for _, v := range w.VotesOn(q.ID) {
		t.tell("plain-voted")
		for _, line := range t.spreadLines(t.iv.Meeting, v) {
			t.print(line)
		}
	}
	f := t.field(q.Kind)
	t.offers(f)
	v, ok := t.hands(q, len(f.control.Options))
	if !ok {
		return
	}
	if v.Check(t.pack) == nil {
		if !t.change(func(w *assessment.Workshop) error { w.AddVote(v); return nil }) {
			return
		}
		for _, line := range t.spreadLines(t.iv.Meeting, v) {
			t.print(line)
		}
	}
	t.agree(q, len(f.control.Options))
}

// votable finds the question to vote on by words or an id; without words, those worth
// a vote are offered.
func (t *plain) votable(words string) *questionnaires.Question {
	var found []*questionnaires.Question
	for _, q := range t.iv.Meeting.discussed() {
		if q.ID == words {
			return q
		}
		if strings.Contains(strings.ToLower(oneLine(q.Ask.In(t.lang))+" "+q.ID), strings.ToLower(words)) {
			found = append(found, q)
		}
	}
	switch {
	case len(found) == 0:
		t.tell("runner-filter-none")
		return nil
	case len(found) == 1:
		return found[0]
	}
	found = found[:min(len(found), mostFound)]
	names := make([]string, len(found))
	for i, q := range found {
		names[i] = oneLine(q.Ask.In(t.lang))
	}
	if n := t.choose(append(names, t.say.T("plain-stay"))); n >= 1 && n <= len(found) {
		return found[n-1]
	}
	return nil
}

// hands asks how many hands there are for each level; an empty line is none, a dot
// breaks off.
func (t *plain) hands(q *questionnaires.Question, levels int) (v assessment.Vote, ok bool) {
	v = assessment.Vote{Question: q.ID, Counts: make([]int, levels)}
	for i := range levels + 1 {
		for {
			if i < levels {
				t.tell("plain-hands", "Level", i+1)
			} else {
				t.tell("plain-hands-dk")
			}
			line, ok := t.read()
			if !ok || line == "." {
				return v, false
			}
			n := number(line)
			if line == "" {
				n = 0
			}
			if n < 0 {
				t.tell("fault-whole", "Given", line)
				continue
			}
			if i < levels {
				v.Counts[i] = n
			} else {
				v.DontKnow = n
			}
			break
		}
	}
	v.At = t.iv.Meeting.Now().Format(time.DateTime)
	return v, true
}

// agree asks for the level that all agree on and the reason; both are kept with what
// was agreed before.
func (t *plain) agree(q *questionnaires.Question, levels int) {
	for {
		t.tell("plain-agree", "Most", levels)
		line, ok := t.read()
		if !ok || line == "" || line == "." {
			return
		}
		n := number(line)
		if n < 1 || n > levels {
			t.tell("plain-one", "Most", levels)
			continue
		}
		t.tell("plain-reason")
		reason, ok := t.read()
		if !ok {
			reason = ""
		}
		l := assessment.AgreedLevel{Question: q.ID, Level: n, Reason: reason, Date: t.iv.Meeting.today()}
		if t.change(func(w *assessment.Workshop) error { w.Agree(l); return nil }) {
			t.print(t.agreedLine(q, l))
		}
		return
	}
}

// newPoint takes a point with its owner and date, about the section it was raised in.
func (t *plain) newPoint(words string, add func(*assessment.Workshop, assessment.Point) string) {
	p := assessment.Point{Text: words}
	if t.at != nil {
		p.About = t.at.Section.ID
	}
	if p, ok := t.pointFields(p, words == ""); ok && p.Text != "" {
		t.change(func(w *assessment.Workshop) error { add(w, p); return nil })
	}
}

// pointFields asks for what a point says, who takes care of it and by when. An empty
// line leaves a field as it is. At the end of input what was said counts.
func (t *plain) pointFields(p assessment.Point, text bool) (assessment.Point, bool) {
	if text {
		if line, ok := t.fieldLine("plain-point-text", p.Text); ok && line != "" {
			p.Text = line
		}
	}
	if line, ok := t.fieldLine("plain-point-owner", p.Owner); ok && line != "" {
		p.Owner = cleared(line)
	}
	for {
		line, ok := t.fieldLine("plain-point-due", p.Due)
		if !ok || line == "" {
			return p, true
		}
		if line = cleared(line); line == "" {
			p.Due = ""
			return p, true
		}
		if day, ok := questionnaires.ReadDay(line); ok {
			p.Due = string(day)
			return p, true
		}
		t.tell(questionnaires.FaultDate, "Given", line)
	}
}

// cleared is a line, where a hyphen empties the field.
func cleared(line string) string {
	if line == "-" {
		return ""
	}
	return line
}

func (t *plain) fieldLine(key, now string) (string, bool) {
	if now != "" {
		t.tell("plain-so-far", "Answer", now)
	}
	t.tell(key)
	return t.read()
}

// points lists all points; one is changed, done, removed or decided.
func (t *plain) points() {
	for {
		w, ok := t.minutes()
		if !ok {
			return
		}
		points, lines := t.pointsOf(&w)
		if len(points) == 0 {
			t.tell("meeting-no-points")
			return
		}
		for _, line := range lines {
			t.print(line)
		}
		t.tell("plain-points")
		line, ok := t.read()
		if !ok || line == "" || line == "." {
			return
		}
		sign := line[len(line)-1:]
		n := number(strings.TrimRight(line, "+-!"))
		if n < 1 || n > len(points) {
			t.tell("plain-choose", "Most", len(points))
			continue
		}
		t.changePoint(points[n-1], sign)
	}
}

// changePoint carries out what stands behind the number of a point.
func (t *plain) changePoint(p assessment.Point, sign string) {
	is := p
	switch sign {
	case "+":
		is.Done = !p.Done
	case "-":
		is.Text = ""
	case "!":
		t.change(func(w *assessment.Workshop) error { return w.Settle(p) })
		return
	default:
		is, _ = t.pointFields(p, true)
	}
	t.change(func(w *assessment.Workshop) error { return w.ChangePoint(p, is) })
}

// summary is what was agreed on and what is open.
func (t *plain) summary() {
	if w, ok := t.minutes(); ok {
		for _, line := range t.agreedLines(&w) {
			t.print(line)
		}
	}
}
