package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"reflect"

	"lotse/assessment"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/store"
	"lotse/questionnaires"
)

// An Arrival is what one file says, whose answers they are, and what they change.
type Arrival struct {
	Who     string // the person; "" for what is answered once
	Group   string // the person's; "" for what is answered once
	New     bool   // the person is not there yet
	Changes []spreadsheet.Change
	Blank   int // questions left empty to which there is no answer either

	whole  bool                    // a whole questionnaire came back: who sent it has handed in
	chosen bool                    // the sign was made up here
	have   map[string]store.Stored // what was there when the arrival was made
}

// Saves counts the answers that are to be saved.
func (a *Arrival) Saves() (n int) {
	for _, c := range a.Changes {
		if c.Saves() {
			n++
		}
	}
	return n
}

// Given counts the answers that the file gives.
func (a *Arrival) Given() (n int) {
	for _, c := range a.Changes {
		if c.Sort == spreadsheet.ChangeNew || c.Sort == spreadsheet.ChangeOther || c.Sort == spreadsheet.ChangeSame {
			n++
		}
	}
	return n
}

// Replaces counts the questions to which the file gives another answer than the one that
// is there, or the same, or takes it back: not which, because in a confidential project
// to know what is the same is to know what somebody answered.
func (a *Arrival) Replaces() (n int) {
	for _, c := range a.Changes {
		if c.Sort == spreadsheet.ChangeOther || c.Sort == spreadsheet.ChangeSame || c.Sort == spreadsheet.ChangeTaken {
			n++
		}
	}
	return n
}

// Same reports whether two arrivals are answers of one person: one file came twice.
func (a *Arrival) Same(other *Arrival) bool {
	if a.Group == "" || other.Group == "" || !a.chosen || !other.chosen {
		return a.Who == other.Who // also: both are what is answered once
	}
	return a.Group == other.Group && alike(a.answers(), other.answers())
}

// Seen is a sign of what was there when the arrival was made: it is another one as soon
// as somebody changes one of the answers in the place of which the file's would stand. It
// is made of how often these were changed altogether, which only grows, so that nobody can
// try out what somebody answered, or which questions.
func (a *Arrival) Seen() string {
	who, changes := a.Who, int64(0)
	if a.chosen {
		who = "" // another one every time
	}
	for _, c := range a.Changes {
		if c.Sort != spreadsheet.ChangeKept {
			changes += a.have[c.Question.ID].Version
		}
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%q %q %t %d", who, a.Group, a.New, changes))
	return hex.EncodeToString(sum[:])
}

// answers are those that a new person gives.
func (a *Arrival) answers() map[string]assessment.Answer {
	answers := map[string]assessment.Answer{}
	for _, c := range a.Changes {
		if c.Saves() {
			answers[c.Question.ID] = c.New
		}
	}
	return answers
}

// before are the answers that were there.
func (a *Arrival) before() map[string]assessment.Answer {
	answers := map[string]assessment.Answer{}
	for id, stored := range a.have {
		answers[id] = stored.Answer
	}
	return answers
}

// compare lists what answers change, in the pack's order.
func (a *Arrival) compare(pack *questionnaires.Pack, answers map[string]assessment.Answer) {
	for _, s := range pack.Sections {
		for _, q := range s.Questions {
			answer, ok := answers[q.ID]
			if !ok {
				continue
			}
			old := a.have[q.ID].Answer
			c := spreadsheet.Change{Question: q, Old: old, New: answer, Sort: spreadsheet.ChangeOther}
			switch had := old.State != assessment.Missing; {
			case reflect.DeepEqual(old, answer):
				c.Sort = spreadsheet.ChangeSame
			case answer.State == assessment.Missing:
				c.Sort = spreadsheet.ChangeTaken
			case !had:
				c.Sort = spreadsheet.ChangeNew
			}
			a.Changes = append(a.Changes, c)
		}
	}
}

// batch is the arrival as the store takes it.
func (a *Arrival) batch() store.Batch {
	if a.New {
		return store.Batch{New: &assessment.Respondent{ID: a.Who, Group: a.Group, Finished: a.whole, Answers: a.answers()}}
	}
	b := store.Batch{Respondent: a.Who, Finished: a.whole}
	for _, c := range a.Changes {
		if c.Saves() {
			b.Puts = append(b.Puts, store.Put{Question: c.Question.ID, Answer: c.New, Version: a.have[c.Question.ID].Version})
		}
	}
	return b
}
