package terminal

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// A kitchen is an interview whose answers go nowhere but here.
type kitchen struct {
	t       testing.TB
	mu      sync.Mutex
	pack    *questionnaires.Pack
	group   string
	lang    string
	answers map[string]assessment.Answer
	drafts  map[string]string
	failure error // of the next save
	other   map[string]assessment.Answer
	facts   assessment.Facts
}

func newKitchen(t testing.TB, lang, group string) *kitchen {
	t.Helper()
	p := assesstest.Builtin(t)
	return newKitchenOf(t, p, lang, group)
}

func newKitchenOf(t testing.TB, p *questionnaires.Pack, lang, group string) *kitchen {
	return &kitchen{t: t, pack: p, lang: lang, group: group, answers: map[string]assessment.Answer{}, drafts: map[string]string{}, other: map[string]assessment.Answer{}}
}

// interview begins or resumes, as after a crash: with what was saved and nothing else.
func (k *kitchen) interview() *Interview {
	k.mu.Lock()
	defer k.mu.Unlock()
	flow := assessment.NewWorkshopFlow(k.pack, maps.Clone(k.answers))
	if k.group != "" {
		flow = assessment.NewFlow(k.pack, k.group, maps.Clone(k.answers), k.facts)
	}
	return &Interview{Title: "Nordhang", Pack: k.pack, Flow: flow, Facts: k.facts, Drafts: maps.Clone(k.drafts), Save: k.save, SaveDraft: k.saveDraft}
}

func (k *kitchen) save(question string, a assessment.Answer) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if err := k.failure; err != nil {
		k.failure = nil
		return err
	}
	if now, there := k.other[question]; there {
		delete(k.other, question)
		k.answers[question] = now
		return &Conflict{Question: question, Now: now}
	}
	if a.State == assessment.Missing {
		delete(k.answers, question)
	} else {
		k.answers[question] = a
	}
	return nil
}

func (k *kitchen) saveDraft(question, draft string) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if draft == "" {
		delete(k.drafts, question)
	} else {
		k.drafts[question] = draft
	}
	return nil
}

func (k *kitchen) runner(change func(*Interview)) *runner {
	iv := k.interview()
	if change != nil {
		change(iv)
	}
	r := newRunner(Page{Say: assesstest.Printer(k.t, k.lang)}, iv)
	k.t.Cleanup(func() {
		if err := r.drafts.close(); err != nil {
			k.t.Error(err)
		}
	})
	return r
}

// drive begins or resumes on a screen.
func (k *kitchen) drive(width, height int) *driver {
	d := drive(k.t, k.runner(nil), width, height)
	d.idle = true
	return d
}

// settled waits until every draft is kept.
func (k *kitchen) settled(d *driver) *kitchen {
	d.m.(*runner).drafts.flush()
	return k
}

func TestRunner_Guides(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24).sees("Name des Unternehmens *", "Frage 1 von 9", "0/", "enter weiter", "strg+c Ende")
	d.press("enter").sees("! Bitte beantworten Sie diese Frage.")
	d.press("Nordhang", "enter").sees("✓ gesichert", "Branche und wichtigste Leistungen")
	if got := k.answers["company-name"].Value; !cmp.Equal(got, questionnaires.Value(questionnaires.Plain("Nordhang"))) {
		t.Errorf("saved %v", got)
	}
	d.press("shift+tab").sees("Nordhang", "✓ beantwortet")
	d.press("shift+tab").sees("Name des Unternehmens") // there is nothing before it
	d.press("enter", "Maschinen", "shift+enter", "Pumpen", "enter").sees("Zahl der Beschäftigten")
	d.press("viele", "enter").sees("„viele“ ist keine Zahl")
	d.press("shift+tab").sees("Maschinen", "Pumpen") // back from what is no number, which waits
	d.press("enter").sees("viele", "◐ Entwurf").press("ctrl+u", "240,5", "enter").sees("Was ist der Anlass")
	d.press("enter").sees("Leertaste")
	d.press("2", "4", "enter").sees("Gibt es einen Betriebsrat?").press("enter").sees("Bitte wählen Sie")
	d.press("j", "enter").sees("Arbeitet eine Agentur mit?")
	want := map[string]questionnaires.Value{
		"company-name": questionnaires.Plain("Nordhang"), "company-industry": questionnaires.Plain("Maschinen\nPumpen"),
		"company-headcount": questionnaires.Number(240.5), "company-trigger": questionnaires.Picks{"trig-stalled", "trig-incident"},
		"company-works-council": questionnaires.Flag(true),
	}
	got := map[string]questionnaires.Value{}
	for id, a := range k.answers {
		got[id] = a.Value
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("answers (-want +got):\n%s", diff)
	}
	// Another process goes on where this one stopped.
	k.settled(d).drive(80, 24).sees("Arbeitet eine Agentur mit?", "5/")
}

// What is typed is there after a crash, valid or not, wherever it was typed.
func TestRunner_KeepsDrafts(t *testing.T) {
	k := newKitchen(t, "en", "")
	d := k.drive(80, 24).press("Oakhill half ty")
	k.settled(d).drive(80, 24).sees("Oakhill half ty", "◐ draft", "0/")
	d = k.drive(80, 24).press("ctrl+n", "ask Ada", "enter", "minutes of May", "esc").sees("✎ ask Ada", "1 piece of evidence")
	d = k.settled(d).drive(80, 24).sees("✎ ask Ada").press("enter") // the answer takes its note along
	a := k.answers["company-name"]
	if a.Note != "ask Ada" || !cmp.Equal(a.Evidence, []string{"minutes of May"}) || len(k.settled(d).drafts) != 0 {
		t.Errorf("saved %+v, drafts %v", a, k.drafts)
	}
	d.press("x", "enter", "none at all", "pgdown").sees("What prompts")
	k.settled(d)
	d = k.drive(80, 24).sees("Number of employees", "none at all")
	d.press("ctrl+g", "departments", "enter").sees("+ add an entry", "no entries, go on")
	d.press("enter").sees("Entry 1", "Name *").press("Work", "enter", "many")
	d = k.settled(d).drive(80, 24).press("ctrl+g", "departments", "enter").sees("Entry 1", "Work", "many")
	d.press("enter").sees("is not a number").press("esc").sees("1. Work", "+ add")
	d.press("+", "Sales", "esc", "end", "enter").sees("Channels")
	if got := k.answers["departments"].Value.(questionnaires.Entries); len(got) != 2 || got[1].Text("department-name").In("") != "Sales" || got[0].ID == "" {
		t.Errorf("saved %v", got)
	}
}

func TestRunner_States(t *testing.T) {
	k := newKitchen(t, "de", "experts")
	d := k.drive(80, 24).sees("○ 1", "Weiß ich nicht", "Trifft bei uns nicht zu").lacks("›")
	d.press("enter").sees("! Bitte wählen Sie den letzten Satz")
	first := d.m.(*runner).at.ID
	d.press("3").sees("● 3", "◐ Entwurf", "0/").press("enter", "shift+tab").sees("● 3", "✓ beantwortet")
	d.press("ctrl+o")
	if k.answers[first].State != assessment.DontKnow {
		t.Errorf("ctrl+o: %+v", k.answers[first])
	}
	d.press("shift+tab").sees("› ●   Weiß ich nicht", "? Weiß ich nicht")
	d.press("ctrl+o").sees("● 3", "◐ Entwurf") // what was there before comes back
	if _, there := k.answers[first]; there {
		t.Errorf("taken back: %+v", k.answers[first])
	}
	d.press("enter", "down", "up", "enter").press("shift+tab").sees("– Trifft bei uns nicht zu")
}

// A failed save keeps what was typed, says why, and works the next time.
func TestRunner_SaveFails(t *testing.T) {
	k := newKitchen(t, "de", "")
	k.failure = errors.New("the disk is full")
	d := k.drive(80, 24).press("Nordhang", "enter").sees("! nicht gesichert: the disk is full", "Nordhang", "0/")
	if len(k.answers) != 0 || len(k.settled(d).drafts) != 1 {
		t.Errorf("answers %v, drafts %v", k.answers, k.drafts)
	}
	d.press("enter").sees("✓ gesichert", "Branche")
	k.failure = errors.New("the disk is full")
	d.press("Pumpen", "shift+tab").sees("Branche", "nicht gesichert").press("shift+tab").sees("Name des Unternehmens")
}

// Somebody else's answer is shown beside one's own; nothing is overwritten unseen.
func TestRunner_Conflict(t *testing.T) {
	for _, choice := range []struct {
		key, want string
	}{{"1", "Meins"}, {"2", "Anderes"}} {
		k := newKitchen(t, "de", "")
		k.other["company-name"] = assessment.Answer{State: assessment.Given, Value: questionnaires.Plain("Anderes"), Note: "von Ada"}
		d := k.drive(80, 24).press("Meins", "enter")
		d.sees("inzwischen geändert", "Ihre Antwort:", "Meins", "Gesichert ist jetzt:", "Anderes", "✎ von Ada").fits(80, 24)
		d.press("enter").sees("inzwischen geändert") // nothing is chosen yet
		d.press(choice.key, "enter")
		if got := k.answers["company-name"].Value.(questionnaires.Text).In(""); got != choice.want {
			t.Errorf("key %s: saved %q, want %q", choice.key, got, choice.want)
		}
		if choice.key == "2" {
			d.sees("Anderes", "✎ von Ada", "Name des Unternehmens")
		}
		if len(k.settled(d).drafts) != 0 {
			t.Errorf("key %s: drafts %v", choice.key, k.drafts)
		}
	}
}

func TestRunner_Notice(t *testing.T) {
	k := newKitchen(t, "de", "editors")
	notice := func(consent bool) *driver {
		d := drive(t, k.runner(func(iv *Interview) { iv.Notice, iv.Consent = []string{"Alles bleibt vertraulich."}, consent }), 60, 20)
		return d.sees("Bevor Sie beginnen", "Alles bleibt vertraulich.")
	}
	notice(false).press("x").sees("Bevor Sie beginnen").press("enter").sees("Frage 1 von")
	notice(true).press("enter").sees("Bevor Sie beginnen").press("1", "enter").sees("Frage 1 von")
	if d := notice(true).press("2", "enter"); !d.quit {
		t.Error("who does not agree is not let go")
	}
	if len(k.answers)+len(k.drafts) != 0 {
		t.Errorf("left behind: %v, %v", k.answers, k.drafts)
	}
}

// A number that means two things is not taken for granted, and what was understood is
// read back.
func TestRunner_Numbers(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24)
	r := d.m.(*runner)
	r.load(r.pack.Question("company-headcount"))
	d.press("1.200", "enter").sees("„1.200“ wird als 1,2 gelesen", "Zahl der Beschäftigten")
	d.press("ctrl+u", "1200", "enter").sees("✓ gesichert: 1200", "Was ist der Anlass")
	d.press("shift+tab", "ctrl+u", "1.250", "enter", "enter").sees("✓ gesichert: 1,25")
	d.press("shift+tab", "enter").sees("Was ist der Anlass") // what nobody touched is asked about no more
}

func TestRunner_Table(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24)
	r := d.m.(*runner)
	r.load(r.pack.Question("channels"))
	d.sees("+ Eintrag hinzufügen", "keine Einträge, weiter").press("+", "Blog", "esc").sees("1. ! es fehlt: Zustand · Blog")
	d.press("up", "enter", "tab", "1", "enter").sees("› Zweck", "regelmäßig bespielt").press("esc").sees("1. Blog · regelmäßig bespielt")
	d.press("+", "Messe", "esc", "end", "up", "up").sees("› 2. ").press("[").sees("› 1. ! es fehlt: Zustand · Messe", "2. Blog")
	d.press("-").sees("› 1. Blog").lacks("Messe").press("u").sees("› 1. ! es fehlt: Zustand · Messe", "2. Blog")
	d.press("end", "enter", "shift+tab")
	if got := k.answers["channels"].Value.(questionnaires.Entries); len(got) != 2 || got[0].Text("channel-name").In("") != "Messe" {
		t.Errorf("saved %v", got)
	}
	// What another answer refers to stays.
	d.sees("→ fertig mit 2 Einträgen, weiter")
	k.answers["audience-profiles"] = assessment.GivenAnswer(questionnaires.Entries{{ID: "a1", Fields: map[string]questionnaires.Value{
		"aud-channels": questionnaires.Picks{k.answers["channels"].Value.(questionnaires.Entries)[0].ID}}}})
	d = k.settled(d).drive(80, 24)
	r = d.m.(*runner)
	r.load(r.pack.Question("channels"))
	d.press("home", "-").sees("! Dieser Eintrag wird noch gebraucht bei: Zielgruppenprofil", "1. ! es fehlt")
}

// What was emptied and left is no answer: that there is nothing is said with Enter.
func TestRunner_LeavesEmptied(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24)
	r := d.m.(*runner)
	r.load(r.pack.Question("company-trigger"))
	d.press("2", "enter", "shift+tab", "backspace").lacks("[x]").press("tab")
	if got := k.answers["company-trigger"].Value; !cmp.Equal(got, questionnaires.Value(questionnaires.Picks{"trig-stalled"})) {
		t.Errorf("saved %v", got)
	}
	d.press("shift+tab").sees("◐ Entwurf").lacks("[x]").press("enter").sees("Noch einmal Enter").press("enter", "shift+tab")
	if got := k.answers["company-trigger"].Value; !cmp.Equal(got, questionnaires.Value(questionnaires.Picks{})) {
		t.Errorf("saved %v", got)
	}
}

// A day is typed and shown as the language writes it.
func TestRunner_Dates(t *testing.T) {
	for lang, shown := range map[string]string{"de": "┃ 24.11.2026", "en": "┃ 2026-11-24"} {
		k := newKitchen(t, lang, "")
		d := k.drive(80, 24)
		r := d.m.(*runner)
		r.load(r.pack.Question("communication-goals"))
		deadline := func() {
			d.press("home", "enter")
			for !slices.ContainsFunc([]string{"Bis wann?", "By when?"}, func(s string) bool { return strings.Contains(d.screen(), "› "+s) }) {
				d.press("tab")
			}
		}
		d.press("+", "Ziel", "esc")
		deadline()
		d.press("24.11.2026", "enter")
		d.press("esc")
		deadline()
		d.sees(shown).press("x", "enter").sees("!").press("backspace", "enter", "esc", "end", "enter")
		got, _ := k.answers["communication-goals"].Value.(questionnaires.Entries)
		if len(got) != 1 || got[0].Fields["goal-deadline"] != questionnaires.Value(questionnaires.Date("2026-11-24")) {
			t.Errorf("%s: saved %v", lang, got)
		}
	}
}

// A matrix says what catches the eye, and lets it be.
func TestRunner_Matrix(t *testing.T) {
	k := newKitchen(t, "de", "")
	d := k.drive(80, 24)
	r := d.m.(*runner)
	r.load(r.pack.Question("raci"))
	d.lacks("!").press("r").sees("! Niemand verantwortet das Ergebnis.").press("right", "a").sees("  R    A ").lacks("verantwortet das Ergebnis.")
	d.press("a").sees("  R    · ").press("u", "u").lacks("  R    A ").press("enter", "end", "i", "end", "down").sees("IT: ")
	d.press("down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down", "down").sees("› → fertig, weiter (2 von 16 ausgefüllt)")
	d.press("enter").sees("Welche Informationen fließen")
	want := questionnaires.Cells{"act-set-goals": {"role-managing-director": questionnaires.Picks{"R"}}, "act-approve-rules": {"role-it": questionnaires.Picks{"I"}}}
	if diff := cmp.Diff(questionnaires.Value(want), k.answers["raci"].Value); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
}
