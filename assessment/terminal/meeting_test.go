package terminal

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// minutes are a workshop's record that goes nowhere but here, over a small survey.
type minutes struct {
	t       testing.TB
	k       *kitchen
	w       assessment.Workshop
	now     time.Time
	failure error // of the next change
}

func newMinutes(t testing.TB, k *kitchen) *minutes {
	return &minutes{t: t, k: k, now: time.Date(2026, 11, 5, 9, 12, 0, 0, time.UTC)}
}

func (m *minutes) meeting() *Meeting {
	e := &assessment.Engagement{ID: "nord", Client: "Nordhang", Language: m.k.lang, Pack: m.k.pack.ID, Mode: assessment.ModePanel, KMin: 3, Rounds: []assessment.Round{{ID: "baseline"}}}
	level := func(group string, levels ...int) {
		for _, l := range levels {
			answers := map[string]assessment.Answer{}
			for _, q := range m.k.pack.QuestionsFor(group) {
				if _, ok := assessment.Votable(q); ok {
					answers[q.ID] = assessment.GivenAnswer(questionnaires.Number(l))
				}
			}
			r := &e.Rounds[0]
			r.Respondents = append(r.Respondents, assessment.Respondent{ID: fmt.Sprint("r", len(r.Respondents)), Group: group, Answers: answers})
		}
	}
	level("management", 4, 4, 3)
	level("editors", 1, 2, 2)
	level("experts", 2, 2, 1)
	pub := assessment.Assess(m.k.pack, e, &e.Rounds[0]).Publish()
	talks := map[string][]string{"ws-mirror": {"Die Leitung sieht es günstiger. Woran machen Sie das fest?"}, "ws-swot": {"Später."}}
	return m.with(Meeting{Talks: talks, Start: time.Date(2026, 11, 5, 9, 0, 0, 0, time.UTC), Results: pub, Agenda: pub.Agenda(assessment.Recommend(pub))})
}

// with lets a meeting have these minutes.
func (m *minutes) with(meeting Meeting) *Meeting {
	meeting.Now = func() time.Time { return m.now }
	meeting.Read = func() (assessment.Workshop, error) { return m.w, nil }
	meeting.Change = func(change func(*assessment.Workshop) error) error {
		if err := m.failure; err != nil {
			m.failure = nil
			return err
		}
		w := m.w
		if err := change(&w); err != nil {
			return err
		}
		if err := w.Check(m.k.pack); err != nil {
			return err
		}
		m.w = w
		return nil
	}
	return &meeting
}

func TestPlain_Meeting(t *testing.T) {
	k := newKitchen(t, "de", "")
	m := newMinutes(t, k)
	typed := strings.Join([]string{
		":ablauf",
		":stimmen lead-mandate", "1", "5", "2", "", "", "1", "2", "Gesagt, aber nie aufgeschrieben.",
		":stimmen lead-mandate", "0", "7", "2", "x", "0", "0", "0", "3", "Jetzt steht es im Protokoll.",
		":stimmen lead-role-model", "1", "1", ".", // broken off
		":parken Wer antwortet am Wochenende?", "Personal", "morgen", "1.12.2026",
		":entscheiden", "Der Auftrag wird schriftlich erteilt.", "Geschäftsführung", "",
		":punkte", "2+", "1", "Der Auftrag wird bis Jahresende schriftlich erteilt.", "", "2026-12-18", "",
		".",
	}, "\n")
	out := k.plainly(typed, func(iv *Interview) { iv.Meeting = m.meeting() })
	shows(t, out, "Jetzt: 09:10", "Woran machen Sie das fest?", "noch 23 Minuten", "Die Befragung sagt: ", "Redaktion", "1: ", "Wie viele Hände für Stufe 1?", "Stufe 1: 1, Stufe 2: 5, Stufe 3: 2",
		"Mittel 2,1; die mittlere Hälfte liegt bei 2.", "Starke Übereinstimmung.", "Warum?", "Schon abgestimmt:", "Bis wann?", "„morgen“ ist kein Datum", "1: Entschieden: ", "2: Offen: Wer antwortet",
		"erledigt", "Was wir vereinbart haben", "Stufe 3. Jetzt steht es", "Entschieden: Der Auftrag wird bis Jahresende", "bis 18.", "Was offen ist", "Wer antwortet am Wochenende?")
	vote := func(dk int, counts ...int) assessment.Vote {
		return assessment.Vote{Question: "lead-mandate", At: "2026-11-05 09:12:00", Counts: counts, DontKnow: dk}
	}
	want := assessment.Workshop{
		Votes: []assessment.Vote{vote(1, 1, 5, 2, 0, 0), vote(0, 0, 7, 2, 0, 0)},
		Agreed: []assessment.AgreedLevel{{Question: "lead-mandate", Level: 2, Reason: "Gesagt, aber nie aufgeschrieben.", Date: "2026-11-05"},
			{Question: "lead-mandate", Level: 3, Reason: "Jetzt steht es im Protokoll.", Date: "2026-11-05"}},
		Decisions: []assessment.Point{{ID: "p2", Text: "Der Auftrag wird bis Jahresende schriftlich erteilt.", Owner: "Geschäftsführung", Due: "2026-12-18", About: "company"}},
		Open:      []assessment.Point{{ID: "p1", Text: "Wer antwortet am Wochenende?", Owner: "Personal", Due: "2026-12-01", About: "company", Done: true}},
	}
	if diff := cmp.Diff(want, m.w); diff != "" {
		t.Errorf("minutes (-want +got):\n%s", diff)
	}
}

// Hands that may not be shown are counted and saved, but never told.
func TestPlain_HiddenHands(t *testing.T) {
	told := map[string]bool{}
	for _, hands := range []string{"1\n1\n\n\n\n\n", "\n\n9\n\n\n\n", "\n\n\n1\n\n1\n"} {
		k := newKitchen(t, "en", "")
		m := newMinutes(t, k)
		out := k.plainly(":vote lead-mandate\n"+hands+"2\nso\n.\n", func(iv *Interview) { iv.Meeting = m.meeting() })
		shows(t, out, "shown from 3 votes on")
		if len(m.w.Votes) != 1 {
			t.Errorf("%q: votes %v", hands, m.w.Votes)
		}
		told[out] = true
	}
	if len(told) != 1 {
		t.Error("what may not be shown shows")
	}
}

// Groups that are hidden are not among the facts, and means near the end stand at the limit.
func TestRoom_Facts(t *testing.T) {
	k := newKitchen(t, "en", "")
	m := newMinutes(t, k).meeting()
	r := (Page{Say: assesstest.Printer(t, "en")}).guide(k.interview()).room
	lines := strings.Join(r.facts(m, "lead-mandate"), "\n")
	for _, want := range []string{"The survey says: ", "Top management", "Editors"} {
		if !strings.Contains(lines, want) {
			t.Errorf("%q is not in\n%s", want, lines)
		}
	}
	if strings.Contains(lines, "HR") {
		t.Errorf("a group nobody of answered is told:\n%s", lines)
	}
	if got := r.facts(m, "company-name"); len(got) != 1 || !strings.Contains(got[0], "nothing") {
		t.Errorf("facts on a question of the workshop: %v", got)
	}
}

// The time left follows the clock, and a slot that is over says so.
func TestMeeting_Slot(t *testing.T) {
	k := newKitchen(t, "de", "")
	minutes := newMinutes(t, k)
	m := minutes.meeting()
	r := (Page{Say: assesstest.Printer(t, "de")}).guide(k.interview()).room
	for _, step := range []struct {
		after       int
		slot        string
		left, total int
		words       string
	}{{-5, "ws-opening", 15, 245, "noch 15"}, {0, "ws-opening", 10, 240, "noch 10"}, {9, "ws-opening", 1, 231, "noch 1 "}, {10, "ws-mirror", 25, 230, "noch 25"},
		{239, "ws-agreements", 1, 1, "noch 1 "}, {250, "ws-agreements", -10, -10, "seit 10 Minuten vorbei"}} {
		minutes.now = m.Start.Add(time.Duration(step.after) * time.Minute)
		s, left, total := m.slot()
		if s.ID != step.slot || left != step.left || total != step.total {
			t.Errorf("after %d minutes: %s, %d and %d left", step.after, s.ID, left, total)
		}
		if words := r.timeLeft(m); !strings.Contains(words, step.words) {
			t.Errorf("after %d minutes: %q", step.after, words)
		}
	}
}
