package upgrade

import (
	"fmt"
	"maps"
	"slices"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Loss is something of an engagement that has no place in the new version.
type Loss struct {
	Round      string
	Respondent string // "": the workshop's facts, or people invited
	Group      string // of the respondent or the people invited
	Question   string // "": the respondent, or the people invited
	Path       []string
	Reason     Reason
}

// A Reason says why something is lost.
type Reason string

// The reasons.
const (
	ReasonGroup    Reason = "group"    // the group is gone
	ReasonQuestion Reason = "question" // the question is gone
	ReasonAudience Reason = "audience" // the question is not put to this group, or no longer answered in the workshop
	ReasonValue    Reason = "value"    // the answer, or the part of it that Path leads to, is not possible any more
	ReasonChapter  Reason = "chapter"  // the chapter that Path names has words of the consultant, and is gone
)

// Fit returns an engagement as it is with the new version of its pack, and what is
// lost on the way. The old one stays as it is.
func Fit(e *assessment.Engagement, old, new *questionnaires.Pack) (*assessment.Engagement, []Loss, error) {
	if old.ID != new.ID {
		return nil, nil, fmt.Errorf("the pack %s is not a version of %s", new.ID, old.ID)
	}
	if !slices.Contains(new.Languages, e.Language) {
		return nil, nil, fmt.Errorf("the new version of %s does not speak the language %s", new.ID, e.Language)
	}
	f := &fitting{old: old, new: new}
	next := *e
	next.Pack, next.Rounds = new.ID, make([]assessment.Round, len(e.Rounds))
	for i, r := range e.Rounds {
		f.round = r.ID
		next.Rounds[i] = r
		next.Rounds[i].Invited = f.invited(r.Invited)
		next.Rounds[i].Facts = f.answers(r.Facts, assessment.Respondent{})
		next.Rounds[i].Respondents = f.respondents(r.Respondents)
		next.Rounds[i].Workshop = f.workshop(r.Workshop)
	}
	next.Notes = f.notes(e.Notes)
	return &next, f.lost, nil
}

// fitting is one run of Fit.
type fitting struct {
	old, new *questionnaires.Pack
	round    string
	lost     []Loss
}

func (f *fitting) lose(who assessment.Respondent, question string, reason Reason, path ...string) {
	f.lost = append(f.lost, Loss{Round: f.round, Respondent: who.ID, Group: who.Group, Question: question, Path: path, Reason: reason})
}

// notes are the consultant's words for the chapters that are left.
func (f *fitting) notes(n assessment.Notes) assessment.Notes {
	f.round = ""
	for _, note := range n.List() {
		if !slices.ContainsFunc(f.new.Report.Chapters, func(c questionnaires.Chapter) bool { return c.ID == note.Chapter }) {
			f.lose(assessment.Respondent{}, "", ReasonChapter, "notes", note.Chapter, string(note.Place))
			n = n.With(note.Chapter, note.Place, note.Lang, "")
		}
	}
	return n
}

func (f *fitting) invited(people map[string]int) map[string]int {
	kept := maps.Clone(people)
	for _, group := range slices.Sorted(maps.Keys(people)) {
		if f.new.Group(group) == nil {
			f.lose(assessment.Respondent{Group: group}, "", ReasonGroup)
			delete(kept, group)
		}
	}
	return kept
}

func (f *fitting) respondents(people []assessment.Respondent) []assessment.Respondent {
	var kept []assessment.Respondent
	for _, who := range people {
		if f.new.Group(who.Group) == nil {
			f.lose(who, "", ReasonGroup)
			continue
		}
		who.Answers = f.answers(who.Answers, who)
		kept = append(kept, who)
	}
	return kept
}

// answers fits the answers of a respondent, or the facts if who has no id.
func (f *fitting) answers(answers map[string]assessment.Answer, who assessment.Respondent) map[string]assessment.Answer {
	kept := make(map[string]assessment.Answer, len(answers))
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		was, is := f.old.Question(id), f.new.Question(id)
		switch {
		case was == nil || is == nil:
			f.lose(who, id, ReasonQuestion)
		case who.ID == "" && survey(is), who.ID != "" && !(survey(is) && is.Asks(who.Group)):
			f.lose(who, id, ReasonAudience)
		default:
			if a, ok := f.answer(answers[id], was, is, who); ok {
				kept[id] = a
			}
		}
	}
	return kept
}

// answer reads an answer again, as the new version's question. What is wrong in it
// is cut out part by part, so that one column less does not cost a whole table.
func (f *fitting) answer(a assessment.Answer, was, is *questionnaires.Question, who assessment.Respondent) (assessment.Answer, bool) {
	if a.State != assessment.Given {
		return a, true
	}
	plain := was.Kind.Plain(a.Value)
	for {
		v, faults := is.Kind.Parse(plain)
		if len(faults) == 0 && v != nil {
			a.Value = v
			return a, true
		}
		rest, path, ok := cut(plain, faults)
		if !ok {
			f.lose(who, is.ID, ReasonValue)
			return a, false
		}
		f.lose(who, is.ID, ReasonValue, path...)
		plain = rest
	}
}

// cut takes the part of an answer out that the first fault is about, and says where
// it was; !ok if that is the whole answer.
func cut(plain any, faults questionnaires.Faults) (rest any, path []string, ok bool) {
	if len(faults) == 0 {
		return nil, nil, false
	}
	path = faults[0].Path
	if given, isWord := faults[0].Args["Given"].(string); isWord && len(path) == 0 {
		path = []string{given}
	}
	if list, isList := plain.([]any); isList && faults[0].Key == questionnaires.FaultTooMany && len(path) == 0 {
		return list[:len(list)-1], []string{nameOf(list[len(list)-1])}, true
	}
	rest, ok = without(plain, path)
	return rest, path, ok
}

// without returns plain data without what a path leads to. The data is not changed.
func without(plain any, path []string) (any, bool) {
	if len(path) == 0 {
		return nil, false
	}
	switch data := plain.(type) {
	case map[string]any:
		inner, there := data[path[0]]
		if !there {
			return nil, false
		}
		kept := maps.Clone(data)
		if rest, ok := without(inner, path[1:]); ok {
			kept[path[0]] = rest
		} else {
			delete(kept, path[0])
		}
		return kept, len(kept) > 0
	case []any:
		at := slices.IndexFunc(data, func(item any) bool { return nameOf(item) == path[0] })
		if at < 0 {
			return nil, false
		}
		kept := slices.Clone(data)
		if rest, ok := without(data[at], path[1:]); ok {
			kept[at] = rest
		} else {
			kept = slices.Delete(kept, at, at+1)
		}
		return kept, len(kept) > 0
	}
	return nil, false
}

// nameOf is the word that is an item of a list, or the id of the entry.
func nameOf(item any) string {
	if entry, ok := item.(map[string]any); ok {
		item = entry["id"]
	}
	name, _ := item.(string)
	return name
}
