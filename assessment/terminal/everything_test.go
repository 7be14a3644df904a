package terminal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/assessment/document"
	"lotse/questionnaires"
)

// The screens every question must fit.
var screens = []struct{ w, h int }{{40, 12}, {60, 20}, {80, 24}, {120, 40}}

// flows are the workshop and every group of the built-in pack.
func flows(t testing.TB) []string {
	p := assesstest.Builtin(t)
	list := []string{""}
	for _, g := range p.Groups {
		list = append(list, g.ID)
	}
	return list
}

// No question of the built-in pack is larger than the screen, empty or filled in, in
// the list or in an open field; the question, the marked line and the way out are on it.
func TestRunner_FitsEveryScreen(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, group := range flows(t) {
			for _, s := range screens {
				t.Run(fmt.Sprintf("%s %s %d×%d", lang, group, s.w, s.h), func(t *testing.T) {
					d := newKitchen(t, lang, group).drive(s.w, s.h)
					for _, q := range slices.Collect(questions(d.m.(*runner))) {
						lookAround(d, q, lang, s.w, s.h)
					}
				})
			}
		}
	}
}

// lookAround goes through a question's list, fields and overlays.
func lookAround(d *driver, q *questionnaires.Question, lang string, w, h int) {
	r := d.m.(*runner)
	d.run(r.load(q))
	r.look(d, q, lang, w, h)
	for range 3 {
		d.press("down")
		r.look(d, q, lang, w, h)
	}
	d.press("home", "enter")
	for range 17 { // more than a table has fields
		r.look(d, q, lang, w, h)
		if r.ed == nil || !r.ed.inside() {
			break
		}
		d.press("tab")
	}
	for _, key := range []string{"ctrl+l", "ctrl+n", "ctrl+g"} {
		if r.load(q); !r.ed.inside() {
			d.press(key)
			r.look(d, q, lang, w, h)
			d.press("esc")
		}
	}
}

func (r *runner) look(d *driver, q *questionnaires.Question, lang string, w, h int) {
	d.t.Helper()
	d.fits(w, h)
	screen := d.screen()
	_, list := r.ed.(*pick)
	switch asked := r.at == q && r.overlay == nil; {
	case !strings.Contains(screen, "+c "):
		d.t.Fatalf("%s: no way out is told:\n%s", q.ID, screen)
	case asked && !strings.Contains(screen, strings.Fields(q.Ask.In(lang))[0]):
		d.t.Fatalf("%s: the question is not on the screen:\n%s", q.ID, screen)
	case asked && list && r.ed.(*pick).at >= 0 && !strings.Contains(screen, "› "):
		d.t.Fatalf("%s: the marked line is not on the screen:\n%s", q.ID, screen)
	}
}

func questions(r *runner) func(func(*questionnaires.Question) bool) {
	return func(yield func(*questionnaires.Question) bool) {
		for _, q := range r.iv.Flow.Questions() {
			if !yield(q) {
				return
			}
		}
	}
}

// A hand answers by pressing keys, whatever form a question has. It returns what the
// answer must be, written as plain data.
type hand struct {
	*driver
	r *runner
	n int // different words each time
}

func (h *hand) word() string {
	h.n++
	return "Wort " + strconv.Itoa(h.n) + " ß“x"
}

// answer answers the question on the screen.
func (h *hand) answer(q *questionnaires.Question) any {
	c := h.r.field(q.Kind).control
	switch c.Form {
	case questionnaires.FormTable:
		return h.table(c)
	case questionnaires.FormGrid:
		if isMatrix(c) {
			return h.matrix(c)
		}
		return h.rows(c)
	}
	in := h.enter(c)
	h.press("enter")
	return in
}

// enter fills in one value; Enter is still to come.
func (h *hand) enter(c questionnaires.Control) any {
	switch c.Form {
	case questionnaires.FormLevels:
		h.press("4")
		return 4.0
	case questionnaires.FormPickOne:
		if len(c.Options) == 0 {
			return nil
		}
		i := h.n % min(9, len(c.Options))
		h.n++
		h.press(strconv.Itoa(i + 1))
		return c.Options[i].ID
	case questionnaires.FormPickMany:
		if len(c.Options) > 1 {
			h.press("down", "space", "down", "space")
			return []any{c.Options[0].ID, c.Options[1].ID}
		}
		if len(c.Options) == 1 {
			h.press("1")
			return []any{c.Options[0].ID}
		}
		return nil
	case questionnaires.FormNumber:
		if c.Bounded && c.Step == 1 && c.Max-c.Min < rated {
			h.press(strconv.Itoa(int(c.Max)))
			return c.Max
		}
		h.press("2,5")
		return 2.5
	case questionnaires.FormDate:
		h.press("2026-11-24")
		return "2026-11-24"
	case questionnaires.FormLines:
		one, two := h.word(), h.word()
		h.press(one, "ctrl+j", two)
		return one + "\n" + two
	}
	words := h.word()
	h.press(words)
	return words
}

func (h *hand) fields(columns []questionnaires.Column) map[string]any {
	m := map[string]any{}
	for i := range columns {
		col := &columns[i]
		value := h.enter(h.r.field(col.Kind).control)
		into := m
		if col.Under != "" {
			if m[col.Under] == nil {
				m[col.Under] = map[string]any{}
			}
			into = m[col.Under].(map[string]any)
		}
		into[col.Key] = value
		h.press("enter")
	}
	return m
}

func (h *hand) table(c questionnaires.Control) any {
	var list []any
	for range 2 {
		h.press("+")
		list = append(list, h.fields(c.Columns))
	}
	h.press("end", "enter")
	return list
}

func (h *hand) rows(c questionnaires.Control) any {
	m := map[string]any{}
	for _, row := range c.Rows {
		h.press("enter")
		m[row.ID] = h.fields(c.Columns)
	}
	h.press("end", "enter")
	return m
}

func (h *hand) matrix(c questionnaires.Control) any {
	m := map[string]any{}
	letters := c.Columns[0].Kind.Control("").Options
	for i, row := range c.Rows {
		fields := map[string]any{}
		for k := range c.Columns {
			id := letters[(i+k)%len(letters)].ID
			h.press(strings.ToLower(id), "right")
			fields[c.Columns[k].Key] = []any{id}
		}
		m[row.ID] = fields
		h.press("enter")
	}
	h.press("enter")
	return m
}

// Every question of the built-in pack is answered by its keys. The answers are those
// of an engagement document that was written by hand, to the last byte.
func TestRunner_AnswersEverything(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for i, group := range flows(t) {
			s := screens[i%len(screens)]
			t.Run(fmt.Sprintf("%s %s %d×%d", lang, group, s.w, s.h), func(t *testing.T) {
				k := newKitchen(t, lang, group)
				d := k.drive(s.w, s.h)
				h := &hand{driver: d, r: d.m.(*runner)}
				want := map[string]assessment.Answer{}
				for h.r.at != nil {
					q := h.r.at
					in := h.answer(q)
					v, faults := q.Kind.Parse(in)
					if len(faults) > 0 {
						t.Fatalf("%s: %v is no answer: %v", q.ID, in, faults)
					}
					want[q.ID] = assessment.GivenAnswer(v)
					if h.r.at == q {
						t.Fatalf("%s stays on the screen:\n%s", q.ID, d.screen())
					}
				}
				if h.r.begin() != nil {
					t.Errorf("still open: %s", h.r.begin().ID)
				}
				if diff := cmp.Diff(written(t, k, want), written(t, k, k.answers)); diff != "" {
					t.Errorf("the documents differ (-want +got):\n%s", diff)
				}
				d.press("enter")
				if !d.quit || !h.r.done || len(k.settled(d).drafts) != 0 {
					t.Errorf("at the end: quit %v, done %v, drafts %v", d.quit, h.r.done, k.drafts)
				}
			})
		}
	}
}

// written is the engagement document with the answers.
func written(t *testing.T, k *kitchen, answers map[string]assessment.Answer) string {
	t.Helper()
	e := &assessment.Engagement{ID: "oakhill", Client: "Oakhill", Language: k.lang, Pack: k.pack.ID, Mode: assessment.ModePanel, KMin: 3,
		Rounds: []assessment.Round{{ID: "baseline"}}}
	if k.group == "" {
		e.Rounds[0].Facts = answers
	} else {
		e.Rounds[0].Respondents = []assessment.Respondent{{ID: "e1", Group: k.group, Answers: answers}}
	}
	data, err := document.Encode(e, k.pack)
	if err != nil {
		t.Fatal(err)
	}
	// What was written is read back: it is a document, not only bytes.
	back, err := document.Decode("oakhill.yaml", data, func(string, string) (*questionnaires.Pack, error) { return k.pack, nil })
	if err != nil {
		t.Fatal(err)
	}
	if len(answers) > 0 && len(back.Rounds[0].Facts)+len(back.Rounds[0].Respondents) == 0 {
		t.Fatal("the document holds no answers")
	}
	return string(data)
}
