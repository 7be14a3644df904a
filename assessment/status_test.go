package assessment_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
)

// statusOf returns the sample's status after a change.
func statusOf(t *testing.T, change func(*assessment.Engagement)) *assessment.Status {
	t.Helper()
	e, p := assesstest.Nordhang(t)
	if change != nil {
		change(e)
	}
	return assessment.StatusOf(p, e, e.Latest())
}

func counts(s *assessment.Status) string {
	show := func(c assessment.Count) string {
		if c.Hidden {
			return fmt.Sprint("?", c.N)
		}
		return fmt.Sprint(c.N)
	}
	text := ""
	for _, g := range s.Groups {
		text += fmt.Sprintf("%s %d %s %s, ", g.Group.ID, g.Invited, show(g.Started), show(g.Done))
	}
	return text + fmt.Sprintf("all %d %s %s", s.Invited, show(s.Started), show(s.Done))
}

func anonymous(e *assessment.Engagement) { e.Disclosure, e.KMin = assessment.DisclosureAnonymous, 5 }

func TestStatusOf_Counts(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*assessment.Engagement)
		want   string
	}{
		{"as it is", nil, "management 3 3 3, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 14 14"},
		{"a question open", func(e *assessment.Engagement) { delete(e.Rounds[0].Respondents[0].Answers, "lead-mandate") },
			"management 3 3 2, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 14 13"},
		{"nothing answered", func(e *assessment.Engagement) { clear(e.Rounds[0].Respondents[0].Answers) },
			"management 3 2 2, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 13 13"},
		{"a question open, handed in", func(e *assessment.Engagement) {
			delete(e.Rounds[0].Respondents[0].Answers, "lead-mandate")
			e.Rounds[0].Respondents[0].Finished = true
		}, "management 3 3 3, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 14 14"},
		{"anonymous", anonymous, "management 3 ?0 ?0, experts 5 5 5, editors 4 ?0 ?0, marketing-pr 3 ?0 ?0, hr-legal 0 0 0, all 15 ?0 ?0"},
		{"anonymous from three", func(e *assessment.Engagement) { anonymous(e); e.KMin = 3 },
			"management 3 3 3, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 14 14"},
		{"anonymous, one open", func(e *assessment.Engagement) {
			anonymous(e)
			e.KMin = 3
			delete(e.Rounds[0].Respondents[0].Answers, "lead-mandate")
		}, "management 3 3 ?0, experts 5 5 5, editors 4 3 3, marketing-pr 3 3 3, hr-legal 0 0 0, all 15 14 ?0"},
	} {
		if diff := cmp.Diff(test.want, counts(statusOf(t, test.change))); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
	}
}

func TestStatusOf_People(t *testing.T) {
	open := func(e *assessment.Engagement) { delete(e.Rounds[0].Respondents[0].Answers, "lead-mandate") }
	s := statusOf(t, open)
	if len(s.People) != 1 || s.People[0].ID != "m1" || s.People[0].Group != "management" || s.People[0].Done >= s.People[0].All {
		t.Errorf("people = %+v", s.People)
	}
	if s := statusOf(t, func(e *assessment.Engagement) { open(e); e.Rounds[0].Respondents[0].Finished = true }); len(s.People) != 0 {
		t.Errorf("more is expected of %+v, who handed in", s.People)
	}
	if s := statusOf(t, func(e *assessment.Engagement) { open(e); anonymous(e) }); len(s.People) != 0 {
		t.Errorf("an anonymous engagement names %+v", s.People)
	}
}

func TestStatus_Next(t *testing.T) {
	baseline := func(change func(*assessment.Round)) func(*assessment.Engagement) {
		return func(e *assessment.Engagement) { change(&e.Rounds[0]) }
	}
	everybody := func(r *assessment.Round) { r.Invited["editors"] = 3 }
	facts := func(r *assessment.Round) {
		everybody(r)
		r.Facts["wg-members"] = assessment.Answer{State: assessment.NotApplicable}
	}
	for _, test := range []struct {
		name   string
		change func(*assessment.Round)
		next   assessment.Next
		open   bool
	}{
		{"an editor is missing", func(*assessment.Round) {}, assessment.NextWait, true},
		{"the members of the working group are missing", everybody, assessment.NextFacts, true},
		{"everything is there", facts, assessment.NextClose, false},
		{"an answer of somebody not invited is missing", func(r *assessment.Round) { facts(r); delete(r.Respondents[13].Answers, "lead-mandate") }, assessment.NextWait, true},
		{"everything is there, one with gaps", func(r *assessment.Round) {
			facts(r)
			delete(r.Respondents[13].Answers, "lead-mandate")
			r.Respondents[13].Finished = true
		}, assessment.NextClose, false},
		{"closed", func(r *assessment.Round) { r.State = assessment.RoundClosed }, assessment.NextReport, false},
		{"empty", func(r *assessment.Round) { *r = assessment.Round{ID: "x"} }, assessment.NextInvite, true},
	} {
		s := statusOf(t, baseline(test.change))
		if s.Next() != test.next || s.Open() != test.open {
			t.Errorf("%s: next %s, open %v; want %s, %v", test.name, s.Next(), s.Open(), test.next, test.open)
		}
	}
}

func TestStatusOf_Facts(t *testing.T) {
	s := statusOf(t, func(e *assessment.Engagement) {
		delete(e.Rounds[0].Facts, "swot")
		delete(e.Rounds[0].Facts, "swot-entries")
	})
	for _, f := range s.Facts {
		want := f.All
		switch f.Section.ID {
		case "swot":
			want = 1
		case "working-group":
			want = 2
		}
		if f.Done != want || len(f.Open) != f.All-f.Done {
			t.Errorf("%s: %d of %d, open %d", f.Section.ID, f.Done, f.All, len(f.Open))
		}
	}
	if s.OpenFacts() != 2 {
		t.Errorf("%d open facts", s.OpenFacts())
	}
}
