package terminal

import (
	"fmt"
	"slices"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A verb is a line that is no answer: a colon and a word, or its sign. do gets what
// stands behind the word.
type verb struct {
	name string // of the messages plain-word-… and plain-does-…; it is understood in every language
	sign string // the short form, "" for none
	args bool   // the sign may be followed by words
	on   func() bool
	do   func(words string)
}

func (t *plain) plainVerbs() []verb {
	asking := func() bool { return t.at != nil }
	verbs := []verb{
		{name: "back", sign: "<", do: func(string) { t.back() }},
		{name: "dk", sign: "?", on: asking, do: func(string) { t.state(assessment.DontKnow) }},
		{name: "na", sign: "-", on: asking, do: func(string) { t.state(assessment.NotApplicable) }},
		{name: "note", sign: "#", args: true, on: asking, do: t.note},
		{name: "evidence", on: asking, do: t.evidence},
		{name: "draft", on: asking, do: func(string) { t.take() }},
		{name: "clear", on: asking, do: func(string) { t.clear() }},
		{name: "goto", sign: "/", args: true, do: t.jump},
		{name: "status", sign: "=", do: func(string) { t.status() }},
		{name: "again", on: asking, do: func(string) { t.ask() }},
		{name: "help", do: func(string) { t.help() }},
		{name: "stop", sign: ".", do: func(string) { t.stop() }},
	}
	if t.iv.Meeting == nil {
		return verbs
	}
	return append(verbs, t.meetingVerbs()...)
}

func (t *plain) stop() { t.ended = true }

// command carries out a line that is no answer; !ok for an answer. A backslash makes
// an answer of anything.
func (t *plain) command(line string) (ok bool) {
	for i := range t.verbs {
		v := &t.verbs[i]
		if v.sign == "" || !strings.HasPrefix(line, v.sign) || !v.args && line != v.sign {
			continue
		}
		t.carryOut(v, strings.TrimSpace(strings.TrimPrefix(line, v.sign)))
		return true
	}
	rest, colon := strings.CutPrefix(line, ":")
	if !colon {
		return false
	}
	word, words, _ := strings.Cut(rest, " ")
	v := t.verb(strings.ToLower(word))
	if v == nil {
		t.tell("plain-unknown", "Word", line, "Help", ":"+t.say.T("plain-word-help"))
		return true
	}
	t.carryOut(v, strings.TrimSpace(words))
	return true
}

func (t *plain) carryOut(v *verb, words string) {
	if v.on != nil && !v.on() {
		t.tell("plain-not-here")
		return
	}
	v.do(words)
}

// verb finds a verb by its word or the beginning of it, nil if none or several fit.
func (t *plain) verb(word string) *verb {
	var fits []*verb
	for i := range t.verbs {
		v := &t.verbs[i]
		own := t.say.T("plain-word-" + v.name)
		if word == v.name || word == own {
			return v
		}
		if word != "" && (strings.HasPrefix(v.name, word) || strings.HasPrefix(own, word)) {
			fits = append(fits, v)
		}
	}
	if len(fits) != 1 {
		return nil
	}
	return fits[0]
}

// help says what can be typed.
func (t *plain) help() {
	t.tell("plain-help-answer")
	for i := range t.verbs {
		v := &t.verbs[i]
		if v.on != nil && !v.on() {
			continue
		}
		how := ":" + t.say.T("plain-word-"+v.name)
		if v.sign != "" {
			how += " " + t.say.T("plain-or", "Sign", v.sign)
		}
		t.print(how + ": " + t.say.T("plain-does-"+v.name))
	}
	t.tell("plain-help-escape")
}

func (t *plain) back() {
	id := ""
	if t.at != nil {
		id = t.at.ID
	}
	q, ok := t.iv.Flow.Before(id)
	if !ok {
		t.tell("plain-first")
		return
	}
	t.turn(q)
}

// state answers with a state and goes on.
func (t *plain) state(s assessment.State) {
	if t.put(s) {
		t.forward()
	}
}

// clear takes the answer back; the question is open again.
func (t *plain) clear() {
	before := t.iv.Flow.Answer(t.at.ID)
	if before.State == assessment.Missing {
		t.tell("plain-unchanged")
		return
	}
	t.iv.Flow.Set(t.at.ID, assessment.Answer{})
	if before.Note != "" || len(before.Evidence) > 0 {
		t.keepDraft(draft{Note: &before.Note, Evidence: before.Evidence})
	}
	t.save(before, assessment.Answer{})
}

// note sets the note on the answer; without words it goes.
func (t *plain) note(words string) {
	_, evidence := t.noted()
	t.annotate(words, evidence)
}

// evidence adds what the answer rests on; without words all of it goes.
func (t *plain) evidence(words string) {
	note, evidence := t.noted()
	if words == "" {
		evidence = nil
	} else {
		evidence = append(slices.Clone(evidence), words)
	}
	t.annotate(note, evidence)
}

// noted are the note and the evidence of the answer, or those that wait for one.
func (t *plain) noted() (note string, evidence []string) {
	a := t.iv.Flow.Answer(t.at.ID)
	if d := t.kept[t.at.ID]; d.Note != nil {
		return *d.Note, d.Evidence
	}
	return a.Note, a.Evidence
}

// annotate saves both with the answer; without one they wait for it.
func (t *plain) annotate(note string, evidence []string) {
	before := t.iv.Flow.Answer(t.at.ID)
	a, ok := t.iv.Flow.Annotate(t.at.ID, note, evidence)
	if ok {
		t.save(before, a)
		return
	}
	d := t.kept[t.at.ID]
	d.Note, d.Evidence = &note, evidence
	if note == "" && len(evidence) == 0 {
		d.Note = nil
	}
	t.keepDraft(d)
	if d.Note != nil {
		t.tell("plain-waits")
	}
}

// mostFound is how many places a search lists: more would be read out for too long.
const mostFound = 20

// jump goes to the one question that words or an id name; of several one is chosen.
// Without words, the sections are listed.
func (t *plain) jump(words string) {
	var found []*questionnaires.Question
	var names []string
	want := strings.ToLower(words)
	for s, q := range t.iv.Flow.Questions() {
		section := oneLine(s.Title.In(t.lang))
		if words == "" {
			if len(found) == 0 || found[len(found)-1].Section != s {
				found, names = append(found, q), append(names, section)
			}
			continue
		}
		if q.ID == words {
			t.turn(q)
			return
		}
		if strings.Contains(strings.ToLower(section+" "+oneLine(q.Ask.In(t.lang))+" "+q.ID), want) {
			found, names = append(found, q), append(names, section+": "+t.question(q))
		}
	}
	if words != "" && len(found) > mostFound {
		t.tell("plain-many", "N", len(found))
		return
	}
	switch len(found) {
	case 0:
		t.tell("runner-filter-none")
	case 1:
		t.turn(found[0])
	default:
		if n := t.choose(append(names, t.say.T("plain-stay"))); n >= 1 && n <= len(found) {
			t.turn(found[n-1])
		}
	}
}

// status says how far it is, and the values so far where they may be seen.
func (t *plain) status() {
	for _, p := range t.iv.Flow.Progress() {
		t.tell("plain-progress", "Section", oneLine(p.Section.Title.In(t.lang)), "Done", p.Done, "All", p.All)
	}
	if t.iv.Scores == nil {
		return
	}
	for _, s := range t.iv.Scores() {
		value := "–"
		if s.Value.Known {
			value = t.say.Number(s.Value.Value, 1)
		}
		t.print(fmt.Sprintf("%s: %s", s.Name, value))
	}
}
