package terminal

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"lotse/assessment"
	"lotse/assessment/assesstest"
	"lotse/questionnaires"
)

// plainly runs an interview line by line over typed lines and returns what was printed.
func (k *kitchen) plainly(typed string, change func(*Interview)) string {
	k.t.Helper()
	iv := k.interview()
	if change != nil {
		change(iv)
	}
	var out bytes.Buffer
	if _, err := (Page{Say: assesstest.Printer(k.t, k.lang)}).InterviewPlain(k.t.Context(), strings.NewReader(typed), &out, iv); err != nil {
		k.t.Fatal(err)
	}
	return out.String()
}

// shows checks that words were printed, in this order.
func shows(t *testing.T, out string, words ...string) {
	t.Helper()
	rest := out
	for _, w := range words {
		_, after, found := strings.Cut(rest, w)
		if !found {
			t.Fatalf("%q is not printed, or not in its place:\n%s", w, out)
		}
		rest = after
	}
}

func TestPlain_Guides(t *testing.T) {
	k := newKitchen(t, "de", "")
	out := k.plainly("Nordhang\n<\n\nMaschinen\\\nPumpen\nviele\n240,5\n2, 4\nj\n", nil)
	shows(t, out, "Frage 1 von 9.", "Name des Unternehmens *", "Antwort:", "Gesichert: ", "Branche", "Bisher: Nordhang", "Zahl der Beschäftigten",
		"„viele“ ist keine Zahl", "Zahl", "Gesichert: ", "1: ", "Gibt es einen Betriebsrat?", "1: ja", "?: Weiß ich nicht", "-: Trifft bei uns nicht zu", "Arbeitet eine Agentur mit?")
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
	// The end of input ended it; another process goes on where this one stopped.
	if again := k.plainly("", nil); !strings.Contains(again, "Arbeitet eine Agentur mit?") || strings.Contains(again, "Name des Unternehmens") {
		t.Errorf("resumed with:\n%s", again)
	}
}

func TestPlain_Commands(t *testing.T) {
	k := newKitchen(t, "en", "experts")
	out := k.plainly("#ask Ada\n:evidence minutes of May\n:help\n3\n<\n?\n<\n:clear\n-\n=\n/willing\n:nonsense\n:back\n.\n4\n", nil)
	shows(t, out, "it is saved with the answer", "it is saved with the answer", ":back or <: to the question before", ":stop or .", "Saved",
		"So far: ", "✎ ask Ada", "Evidence: minutes of May", "Saved", "I don’t know", "Saved", "Saved", ": 1 of ", "How willingly", "‘:nonsense’ does not fit here")
	first := ""
	for id, a := range k.answers {
		if first = id; a.State != assessment.NotApplicable || a.Note != "ask Ada" || !cmp.Equal(a.Evidence, []string{"minutes of May"}) {
			t.Errorf("%s: %+v", id, a)
		}
	}
	if len(k.answers) != 1 || len(k.drafts) != 0 {
		t.Errorf("answers %v (%s), drafts %v", k.answers, first, k.drafts)
	}
	if strings.ContainsFunc(out, func(r rune) bool { return r >= 0x2500 && r < 0x25ff || unicode.IsControl(r) && r != '\n' }) {
		t.Error("box characters or control characters are printed")
	}
}

// A number that means two things is asked about, in a question and in a field.
func TestPlain_AmbiguousNumbers(t *testing.T) {
	k := newKitchen(t, "de", "")
	out := k.plainly("1.200\n2\n1200\n", func(iv *Interview) { iv.At = "company-headcount" })
	shows(t, out, "„1.200“ wird als 1,2 gelesen", "1: So ist es gemeint.", "Zahl", "Gesichert: 1200")
	if got := k.answers["company-headcount"].Value; !cmp.Equal(got, questionnaires.Value(questionnaires.Number(1200))) {
		t.Errorf("saved %v", got)
	}
	shows(t, k.plainly("+\nWerk\n1.200\n1\n>\n", func(iv *Interview) { iv.At = "departments" }), "wird als 1,2 gelesen", "Gesichert: 1 Eintrag")
}

// Words of either language and their beginnings are understood; a backslash makes an
// answer of anything.
func TestPlain_Words(t *testing.T) {
	k := newKitchen(t, "de", "")
	out := k.plainly(":hil\n:help\n\\:kein Befehl\n:zur\n:notiz so steht es im Handelsregister\n:ende\n", nil)
	if n := strings.Count(out, ":zurück oder <"); n != 2 {
		t.Errorf("help is printed %d times:\n%s", n, out)
	}
	a := k.answers["company-name"]
	if !cmp.Equal(a.Value, questionnaires.Value(questionnaires.Plain(":kein Befehl"))) || a.Note != "so steht es im Handelsregister" {
		t.Errorf("saved %+v", a)
	}
}

// Entries are saved one by one; one that is broken off is saved as far as it goes.
func TestPlain_Tables(t *testing.T) {
	k := newKitchen(t, "en", "")
	at := func(q string) func(*Interview) { return func(iv *Interview) { iv.At = q } }
	out := k.plainly("+\nWorks\nmany\n12\n>\n+\nSales", at("departments"))
	shows(t, out, "+: new entry", "Entry 1", "Field 1 of", "is not a number", "Saved", "1: Works", "Saved")
	list := k.answers["departments"].Value.(questionnaires.Entries)
	if len(list) != 2 || list[1].Text("department-name").In("") != "Sales" || list[0].ID == "" {
		t.Errorf("saved %v", list)
	}
	k.plainly("^2\n-2\n1\nSales and service\n>\n", at("departments"))
	if list = k.answers["departments"].Value.(questionnaires.Entries); len(list) != 1 || list[0].Text("department-name").In("") != "Sales and service" {
		t.Errorf("saved %v", list)
	}
}

func TestPlain_Notice(t *testing.T) {
	k := newKitchen(t, "de", "editors")
	consent := func(yes bool) func(*Interview) {
		return func(iv *Interview) { iv.Notice, iv.Consent = []string{"Alles bleibt vertraulich."}, yes }
	}
	shows(t, k.plainly("\n", consent(false)), "Bevor Sie beginnen", "Alles bleibt vertraulich.", "Eine leere Zeile beginnt.", "Frage 1 von")
	shows(t, k.plainly("x\n1\n", consent(true)), "Alles bleibt vertraulich.", "1: Ich habe", "2: Ich möchte nicht", "Frage 1 von")
	for _, typed := range []string{"2\n3\n", "", "x"} {
		if out := k.plainly(typed, consent(true)); strings.Contains(out, "Frage 1") {
			t.Errorf("%q goes on without consent", typed)
		}
	}
	if len(k.answers)+len(k.drafts) != 0 {
		t.Errorf("left behind: %v, %v", k.answers, k.drafts)
	}
}

func TestPlain_SaveFailsAndConflicts(t *testing.T) {
	k := newKitchen(t, "de", "")
	k.failure = errors.New("the disk is full")
	shows(t, k.plainly("Nordhang\nNordhang\n", nil), "nicht gesichert: the disk is full", "Antwort:", "Gesichert: ", "Branche")
	for _, choice := range []struct{ typed, want string }{{"1", "Meins"}, {"2", "Anderes"}, {"", "Anderes"}} {
		k := newKitchen(t, "de", "")
		k.other["company-name"] = assessment.GivenAnswer(questionnaires.Plain("Anderes"))
		shows(t, k.plainly("Meins\n"+choice.typed, nil), "Ihre Antwort: Meins", "Gesichert ist jetzt: Anderes", "1: ", "2: ")
		if got := k.answers["company-name"].Value.(questionnaires.Text).In(""); got != choice.want {
			t.Errorf("%q: saved %q, want %q", choice.typed, got, choice.want)
		}
	}
}

// A typist answers line by line, whatever form a question has, and notes what the
// answers must be as plain data.
type typist struct {
	t     *testing.T
	p     *plain
	queue []string
	want  map[string]assessment.Answer
	n     int
	last  *questionnaires.Question
}

// Read gives one line at a time: what is typed next depends on what is asked.
func (y *typist) Read(b []byte) (int, error) {
	if len(y.queue) == 0 {
		q := y.p.at
		if q != nil && q == y.last {
			y.t.Fatalf("%s is asked twice", q.ID)
		}
		if y.last = q; q == nil {
			y.queue = []string{""}
		} else {
			v, faults := q.Kind.Parse(y.answer(q))
			if len(faults) > 0 {
				y.t.Fatalf("%s: no answer: %v", q.ID, faults)
			}
			y.want[q.ID] = assessment.GivenAnswer(v)
		}
	}
	line := y.queue[0] + "\n"
	if len(line) > len(b) {
		y.t.Fatal("a line is longer than what is read at once")
	}
	y.queue = y.queue[1:]
	return copy(b, line), nil
}

func (y *typist) line(s string) { y.queue = append(y.queue, s) }

func (y *typist) word() string {
	y.n++
	return "Wort " + strconv.Itoa(y.n) + " ß“x"
}

func (y *typist) answer(q *questionnaires.Question) any {
	c := y.p.field(q.Kind).control
	switch c.Form {
	case questionnaires.FormTable:
		var list []any
		for range 2 {
			y.line("+")
			list = append(list, y.fields(c.Columns))
		}
		y.line("")
		return list
	case questionnaires.FormGrid:
		return y.grid(c)
	}
	return y.value(c)
}

// value types one value.
func (y *typist) value(c questionnaires.Control) any {
	switch c.Form {
	case questionnaires.FormLevels:
		y.line("4")
		return 4.0
	case questionnaires.FormPickOne:
		if len(c.Options) == 0 {
			y.line("")
			return nil
		}
		i := y.n % len(c.Options)
		y.n++
		y.line(strconv.Itoa(i + 1))
		return c.Options[i].ID
	case questionnaires.FormPickMany:
		switch len(c.Options) {
		case 0:
			y.line("")
			return nil
		case 1:
			y.line("1")
			return []any{c.Options[0].ID}
		}
		y.line("1, 2")
		return []any{c.Options[0].ID, c.Options[1].ID}
	case questionnaires.FormNumber:
		if c.Bounded && c.Step == 1 && !math.IsInf(c.Max, 0) {
			y.line(strconv.Itoa(int(c.Max)))
			return c.Max
		}
		y.line("2,5")
		return 2.5
	case questionnaires.FormDate:
		y.line("2026-11-24")
		return "2026-11-24"
	case questionnaires.FormLines:
		one, two := y.word(), y.word()
		y.line(one + `\`)
		y.line(two)
		return one + "\n" + two
	}
	words := y.word()
	y.line(words)
	return words
}

func (y *typist) fields(columns []questionnaires.Column) map[string]any {
	m := map[string]any{}
	for i := range columns {
		col := &columns[i]
		value, into := y.value(y.p.field(col.Kind).control), m
		if col.Under != "" {
			if m[col.Under] == nil {
				m[col.Under] = map[string]any{}
			}
			into = m[col.Under].(map[string]any)
		}
		into[col.Key] = value
	}
	return m
}

func (y *typist) grid(c questionnaires.Control) any {
	m := map[string]any{}
	for i, row := range c.Rows {
		if !isMatrix(c) {
			y.line("+")
			m[row.ID] = y.fields(c.Columns)
			continue
		}
		fields, words := map[string]any{}, ""
		letters := c.Columns[0].Kind.Control("").Options
		for k := range c.Columns {
			id := letters[(i+k)%len(letters)].ID
			words += strconv.Itoa(k+1) + strings.ToLower(id) + " "
			fields[c.Columns[k].Key] = []any{id}
		}
		y.line(words)
		m[row.ID] = fields
	}
	return m
}

// Every question of the built-in pack is answered line by line. The answers are those
// of an engagement document that was written by hand, to the last byte.
func TestPlain_AnswersEverything(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, group := range flows(t) {
			t.Run(lang+" "+group, func(t *testing.T) {
				k := newKitchen(t, lang, group)
				y := &typist{t: t, want: map[string]assessment.Answer{}}
				var out bytes.Buffer
				y.p = (Page{Say: assesstest.Printer(t, lang)}).plain(t.Context(), y, &out, k.interview())
				if done, err := y.p.run(); err != nil || !done {
					t.Errorf("done %v, %v:\n%s", done, err, out.String())
				}
				if diff := cmp.Diff(written(t, k, y.want), written(t, k, k.answers)); diff != "" {
					t.Errorf("the documents differ (-want +got):\n%s", diff)
				}
			})
		}
	}
}

// Whatever is typed, nothing but answers is saved, all of them valid, and the end of
// input ends.
func FuzzPlain(f *testing.F) {
	for _, s := range []string{"Nordhang\n\n<\n", "+\nx\n>\n-1\n^2\n", "1R 2A\n1:\n9999999Z\n", "#a\n:beleg b\n:leeren\n", "/swot\n1\n", "\\\n\\\\\n\x00\x1b[2J\n", ":stimmen\n1\n3\n4\n", "?\n-\n.\n"} {
		f.Add(s, "de", uint8(0))
		f.Add(s, "en", uint8(1))
	}
	groups := flows(f)
	first := newKitchen(f, "de", "")
	meeting := newMinutes(f, first).meeting() // its results do not change
	f.Fuzz(func(t *testing.T, typed, lang string, which uint8) {
		if lang != "en" {
			lang = "de"
		}
		k := newKitchenOf(t, first.pack, lang, groups[int(which)%len(groups)])
		var out bytes.Buffer
		m := newMinutes(t, k)
		iv := k.interview()
		if k.group == "" {
			iv.Meeting = m.with(*meeting)
		}
		if _, err := (Page{Say: assesstest.Printer(t, lang)}).InterviewPlain(t.Context(), strings.NewReader(typed), &out, iv); err != nil {
			t.Fatal(err)
		}
		for id, a := range k.answers {
			q := k.pack.Question(id)
			if v, faults := q.Kind.Parse(q.Kind.Plain(a.Value)); a.State == assessment.Given && (len(faults) > 0 || v == nil) {
				t.Errorf("%s: saved %+v, which is no answer: %v", id, a, faults)
			}
		}
		if err := m.w.Check(k.pack); err != nil {
			t.Error(err)
		}
		if strings.ContainsFunc(out.String(), func(r rune) bool { return unicode.IsControl(r) && r != '\n' }) {
			t.Errorf("control characters are printed: %q", out.String())
		}
	})
}

// Whoever ends the program from outside does not wait for a line.
func TestPlain_IsInterrupted(t *testing.T) {
	k := newKitchen(t, "de", "")
	ctx, cancel := context.WithCancel(t.Context())
	in, typed := io.Pipe()
	defer typed.Close()
	go func() {
		if _, err := io.WriteString(typed, "Nordhang\n"); err != nil {
			t.Error(err)
		}
		cancel() // the next line never comes
	}()
	done, err := (Page{Say: assesstest.Printer(t, "de")}).InterviewPlain(ctx, in, io.Discard, k.interview())
	if done || err != nil || len(k.answers) > 1 {
		t.Errorf("done %v, %v, saved %v", done, err, k.answers)
	}
}

// A failing writer ends the interview.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

func TestPlain_NobodyListens(t *testing.T) {
	k := newKitchen(t, "de", "")
	gone := errors.New("nobody listens")
	_, err := (Page{Say: assesstest.Printer(t, "de")}).InterviewPlain(t.Context(), strings.NewReader("Nordhang\n"), broken{gone}, k.interview())
	if !errors.Is(err, gone) || len(k.answers) != 0 {
		t.Errorf("%v, saved %v", err, k.answers)
	}
}
