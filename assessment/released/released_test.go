package released_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/released"
	"lotse/questionnaires"
)

// taken is a snapshot of the sample after an edit of it, as it comes back from a store.
func taken(t *testing.T, edit func(e *assessment.Engagement)) (released.Snapshot, *questionnaires.Pack) {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	if edit != nil {
		edit(e)
	}
	pub, plan := assessment.Assess(pack, e, e.Latest()).Publish().Curate(e.Plan)
	s, err := released.Take(e, pub, plan, e.Brand+" as it was")
	if err != nil {
		t.Fatal(err)
	}
	data, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := released.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if again.Input() != s.Input() {
		t.Error("the hash of the input is lost on the way through a store")
	}
	return again, pack
}

func plain(s string) questionnaires.Text { return questionnaires.Plain(s) }

func TestSnapshot_stale(t *testing.T) {
	before, _ := taken(t, nil)
	for _, test := range []struct {
		name string
		edit func(e *assessment.Engagement)
		want []released.Part
	}{
		{"nothing", func(*assessment.Engagement) {}, nil},
		{"she looked", func(e *assessment.Engagement) { e.Plan.Seen = &assessment.Seen{Date: "2026-11-03"} }, nil},
		{"a level", func(e *assessment.Engagement) {
			e.Latest().Respondents[0].Answers["lead-mandate"] = assessment.GivenAnswer(questionnaires.Number(1))
		}, []released.Part{released.PartAnswers}},
		{"a word of the workshop", func(e *assessment.Engagement) {
			e.Latest().Facts["company-name"] = assessment.GivenAnswer(plain("Nordhang"))
		}, []released.Part{released.PartAnswers}},
		{"a decision", func(e *assessment.Engagement) { e.Plan = e.Plan.Decide("train-roles", assessment.Decision{Wave: 1}) }, []released.Part{released.PartPlan}},
		{"a note", func(e *assessment.Engagement) {
			e.Notes = assessment.Notes{"rep-summary": {Before: plain("Hello")}}
		}, []released.Part{released.PartWords}},
		{"the date", func(e *assessment.Engagement) { e.Date = "2026-12-24" }, []released.Part{released.PartSettings}},
	} {
		now, _ := taken(t, test.edit)
		got := before.Stale(now)
		if test.name == "the date" { // rules are judged by their age at that date
			got = got[max(0, len(got)-1):]
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s:\n%s", test.name, diff)
		}
		if (before.Input() != now.Input()) != (len(test.want) > 0) {
			t.Errorf("%s: the hash of the whole says otherwise", test.name)
		}
	}
}

// changed is everything that a consultant and new answers may change.
func changed(e *assessment.Engagement) {
	facts := e.Latest().Facts
	facts["wg-exists"] = assessment.GivenAnswer(questionnaires.Flag(true))
	facts["wg-criteria"] = assessment.GivenAnswer(questionnaires.Picks{"wg-sponsor", "wg-mandate", "wg-size", "wg-mix", "wg-rhythm"})
	for _, who := range e.Latest().Respondents {
		if _, asked := who.Answers["lead-mandate"]; asked {
			who.Answers["lead-mandate"] = assessment.GivenAnswer(questionnaires.Number(5))
		}
	}
	e.Latest().Respondents = e.Latest().Respondents[:len(e.Latest().Respondents)-1]
	e.Plan = e.Plan.Decide("train-roles", assessment.Decision{Wave: 1, Owner: plain("Kim"), Effort: 3, Start: "2026-12-01", Status: assessment.FollowUpStarted, Title: plain("Teach")}).
		Decide("bundle-expert-requests", assessment.Decision{Verdict: assessment.HoldBack, Reason: plain("secret reason"), Print: true})
	e.Plan = e.Plan.SetOwn(assessment.OwnRecommendation{ID: "own-press", Decision: assessment.Decision{Title: questionnaires.Text{"de": "Verteiler", "en": "Press list"}, Wave: 2, Effort: 1}})
	e.Plan.Overrides.Level = &assessment.Override{Value: 4, Reason: plain("because")}
	e.Notes = assessment.Notes{"rep-summary": {Before: plain("Hello")}}
}

func TestCompare(t *testing.T) {
	a, pack := taken(t, nil)
	b, _ := taken(t, changed)
	for lang, want := range map[string][]string{
		"en": {"Maturity level 2 → 4.", "The consultant has now set the maturity level.", "‘Press list’ is new (90 days).", "‘Strengthen the working group’ is new",
			"‘Bundle questions for experts’ is held back.", "‘Set up a permanent cross-department working group’ is gone.",
			"‘Teach’: stage 180 days → 30 days; ", "owner Human resources → Kim", "start not stated → 2026-12-01", "status not stated → started", "worded differently",
			"Your texts on the chapter", "People evaluated: 14 → 13."},
		"de": {"Reifegrad 2 → 4.", "Die Beratung hat jetzt den Reifegrad festgesetzt.", "„Verteiler“ ist neu (90 Tage).", "ist zurückgestellt.", "entfällt.",
			"verantwortlich Personal → Kim", "Ausgewertete Personen: 14 → 13."},
	} {
		say := assesstest.Printer(t, lang)
		var text strings.Builder
		for _, s := range released.Compare(pack, a, b, say) {
			text.WriteString(s.Head + "\n" + strings.Join(s.Lines, "\n") + "\n")
		}
		got := strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text.String())
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s: %q is missing in\n%s", lang, words, got)
			}
		}
		if same := released.Compare(pack, b, b, say); same != nil {
			t.Errorf("%s: a report differs from itself: %v", lang, same)
		}
	}
}

// What goes into a store with a report is nobody's own: no name of a respondent, and no
// reason that she keeps to herself.
func TestTake_publishedOnly(t *testing.T) {
	s, _ := taken(t, func(e *assessment.Engagement) {
		e.Latest().Workshop.Agreed = []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "CANARY", Date: "2026-11-05"}}
		e.Plan = e.Plan.Decide("train-roles", assessment.Decision{Verdict: assessment.HoldBack, Reason: plain("CANARY")})
	})
	data, err := s.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(data), "CANARY") {
		t.Error("what is not printed is kept")
	}
}

// Two reports that differ by a few people of a group tell what these few said.
func TestSnapshot_tooNear(t *testing.T) {
	before, pack := taken(t, nil)
	add := func(n int, group string) released.Snapshot {
		s, _ := taken(t, func(e *assessment.Engagement) {
			r := e.Latest()
			for i := range n {
				who := r.Respondents[0]
				for _, other := range r.Respondents {
					if other.Group == group {
						who = other
					}
				}
				who.ID = "late-" + string(rune('a'+i))
				r.Respondents = append(r.Respondents, who)
			}
		})
		return s
	}
	for _, test := range []struct {
		name string
		now  released.Snapshot
		want []string
	}{
		{"nobody came", add(0, "experts"), nil},
		{"one came", add(1, "experts"), []string{"experts"}},
		{"two came", add(2, "editors"), []string{"editors"}},
		{"enough came", add(3, "experts"), nil},
	} {
		if diff := cmp.Diff(test.want, before.TooNear(test.now, pack, 3)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.name, diff)
		}
		if diff := cmp.Diff(test.want, test.now.TooNear(before, pack, 3)); diff != "" {
			t.Errorf("%s, the other way round (-want +got)\n%s", test.name, diff)
		}
	}
	other, _ := taken(t, func(e *assessment.Engagement) { e.Rounds[len(e.Rounds)-1].ID = "follow-up" })
	if got := before.TooNear(other, pack, 3); got != nil {
		t.Errorf("another round is no second look at the same answers: %v", got)
	}
}
