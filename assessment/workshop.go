package assessment

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"lotse/questionnaires"
)

// A Workshop is what the client's people showed, agreed on and left open when they
// sat together: the minutes of a round. It changes no score. Scores come from what
// people answered each for themselves, with all groups weighing alike; in a room
// those speak who are there, and the first to speak sway the others. So the level
// agreed on stands beside the survey's value and never in its place.
type Workshop struct {
	Day       string        // on which it is held, 2006-01-02; "" for not known
	Start     string        // when it begins on the room's clock, 15:04; "" for not known
	Votes     []Vote        // in the order they were taken; who votes again adds one
	Agreed    []AgreedLevel // in the order they were agreed on; the last one of a question holds
	Decisions []Point       // what else was agreed on
	Open      []Point       // the parking lot: what nobody could settle in time
}

// A Vote is one show of hands on a question that is answered in levels. It counts
// people and knows none of them.
type Vote struct {
	Question string
	At       string // when it ended, 2006-01-02 15:04:05 on the room's clock
	Source   VoteSource
	Counts   []int // people for each level, the lowest first
	DontKnow int
}

// An AgreedLevel is the level the room settled on, and why.
type AgreedLevel struct {
	Question string
	Level    int // from 1
	Reason   string
	Date     string // 2006-01-02
}

// A Point is one line of the minutes: something decided, or something left open.
type Point struct {
	ID    string // within the workshop; it stays when the words change
	Text  string
	Owner string // a person or a role; "" for nobody yet
	Due   string // 2006-01-02; "" for no date
	About string // the question or section it belongs to; "" for none
	Done  bool
}

// VoteSource says how people voted.
type VoteSource int

// The ways to vote.
const (
	VoteHands  VoteSource = iota // hands were raised and counted
	VotePhones                   // secretly, each on a device of their own
)

var voteSources = []string{VoteHands: "hands", VotePhones: "phones"}

// String returns the word documents use.
func (s VoteSource) String() string { return wordOf(voteSources, int(s)) }

// VoteSources lists the words of all ways to vote.
func VoteSources() []string { return append([]string{}, voteSources...) }

// ParseVoteSource returns the way to vote a word stands for.
func ParseVoteSource(s string) (VoteSource, bool) {
	i, ok := parseWord(voteSources, s)
	return VoteSource(i), ok
}

// Votable reports whether hands can be shown on a question, and on how many levels:
// it is answered with one of a row of sentences.
func Votable(q *questionnaires.Question) (levels int, ok bool) {
	if q == nil || q.Kind == nil {
		return 0, false
	}
	c := q.Kind.Control("")
	return len(c.Options), c.Form == questionnaires.FormLevels && len(c.Options) > 1
}

// Empty reports whether nothing was recorded.
func (w *Workshop) Empty() bool {
	return w.Day == "" && w.Start == "" && len(w.Votes)+len(w.Agreed)+len(w.Decisions)+len(w.Open) == 0
}

// VotesOn returns the shows of hands on a question, the first one first.
func (w *Workshop) VotesOn(question string) []Vote {
	return filter(w.Votes, func(v Vote) bool { return v.Question == question })
}

// AgreedOn returns what was agreed on a question, the last one last: that one holds.
func (w *Workshop) AgreedOn(question string) []AgreedLevel {
	return filter(w.Agreed, func(l AgreedLevel) bool { return l.Question == question })
}

// filter returns the elements that do, in a slice of their own.
func filter[T any](list []T, does func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if does(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// Check reports why a vote cannot be kept.
func (v Vote) Check(p *questionnaires.Pack) error {
	levels, ok := Votable(p.Question(v.Question))
	switch {
	case !ok:
		return fmt.Errorf("there is no question %q that is answered in levels", v.Question)
	case len(v.Counts) != levels:
		return fmt.Errorf("%d counts for the %d levels of %s", len(v.Counts), levels, v.Question)
	case v.Source.String() == "":
		return fmt.Errorf("unknown way to vote %d", v.Source)
	}
	if _, err := time.Parse(time.DateTime, v.At); err != nil {
		return fmt.Errorf("%q is not a time like 2026-11-02 09:40:00", v.At)
	}
	all := v.DontKnow
	for _, n := range append([]int{v.DontKnow}, v.Counts...) {
		if n < 0 || n > mostVotes {
			return fmt.Errorf("%d votes are not possible: 0 to %d are", n, mostVotes)
		}
		all += n
	}
	if all == 0 {
		return errors.New("nobody voted")
	}
	return nil
}

// mostVotes bounds the votes for one level: no room is larger.
const mostVotes = 100_000

// Check reports why an agreed level cannot be kept.
func (l AgreedLevel) Check(p *questionnaires.Pack) error {
	levels, ok := Votable(p.Question(l.Question))
	switch {
	case !ok:
		return fmt.Errorf("there is no question %q that is answered in levels", l.Question)
	case l.Level < 1 || l.Level > levels:
		return fmt.Errorf("%s has no level %d: 1 to %d are", l.Question, l.Level, levels)
	}
	return checkDay(l.Date)
}

// Check reports why a point cannot be kept.
func (pt Point) Check(p *questionnaires.Pack) error {
	switch {
	case pt.ID == "":
		return errors.New("a point needs an id")
	case pt.Text == "":
		return fmt.Errorf("the point %s says nothing", pt.ID)
	case pt.About != "" && p.Question(pt.About) == nil && p.Section(pt.About) == nil:
		return fmt.Errorf("there is no question or section %q", pt.About)
	case pt.Due == "":
		return nil
	}
	return checkDay(pt.Due)
}

func checkDay(day string) error {
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fmt.Errorf("%q is not a date like 2026-11-02", day)
	}
	return nil
}

// Check reports the first entry of the workshop that cannot be kept.
func (w *Workshop) Check(p *questionnaires.Pack) error {
	if err := w.checkBegin(); err != nil {
		return err
	}
	for i, v := range w.Votes {
		if err := v.Check(p); err != nil {
			return fmt.Errorf("vote %d: %w", i+1, err)
		}
	}
	for i, l := range w.Agreed {
		if err := l.Check(p); err != nil {
			return fmt.Errorf("agreed level %d: %w", i+1, err)
		}
	}
	seen := map[string]bool{}
	for _, pt := range slices.Concat(w.Decisions, w.Open) {
		if err := pt.Check(p); err != nil {
			return fmt.Errorf("point: %w", err)
		}
		if seen[pt.ID] {
			return fmt.Errorf("the point %s is there twice", pt.ID)
		}
		seen[pt.ID] = true
	}
	return nil
}

// NextID returns an id that no point of the workshop has.
func (w *Workshop) NextID() string {
	taken := map[string]bool{}
	for _, pt := range slices.Concat(w.Decisions, w.Open) {
		taken[pt.ID] = true
	}
	n := len(taken) + 1
	for taken["p"+strconv.Itoa(n)] {
		n++
	}
	return "p" + strconv.Itoa(n)
}
