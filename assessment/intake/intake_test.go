package intake_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/assessment/intake"
	"lotse/assessment/spreadsheet"
	"lotse/assessment/spreadsheet/formtest"
	"lotse/assessment/store"
	"lotse/assessment/store/storetest"
	"lotse/questionnaires"
)

// target opens the sample's round in a store of its own, changed as change says.
func target(t *testing.T, change func(*assessment.Engagement)) *intake.Target {
	t.Helper()
	e, pack := assesstest.Nordhang(t)
	if change != nil {
		change(e)
	}
	db, err := store.Open(t.Context(), storetest.SQLite(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	if err := db.SaveEngagement(t.Context(), e, pack); err != nil {
		t.Fatal(err)
	}
	return again(t, &intake.Target{DB: db, Engagement: e})
}

// again reads the engagement again.
func again(t *testing.T, was *intake.Target) *intake.Target {
	t.Helper()
	e, pack, err := was.DB.Engagement(t.Context(), was.Engagement.ID)
	if err != nil {
		t.Fatal(err)
	}
	return &intake.Target{DB: was.DB, Engagement: e, Pack: pack, Round: e.Latest()}
}

// filled is a group's form in which column C of some lines is filled in: key, value.
func filled(t *testing.T, to *intake.Target, group string, lines ...string) *spreadsheet.Filled {
	t.Helper()
	f := spreadsheet.Form{Pack: to.Pack, Engagement: to.Engagement, Round: to.Round, Group: group, Say: assesstest.Printer(t, "en")}
	if group == "" {
		f.Answers = to.Round.Facts
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	for i := 0; i+1 < len(lines); i += 2 {
		var err error
		if data, _, err = formtest.Fill(data, lines[i], "C", lines[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	form, err := to.ReadForm(data)
	if err != nil {
		t.Fatal(err)
	}
	return form
}

func TestTarget_Form(t *testing.T) {
	to := target(t, nil)
	form := filled(t, to, "experts", "q/lead-mandate", "2")
	a, err := to.Form(t.Context(), form, "", false)
	if err != nil || !a.New || a.Group != "experts" || a.Saves() != 1 || a.Replaces() != 0 || !assessment.IsID(a.Who) {
		t.Fatalf("%+v, %v", a, err)
	}
	b, err := to.Form(t.Context(), form, "", false)
	if err != nil || a.Seen() != b.Seen() || a.Who == b.Who {
		t.Errorf("the same file is another one: %v", err)
	}
	if err := to.Take(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	to = again(t, to)
	if n := len(to.Round.Respondents); to.Round.Respondents[n-1].ID != a.Who || n != 15 {
		t.Errorf("%d people", n)
	}
	for as, want := range map[string]intake.Reason{"m1": intake.OtherGroup, "No Sign": intake.BadSign} {
		_, err := to.Form(t.Context(), form, as, false)
		var refusal *intake.Refusal
		if !errors.As(err, &refusal) || refusal.Reason != want {
			t.Errorf("as %s: %v, want %s", as, err, want)
		}
	}
	if _, err := to.Form(t.Context(), filled(t, to, ""), "m1", false); refusalOf(err) != intake.OfWorkshop {
		t.Errorf("what is answered once, as m1: %v", err)
	}
}

func refusalOf(err error) intake.Reason {
	var refusal *intake.Refusal
	errors.As(err, &refusal)
	if refusal == nil {
		return ""
	}
	return refusal.Reason
}

// A form that came in is refused the second time, and two of one person are known before.
func TestTarget_Form_twice(t *testing.T) {
	to := target(t, nil)
	lines := []string{}
	for _, q := range to.Pack.Scored() {
		if q.Section.Mode == questionnaires.ModeSurvey && q.Asks("experts") && len(lines) < 14 {
			lines = append(lines, "q/"+q.ID, "2")
		}
	}
	form := filled(t, to, "experts", lines...)
	a, err := to.Form(t.Context(), form, "", false)
	if err != nil {
		t.Fatal(err)
	}
	b, err := to.Form(t.Context(), form, "", false)
	if err != nil || !a.Same(b) {
		t.Errorf("two of one person: %v", err)
	}
	other, err := to.Form(t.Context(), filled(t, to, "experts", "q/lead-mandate", "2"), "", false)
	if err != nil || a.Same(other) {
		t.Errorf("two people are one: %v", err)
	}
	if err := to.Take(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if _, err := again(t, to).Form(t.Context(), form, "", false); refusalOf(err) != intake.Twice {
		t.Errorf("the second time: %v", err)
	}
}

// What somebody answered between preview and taking is not overwritten.
func TestTarget_Take_meanwhile(t *testing.T) {
	to := target(t, nil)
	form := filled(t, to, "", "q/company-headcount", "240")
	a, err := to.Form(t.Context(), form, "", false)
	if err != nil || a.Saves() != 1 || a.New {
		t.Fatalf("%+v, %v", a, err)
	}
	put := []store.Put{{Question: "company-headcount", Answer: assessment.GivenAnswer(questionnaires.Number(250)), Version: store.AnyVersion}}
	if _, err := to.DB.PutAnswers(t.Context(), "nordhang", to.Round.ID, "", put); err != nil {
		t.Fatal(err)
	}
	if err := to.Take(t.Context(), a); !errors.Is(err, store.ErrConflict) {
		t.Errorf("taken over what is newer: %v", err)
	}
	b, err := again(t, to).Form(t.Context(), form, "", false)
	if err != nil || a.Seen() == b.Seen() {
		t.Errorf("what changed looks the same: %v", err)
	}
}

func TestTarget_anonymous(t *testing.T) {
	to := target(t, func(e *assessment.Engagement) { e.Disclosure = assessment.DisclosureAnonymous })
	var expert string
	for _, who := range to.Round.Respondents {
		if who.Group == "experts" {
			expert = who.ID
		}
	}
	form := filled(t, to, "experts", "q/lead-mandate", "2")
	if _, err := to.Form(t.Context(), form, expert, false); refusalOf(err) != intake.Anonymous {
		t.Errorf("somebody's answers are changed: %v", err)
	}
	if _, err := to.Form(t.Context(), form, "", false); err != nil {
		t.Errorf("a new person: %v", err)
	}
}

func TestTarget_ReadForm_other(t *testing.T) {
	to := target(t, nil)
	var b bytes.Buffer
	other := *to.Engagement
	other.ID = "suedhang"
	if err := (spreadsheet.Form{Pack: to.Pack, Engagement: &other, Round: to.Round, Group: "experts", Say: assesstest.Printer(t, "de")}).Write(&b); err != nil {
		t.Fatal(err)
	}
	if _, err := to.ReadForm(b.Bytes()); refusalOf(err) != intake.OtherEngagement {
		t.Error(err)
	}
	var faults spreadsheet.Faults
	if _, err := to.ReadForm([]byte("no workbook")); !errors.As(err, &faults) {
		t.Error(err)
	}
}

func TestTarget_Answers(t *testing.T) {
	to := target(t, nil)
	form := document.NewForm(to.Pack, "")
	answers, err := form.Read("workshop.yaml", []byte("company-headcount: 240\ncompany-name: Nordhang\n"))
	if err != nil {
		t.Fatal(err)
	}
	if faults := to.Check(form, nil, answers); len(faults) > 0 {
		t.Fatal(faults)
	}
	answers["wg-exists"] = assessment.Answer{}
	a, err := to.Answers(t.Context(), nil, false, answers)
	if err != nil {
		t.Fatal(err)
	}
	var sorts []string
	for _, c := range a.Changes {
		sorts = append(sorts, c.Question.ID+" "+string(c.Sort))
	}
	if want := []string{"company-name changed", "company-headcount changed", "wg-exists taken"}; !slices.Equal(sorts, want) {
		t.Errorf("%q, want %q", sorts, want)
	}
	if err := to.Take(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	if facts := again(t, to).Round.Facts; facts["company-headcount"].Value != questionnaires.Number(240) || facts["wg-exists"].State != assessment.Missing {
		t.Errorf("%v", facts["company-headcount"])
	}
}
