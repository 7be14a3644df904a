package desk

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/meetingwords"
	"lotse/assessment/web/form"
	"lotse/assessment/web/page"
	"lotse/questionnaires"
)

// A levelPage is one question in the workshop: what the survey says of it, what hands
// showed, and the level that the room settled on.
type levelPage struct {
	ID, Ask string
	Frozen  bool
	Survey  []string // what the survey says, line by line
	Options []levelOption
	Votes   []levelVote
	Back    bool     // the last vote was counted by hand and can be taken back
	Agreed  []string // what was agreed on, the last one last
	Level   string   // as the form holds it
	Reason  string
	DK      string
	Faults  []fault
	Hands   bool // a fault is among the hands: their form stands open
}

// Fault is what is wrong with a field.
func (p levelPage) Fault(field string) string { return wordsOf(p.Faults, field) }

// A levelOption is one level and the hands that were typed for it.
type levelOption struct {
	Value, Words, Hands string
}

// A levelVote is one vote in words.
type levelVote struct {
	When  string
	Lines []string
}

// votable is the question an address names, if hands can be shown on it.
func (s *scene) votable() (q *questionnaires.Question, levels int, err error) {
	q = s.pack.Question(s.R.PathValue("question"))
	levels, ok := assessment.Votable(q)
	if !ok {
		return nil, 0, page.ErrNotFound
	}
	return q, levels, nil
}

func (d *Desk) level(s *scene) error { return d.showLevel(s, nil) }

// showLevel shows the question; with faults, as its form was sent.
func (d *Desk) showLevel(s *scene, faults []fault) error {
	q, _, err := s.votable()
	if err != nil {
		return err
	}
	read, err := s.read()
	if err != nil {
		return err
	}
	pub, plan := read.Published, read.Plan
	r := &reader{s, pub, plan}
	p := levelPage{ID: q.ID, Ask: s.in(q.Ask), Frozen: s.round.State == assessment.RoundFrozen, Survey: meetingwords.Survey(s.Say, r.pub, q.ID, s.groupName), Faults: faults}
	for i, o := range q.Kind.Control(s.Say.Lang()).Options {
		value := strconv.Itoa(i + 1)
		p.Options = append(p.Options, levelOption{value, o.Label, s.Field("hands-" + value)})
	}
	p.DK, p.Reason, p.Level = s.Field("hands-dk"), s.Field("reason"), s.Field("level")
	for _, f := range faults {
		p.Hands = p.Hands || strings.HasPrefix(f.Field, "hands")
	}
	for _, l := range pub.Workshop.Levels {
		if l.Question == q.ID {
			p.outcome(r, l)
		}
	}
	f := s.frame("workshop", p.Ask)
	f.Back = &page.Link{To: s.url("workshop"), Words: s.Say.T("web-desk-tab-workshop")}
	status := http.StatusOK
	if len(faults) > 0 {
		f.Failed, f.Here, status = true, s.url("workshop/levels/"+q.ID), http.StatusUnprocessableEntity
	}
	return s.Show(status, "desk-level", f, s.view(p))
}

// outcome is what the room said and settled on.
func (p *levelPage) outcome(r *reader, l assessment.LevelOutcome) {
	for _, v := range l.Votes {
		p.Votes = append(p.Votes, levelVote{When: r.Say.T("web-desk-level-vote-"+v.Source.String(), "When", r.moment(v.At)), Lines: meetingwords.Hands(r.Say, v.Spread, v.Shown, r.pub.K)})
		p.Back = v.Source == assessment.VoteHands
	}
	for _, a := range l.Agreed {
		p.Agreed = append(p.Agreed, strings.TrimSpace(r.Say.T("web-desk-level-agreed", "Level", a.Level, "Date", r.day(a.Date))+" "+a.Reason))
	}
	if last, ok := l.Last(); ok && p.Level == "" {
		p.Level = strconv.Itoa(last.Level)
	}
}

// moment writes when hands were shown.
func (r *reader) moment(at string) string {
	t, err := time.Parse(time.DateTime, at)
	if err != nil {
		return at
	}
	return r.Say.Date(t) + ", " + t.Format("15:04")
}

// agree keeps the level the room settled on. What was agreed before is kept too.
func (d *Desk) agree(s *scene) error {
	q, levels, err := s.votable()
	if err != nil {
		return err
	}
	level, err := strconv.Atoi(s.Field("level"))
	if err != nil || level < 1 || level > levels {
		return d.showLevel(s, []fault{{"level", s.Say.T("web-desk-level-fault-none")}})
	}
	reason := form.Clean(s.Field("reason"))
	if len([]rune(reason)) > form.MaxNote {
		return d.showLevel(s, []fault{{"reason", s.Say.T("web-desk-workshop-fault-long", "Most", form.MaxNote)}})
	}
	agreed := assessment.AgreedLevel{Question: q.ID, Level: level, Reason: reason, Date: d.today().Format(time.DateOnly)}
	if err := d.record(s, func(w *assessment.Workshop) error { w.Agree(agreed); return nil }); err != nil {
		return err
	}
	return s.done("workshop/levels/"+q.ID, "level")
}

// mostHands bounds the hands for one level: no room is larger.
const mostHands = 10_000

// countHands adds a show of hands.
func (d *Desk) countHands(s *scene) error {
	q, levels, err := s.votable()
	if err != nil {
		return err
	}
	var faults []fault
	people := 0
	count := func(field string) int {
		typed := strings.TrimSpace(s.Field(field))
		if typed == "" {
			return 0
		}
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 || n > mostHands {
			faults = append(faults, fault{field, s.Say.T("web-desk-level-fault-hands")})
			return 0
		}
		people += n
		return n
	}
	v := assessment.Vote{Question: q.ID, At: d.clock(), Counts: make([]int, levels)}
	for i := range v.Counts {
		v.Counts[i] = count("hands-" + strconv.Itoa(i+1))
	}
	v.DontKnow = count("hands-dk")
	if people == 0 && len(faults) == 0 {
		faults = append(faults, fault{"hands-1", s.Say.T("web-desk-level-fault-nobody")})
	}
	if len(faults) > 0 {
		return d.showLevel(s, faults)
	}
	if err := d.record(s, func(w *assessment.Workshop) error { w.AddVote(v); return nil }); err != nil {
		return err
	}
	return s.done("workshop/levels/"+q.ID, "hands")
}

// lastVote is the moment of the last vote on a question if hands were counted by hand:
// what phones counted cannot be miscounted.
func lastVote(w *assessment.Workshop, question string) (at string, ok bool) {
	votes := w.VotesOn(question)
	if n := len(votes); n > 0 && votes[n-1].Source == assessment.VoteHands {
		return votes[n-1].At, true
	}
	return "", false
}

func (d *Desk) askTakeBack(s *scene) error {
	q, _, err := s.votable()
	if err != nil {
		return err
	}
	at, ok := lastVote(&s.round.Workshop, q.ID)
	if !ok {
		return page.ErrNotFound
	}
	path := "workshop/levels/" + q.ID
	return s.confirm(confirmation{Title: s.Say.T("web-desk-level-back-title"), Text: s.in(q.Ask), Action: path + "/back",
		Submit: s.Say.T("web-desk-level-back-do"), Back: path, Hidden: map[string]string{"at": at}})
}

// takeBack removes the last show of hands: it was miscounted. One that has come in
// between stays.
func (d *Desk) takeBack(s *scene) error {
	q, _, err := s.votable()
	if err != nil {
		return err
	}
	err = d.record(s, func(w *assessment.Workshop) error {
		if at, ok := lastVote(w, q.ID); !ok || at != s.Field("at") {
			return assessment.ErrPointChanged
		}
		w.TakeBackVote(q.ID)
		return nil
	})
	if errors.Is(err, assessment.ErrPointChanged) {
		return s.Go(s.url("workshop/levels/" + q.ID)) // it is gone already, or another one is last
	}
	if err != nil {
		return err
	}
	return s.done("workshop/levels/"+q.ID, "hands-back")
}
