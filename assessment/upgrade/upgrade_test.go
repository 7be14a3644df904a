package upgrade_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/upgrade"
	"lotse/questionnaires"
)

// version makes a pack of one file: groups, and the questions of a survey and of a workshop.
func version(t *testing.T, number, groups, survey, workshop string) *questionnaires.Pack {
	t.Helper()
	part := func(id, mode, questions string) []byte {
		return []byte(fmt.Sprintf("section: {id: %s, mode: %s, en: Part}\nquestions:\n%s", id, mode, questions))
	}
	files := map[string][]byte{
		"pack.yaml":     []byte("id: small\nversion: " + number + "\nlanguages: [en]\ntitle: {en: Small}\nparts: [survey.yaml, workshop.yaml]\ngroups:\n" + groups),
		"survey.yaml":   part("survey", "survey", survey),
		"workshop.yaml": part("workshop", "workshop", workshop),
	}
	p, err := questionnaires.LoadFiles(files)
	if err != nil {
		t.Fatalf("version %s: %v", number, err)
	}
	return p
}

const groups = "  - {id: one, core: true, en: One}\n  - {id: two, core: true, en: Two}\n"

func first(t *testing.T) *questionnaires.Pack {
	return version(t, "1", groups, `
  - {id: size, kind: number, min: 0, max: 100, ask: {en: How large}}
  - {id: why, kind: lines, ask: {en: Why}}
  - {id: how, kind: choices, ask: {en: How}, options: [{id: fast, en: fast}, {id: well, en: well}, {id: late, en: late}]}
  - {id: old, kind: yesno, ask: {en: Old}}
  - {id: all, kind: yesno, ask: {en: All}}
`, `
  - id: list
    kind: table
    ask: {en: List}
    columns:
      - {id: name, kind: text, main: true, en: Name}
      - {id: hours, kind: number, en: Hours}
      - {id: state, kind: choice, en: State, options: [{id: good, en: good}, {id: bad, en: bad}]}
  - {id: moved, kind: yesno, ask: {en: Moved}}
  - {id: kept, kind: text, ask: {en: Kept}}
`)
}

func second(t *testing.T) *questionnaires.Pack {
	return version(t, "2", "  - {id: one, core: true, en: One}\n", `
  - {id: size, kind: number, min: 0, max: 10, ask: {en: How large now}}
  - {id: why, kind: lines, required: true, ask: {en: Why}}
  - {id: how, kind: choices, ask: {en: How}, options: [{id: fast, en: fast}, {id: late, en: late}]}
  - {id: all, kind: choice, ask: {en: All}, options: [{id: yes-all, en: all}, {id: none, en: none}]}
  - {id: moved, kind: yesno, when: size > 3, ask: {en: Moved}}
  - {id: fresh, kind: yesno, ask: {en: Fresh}}
`, `
  - id: list
    kind: table
    ask: {en: List}
    columns:
      - {id: name, kind: text, main: true, en: Name}
      - {id: state, kind: choice, en: State, options: [{id: good, en: good}]}
  - {id: kept, kind: text, ask: {en: Kept}}
`)
}

func TestCompare(t *testing.T) {
	c := upgrade.Compare(first(t), second(t))
	var got []string
	for _, q := range c.Added {
		got = append(got, "+"+q.ID)
	}
	for _, q := range c.Removed {
		got = append(got, "-"+q.ID)
	}
	for _, change := range c.Changed {
		got = append(got, fmt.Sprint(change.Question.ID, change.Aspects))
	}
	want := []string{"+fresh", "-old", "size[wording answers audience]", "why[audience required]", "how[answers audience]",
		"all[kind audience]", "moved[audience condition]", "list[answers]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := upgrade.Compare(first(t), first(t)); len(c.Added)+len(c.Removed)+len(c.Changed) > 0 {
		t.Errorf("a pack differs from itself: %+v", c)
	}
}

func engagement() *assessment.Engagement {
	given, number := assessment.GivenAnswer, func(f float64) assessment.Answer { return assessment.GivenAnswer(questionnaires.Number(f)) }
	return &assessment.Engagement{ID: "e", Client: "E", Language: "en", Pack: "small", Rounds: []assessment.Round{{
		ID: "r", Invited: map[string]int{"one": 2, "two": 1},
		Facts: assessment.Facts{
			"moved": given(questionnaires.Flag(true)),
			"kept":  {State: assessment.DontKnow, Note: "later"},
			"list": given(questionnaires.Entries{
				{ID: "a", Fields: map[string]questionnaires.Value{"name": questionnaires.Plain("A"), "hours": questionnaires.Number(3), "state": questionnaires.Pick("bad")}},
				{ID: "b", Fields: map[string]questionnaires.Value{"name": questionnaires.Plain("B"), "state": questionnaires.Pick("good")}},
			}),
		},
		Respondents: []assessment.Respondent{
			{ID: "p1", Group: "one", Answers: map[string]assessment.Answer{"size": number(7), "why": given(questionnaires.Plain("so")),
				"how": given(questionnaires.Picks{"fast", "well"}), "old": given(questionnaires.Flag(true)), "all": given(questionnaires.Flag(true))}},
			{ID: "p2", Group: "one", Answers: map[string]assessment.Answer{"size": number(70), "how": {State: assessment.NotApplicable}}},
			{ID: "p3", Group: "two", Answers: map[string]assessment.Answer{"size": number(1)}},
		},
	}}}
}

func TestFit(t *testing.T) {
	e := engagement()
	got, lost, err := upgrade.Fit(e, first(t), second(t))
	if err != nil {
		t.Fatal(err)
	}
	var losses []string
	for _, l := range lost {
		losses = append(losses, fmt.Sprintf("%s/%s %s %s %s", l.Respondent, l.Group, l.Question, strings.Join(l.Path, "."), l.Reason))
	}
	want := []string{"/two   group", "/ list a.hours value", "/ list a.state value", "/ moved  audience",
		"p1/one all  value", "p1/one how well value", "p1/one old  question", "p2/one size  value", "p3/two   group"}
	if diff := cmp.Diff(want, losses); diff != "" {
		t.Error(diff)
	}
	next := engagement()
	r := &next.Rounds[0]
	delete(r.Invited, "two")
	delete(r.Facts, "moved")
	a := r.Facts["list"].Value.(questionnaires.Entries)[0].Fields
	delete(a, "hours")
	delete(a, "state")
	r.Respondents = r.Respondents[:2]
	delete(r.Respondents[0].Answers, "old")
	delete(r.Respondents[0].Answers, "all")
	r.Respondents[0].Answers["how"] = assessment.GivenAnswer(questionnaires.Picks{"fast"})
	delete(r.Respondents[1].Answers, "size")
	if diff := cmp.Diff(next, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(engagement(), e); diff != "" {
		t.Errorf("the old one changed:\n%s", diff)
	}
}

func TestFit_Refuses(t *testing.T) {
	e := engagement()
	e.Language = "de"
	if _, _, err := upgrade.Fit(e, first(t), second(t)); err == nil {
		t.Error("a language that is gone is taken")
	}
	builtin := assesstest.Builtin(t)
	if _, _, err := upgrade.Fit(engagement(), first(t), builtin); err == nil {
		t.Error("another pack is taken")
	}
}

// Nothing is lost and nothing changes where the version is the same.
func TestFit_Same(t *testing.T) {
	e, p := assesstest.Nordhang(t)
	got, lost, err := upgrade.Fit(e, p, p)
	if err != nil || len(lost) > 0 {
		t.Fatalf("err %v, lost %v", err, lost)
	}
	if diff := cmp.Diff(e, got); diff != "" {
		t.Error(diff)
	}
}

// Words of the consultant for a chapter that is gone are lost, and said to be.
func TestFit_Notes(t *testing.T) {
	pack := first(t)
	e := &assessment.Engagement{ID: "x", Client: "X", Pack: "small", Language: "en"}
	e.Notes = e.Notes.With("rep-gone", assessment.NoteBefore, "", "words").With("rep-gone", assessment.NoteAfter, "en", "more")
	fitted, lost, err := upgrade.Fit(e, pack, pack)
	if err != nil {
		t.Fatal(err)
	}
	want := []upgrade.Loss{
		{Path: []string{"notes", "rep-gone", "before"}, Reason: upgrade.ReasonChapter},
		{Path: []string{"notes", "rep-gone", "after"}, Reason: upgrade.ReasonChapter},
	}
	if diff := cmp.Diff(want, lost); diff != "" || fitted.Notes != nil || len(e.Notes) != 1 {
		t.Errorf("%s\nleft %v of %v", diff, fitted.Notes, e.Notes)
	}
}
