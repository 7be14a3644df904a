package spreadsheet

import (
	"reflect"
	"strconv"
	"strings"

	"lotse/assessment"
	"lotse/questionnaires"
)

// A Change is what a form would do to one answer.
type Change struct {
	Question *questionnaires.Question
	Sort     ChangeSort
	Old, New assessment.Answer
}

// A ChangeSort says what happens to an answer.
type ChangeSort string

// The sorts of changes.
const (
	ChangeNew   ChangeSort = "new"
	ChangeOther ChangeSort = "changed"
	ChangeSame  ChangeSort = "same"
	ChangeKept  ChangeSort = "kept"  // blank in the form; what is there stays
	ChangeTaken ChangeSort = "taken" // blank in the form; the answer is taken back
)

// Changes compares a form with the answers there are, question by question in the
// form's order: the preview of an import. A blank question changes nothing unless
// takeBack is set; then it takes the answer back. What a form does not show, such
// as evidence and the words in other languages, stays where the answer is the same.
func (f *Filled) Changes(have map[string]assessment.Answer, takeBack bool) []Change {
	var list []Change
	for _, k := range f.keys {
		sort, id, _, _ := k.parse()
		if sort != lineQuestion {
			continue
		}
		old, had := have[id]
		answer, given := f.Answers[id]
		c := Change{Question: f.pack.Question(id), Old: old, New: answer, Sort: ChangeNew}
		switch {
		case !given && !had:
			continue
		case !given && takeBack:
			c.Sort = ChangeTaken
		case !given:
			c.Sort, c.New = ChangeKept, old
		case had:
			c.New, c.Sort = merged(old, answer, f.Language), ChangeOther
			if reflect.DeepEqual(c.New, old) {
				c.Sort = ChangeSame
			}
		}
		list = append(list, c)
	}
	return list
}

// Saves reports whether the change is one: something has to be saved.
func (c Change) Saves() bool {
	return c.Sort == ChangeNew || c.Sort == ChangeOther || c.Sort == ChangeTaken
}

// merged is the new answer with what the form could not show of the old one.
func merged(old, answer assessment.Answer, lang string) assessment.Answer {
	answer.Evidence = old.Evidence
	if strings.TrimSpace(clean(old.Note)) == answer.Note {
		answer.Note = old.Note
	}
	if answer.State == assessment.Given {
		answer.Value = mergedValue(old.Value, answer.Value, lang)
	}
	return answer
}

func mergedValue(old, value questionnaires.Value, lang string) questionnaires.Value {
	switch value := value.(type) {
	case questionnaires.Number:
		// Spreadsheets keep 15 digits of a number.
		if old, ok := old.(questionnaires.Number); ok && strconv.FormatFloat(float64(old), 'g', 15, 64) == strconv.FormatFloat(float64(value), 'g', 15, 64) {
			return old
		}
	case questionnaires.Text:
		if old, ok := old.(questionnaires.Text); ok {
			return mergedText(old, value, lang)
		}
	case questionnaires.Entries:
		before := map[string]questionnaires.Entry{}
		entries, _ := old.(questionnaires.Entries)
		for _, e := range entries {
			before[e.ID] = e
		}
		for i := range value {
			mergeFields(before[value[i].ID].Fields, value[i].Fields, lang)
		}
	case questionnaires.Cells:
		cells, _ := old.(questionnaires.Cells)
		for row, fields := range value {
			mergeFields(cells[row], fields, lang)
		}
	}
	return value
}

func mergeFields(old, fields map[string]questionnaires.Value, lang string) {
	for column, v := range fields {
		fields[column] = mergedValue(old[column], v, lang)
	}
}

// mergedText keeps a text with its translations while its words in the form's
// language are the same. Other words are the text of that language alone: an older
// translation would say something else.
func mergedText(old, words questionnaires.Text, lang string) questionnaires.Text {
	if clean(old.In(lang)) == words.In(lang) {
		return old
	}
	if _, plain := old[""]; plain {
		return words
	}
	return questionnaires.Text{lang: words.In(lang)}
}
