package assessment_test

import (
	"errors"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// voyage loads the small pack whose questions depend on answers.
func voyage(t testing.TB) *questionnaires.Pack {
	t.Helper()
	p, err := questionnaires.Load(os.DirFS("testdata/flow"))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func ids(f *assessment.Flow) []string {
	var all []string
	for _, q := range f.Questions() {
		all = append(all, q.ID)
	}
	return all
}

// put answers a question that must be taken.
func put(t *testing.T, f *assessment.Flow, id string, in any) {
	t.Helper()
	if _, err := f.Put(id, in, ""); err != nil {
		t.Fatalf("Put(%s, %v): %v", id, in, err)
	}
}

func TestFlow_Questions(t *testing.T) {
	p := voyage(t)
	large := assessment.Facts{"ship-large": assessment.GivenAnswer(questionnaires.Flag(true))}
	for _, tt := range []struct {
		name  string
		group string
		facts assessment.Facts
		put   map[string]any
		want  []string
	}{
		{"nothing answered", "crew", nil, nil, []string{"fog"}},
		{"a question of one group", "pilots", nil, nil, []string{"fog", "berth"}},
		{"a section that depends on a fact", "crew", large, nil, []string{"fog", "remark"}},
		{"an answer above", "crew", nil, map[string]any{"fog": "fog-thick"}, []string{"fog", "horn"}},
		{"a chain of answers", "crew", nil, map[string]any{"fog": "fog-thick", "horn": 2.0}, []string{"fog", "horn", "horn-fault"}},
		{"don't know is no answer to a condition", "crew", nil, map[string]any{"fog": "fog-thick", "horn": assessment.DontKnow}, []string{"fog", "horn"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := assessment.NewFlow(p, tt.group, nil, tt.facts)
			for _, id := range []string{"fog", "horn"} {
				if v, ok := tt.put[id]; ok {
					put(t, f, id, v)
				}
			}
			if got := ids(f); !slices.Equal(got, tt.want) {
				t.Errorf("questions = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestFlow_workshop(t *testing.T) {
	f := assessment.NewWorkshopFlow(voyage(t), nil)
	if got, want := ids(f), []string{"ship-large"}; !slices.Equal(got, want) {
		t.Errorf("questions = %v, want %v", got, want)
	}
	put(t, f, "ship-large", true)
	if got, want := ids(f), []string{"ship-large", "ship-tugs"}; !slices.Equal(got, want) {
		t.Errorf("questions = %v, want %v", got, want)
	}
}

func TestFlow_walk(t *testing.T) {
	f := assessment.NewFlow(voyage(t), "crew", nil, nil)
	next := func(want string) {
		t.Helper()
		got := ""
		if q, ok := f.Next(); ok {
			got = q.ID
		}
		if got != want {
			t.Errorf("next = %q, want %q", got, want)
		}
	}
	next("fog")
	put(t, f, "fog", "fog-thick")
	next("horn")
	put(t, f, "horn", nil) // an optional question may be passed over
	next("")
	if q, ok := f.Before("horn"); !ok || q.ID != "fog" {
		t.Errorf("before horn = %v", q)
	}
	if _, ok := f.Before("fog"); ok {
		t.Errorf("there is a question before the first")
	}
	if q, ok := f.After("fog"); !ok || q.ID != "horn" {
		t.Errorf("after fog = %v", q)
	}
	if _, ok := f.After("horn"); ok {
		t.Errorf("there is a question after the last")
	}
	if m := f.Missing(); len(m) != 1 || m[0].ID != "horn" {
		t.Errorf("missing = %v", m)
	}
	progress := f.Progress()
	if len(progress) != 1 || progress[0].Section.ID != "voyage" || progress[0].Done != 1 || progress[0].All != 2 {
		t.Errorf("progress = %+v", progress)
	}
}

func TestFlow_Put(t *testing.T) {
	p := voyage(t)
	for _, tt := range []struct {
		name, id string
		in       any
		fault    string
	}{
		{"taken", "fog", "fog-none", ""},
		{"don't know", "fog", assessment.DontKnow, ""},
		{"not applicable", "fog", assessment.NotApplicable, ""},
		{"required", "fog", nil, assessment.FaultRequired},
		{"required, empty", "fog", "", assessment.FaultRequired},
		{"not one of the options", "fog", "fog-yellow", questionnaires.FaultOption},
		{"hidden by a condition", "horn", 3.0, assessment.FaultNotAsked},
		{"of another group", "berth", 3.0, assessment.FaultNotAsked},
		{"unknown", "no-such-question", 3.0, assessment.FaultNotAsked},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := assessment.NewFlow(p, "crew", nil, nil)
			_, err := f.Put(tt.id, tt.in, "")
			var refusal *assessment.Refusal
			switch {
			case tt.fault == "" && err != nil:
				t.Errorf("refused: %v", err)
			case tt.fault != "" && !errors.As(err, &refusal):
				t.Errorf("err = %v, want a refusal", err)
			case tt.fault != "" && err.Error() != "answer to "+tt.id+" refused: "+tt.fault:
				t.Errorf("error = %v", err)
			case tt.fault != "" && (refusal.Question != tt.id || refusal.Faults[0].Key != tt.fault):
				t.Errorf("refusal = %v, want %s", refusal, tt.fault)
			}
			if answered := f.Answer(tt.id).State != assessment.Missing; answered != (tt.fault == "") {
				t.Errorf("answered = %v", answered)
			}
		})
	}
}

func TestFlow_Put_keepsNoteAndEvidence(t *testing.T) {
	before := map[string]assessment.Answer{"fog": {State: assessment.DontKnow, Evidence: []string{"log"}}}
	f := assessment.NewFlow(voyage(t), "crew", before, nil)
	got, err := f.Put("fog", "fog-none", "since Monday")
	want := assessment.Answer{State: assessment.Given, Value: questionnaires.Pick("fog-none"), Note: "since Monday", Evidence: []string{"log"}}
	if d := cmp.Diff(want, got); err != nil || d != "" {
		t.Errorf("answer (-want +got), %v:\n%s", err, d)
	}
	if before["fog"].State != assessment.DontKnow {
		t.Errorf("the flow wrote into its caller's answers")
	}
}

// An answer to a question that is hidden later is kept, but no condition sees it
// and it is not scored; when the question comes back, so does the answer.
func TestFlow_hiddenAnswers(t *testing.T) {
	p := voyage(t)
	f := assessment.NewFlow(p, "crew", nil, nil)
	put(t, f, "fog", "fog-thick")
	put(t, f, "horn", 2.0)
	put(t, f, "horn-fault", "it is broken")
	put(t, f, "fog", "fog-none")
	if got, want := ids(f), []string{"fog"}; !slices.Equal(got, want) {
		t.Errorf("questions = %v, want %v", got, want)
	}
	if f.Answer("horn").State != assessment.Given || len(f.Answers()) != 3 {
		t.Errorf("the hidden answers are lost: %v", f.Answers())
	}
	round := assessment.Round{ID: "r", Respondents: []assessment.Respondent{{ID: "c1", Group: "crew", Answers: f.Answers()}}}
	notAvailable(t, "hidden answer", assesstest.Publish(p, assesstest.Panel(round)).Questions[0].Score)

	put(t, f, "fog", "fog-thick")
	if got, want := ids(f), []string{"fog", "horn", "horn-fault"}; !slices.Equal(got, want) {
		t.Errorf("questions = %v, want %v", got, want)
	}
	var people []assessment.Respondent
	for _, id := range []string{"c1", "c2", "c3", "c4", "c5"} {
		people = append(people, assessment.Respondent{ID: id, Group: "crew", Answers: f.Answers()})
	}
	pub := assesstest.Publish(p, assesstest.Panel(assessment.Round{ID: "r", Respondents: people}))
	about(t, "visible answer", pub.Questions[0].Score, 2)
}

// The order of the built-in pack: questions in the order of dimensions, the owner
// check, the barrier check for experts only, the open question.
func TestFlow_builtin(t *testing.T) {
	pack := assesstest.Builtin(t)
	for group, want := range map[string]int{"management": 32, "experts": 31, "editors": 32, "marketing-pr": 32, "hr-legal": 7} {
		all := ids(assessment.NewFlow(pack, group, nil, nil))
		if len(all) != want {
			t.Errorf("%s: %d questions, want %d", group, len(all), want)
		}
		if asks := slices.Contains(all, "barriers"); asks != (group == "experts") {
			t.Errorf("%s: barrier check = %v", group, asks)
		}
		if all[len(all)-1] != "open" {
			t.Errorf("%s: last question is %s", group, all[len(all)-1])
		}
	}
}

// Any order of answers and corrections ends in the same visible set as the same
// answers given at once, and going back and forth is consistent.
func FuzzFlow(f *testing.F) {
	p := voyage(f)
	f.Add([]byte{0, 1, 1, 2, 2, 0, 0, 0, 3, 4})
	f.Add([]byte{0, 1, 1, 0, 0, 2, 4, 1})
	questions := []string{"fog", "horn", "horn-fault", "berth", "remark", "ship-large"}
	inputs := [][]any{
		{"fog-none", "fog-thick", assessment.DontKnow, nil, "storm"},
		{1.0, 3.0, assessment.NotApplicable, nil, 9.0},
		{"text", "", nil, 3.0}, {2.0, nil}, {"text", nil}, {true},
	}
	f.Fuzz(func(t *testing.T, steps []byte) {
		for _, group := range []string{"crew", "pilots"} {
			flow := assessment.NewFlow(p, group, nil, nil)
			for i := 0; i+1 < len(steps); i += 2 {
				q := int(steps[i]) % len(questions)
				in := inputs[q][int(steps[i+1])%len(inputs[q])]
				before := ids(flow)
				_, err := flow.Put(questions[q], in, "")
				if !slices.Contains(before, questions[q]) && err == nil {
					t.Fatalf("%s is not put, but was answered", questions[q])
				}
				if err != nil && !slices.Equal(before, ids(flow)) {
					t.Fatalf("a refused answer changed what is asked")
				}
			}
			visible := ids(flow)
			if again := ids(assessment.NewFlow(p, group, flow.Answers(), nil)); !slices.Equal(visible, again) {
				t.Fatalf("resumed: %v, want %v", again, visible)
			}
			walk(t, flow, visible)
		}
	})
}

// walk goes through a flow in both directions.
func walk(t *testing.T, flow *assessment.Flow, visible []string) {
	t.Helper()
	for i, id := range visible {
		after, ok := flow.After(id)
		if ok != (i+1 < len(visible)) || ok && after.ID != visible[i+1] {
			t.Fatalf("after %s: %v", id, after)
		}
		before, ok := flow.Before(id)
		if ok != (i > 0) || ok && before.ID != visible[i-1] {
			t.Fatalf("before %s: %v", id, before)
		}
	}
	done, all := 0, 0
	for _, p := range flow.Progress() {
		done, all = done+p.Done, all+p.All
	}
	if all != len(visible) || all-done != len(flow.Missing()) {
		t.Fatalf("progress %d of %d, %d missing of %d", done, all, len(flow.Missing()), len(visible))
	}
}
