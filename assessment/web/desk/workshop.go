package desk

import (
	"errors"
	"net/http"
	"strings"
	"time"

	"lotse/assessment"
	"lotse/assessment/meetingwords"
	"lotse/assessment/store"
	"lotse/report"
)

func (d *Desk) workshopRoutes(at atRoute) {
	at("GET", "/workshop", d.workshop)
	at("POST", "/workshop", d.beginWorkshop)
	at("GET", "/workshop/levels/{question}", d.level)
	at("POST", "/workshop/levels/{question}", d.agree)
	at("POST", "/workshop/levels/{question}/hands", d.countHands)
	at("GET", "/workshop/levels/{question}/hands", d.askTakeBack)
	at("POST", "/workshop/levels/{question}/back", d.takeBack)
	at("GET", "/workshop/points/{id}", d.point)
	at("POST", "/workshop/points/{id}", d.savePoint)
	at("POST", "/workshop/points/{id}/done", d.tickPoint)
	at("POST", "/workshop/points/{id}/settle", d.settlePoint)
	at("GET", "/workshop/points/{id}/remove", d.askRemovePoint)
	at("POST", "/workshop/points/{id}/remove", d.removePoint)
}

// A workshopPage is everything around the day on which the client's people sit together:
// when it is, what is talked about, the board, and what came of it.
type workshopPage struct {
	Frozen     bool
	Day, Start string // as the form holds them
	Faults     []fault
	When       string // in words; "" where nothing is known
	Intro      string // how long it takes; "" where the questionnaire has no workshop
	Board      boardLine
	Levels     []levelLine
	Areas      []levelArea // everything a level can be agreed on
	Decisions  []pointLine
	Open       []pointLine
}

// Fault is what is wrong with a field.
func (p workshopPage) Fault(field string) string { return wordsOf(p.Faults, field) }

// A boardLine is where the board stands.
type boardLine struct {
	URL, Screen, Code string // Code is "" while it is closed
}

// A levelLine is one question on which the room voted or agreed.
type levelLine struct {
	URL, Ask      string
	Survey, Votes string // "" for none
	Agreed        int    // 0 for none
	Reason        string
}

// A levelArea is the questions of one dimension.
type levelArea struct {
	Name  string
	Lines []levelLine
}

func (d *Desk) workshop(s *scene) error {
	p, err := d.workshopPage(s)
	if err != nil {
		return err
	}
	return s.show(http.StatusOK, "workshop", "workshop", s.Say.T("web-desk-tab-workshop"), p)
}

func (d *Desk) workshopPage(s *scene) (workshopPage, error) {
	read, err := s.read()
	if err != nil {
		return workshopPage{}, err
	}
	pub, plan := read.Published, read.Plan
	w := &s.round.Workshop
	p := workshopPage{Frozen: s.round.State == assessment.RoundFrozen, Day: w.Day, Start: w.Start, Decisions: s.pointLines(w.Decisions, false), Open: s.pointLines(w.Open, true)}
	if len(s.pack.Workshop) > 0 {
		agenda, err := report.PrepareWorkshop(pub, plan, report.WorkshopOptions{Lang: s.Say.Lang()})
		if err != nil {
			return p, err
		}
		p.When, p.Intro = agenda.When(), agenda.Intro()
	}
	if s.round == s.e.Latest() { // the board is of the latest round
		p.Board.URL, p.Board.Screen = s.url("board"), s.url("board/screen")
		board, err := d.db.Board(s.ctx(), s.e.ID, s.round.ID)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return p, err
		}
		p.Board.Code = board.Code
	}
	p.levels(&reader{s, pub, plan})
	return p, nil
}

// levels lists what was voted or agreed on, and everything that could be.
func (p *workshopPage) levels(r *reader) {
	for _, l := range r.pub.Workshop.Levels {
		line := r.levelLine(l.Question)
		if l.Survey.Known {
			line.Survey = r.Say.T("meeting-survey-short", "Score", r.Say.Number(l.Survey.Value, 1))
		}
		if n := len(l.Votes); n > 0 {
			line.Votes = meetingwords.Hands(r.Say, l.Votes[n-1].Spread, l.Votes[n-1].Shown, r.pub.K)[0]
		}
		if last, ok := l.Last(); ok {
			line.Agreed, line.Reason = last.Level, last.Reason
		}
		p.Levels = append(p.Levels, line)
	}
	at := map[string]int{}
	for _, sec := range r.pack.Sections {
		for _, q := range sec.Questions {
			if _, ok := assessment.Votable(q); !ok {
				continue
			}
			name := r.in(sec.Title)
			if dim := r.pack.Dimension(q.Dimension); dim != nil {
				name = r.in(dim.Name)
			}
			i, seen := at[name]
			if !seen {
				i = len(p.Areas)
				at[name] = i
				p.Areas = append(p.Areas, levelArea{Name: name})
			}
			p.Areas[i].Lines = append(p.Areas[i].Lines, r.levelLine(q.ID))
		}
	}
}

func (r *reader) levelLine(question string) levelLine {
	line := levelLine{URL: r.url("workshop/levels/" + question), Ask: question}
	if q := r.pack.Question(question); q != nil {
		line.Ask = r.in(q.Ask)
	}
	return line
}

// beginWorkshop keeps when the workshop is held: a day, a time, both or neither.
func (d *Desk) beginWorkshop(s *scene) error {
	day, start := strings.TrimSpace(s.Field("day")), strings.TrimSpace(s.Field("start"))
	var faults []fault
	readDay, ok := typedDay(day)
	if !ok {
		faults = append(faults, fault{"day", s.Say.T("web-desk-workshop-fault-day")})
	}
	clock := ""
	if start != "" {
		var words string
		if words, clock, ok = assessment.ReadBegin(start); !ok || words != "" {
			faults = append(faults, fault{"start", s.Say.T("web-desk-workshop-fault-start")})
		}
	}
	if len(faults) > 0 {
		p, err := d.workshopPage(s)
		if err != nil {
			return err
		}
		p.Faults, p.Day, p.Start = faults, day, start
		return s.fail("workshop", "workshop", s.Say.T("web-desk-tab-workshop"), p)
	}
	if err := d.record(s, func(w *assessment.Workshop) error {
		w.Day, w.Start = readDay, clock
		return nil
	}); err != nil {
		return err
	}
	return s.done("workshop", "workshop-begin")
}

// record changes what is kept of the round's workshop.
func (d *Desk) record(s *scene, change func(*assessment.Workshop) error) error {
	_, err := d.db.ChangeWorkshop(s.ctx(), s.e.ID, s.round.ID, store.AnyVersion, change)
	return err
}

// clock is the time of the room, as votes are kept.
func (d *Desk) clock() string { return d.today().Format(time.DateTime) }
